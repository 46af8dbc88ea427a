import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { layOut, partsOf, type LaidOut } from '$lib/export/record-files';
import { REGISTER_TABLES } from '$lib/intake/record';
import { findRecord } from '$lib/state/find-record';
import {
	jsonOf,
	RecordFault,
	viewIn,
	type GetFile,
	type RecordChain
} from '$lib/state/record-chain';

const csv = (table: string) => readFileSync(`data/${table}.csv`, 'utf8');
const tables = new Map(REGISTER_TABLES.map((table) => [table, csv(table)]));
const observations = partsOf(csv('observations')).slice(0, 3);

/** A record of the board, with another notice and another first figure for each day. */
function recordOf(day: string, previous: LaidOut | null, taken: readonly string[] = []) {
	const changed = new Map([...tables].filter(([table]) => !taken.includes(table)));
	changed.set('targets', `${csv('targets')}\n`.replace(/\n\n$/, `\n`) + `# ${day}\n`);
	return layOut({
		tables: changed,
		observations,
		views: new Map([['board.json', JSON.stringify({ day })]]),
		made: `${day}T09:00:00Z`,
		audience: 'public',
		previous: previous?.hash ?? null
	});
}

const a = await recordOf('2026-10-01', null);
const b = await recordOf('2026-11-22', a);
const utf8 = new TextEncoder();

/** A host's folder: paths and bytes, `manifest.json` naming the first. */
function hostOf(current: LaidOut | string | null, ...records: readonly LaidOut[]) {
	const files = new Map(records.flatMap((record) => [...record.files]));
	if (current !== null)
		files.set('manifest.json', utf8.encode(typeof current === 'string' ? current : current.text));
	const asked: string[] = [];
	const get: GetFile = (path) => {
		asked.push(path);
		return Promise.resolve(files.get(path) ?? null);
	};
	return { files, get, asked };
}

const find = ({ files, get }: ReturnType<typeof hostOf>, built = a) =>
	findRecord(get, ({ file }) => Promise.resolve(files.has(file)), built.hash);

/** Reads a file of what stands, stepping back where it is faulty, as the page does. */
async function readThrough(chain: RecordChain, which: (standing: LaidOut['manifest']) => string) {
	for (;;) {
		const { standing } = chain;
		if (!standing) throw new Error('none stands');
		const { manifest, hash } = standing;
		const file = [
			...Object.values(manifest.tables),
			...manifest.observations,
			...Object.values(manifest.views)
		].find((each) => each.file === which(manifest));
		if (!file) throw new Error('no such file');
		try {
			return await chain.read(file);
		} catch (thrown) {
			if (!(thrown instanceof RecordFault)) throw thrown;
			await chain.fallBack(hash, thrown);
		}
	}
}
const view = (manifest: LaidOut['manifest']) => manifest.views['board.json']?.file ?? '';
const part = (manifest: LaidOut['manifest']) => manifest.observations[0]?.file ?? '';

describe('the record a page shows', () => {
	it('is the one the site names, whole', async () => {
		const chain = await find(hostOf(b, a, b));
		expect(chain.standing?.hash).toBe(b.hash);
		expect(chain.sentence).toBe('');
		expect(jsonOf(await readThrough(chain, view))).toEqual({ day: '2026-11-22' });
	});

	it('is the one before when a table of it has not come yet, and says so with the day', async () => {
		const host = hostOf(b, a, b);
		host.files.delete(b.manifest.tables['targets']?.file ?? '');
		const chain = await find(host);
		expect(chain.standing?.hash).toBe(a.hash);
		expect(chain.sentence).toBe(
			'The record on this site is being replaced; figures shown are those published on 1 October 2026.'
		);
	});

	it('is the one before when it lists no table of meetings', async () => {
		const c = await recordOf('2026-11-23', b, ['meetings']);
		expect((await find(hostOf(c, a, b, c))).standing?.hash).toBe(b.hash);
	});

	it('is one of an earlier release too, without the views worded for that', async () => {
		const c = await recordOf('2026-11-23', b, ['actions', 'amendments', 'themes']);
		const chain = await find(hostOf(c, a, b, c));
		expect(chain.standing?.hash).toBe(c.hash);
		expect(chain.sentence).toBe('');
		expect(viewIn(c.manifest, 'board.json')).toBeNull();
		expect(viewIn(b.manifest, 'board.json')).toEqual(b.manifest.views['board.json']);
		expect(viewIn(b.manifest, 'none.json')).toBeNull();
	});

	it('is the one the pages were built with when the parts of another are there without its manifest', async () => {
		const host = hostOf(a, b);
		for (const [path, bytes] of a.files)
			if (path.startsWith('manifests/')) host.files.set(path, bytes);
		const chain = await find(host);
		expect(chain.standing?.hash).toBe(a.hash);
		await expect(readThrough(chain, view)).rejects.toThrow('not whole');
		expect(chain.standing).toBeNull();
	});

	it('passes over an earlier one that is gone, to the one the pages were built with', async () => {
		const c = await recordOf('2026-11-24', b);
		const host = hostOf(c, a, c);
		host.files.delete(part(c.manifest));
		host.files.delete(c.manifest.tables['targets']?.file ?? '');
		const chain = await find(host);
		expect(chain.standing?.hash).toBe(a.hash);
		expect(chain.sentence).toContain('1 October 2026');
	});

	it.each([
		['a page with status 200', '<!doctype html><title>Not found</title>', 'gives a web page'],
		['nothing', null, 'being replaced'],
		['half a manifest', b.text.slice(0, 500), 'damaged'],
		['a newer version', b.text.replace('"manifest": 1', '"manifest": 2'), 'newer version']
	])('is the one the pages were built with when the manifest is %s', async (_, text, said) => {
		const chain = await find(hostOf(text, a, b));
		expect(chain.standing?.hash).toBe(a.hash);
		expect(chain.sentence).toContain(said);
		expect(chain.sentence).toMatch(/published on 1 October 2026\.$/);
	});

	it('is never read from a file whose hash, size or rows are not as its manifest says', async () => {
		const [first] = b.manifest.observations;
		const bytes = b.files.get(part(b.manifest));
		if (!first || !bytes) throw new Error('no figures');
		const lies = [
			{ ...first, sha256: '0'.repeat(64) },
			{ ...first, bytes: first.bytes - 1 },
			{ ...first, rows: (first.rows ?? 0) + 1 },
			{ ...first, indicators: first.indicators.slice(1) }
		];
		const chain = await find(hostOf(b, a, b));
		await expect(chain.read(first)).resolves.toEqual(bytes);
		for (const lie of lies) await expect(chain.read(lie)).rejects.toBeInstanceOf(RecordFault);
	});

	it('is the one before when a part was overwritten with other bytes', async () => {
		const host = hostOf(b, a, b);
		host.files.set(view(b.manifest), utf8.encode('{"day":"2026-11-99"}'));
		const chain = await find(host);
		expect(chain.standing?.hash).toBe(b.hash);
		expect(jsonOf(await readThrough(chain, view))).toEqual({ day: '2026-10-01' });
		expect(chain.standing?.hash).toBe(a.hash);
	});

	it('is a newer one that came while the one before was found wanting', async () => {
		const c = await recordOf('2026-11-25', b);
		const host = hostOf(b, a, b, c);
		const chain = await find(host);
		host.files.delete(view(b.manifest));
		host.files.set('manifest.json', utf8.encode(c.text));
		expect(jsonOf(await readThrough(chain, view))).toEqual({ day: '2026-11-25' });
		expect(chain.sentence).toBe('');
	});

	it('may have been made earlier than the pages: a clock that went back changes nothing', async () => {
		const early = await recordOf('2020-01-01', a);
		expect((await find(hostOf(early, a, early))).standing?.hash).toBe(early.hash);
	});

	it('is kept when the site cannot be reached, and no record is called faulty for it', async () => {
		const host = hostOf(b, a, b);
		const chain = await find(host);
		const [first] = b.manifest.observations;
		const away = await findRecord(
			() => Promise.reject(new Error('offline')),
			() => Promise.resolve(true),
			a.hash
		);
		expect(away.standing).toBeNull();
		expect(away.sentence).toBe('');
		if (first) await expect(away.read(first)).rejects.toThrow('Check the connection');
		expect(chain.standing?.hash).toBe(b.hash);
	});

	it('is none, with a sentence, where nothing before it is whole either', async () => {
		const host = hostOf(b, b);
		host.files.delete(b.manifest.tables['targets']?.file ?? '');
		const chain = await find(host, b);
		expect(chain.standing?.hash).toBe(b.hash);
		await expect(
			readThrough(chain, (manifest) => manifest.tables['targets']?.file ?? '')
		).rejects.toThrow('Reload the page in a few minutes');
	});
});

describe('the record that a publication builds on', () => {
	it('is the one the site has by now, though the page looked before somebody published', async () => {
		const host = hostOf(a, a, b);
		const chain = await find(host);
		expect(chain.standing?.hash).toBe(a.hash);
		host.files.set('manifest.json', utf8.encode(b.text));
		await chain.lookAgain();
		expect(chain.standing?.hash).toBe(b.hash);
		expect(chain.sentence).toBe('');
	});

	it('stays the one that stands while the site has none that can be read', async () => {
		const host = hostOf(b, a, b);
		const chain = await find(host);
		for (const spoil of ['<!doctype html>', '{}']) {
			host.files.set('manifest.json', utf8.encode(spoil));
			await chain.lookAgain();
			expect(chain.standing?.hash).toBe(b.hash);
		}
		host.files.delete('manifest.json');
		await chain.lookAgain();
		expect(chain.standing?.hash).toBe(b.hash);
	});
});
