import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '$lib/database/engine';
import { discardLait, warmLait } from '$lib/database/lait';
import { INDICATORS, loaded } from './fixture';
import { file, stage, whole } from './lait-file';

const held = ['cla-offending,E06000018,2019-04-01/2020-03-31,lait-2020,3,,,,0,9'];

let engine: Engine;
beforeAll(async () => {
	engine = await loaded(held);
});
afterAll(() => engine.close());

const places = [
	{ name: 'Nottingham', number: 892 },
	{ name: 'England', number: 970 }
];

/** Every row of every table, and the names of all there are. */
async function everything(): Promise<unknown> {
	const tables = await engine.query<{ name: string }>(
		`SELECT table_name AS name FROM duckdb_tables() UNION ALL
		SELECT view_name FROM duckdb_views() WHERE NOT internal ORDER BY name`
	);
	const rows = await engine.query(
		'SELECT (SELECT count(*) FROM observation)::int AS figures, (SELECT count(*) FROM indicator)::int AS measures, (SELECT count(*) FROM period)::int AS periods, (SELECT count(*) FROM vintage)::int AS editions'
	);
	return { tables, rows };
}

describe('warming the engine', () => {
	it('leaves nothing behind, and changes nothing held', async () => {
		const before = await everything();
		await warmLait(engine, INDICATORS, places, () => true);
		expect(await everything()).toEqual(before);
	});

	it('runs what the reading of a real file runs', async () => {
		const asked = new Set<string>();
		const heard: Engine = {
			...engine,
			query: (sql, parameters) => {
				asked.add(/^\s*(?:CREATE TEMP \w+ \w+|INSERT INTO \w+)/.exec(sql)?.[0] ?? '');
				return engine.query(sql, parameters);
			}
		};
		await warmLait(heard, INDICATORS, places, () => true);
		const warmed = new Set(asked);
		asked.clear();
		await stage(heard, file(whole()));
		await discardLait(engine);
		expect([...asked].filter((each) => !warmed.has(each))).toEqual([]);
	});

	it.each([0, 1, 5, 30])('ends where it is no longer wanted, after %i statements', async (most) => {
		const before = await everything();
		let asked = 0;
		await warmLait(engine, INDICATORS, places, () => (asked += 1) <= most);
		expect(asked).toBe(most + 1);
		expect(await everything()).toEqual(before);
	});

	it('does nothing without measures of LAIT or places', async () => {
		const before = await everything();
		await warmLait(engine, [], places, () => true);
		await warmLait(engine, INDICATORS, [], () => true);
		expect(await everything()).toEqual(before);
	});
});
