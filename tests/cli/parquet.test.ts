import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { parsePeriod } from '$lib/domain/period';
import { readTable } from '$lib/intake/csv';
import { REGISTER_TABLES } from '$lib/intake/record';
import { main, writeParquet } from '../../src/cli/parquet';
import { emptyFolder, recordOf, removeFolders } from './record-copy';

const read = async (path: string) =>
	(await parquetReadObjects({ file: await asyncBufferFromFile(path) })) as Record<
		string,
		unknown
	>[];
const figuresOf = (folder: string, indicator: string) =>
	read(join(folder, 'observations', `indicator=${indicator}`, 'part-0.parquet'));

/** A table's rows as objects, an empty cell null. */
const csvOf = (path: string) => {
	const { header, rows } = readTable(readFileSync(path, 'utf8'), path);
	return rows.map(({ cells }) =>
		Object.fromEntries(header.map((name, place) => [name, cells[place] || null]))
	);
};

const numberOf = (text: string | null | undefined) => (text ? Number(text) : null);

beforeEach(() => {
	vi.spyOn(console, 'log').mockImplementation(() => undefined);
	vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => vi.restoreAllMocks());
afterAll(removeFolders);

describe('the demonstration record as Parquet', () => {
	let folder = '';
	beforeAll(async () => {
		folder = emptyFolder();
		await writeParquet('data', folder);
	});

	test('has a folder for each measure, and every figure of it as the CSV has it', async () => {
		const given = new Map<string, Record<string, string | null>[]>();
		for (const row of csvOf('data/observations.csv')) {
			const { indicator } = row;
			if (indicator) given.set(indicator, [...(given.get(indicator) ?? []), row]);
		}
		expect(readdirSync(join(folder, 'observations')).toSorted()).toEqual(
			[...given.keys()].map((indicator) => `indicator=${indicator}`).toSorted()
		);
		for (const [indicator, rows] of given) {
			const expected = rows.map((row) => {
				const period = parsePeriod(row.period ?? '');
				return {
					geography: row.geography,
					period: row.period,
					period_start: new Date(period?.start ?? ''),
					period_end: new Date(period?.end ?? ''),
					vintage: row.vintage,
					value: numberOf(row.value),
					symbol: row.symbol,
					numerator: numberOf(row.numerator),
					denominator: numberOf(row.denominator),
					decimals: Number(row.decimals),
					source_row: Number(row.source_row)
				};
			});
			expect(await figuresOf(folder, indicator)).toEqual(expected);
		}
	});

	test('has every other table as text, an empty cell null', async () => {
		for (const table of REGISTER_TABLES) {
			const rows = csvOf(`data/${table}.csv`);
			const file = join(folder, 'tables', `${table}.parquet`);
			if (rows.length === 0) expect(existsSync(file), table).toBe(false);
			else expect(await read(file), table).toEqual(rows);
		}
	});

	test('has typed columns, null only where a figure may be missing', async () => {
		const file = join(folder, 'observations', 'indicator=cla-offending', 'part-0.parquet');
		const { schema } = await parquetMetadataAsync(await asyncBufferFromFile(file));
		expect(
			schema
				.slice(1)
				.map((each) =>
					[each.name, each.type, each.converted_type, each.repetition_type].join(' ').trim()
				)
		).toEqual([
			'geography BYTE_ARRAY UTF8 REQUIRED',
			'period BYTE_ARRAY UTF8 REQUIRED',
			'period_start INT32 DATE REQUIRED',
			'period_end INT32 DATE REQUIRED',
			'vintage BYTE_ARRAY UTF8 REQUIRED',
			'value DOUBLE  OPTIONAL',
			'symbol BYTE_ARRAY UTF8 OPTIONAL',
			'numerator DOUBLE  OPTIONAL',
			'denominator DOUBLE  OPTIONAL',
			'decimals INT32  REQUIRED',
			'source_row INT32  REQUIRED'
		]);
	});
});

describe('figures as Parquet', () => {
	test('keep noughts, negatives, many decimals and what is missing apart', async () => {
		const row = 'cla-offending,E06000018,2019-04-01/2020-03-31,lait-2026-04-08';
		const values = ['0', '-2.5', '33.200000000000003', '4.7E-2', '81770', ''];
		const from = recordOf(
			values.map((value, place) => `${row},${value},${value ? '' : '"c"'},,337,1,${place + 1}`)
		);
		const to = emptyFolder();
		expect(await main([from, to])).toBe(0);
		const found = await figuresOf(to, 'cla-offending');
		expect(found.map(({ value }) => value)).toEqual([
			0,
			-2.5,
			33.200000000000003,
			0.047,
			81770,
			null
		]);
		expect(found.map(({ symbol }) => symbol)).toEqual([null, null, null, null, null, 'c']);
		expect(found.every(({ numerator }) => numerator === null)).toBe(true);
		expect(found.every(({ denominator }) => denominator === 337)).toBe(true);
	});

	test('are not written where something stands already', async () => {
		const to = emptyFolder();
		writeFileSync(join(to, 'note.txt'), 'mine');
		expect(await main(['data', to])).toBe(1);
		expect(readdirSync(to)).toEqual(['note.txt']);
		expect(console.error).toHaveBeenCalledWith(expect.stringContaining('Name a new folder'));
	});

	test('need to be told from where and to where', async () => {
		expect(await main(['data'])).toBe(2);
		expect(console.error).toHaveBeenCalledWith(expect.stringContaining('npm run -s parquet'));
	});
});
