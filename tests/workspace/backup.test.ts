import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { VintageId } from '$lib/domain/id';
import { unzipFiles, zipFiles } from '$lib/export/zip';
import { BACKUP_LIMITS, backupFiles, bytesIn } from '$lib/workspace/backup';
import { safeName } from '$lib/workspace/backup-paths';
import { readBackup } from '$lib/workspace/backup-read';
import { vintagesOf } from '$lib/workspace/change';
import {
	added,
	bufferOf,
	changesOf,
	contentOf,
	copies,
	edited,
	filesOf,
	plainBytes,
	throughBackup,
	upload,
	type Copy
} from './backup-copies';

const copy: Copy = {
	changes: changesOf([
		added('lait-2026-04-08', 'area,value\nNottingham,4\n'),
		edited('dental', '90', '=1+1'),
		edited('cautions', null, '-3')
	]),
	bytes: filesOf({ 'lait-2026-04-08': 'area,value\nNottingham,4\n' })
};
const textOf = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

describe('a backup', () => {
	it('gives back the same changes and files, through its zip', async () => {
		await fc.assert(
			fc.asyncProperty(copies, async (any) => {
				const zip = zipFiles(await backupFiles(contentOf(any)));
				const unzipped = unzipFiles(zip, BACKUP_LIMITS);
				if (!unzipped.done) throw new Error(unzipped.sentence);
				const read = await readBackup(unzipped.files);
				if (!read.done) throw new Error(read.sentence);
				const vintages = vintagesOf(any.changes);
				expect(read.value.changes).toEqual(any.changes);
				expect(plainBytes(read.value.bytes)).toEqual(
					plainBytes(any.bytes).filter(([id]) => vintages.has(id as VintageId))
				);
				expect(read.value.left_out).toEqual([]);
				expect(read.value.noted).toEqual([]);
			}),
			{ numRuns: 60 }
		);
	});

	it('is read without the program: what it is, the history, the rows and the files as they came', async () => {
		const files = await backupFiles(contentOf(copy));
		expect([...files.keys()].sort()).toEqual([
			'README.txt',
			'backup.json',
			'changes.csv',
			'editions/lait-2026-04-08/lait-2026-04-08.csv',
			'tables/targets.csv'
		]);
		expect(textOf(files.get('README.txt'))).toContain('may hold figures not yet published');
		expect(textOf(files.get('changes.csv'))).toBe(
			'change,made,what,state\n' +
				'1,2026-11-20T09:00:00.000Z,"edition-added, the 1th",done\n' +
				'2,2026-11-20T09:01:00.000Z,"rows-edited, the 2th",done\n' +
				'3,2026-11-20T09:02:00.000Z,"rows-edited, the 3th",done\n'
		);
		expect(textOf(files.get('tables/targets.csv'))).toBe(
			"state,indicator,value\nchanged,dental,'=1+1\nnew,cautions,-3\n"
		);
		expect(textOf(files.get('editions/lait-2026-04-08/lait-2026-04-08.csv'))).toBe(
			'area,value\nNottingham,4\n'
		);
	});

	it('is the same bytes when it is made again', async () => {
		const once = zipFiles(await backupFiles(contentOf(copy)));
		expect(zipFiles(await backupFiles(contentOf(copy)))).toEqual(once);
	});

	it('keeps the file that describes the measures, and names of files that no system takes', async () => {
		const given = {
			...upload('lait-2026-04-08', 'figures', '../../CON. LAIT: été 2026?.CSV'),
			dictionary: 'LAIT dictionary.xlsx'
		};
		const described: Copy = {
			changes: changesOf([{ kind: 'edition-added', upload: given }]),
			bytes: new Map([
				[
					'lait-2026-04-08' as VintageId,
					{ bytes: bufferOf('figures'), dictionary: bufferOf('words') }
				]
			])
		};
		const files = await backupFiles(contentOf(described));
		expect([...files.keys()].filter((path) => path.startsWith('editions/'))).toEqual(
			[
				'editions/lait-2026-04-08/CON.-LAIT-ete-2026-.CSV',
				'editions/lait-2026-04-08/dictionary-LAIT-dictionary.xlsx'
			].map((path) => path.replace('/CON.', '/_CON.'))
		);
		expect(() => zipFiles(files)).not.toThrow();
		const read = await throughBackup(described);
		expect(read.changes).toEqual(described.changes);
		expect(plainBytes(read.bytes)).toEqual(plainBytes(described.bytes));
	});

	it('makes a safe name of any name', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
				const safe = safeName(name);
				expect(safe).toMatch(/^[A-Za-z0-9._-]{1,100}$/);
				expect(() => zipFiles(new Map([[`a/${safe}`, new Uint8Array()]]))).not.toThrow();
			})
		);
	});

	it('says which edition it is without when the browser no longer held its file', async () => {
		const without = { ...copy, bytes: new Map() };
		const files = await backupFiles(contentOf(without));
		expect(textOf(files.get('README.txt'))).toContain('Without the files of: lait-2026-04-08');
		const read = await throughBackup(without);
		expect(read.changes.map(({ id }) => id)).toEqual([2, 3]);
		expect(read.left_out).toEqual([
			'lait-2026-04-08.csv (edition lait-2026-04-08) cannot be restored: its file was no longer in the browser when the backup was made. Add the file again afterwards.'
		]);
	});

	it('counts the bytes of files and of what describes them', () => {
		expect(bytesIn(filesOf({ a: '12345', b: '1' }))).toBe(6);
	});
});
