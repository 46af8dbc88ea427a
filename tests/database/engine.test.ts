import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { QueryError, type Engine } from '$lib/database/engine';
import { startNodeEngine } from '$lib/database/node';
import { atomically, countRows, insertRows, LoadError } from '$lib/database/load';
import { INDICATORS, listIndicators } from '$lib/database/queries/indicators';
import { laitMeasures } from '$lib/database/queries/lait-statistics';
import { NEIGHBOUR_SETS } from '$lib/database/queries/neighbour-sets';
import { STANDING_PLACES, standingFigures, standingPeriods } from '$lib/database/queries/standing';
import { PAPER_PLACES } from '$lib/database/queries/papers';
import { stoodFigures } from '$lib/database/queries/stood';
import {
	TREND_INDICATOR,
	TREND_NEIGHBOURS,
	TREND_PLACES,
	TREND_VINTAGES,
	trendFigures
} from '$lib/database/queries/trend';
import { listVintages, VINTAGES } from '$lib/database/queries/vintages';
import { loadObservations } from '$lib/database/record';
import { heldBack, loaded, observations, register } from './fixture';

const FY20 = '2019-04-01/2020-03-31';
const rows = [
	`cla-offending,E06000018,${FY20},lait-2020,4,,,,0,9`,
	`cla-offending,E06000015,${FY20},lait-2021,,c,,,0,10`
];

let engine: Engine;
beforeAll(async () => {
	engine = await loaded(
		rows,
		register({ held_back: [heldBack('lait-2020', 'cla-offending', 'E06000018', FY20)] })
	);
});
afterAll(() => engine.close());

describe('an engine that was closed', () => {
	it('answers nothing, and leaves nothing to the next that is started', async () => {
		const first = await startNodeEngine();
		await first.registerFile('left.csv', new TextEncoder().encode('a\n1\n'));
		await first.query('CREATE TABLE left_behind (a INTEGER)');
		await first.close();
		await first.close();
		await expect(first.query('SELECT 1 AS a')).rejects.toThrow('was closed');
		const [second, third] = [await startNodeEngine(), await startNodeEngine()];
		await second.query('CREATE TABLE of_second (a INTEGER)');
		for (const engine of [second, third]) {
			await expect(engine.query('SELECT * FROM left_behind')).rejects.toThrow(QueryError);
			await expect(
				engine.query(
					"SELECT * FROM read_csv('data/left.csv', auto_detect=false, columns={'a': 'VARCHAR'})"
				)
			).rejects.toThrow(QueryError);
			await expect(engine.query('LOAD httpfs')).rejects.toThrow(QueryError);
		}
		await expect(third.query('SELECT * FROM of_second')).rejects.toThrow(QueryError);
		await second.close();
		await third.close();
	});
});

describe('the engine, locked', () => {
	it.each([
		"SELECT * FROM read_csv('https://example.org/x.csv')",
		"SELECT * FROM read_text('package.json')",
		"ATTACH 'https://example.org/x.db'",
		"ATTACH 'x.db'",
		"COPY (SELECT 1) TO 'x.csv'",
		'SET enable_external_access=true',
		'SET autoload_known_extensions=true',
		'SET lock_configuration=false',
		'LOAD httpfs'
	])('refuses %s', async (sql) => {
		await expect(engine.query(sql)).rejects.toThrow(QueryError);
	});

	it('still reads a registered file, and not once it is dropped', async () => {
		await engine.registerFile('small.csv', new TextEncoder().encode('a\n00123\n'));
		const read =
			"SELECT a FROM read_csv('data/small.csv', auto_detect=false, header=true, columns={'a': 'VARCHAR'})";
		expect(await engine.query(read)).toEqual([{ a: '00123' }]);
		await engine.dropFile('small.csv');
		await expect(engine.query(read)).rejects.toThrow(QueryError);
	});

	it('says which statement it refused', async () => {
		await expect(engine.query('SELECT nothing FROM nowhere')).rejects.toMatchObject({
			name: 'QueryError',
			sql: 'SELECT nothing FROM nowhere'
		});
	});

	it('gives plain objects, nulls, and numbers as they were', async () => {
		expect(
			await engine.query(
				"SELECT ?::text AS a, ?::double AS b, ?::int AS c, true AS d, 'x' AS e WHERE ? = 1",
				['é', 2.345, null, 1]
			)
		).toEqual([{ a: 'é', b: 2.345, c: null, d: true, e: 'x' }]);
	});
});

describe('the tables', () => {
	const insert = (value: string, symbol: string, rest = 'NULL, NULL, 0, 2') =>
		engine.query(`INSERT INTO observation VALUES (1, 1, 1, 1, ${value}, ${symbol}, ${rest})`);

	it('refuse a figure that is both there and missing, or neither', async () => {
		await expect(insert('4', "'c'")).rejects.toThrow('CHECK');
		await expect(insert('NULL', 'NULL')).rejects.toThrow('CHECK');
	});

	it('refuse what is no number, and negative counts, decimals and rows', async () => {
		await expect(insert("'nan'", 'NULL')).rejects.toThrow('CHECK');
		await expect(insert("'inf'", 'NULL')).rejects.toThrow('CHECK');
		await expect(insert('4', 'NULL', '-1, 5, 0, 2')).rejects.toThrow('CHECK');
		await expect(insert('4', 'NULL', 'NULL, NULL, -1, 2')).rejects.toThrow('CHECK');
		await expect(insert('4', 'NULL', 'NULL, NULL, 0, 0')).rejects.toThrow('CHECK');
	});

	it('refuse the same cell of the same edition twice', async () => {
		await expect(engine.query('INSERT INTO observation SELECT * FROM observation')).rejects.toThrow(
			'primary key'
		);
		expect(await countRows(engine, 'observation')).toBe(2);
	});
});

describe('loading', () => {
	it('refuses an observation that names something the register does not hold', async () => {
		const stray = observations(`no-such-measure,E06000018,${FY20},lait-2020,4,,,,0,9`);
		await expect(loadObservations(engine, stray)).rejects.toThrow(
			'Loading observation should have added 1 rows but added 0.'
		);
	});

	it('refuses another header, a ragged row and a period that is none', async () => {
		await expect(loadObservations(engine, new TextEncoder().encode('a,b\n1,2\n'))).rejects.toThrow(
			LoadError
		);
		await expect(loadObservations(engine, observations('cla-offending,E06000018'))).rejects.toThrow(
			LoadError
		);
		await expect(
			loadObservations(engine, observations('cla-offending,E06000018,2020,lait-2020,4,,,,0,9'))
		).rejects.toThrow(LoadError);
		expect(await countRows(engine, 'observation')).toBe(2);
	});

	it('carries every kind of text as it is', async () => {
		await engine.query('CREATE TEMP TABLE odd (a TEXT, b TEXT, c SMALLINT, d BOOLEAN)');
		const given = [
			['a "quoted", text', '', 7, true],
			['line\nbreak', null, -1, false],
			['’–é', 'NULL', null, null]
		];
		await insertRows(engine, 'odd', ['a', 'b', 'c', 'd'], given);
		expect(await engine.query('SELECT a, b, c::int AS c, d FROM odd')).toEqual(
			given.map(([a, b, c, d]) => ({ a, b, c, d }))
		);
		await engine.query('DROP TABLE odd');
	});

	it('keeps nothing of what failed part way', async () => {
		await expect(
			atomically(engine, async () => {
				await engine.query('DELETE FROM observation');
				throw new Error('stopped');
			})
		).rejects.toThrow('stopped');
		expect(await countRows(engine, 'observation')).toBe(2);
		await atomically(engine, () => engine.query('SELECT 1'));
	});
});

describe('the queries', () => {
	it.each([
		[INDICATORS, []],
		[VINTAGES, []],
		[TREND_INDICATOR, ['x']],
		[TREND_PLACES, ['x']],
		[TREND_NEIGHBOURS, ['2025', 'x']],
		[trendFigures(1), []],
		[TREND_VINTAGES, []],
		[PAPER_PLACES, ['x']],
		[STANDING_PLACES, ['2025', 'x']],
		[standingPeriods([1, 2]), []],
		[standingFigures(1, [1, 2]), []],
		[laitMeasures(2), ['a', 'b']],
		[NEIGHBOUR_SETS, ['x']],
		[stoodFigures(2), ['x', '2021-01-01', 'a', 'b']],
		['SELECT * FROM printed_observation', []]
	] as const)('can be planned: %.60s', async (sql, parameters) => {
		expect(await engine.query(`EXPLAIN ${sql}`, parameters)).not.toEqual([]);
	});

	it('list measures with and without figures', async () => {
		expect(await listIndicators(engine)).toContainEqual({
			indicator: 'cla-offending',
			name: 'cla-offending',
			theme: 'Offending',
			lait_code: 'LAC_Convictions',
			has_figures: true
		});
		expect((await listIndicators(engine)).filter((each) => !each.has_figures)).toHaveLength(2);
	});

	it('list editions, the latest first, with what is held of them', async () => {
		const [first, ...rest] = await listVintages(engine);
		expect(first).toMatchObject({ vintage: 'paper-2022', observations: 0, held_back: 0 });
		expect(rest.find((each) => each.vintage === 'lait-2020')).toMatchObject({
			observations: 1,
			indicators: 1,
			held_back: 1,
			note: null
		});
	});
});
