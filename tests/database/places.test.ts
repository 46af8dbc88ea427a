import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '$lib/database/engine';
import { startNodeEngine } from '$lib/database/node';
import { askPlaces, PLACES_WITH_FIGURES } from '$lib/database/queries/places';
import { loadObservations, loadRegister } from '$lib/database/record';
import { createSchema } from '$lib/database/schema';
import type { IndicatorId } from '$lib/domain/id';
import { readRegister, REGISTER_TABLES } from '$lib/intake/record';

let engine: Engine;

beforeAll(async () => {
	const read = (table: string) => readFileSync(`data/${table}.csv`);
	const { register } = readRegister(
		new Map(REGISTER_TABLES.map((table) => [table, read(table).toString('utf8')]))
	);
	engine = await startNodeEngine();
	await createSchema(engine);
	await loadRegister(engine, register);
	await loadObservations(engine, read('observations'));
});

describe('askPlaces', () => {
	it('finds every authority of a national measure, and only Derby for Derby’s benchmark', async () => {
		const everywhere = await askPlaces(engine, 'cla-offending' as IndicatorId);
		expect(everywhere.length).toBeGreaterThan(140);
		expect(everywhere).toContain('E06000018');
		expect(everywhere).not.toContain('E92000001');
		expect(await askPlaces(engine, 'derby-offences-reported' as IndicatorId)).toEqual([
			'E06000015'
		]);
	});

	it('finds nobody for a measure nobody has', async () => {
		expect(await askPlaces(engine, 'no-such-measure' as IndicatorId)).toEqual([]);
	});

	it('is a statement the engine can plan', async () => {
		const plan = await engine.query(`EXPLAIN ${PLACES_WITH_FIGURES}`, ['cla-offending']);
		expect(plan).not.toHaveLength(0);
	});
});
