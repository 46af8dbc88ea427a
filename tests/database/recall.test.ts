import { describe, expect, it } from 'vitest';
import { startNodeEngine } from '$lib/database/node';
import { askTrend } from '$lib/database/queries/trend';
import { loadObservations } from '$lib/database/record';
import type { Engine } from '$lib/database/engine';
import type { GeographyCode, IndicatorId } from '$lib/domain/id';
import { loaded, observations } from './fixture';

async function table(): Promise<Engine> {
	const engine = await startNodeEngine();
	await engine.query('CREATE TABLE shelf (book INTEGER)');
	await engine.query('INSERT INTO shelf VALUES (1)');
	return engine;
}

const BOOKS = 'SELECT count(*)::int AS books FROM shelf';

describe('what an engine recalls', () => {
	it('is the answer it gave, until something may have changed', async () => {
		const engine = await table();
		const first = await engine.recall(BOOKS);
		expect(first).toEqual([{ books: 1 }]);
		expect(await engine.recall(BOOKS)).toBe(first);
		for (const change of [
			'INSERT INTO shelf VALUES (2)',
			' insert into shelf values (3)',
			'DELETE FROM shelf WHERE book = 3',
			'UPDATE shelf SET book = 4 WHERE book = 2',
			'BEGIN',
			'ROLLBACK'
		]) {
			const before = await engine.recall(BOOKS);
			await engine.query(change);
			expect(await engine.recall(BOOKS)).not.toBe(before);
			expect(await engine.recall(BOOKS)).toEqual(await engine.query(BOOKS));
		}
		await engine.close();
	});

	it('is kept apart by its parameters', async () => {
		const engine = await table();
		const asked = 'SELECT ?::int AS said';
		expect(await engine.recall(asked, [1])).toEqual([{ said: 1 }]);
		expect(await engine.recall(asked, [2])).toEqual([{ said: 2 }]);
		await engine.close();
	});

	it('is not a failure', async () => {
		const engine = await table();
		const later = 'SELECT page::int AS page FROM pages';
		await expect(engine.recall(later)).rejects.toThrow('refused a statement');
		await engine.query('CREATE TABLE pages AS SELECT 7 AS page');
		expect(await engine.recall(later)).toEqual([{ page: 7 }]);
		await engine.close();
	});

	it('does not grow without end', async () => {
		const engine = await table();
		const first = await engine.recall('SELECT 0 AS said');
		const asked = await engine.recall('SELECT -1 AS said');
		for (let said = 1; said <= 600; said += 1) {
			await engine.recall(`SELECT ${said} AS said`);
			expect(await engine.recall('SELECT -1 AS said')).toBe(asked);
		}
		expect(await engine.recall('SELECT 0 AS said')).not.toBe(first);
		// Nor by the rows of its answers.
		const many = 'SELECT range::int AS said FROM range(150000)';
		const longest = await engine.recall(many);
		expect(await engine.recall(many)).toBe(longest);
		await engine.recall(`${many} WHERE range > 1`);
		expect(await engine.recall(many)).not.toBe(longest);
		await engine.close();
	});

	it('never shows a figure that an edition added since has replaced', async () => {
		const FY20 = '2019-04-01/2020-03-31';
		const row = (vintage: string, value: number) =>
			`cla-offending,E06000018,${FY20},${vintage},${value},,,,0,9`;
		const engine = await loaded([row('lait-2020', 4)]);
		const latest = async () => {
			const answer = await askTrend(engine, {
				indicator: 'cla-offending' as IndicatorId,
				geography: 'E06000018' as GeographyCode,
				neighbour_set: null
			});
			return answer?.rows.find((each) => each.series === 'authority')?.value;
		};
		expect(await latest()).toBe(4);
		await loadObservations(engine, observations(row('lait-2021', 3)));
		expect(await latest()).toBe(3);
		await engine.close();
	});
});
