import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { csvRows, firstCell } from '$lib/domain/csv-rows';
import { parseManifest, type RecordManifest } from '$lib/domain/manifest';
import { layOut, partsOf } from '$lib/export/record-files';
import { REGISTER_TABLES } from '$lib/intake/record';
import type { BoardView } from '../../src/routes/board-view';
import { main, partition } from '../../src/cli/partition';
import { makePartitionViews } from '../../src/cli/partition-views';
import { openRecordFolder } from '../../src/cli/record-folder';
import { wholeMeasures } from '../../src/cli/whole-measures';
import { firstScreen } from '../bench/first-screen';
import { writeSyntheticRecord } from '../bench/synthetic-record';
import { emptyFolder, recordOf, removeFolders } from './record-copy';

const MADE = '2026-11-22T09:30:00Z';
const PUBLISH = { audience: 'public', views: false, made: MADE } as const;
const ROW = 'cla-offending,E06000018,2019-04-01/2020-03-31,lait-2026-04-08';

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');
const rowsOf = (folder: string, file: string) =>
	csvRows(readFileSync(join(folder, file), 'utf8')).slice(1);

beforeEach(() => {
	vi.spyOn(console, 'log').mockImplementation(() => undefined);
	vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => vi.restoreAllMocks());
afterAll(removeFolders);

const said = () => vi.mocked(console.error).mock.calls.flat().join('\n');

describe('the demonstration record published by the command', () => {
	test('is byte for byte what the site’s own publishing lays out', async () => {
		const to = emptyFolder();
		await partition({ ...PUBLISH, from: 'data', to });
		const text = (name: string) => readFileSync(`data/${name}.csv`, 'utf8');
		const laid = await layOut({
			tables: new Map(REGISTER_TABLES.map((name) => [name, text(name)])),
			observations: partsOf(text('observations')),
			views: new Map(),
			made: MADE,
			audience: 'public',
			previous: null
		});
		expect(readFileSync(join(to, 'manifest.json'), 'utf8')).toBe(laid.text);
		const written = readdirSync(to, { recursive: true, encoding: 'utf8' })
			.filter((path) => statSync(join(to, path)).isFile() && path !== 'manifest.json')
			.toSorted();
		expect(written).toEqual([...laid.files.keys()].toSorted());
		for (const [path, bytes] of laid.files)
			expect(readFileSync(join(to, path)).equals(bytes), path).toBe(true);
	});

	test('names the manifest it takes the place of, and keeps the parts that did not change', async () => {
		const to = emptyFolder();
		const from = recordOf([`${ROW},4,,15,337,0,1`]);
		const first = await partition({ ...PUBLISH, from, to });
		const stood = sha256(readFileSync(join(to, 'manifest.json')));
		const board = join(from, 'board.csv');
		writeFileSync(board, readFileSync(board, 'utf8').replace('Governance Officer', 'Clerk'));
		const second = await partition({ ...PUBLISH, from, to, audience: 'internal' });
		expect(second.previous).toBe(stood);
		expect(second.audience).toBe('internal');
		expect(existsSync(join(to, `manifests/${stood}.json`))).toBe(true);
		expect(second.observations).toEqual(first.observations);
		expect(second.tables['board']?.file).not.toBe(first.tables['board']?.file);
	});
});

describe('a record of fifty thousand made-up figures, a measure’s rows nowhere together', () => {
	let [from, to] = ['', ''];
	let rows = 0;
	let manifest: RecordManifest;
	beforeAll(async () => {
		[from, to] = [emptyFolder(), emptyFolder()];
		rows = writeSyntheticRecord(from, { measures: 12, years: 9, editions: 3 });
		manifest = await partition({ ...PUBLISH, from, to, views: true });
	}, 240_000);

	test('has every row in exactly one part, and the counts add up', () => {
		expect(rows).toBe(12 * 9 * 3 * 160);
		const given = rowsOf(from, 'observations.csv');
		const held = manifest.observations.flatMap(({ file }) => rowsOf(to, file));
		expect(held.length).toBe(rows);
		expect(held.toSorted()).toEqual(given.toSorted());
		expect(manifest.observations.reduce((sum, part) => sum + (part.rows ?? 0), 0)).toBe(rows);
	});

	test('has each measure whole, in the one part that says so, its rows as they stood', () => {
		expect(manifest.observations.length).toBeGreaterThan(5);
		const given = rowsOf(from, 'observations.csv');
		for (const { file, indicators } of manifest.observations) {
			const held = rowsOf(to, file);
			expect(new Set(held.map(firstCell))).toEqual(new Set(indicators));
			for (const indicator of indicators) {
				const its = (row: string) => firstCell(row) === indicator;
				expect(held.filter(its)).toEqual(given.filter(its));
			}
		}
	});

	test('has every file as the manifest says, and a manifest that parses', () => {
		const files = [
			...Object.values(manifest.tables),
			...manifest.observations,
			...Object.values(manifest.views)
		];
		for (const { file, sha256: hash, bytes } of files) {
			const found = readFileSync(join(to, file));
			expect([sha256(found), found.length]).toEqual([hash, bytes]);
		}
		const text = readFileSync(join(to, 'manifest.json'), 'utf8');
		const reading = parseManifest(text);
		expect(reading.done && JSON.parse(JSON.stringify(reading.value))).toEqual(JSON.parse(text));
	});

	test('gives a member’s first screen in less than 300 kB, not one figure’s part among it', async () => {
		const { register } = await openRecordFolder(from);
		const screen = firstScreen(to, manifest, register);
		expect(screen.length).toBe(4);
		expect(screen.reduce((sum, { raw }) => sum + raw, 0)).toBeLessThan(300_000);
	});

	test('has views that name the record they were made of: its manifest before they were in it', async () => {
		const bare = await layOut({
			tables: (await openRecordFolder(from)).tables,
			observations: partsOf(readFileSync(join(from, 'observations.csv'), 'utf8')),
			views: new Map(),
			made: MADE,
			audience: 'public',
			previous: null
		});
		const file = manifest.views['board.json']?.file ?? '';
		const board = JSON.parse(readFileSync(join(to, file), 'utf8')) as BoardView;
		expect(board.record).toBe(bare.hash);
	});

	test('says the same on its scorecard when only the scorecard’s measures are loaded, and leaves out what needs the rest', async () => {
		const { register } = await openRecordFolder(from);
		const few = await makePartitionViews(to, manifest.observations, register, 'f00d', 1000);
		const whole = readFileSync(join(to, manifest.views['scorecard.json']?.file ?? ''), 'utf8');
		expect(few.get('scorecard.json') === whole).toBe(true);
		expect(few.has('editions.json')).toBe(false);
		expect(few.has('ledger.json')).toBe(false);
		const plain = register.indicators.filter(({ scorecard }) => scorecard === null);
		expect(plain.length).toBeGreaterThan(0);
		for (const { indicator } of plain) {
			expect(few.has(`measures/${indicator}.json`)).toBe(false);
			expect(`measures/${indicator}.json` in manifest.views).toBe(true);
		}
	}, 240_000);

	test('gives the same measures when rows wait on disk, and leaves nothing there', async () => {
		const collect = async (most?: number) => {
			const found: [string, string][] = [];
			const beside = emptyFolder();
			const file = join(from, 'observations.csv');
			for await (const { indicator, csv } of wholeMeasures(file, beside, () => null, most))
				found.push([indicator, sha256(csv)]);
			expect(readdirSync(beside)).toEqual([]);
			return found;
		};
		expect(await collect(100_000)).toEqual(await collect());
	});
});

describe('a record that cannot be published', () => {
	const refused = async (from: string) => {
		const to = emptyFolder();
		writeFileSync(join(to, 'manifest.json'), 'as it stood');
		expect(await main([from, to])).toBe(1);
		expect(readFileSync(join(to, 'manifest.json'), 'utf8')).toBe('as it stood');
		expect(readdirSync(to)).toEqual(['manifest.json']);
		return said();
	};

	test.each([
		[`no-such-measure${ROW.slice(13)},4,,,,0,1`, 'Row 2', 'indicators.csv does not have'],
		[`${ROW.replace('E06000018', 'E06999999')},4,,,,0,1`, 'Row 2', 'geographies.csv'],
		[`${ROW.replace('lait-2026-04-08', 'lait-1066')},4,,,,0,1`, 'Row 2', 'vintages.csv'],
		[`${ROW.replace('2019-04-01/', '2019/20')},4,,,,0,1`, 'Row 2', 'period'],
		[`${ROW},,,,,0,1`, 'Row 2', 'either a value or a symbol'],
		[`${ROW},4,c,,,0,1`, 'Row 2', 'either a value or a symbol'],
		[`${ROW},four,,,,0,1`, 'Row 2', 'not a number'],
		[`${ROW},4,,,,0`, 'Row 2', '9 cells'],
		[`${ROW},4,,,,,1`, 'Row 2', 'whole numbers'],
		[`${ROW},4,,,,0,1\n"cla-offending`, 'Row 3', '1 cells']
	])('says of the row “%s” what is wrong, and nothing is written', async (row, ...words) => {
		const message = await refused(recordOf([row]));
		for (const word of words) expect(message).toContain(word);
	});

	test('is one with another header, or without one of its tables', async () => {
		const turned = recordOf([]);
		writeFileSync(join(turned, 'observations.csv'), 'indicator,value\ncla-offending,4\n');
		expect(await refused(turned)).toContain('must begin with the header');
		const short = recordOf([]);
		rmSync(join(short, 'events.csv'));
		expect(await refused(short)).toContain('events.csv could not be opened');
	});

	test('is one for internal use that is to be published for all', async () => {
		const from = recordOf([`${ROW},4,,,,0,1`]);
		const board = join(from, 'board.csv');
		const [header, row] = csvRows(readFileSync(board, 'utf8'));
		const columns = (header ?? '').split(',');
		expect(columns).not.toContain('audience');
		writeFileSync(board, `${header},audience\n${row},internal\n`);
		const to = emptyFolder();
		expect(await main([from, to, '--audience', 'public'])).toBe(1);
		expect(readdirSync(to)).toEqual([]);
		expect(said()).toContain('audience of board.csv');
		expect(await main([from, to])).toBe(0);
		const reading = parseManifest(readFileSync(join(to, 'manifest.json'), 'utf8'));
		expect(reading.done && reading.value.audience).toBe('internal');
	});

	test('is one that would be written into its own folder', async () => {
		expect(await main(['data', 'data'])).toBe(1);
		expect(existsSync('data/manifest.json')).toBe(false);
	});

	test.each([[[]], [['data']], [['data', 'x', 'y']], [['data', 'x', '--audience', 'all']]])(
		'%j is answered with how to say it',
		async (words) => {
			expect(await main(words)).toBe(2);
			expect(said()).toContain('npm run -s partition');
		}
	);
});
