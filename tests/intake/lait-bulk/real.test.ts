import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '$lib/database/engine';
import { startNodeEngine } from '$lib/database/node';
import { insertRows } from '$lib/database/load';
import { LaitReader } from '$lib/intake/lait-bulk/reader';

const FILES = ['2026-01-29', '2026-04-08'].map((day) => `../shared/data/lait_bds_long_${day}.csv`);

let engine: Engine;
beforeAll(async () => {
	engine = await startNodeEngine();
});
afterAll(() => engine.close());

/** The reader's rows, with the engine's own reading of the same file beside them. */
async function readTwice(file: string): Promise<void> {
	const bytes = readFileSync(file);
	await engine.registerFile('lait.csv', bytes);
	await engine.query(`CREATE TABLE engine_read AS SELECT row_number() OVER () + 1 AS row, code, label, name, number, value
		FROM read_csv('data/lait.csv', auto_detect=false, header=true, delim=',', quote='"', escape='"',
			columns={'code': 'VARCHAR', 'item': 'VARCHAR', 'label': 'VARCHAR', 'name': 'VARCHAR', 'value': 'VARCHAR',
				'number': 'VARCHAR', 'region': 'VARCHAR'})`);
	await engine.dropFile('lait.csv');
	await engine.query(
		'CREATE TABLE rows_read (source_row INTEGER, series INTEGER, place INTEGER, mark INTEGER, value DOUBLE)'
	);
	const reader = new LaitReader(bytes);
	for (let batch = reader.next(); batch !== null; batch = reader.next())
		await engine.insertColumns('rows_read', { ...batch });
	const { all_series, places, marks } = reader.contents();
	const texts: readonly (readonly [string, readonly (readonly string[])[]])[] = [
		['series', all_series.map(({ code, label }) => [code, label])],
		['place', places.map(({ name, number }) => [name, number])],
		['mark', marks.map(({ mark }) => [mark, ''])]
	];
	for (const [table, rows] of texts) {
		await engine.query(`CREATE TABLE ${table}_text (${table} INTEGER, one TEXT, two TEXT)`);
		const first = table === 'mark' ? 1 : 0;
		const numbered = rows.map((each, at) => [at + first, ...each]);
		await insertRows(engine, `${table}_text`, [table, 'one', 'two'], numbered);
	}
}

describe.each(FILES)('the whole of %s', (file) => {
	it.skipIf(!existsSync(file))('is read as the engine reads it as CSV', async () => {
		await readTwice(file);
		const [found] =
			await engine.query(`SELECT count(*)::int AS rows, count(reader.source_row)::int AS paired,
				count_if((code, label, name, engine.number) IS DISTINCT FROM
					(series_text.one, series_text.two, place_text.one, place_text.two))::int AS otherwise_named,
				count_if(CASE WHEN reader.mark = 0
					THEN abs(try_cast(engine.value AS DOUBLE) - reader.value) <= 1e-11 * abs(reader.value)
					ELSE engine.value = mark_text.one END IS NOT TRUE)::int AS other_values
			FROM engine_read AS engine
			FULL JOIN rows_read AS reader ON engine.row = reader.source_row
			LEFT JOIN series_text USING (series)
			LEFT JOIN place_text USING (place)
			LEFT JOIN mark_text USING (mark)`);
		expect(found).toMatchObject({ otherwise_named: 0, other_values: 0 });
		expect(found).toMatchObject({ paired: (found as { rows: number }).rows });
		expect((found as { rows: number }).rows).toBeGreaterThan(600_000);
		for (const table of ['engine_read', 'rows_read', 'series_text', 'place_text', 'mark_text'])
			await engine.query(`DROP TABLE ${table}`);
	});
});
