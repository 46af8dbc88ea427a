import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Engine } from '$lib/database/engine';
import { askLedger } from '$lib/database/queries/ledger';
import { askCurrent } from '$lib/database/queries/printed';
import { askRestatements } from '$lib/database/queries/restatements';
import { askTrend } from '$lib/database/queries/trend';
import { listVintages } from '$lib/database/queries/vintages';
import { withFigures } from '$lib/database/relations';
import type { GeographyCode, IndicatorId, VintageId } from '$lib/domain/id';
import { loaded, reload } from './fixture';

const HERE = 'E06000018' as GeographyCode;
const MEASURE = 'cla-offending' as IndicatorId;
const FY20 = '2019-04-01/2020-03-31';
const LINES = [
	`${MEASURE},${HERE},${FY20},lait-2020,5,,,,0,2`,
	`${MEASURE},${HERE},${FY20},dfe-2021,4.1,,14,342,1,2`,
	`${MEASURE},${HERE},${FY20},lait-2021,4,,,,0,2`,
	`${MEASURE},${HERE},${FY20},paper-2022,4,,,,0,2`
];

let engine: Engine;
beforeAll(async () => {
	engine = await loaded(LINES);
});
beforeEach(() => reload(engine, LINES));
afterAll(() => engine.close());

const only = (...editions: string[]) =>
	withFigures(engine, { mode: 'internal', editions: editions as VintageId[] });

describe('figures of some editions', () => {
	it('are what those editions said: the current figure, its counts and what it replaced', async () => {
		const asked = { geography: HERE, indicators: [MEASURE] };
		expect(await askCurrent(only('lait-2020'), asked)).toMatchObject([
			{ value: 5, numerator: null, vintage: 'lait-2020' }
		]);
		expect(await askCurrent(only('lait-2020', 'dfe-2021'), asked)).toMatchObject([
			{ value: 4.1, numerator: 14, vintage: 'dfe-2021' }
		]);
		expect(await askCurrent(engine, asked)).toMatchObject([
			{ value: 4, numerator: 14, vintage: 'lait-2021' }
		]);
		const trend = await askTrend(only('lait-2020'), {
			indicator: MEASURE,
			geography: HERE,
			neighbour_set: null
		});
		expect(trend?.vintages.map(({ vintage }) => vintage)).toEqual(['lait-2020']);
	});

	it('know no edition besides, in no question', async () => {
		const pinned = only('lait-2020');
		expect((await listVintages(pinned)).map(({ vintage }) => vintage)).toEqual(['lait-2020']);
		const ledger = await askLedger(pinned, { indicator: MEASURE, geography: HERE });
		expect(ledger?.rows).toHaveLength(1);
		expect(ledger?.absences).toEqual([]);
		expect((await askRestatements(pinned, [HERE])).total).toBe(0);
		expect((await askRestatements(engine, [HERE])).total).toBe(1);
	});

	it('are none where no edition is given, and an id is never a statement', async () => {
		const asked = { geography: HERE, indicators: [MEASURE] };
		expect(await askCurrent(only(), asked)).toEqual([]);
		expect(await askCurrent(only("lait-2020') OR ('1' = '1"), asked)).toEqual([]);
	});
});

describe('figures of a mode', () => {
	const hide = (edition: string) =>
		engine.query(
			`INSERT INTO hidden_observation SELECT vintage_key, indicator_key, geography_key, period_key, 'count'
			FROM observation JOIN vintage USING (vintage_key) WHERE vintage = ?`,
			[edition]
		);

	it('are the engine itself for the council, and the same statement where nothing is hidden', () => {
		expect(withFigures(engine, { mode: 'internal' })).toBe(engine);
	});

	it('leave out what is hidden, its counts with it, and take nothing older in its place', async () => {
		await engine.query('DELETE FROM hidden_observation');
		await hide('lait-2021');
		await hide('dfe-2021');
		await engine.query('DELETE FROM hidden_settled');
		const own = `SELECT vintage || ' ' || count(*) AS own FROM observation
			JOIN vintage USING (vintage_key) WHERE status = 'paper' GROUP BY vintage`;
		const [held] = await engine.query<{ own: string }>(own);
		await engine.query('INSERT INTO hidden_settled SELECT ?', [held?.own ?? '']);
		const shown = withFigures(engine, { mode: 'public' });
		expect(await askCurrent(shown, { geography: HERE, indicators: [MEASURE] })).toMatchObject([
			{ value: null, symbol: 'c:hidden', numerator: null, denominator: null }
		]);
		await expect(shown.query('SELECT 1 FROM vintage, observation AS o')).rejects.toThrow('limited');
		await engine.query('DELETE FROM hidden_settled');
		await engine.query('DELETE FROM hidden_observation');
	});
});
