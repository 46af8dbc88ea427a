import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvRows, firstCell } from '$lib/domain/csv-rows';
import { parseIndicatorId } from '$lib/domain/id';
import { parseManifest } from '$lib/domain/manifest';
import { layOut, partsOf, type RecordContents } from '$lib/export/record-files';

const observations = readFileSync('data/observations.csv', 'utf8');
const [header, ...rows] = csvRows(observations);
const small: RecordContents = {
	tables: new Map([
		['meetings', 'meeting,text\n2026-11-22,"said, and\nwritten"\n2026-12-01,plain\n'],
		['board', 'name\nCorporate Parenting Board\n']
	]),
	observations: partsOf('indicator,value\ncla-offending,1\nimmunisations,2\ncla-offending,3\n'),
	views: new Map([['measures/cla-offending.json', '{"drawn":"“é”"}']]),
	made: '2026-11-22T09:30:00Z',
	audience: 'public',
	previous: null
};
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('rows of a CSV text', () => {
	it('come back as they were written, with line ends within quotes', () => {
		const cell = fc.string({ unit: fc.constantFrom('a', 'é', ',', '\n', '"', ' ') });
		const row = fc.array(cell, { minLength: 2, maxLength: 4 });
		const write = (cells: readonly string[]) =>
			cells.map((each) => `"${each.replaceAll('"', '""')}"`).join(',');
		fc.assert(
			fc.property(fc.array(row), fc.constantFrom('\n', '\r\n'), (written, end) => {
				const texts = written.map(write);
				const csv = `\uFEFF${texts.map((each) => each + end).join('')}`;
				expect(csvRows(csv)).toEqual(texts);
				expect(csvRows(csv.slice(0, csv.length - end.length))).toEqual(texts);
				expect(texts.map(firstCell)).toEqual(written.map(([first]) => first));
			})
		);
	});

	it('hold what follows a quote that never closes', () => {
		expect(csvRows('a\n"b\nc\n')).toEqual(['a', '"b\nc\n']);
	});
});

describe('the figures in parts', () => {
	const parts = partsOf(observations);

	it('hold every row once, whole measures together, the header on each', () => {
		const held = parts.flatMap(({ csv }) => csvRows(csv).slice(1));
		expect(held.toSorted()).toEqual(rows.toSorted());
		for (const { csv, indicators } of parts) {
			expect(csvRows(csv)[0]).toBe(header);
			expect([...new Set(csvRows(csv).slice(1).map(firstCell))]).toEqual(indicators);
		}
		const claimed = parts.flatMap(({ indicators }) => indicators);
		expect(new Set(claimed).size).toBe(claimed.length);
	});

	it('are about 256 kB: larger only where one measure is', () => {
		expect(parts.length).toBeGreaterThan(8);
		for (const { csv, indicators } of parts)
			if (indicators.length > 1) expect(csv.length).toBeLessThanOrEqual(262_144);
	});

	it('of no rows are none', () => {
		expect(partsOf('')).toEqual([]);
		expect(partsOf('indicator,value\n')).toEqual([]);
	});

	it('refuse a row that names no measure', () => {
		expect(() => partsOf('indicator,value\n../x,1\n')).toThrow('measure’s id');
	});
});

describe('a record laid out', () => {
	it('has a file for each view of a measure whose id is as long as one may be', async () => {
		const id = parseIndicatorId('a'.repeat(100));
		expect(id).not.toBeNull();
		const views = new Map(
			['measures', 'everyone', 'multiples'].map((of) => [`${of}/${id}.json`, '{}'])
		);
		const { manifest, text } = await layOut({ ...small, views });
		expect(Object.keys(manifest.views)).toHaveLength(3);
		expect(parseManifest(text)).toMatchObject({ done: true });
	});

	it('names each file by the hash of its bytes and counts its rows', async () => {
		const { manifest, files } = await layOut(small);
		for (const each of [
			...Object.values(manifest.tables),
			...Object.values(manifest.views),
			...manifest.observations
		]) {
			const bytes = files.get(each.file) ?? new Uint8Array();
			expect(hashOf(bytes)).toBe(each.sha256);
			expect(each.file).toContain(`.${each.sha256.slice(0, 16)}.`);
			expect(bytes.length).toBe(each.bytes);
		}
		expect(manifest.tables['meetings']?.rows).toBe(2);
		expect(manifest.tables['board']?.rows).toBe(1);
		expect(manifest.observations.map((each) => each.rows)).toEqual([3]);
		expect(manifest.views['measures/cla-offending.json']?.file).toMatch(
			/^parts\/measures-cla-offending\.[0-9a-f]{16}\.json$/
		);
	});

	it('keeps its manifest by its hash, and it parses to what it is', async () => {
		const { manifest, text, hash, files } = await layOut(small);
		expect(hashOf(Buffer.from(text))).toBe(hash);
		expect(Buffer.from(files.get(`manifests/${hash}.json`) ?? []).toString()).toBe(text);
		const reading = parseManifest(text);
		expect(reading.done && JSON.parse(JSON.stringify(reading.value))).toEqual(manifest);
		expect(files.size).toBe(2 + 1 + 1 + 1);
	});

	it('is the same for the same contents in another order, and another when anything is', async () => {
		const first = await layOut(small);
		const turned = new Map([...small.tables].reverse());
		expect((await layOut({ ...small, tables: turned })).text).toBe(first.text);
		const later = { ...small, made: '2026-11-22T09:30:01Z' };
		expect((await layOut(later)).hash).not.toBe(first.hash);
	});

	it('changes only the part of the measure that changed', async () => {
		const parts = partsOf(observations);
		const before = await layOut({ ...small, observations: parts });
		const changed = observations.replace(/^cla-offending,.*$/m, (row) => row.replace(/\d+$/, '9'));
		expect(changed).not.toBe(observations);
		const after = await layOut({ ...small, observations: partsOf(changed) });
		const fresh = [...after.files.keys()].filter((path) => !before.files.has(path));
		expect(fresh.filter((path) => path.startsWith('parts/'))).toHaveLength(1);
	});

	it('refuses names that would leave its folder', async () => {
		for (const name of ['../x', 'a/b', '', 'a.b', '__proto__'])
			await expect(layOut({ ...small, tables: new Map([[name, 'a\n']]) })).rejects.toThrow(
				'called'
			);
		for (const path of ['../x.json', '/x.json', 'a/../b.json', 'x.html', 'https://x/y.json'])
			await expect(layOut({ ...small, views: new Map([[path, '{}']]) })).rejects.toThrow('called');
	});
});
