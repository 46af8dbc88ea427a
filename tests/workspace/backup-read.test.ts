import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backupFiles } from '$lib/workspace/backup';
import { readBackup } from '$lib/workspace/backup-read';
import { added, changesOf, contentOf, edited, filesOf, hashOf, type Copy } from './backup-copies';

const TEXTS = { 'lait-2026-01-15': 'january', 'lait-2026-04-08': 'april' };
const copy: Copy = {
	changes: changesOf([
		added('lait-2026-01-15', TEXTS['lait-2026-01-15']),
		added('lait-2026-04-08', TEXTS['lait-2026-04-08']),
		edited('dental', '90', '91')
	]),
	bytes: filesOf(TEXTS)
};
const APRIL = 'editions/lait-2026-04-08/lait-2026-04-08.csv';
const bytesOf = (text: string) => new TextEncoder().encode(text);
type Json = { [name: string]: Json } & Json[];

/** The files of a backup after something was done to them. */
async function tampered(work: (files: Map<string, Uint8Array>) => void) {
	const files = new Map(await backupFiles(contentOf(copy)));
	work(files);
	return files;
}

/** The files of a backup after something was done to `backup.json`. */
const rewritten = (work: (json: Json) => void) =>
	tampered((files) => {
		const json = JSON.parse(new TextDecoder().decode(files.get('backup.json'))) as Json;
		work(json);
		files.set('backup.json', bytesOf(JSON.stringify(json)));
	});

async function said(files: ReadonlyMap<string, Uint8Array>, damaged: readonly string[] = []) {
	const read = await readBackup(files, damaged);
	return read.done ? read.value : read.sentence;
}

describe('a backup on the way in', () => {
	it('made by a newer version is refused before anything else of it is read', async () => {
		const newer = await rewritten((json) => {
			Object.assign(json, { backup: 2, program: '0.9.0', changes: 'in another form' });
		});
		expect(await said(newer)).toMatch(
			/^This backup was made by a newer version of the program \(0\.9\.0\).*Update the site first/
		);
	});

	it('that is no backup, or whose list cannot be read, is refused', async () => {
		expect(await said(new Map([['a.csv', bytesOf('a')]]))).toMatch(
			/^This zip is not a backup made here/
		);
		expect(await said(new Map(), ['backup.json'])).toMatch(/^This backup is damaged/);
		for (const text of [
			'',
			'{',
			'\u0000',
			'[]',
			'null',
			'3',
			'{"backup":1}',
			'{"backup":"1"}',
			'{"backup":0}'
		])
			expect(await said(new Map([['backup.json', bytesOf(text)]])), text).toMatch(
				/^This backup (is damaged|was changed or is damaged).*Nothing here is changed\.$/
			);
		expect(await said(new Map([['backup.json', new Uint8Array([0xff, 0xfe, 0x7b])]]))).toMatch(
			/damaged/
		);
	});

	const first = (json: Json) => json['changes']?.[0] as Json;
	const editionOf = (json: Json) => first(json)['step']?.['upload'] as Json;
	const editOf = (json: Json) => json['changes']?.[2]?.['step']?.['edits']?.[0] as Json;
	it.each<[string, (json: Json) => object]>([
		['an id that is no whole number', (json) => Object.assign(first(json), { id: 1.5 })],
		['an id used twice', (json) => Object.assign(first(json), { id: 2 })],
		['an undone change before a done one', (json) => Object.assign(first(json), { undone: true })],
		['a time that is none', (json) => Object.assign(first(json), { at: '2026-13-45T00:00:00Z' })],
		['a time in words', (json) => Object.assign(first(json), { at: 'yesterday' })],
		['no words', (json) => Object.assign(first(json), { words: null })],
		['endless words', (json) => Object.assign(first(json), { words: 'w'.repeat(200_000) })],
		['a null letter', (json) => Object.assign(first(json), { words: 'a\0b' })],
		['half a letter', (json) => Object.assign(first(json), { words: 'a\ud800' })],
		['a field more', (json) => Object.assign(first(json), { script: 'x' })],
		[
			'a step of another kind',
			(json) => Object.assign(first(json)['step'] as Json, { kind: 'toString' })
		],
		[
			'an edition’s id that is none',
			(json) => Object.assign(editionOf(json)['vintage'] as Json, { vintage: '../a' })
		],
		['a day that is none', (json) => Object.assign(editionOf(json), { accepted: '2026-02-30' })],
		[
			'a status nobody knows',
			(json) => Object.assign(editionOf(json)['vintage'] as Json, { status: 'true' })
		],
		[
			'a hash that is none',
			(json) => Object.assign(editionOf(json)['vintage'] as Json, { hash: 'abc' })
		],
		['a negative size', (json) => Object.assign(editionOf(json), { size: -1 })],
		[
			'answers that are no texts',
			(json) => Object.assign(editionOf(json), { answers: { rule: { deep: 1 } } })
		],
		['a table outside the record', (json) => Object.assign(editOf(json), { table: '../../x' })],
		[
			'a row neither before nor after',
			(json) => Object.assign(editOf(json), { before: null, after: null })
		],
		['a row of numbers', (json) => Object.assign(editOf(json), { after: { value: 4 } })],
		[
			'a column that is no name',
			(json) => Object.assign(editOf(json), { after: { 'on click': 'x' } })
		],
		[
			'a column that reaches an object’s workings',
			(json) => Object.assign(editOf(json), { after: { constructor: 'x' } })
		],
		['files in a list', (json) => Object.assign(json, { files: [] })],
		[
			'a file without a size',
			(json) => Object.assign(json['files']?.['README.txt'] as Json, { bytes: null })
		]
	])('with %s is refused whole, and says where', async (_, work) => {
		const files = await rewritten((json) => void work(json));
		expect(await said(files)).toMatch(
			/^This backup was changed or is damaged: backup\.json should have .+\. Choose another backup/
		);
	});

	it('cannot reach the workings of any object', async () => {
		for (const place of ['"after": {', '"answers": {', '"files": {', '"changes": [\n\t\t{']) {
			const files = await tampered((all) => {
				const text = new TextDecoder().decode(all.get('backup.json'));
				expect(text).toContain(place);
				all.set(
					'backup.json',
					bytesOf(text.replace(place, `${place}"__proto__": {"polluted": "yes"},`))
				);
			});
			expect(await said(files), place).toMatch(/^This backup was changed/);
			expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
		}
	});

	it.each<[string, (files: Map<string, Uint8Array>) => void, string]>([
		['is missing', (files) => files.delete(APRIL), 'its file is missing from the backup'],
		[
			'was changed',
			(files) => files.set(APRIL, bytesOf('apriL')),
			'its file is not as it was when the backup was made'
		],
		[
			'has another length',
			(files) => files.set(APRIL, bytesOf('april!')),
			'its file is not as it was when the backup was made'
		]
	])('offers the rest when one edition’s file %s, and names it', async (_, work, why) => {
		const read = await readBackup(await tampered((files) => void work(files)));
		if (!read.done) throw new Error(read.sentence);
		expect(read.value.changes.map(({ id }) => id)).toEqual([1, 3]);
		expect([...read.value.bytes.keys()]).toEqual(['lait-2026-01-15']);
		expect(read.value.left_out).toEqual([
			`lait-2026-04-08.csv (edition lait-2026-04-08) cannot be restored: ${why}. Add the file again afterwards.`
		]);
	});

	it('offers the rest when the zip could not give one edition’s file', async () => {
		const files = await tampered((all) => void all.delete(APRIL));
		const read = await readBackup(files, [APRIL]);
		expect(read.done && read.value.left_out[0]).toContain('its file is damaged in the zip');
	});

	it('does not take another file for an edition’s, even where the list was made to fit', async () => {
		const files = await rewritten((json) => {
			Object.assign(json['files'] as Json, {
				[APRIL]: { sha256: hashOf('forged'), bytes: 6 }
			});
		});
		files.set(APRIL, bytesOf('forged'));
		const read = await readBackup(files);
		expect(read.done && read.value.left_out[0]).toContain('its file is not the one that was added');
	});

	it('does not take a file that the list does not have', async () => {
		const files = await rewritten((json) => {
			Object.assign(json['editions']?.['lait-2026-04-08'] as Json, { bytes: 'editions/other' });
		});
		files.set('editions/other', bytesOf('april'));
		const read = await readBackup(files);
		if (!read.done) throw new Error(read.sentence);
		expect(read.value.left_out[0]).toContain('its file is not listed in the backup');
		expect(read.value.noted).toEqual([
			'The zip also holds a file the backup does not list (editions/other): not read.'
		]);
	});

	it('says when a copy for people was changed, and restores all the same', async () => {
		const read = await readBackup(
			await tampered((files) => void files.set('changes.csv', bytesOf('x')))
		);
		if (!read.done) throw new Error(read.sentence);
		expect(read.value.changes).toEqual(copy.changes);
		expect(read.value.noted).toEqual([
			'changes.csv is not as it was when the backup was made. It is a copy for people; nothing is restored from it.'
		]);
	});

	it('never gives other changes or files than it was made of when a byte of its files is changed', async () => {
		const honest = await backupFiles(contentOf(copy));
		const list = [...honest].filter(([path]) => path !== 'backup.json');
		await fc.assert(
			fc.asyncProperty(
				fc.nat(),
				fc.nat(),
				fc.integer({ min: 1, max: 255 }),
				async (which, at, to) => {
					const [path, bytes] = list[which % list.length] as [string, Uint8Array];
					const changed = bytes.slice();
					changed[at % bytes.length] = (changed[at % bytes.length] as number) ^ to;
					const read = await readBackup(new Map([...honest, [path, changed]]));
					if (!read.done) throw new Error(read.sentence);
					expect(read.value.left_out.length + read.value.noted.length).toBe(1);
					for (const [id, kept] of read.value.bytes)
						expect(Buffer.from(kept.bytes).toString()).toBe(TEXTS[id as keyof typeof TEXTS]);
					for (const change of read.value.changes) expect(copy.changes).toContainEqual(change);
				}
			),
			{ numRuns: 200 }
		);
	});

	it('never throws for any backup.json', async () => {
		await fc.assert(
			fc.asyncProperty(fc.json(), async (text) => {
				expect(typeof (await said(new Map([['backup.json', bytesOf(text)]])))).toBe('string');
			}),
			{ numRuns: 300 }
		);
	});
});
