import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Engine } from '$lib/database/engine';
import { askStanding } from '$lib/database/queries/standing';
import type { GeographyCode, IndicatorId, PeriodId } from '$lib/domain/id';
import { indicator, loaded, register } from './fixture';

const NOTTINGHAM = 'E06000018';
const year = (ending: number) => `${ending - 1}-04-01/${ending}-03-31` as PeriodId;

const base = register();
const record = register({
	indicators: [
		...base.indicators,
		indicator('own'),
		indicator('shared'),
		indicator('with-england'),
		indicator('spend', { lait_code: 'Spend', unit: 'pounds', polarity: 'none' })
	]
});

let engine: Engine;
beforeAll(async () => {
	engine = await loaded(
		[
			`own,${NOTTINGHAM},${year(2020)},lait-2020,8,,,,0,2`,
			`own,${NOTTINGHAM},${year(2019)},lait-2020,9,,,,0,3`,
			`own,E06000015,${year(2020)},lait-2020,,c,,,0,4`,
			`own,E06000015,${year(2020)},paper-2022,3,,,,0,5`,
			`shared,${NOTTINGHAM},${year(2020)},lait-2020,8,,,,0,6`,
			`shared,E06000015,${year(2019)},lait-2020,8,,,,0,7`,
			`with-england,${NOTTINGHAM},${year(2020)},lait-2020,8,,,,0,8`,
			`with-england,E92000001,${year(2020)},lait-2020,8,,,,0,9`,
			`cla-offending,${NOTTINGHAM},${year(2020)},lait-2020,8,,,,0,10`,
			`spend,${NOTTINGHAM},${year(2019)},lait-2020,50,,,,0,11`,
			`spend,${NOTTINGHAM},${year(2020)},lait-2020,0,,,,0,12`,
			`spend,${NOTTINGHAM},${year(2021)},lait-2020,999,,,,0,13`,
			`spend,E06000015,${year(2020)},lait-2020,30,,,,0,14`,
			`spend,E08000025,${year(2020)},lait-2020,10,,,,0,15`,
			`spend,E08000025,${year(2019)},lait-2020,,c,,,0,16`,
			`spend,E92000001,${year(2020)},lait-2020,4000,,,,0,17`
		],
		record
	);
});
afterAll(() => engine.close());

const ask = (measure: string, geography = NOTTINGHAM, period: PeriodId | null = null) =>
	askStanding(engine, {
		indicator: measure as IndicatorId,
		geography: geography as GeographyCode,
		neighbour_set: '2021',
		period
	});

it('knows a measure that nobody else ever has a figure of, and never takes one of LAIT’s for it', async () => {
	expect((await ask('own'))?.alone).toBe(true);
	expect((await ask('own', 'E06000015'))?.alone).toBe(false);
	for (const measure of ['shared', 'with-england', 'cla-offending', 'first-time-entrants'])
		expect((await ask(measure))?.alone).toBe(false);
});

it('gives the lines up to the period compared where the unit does not tell a total from a share', async () => {
	expect((await ask('spend', NOTTINGHAM, year(2020)))?.lines).toEqual({
		own: [50, 0],
		neighbours: [20],
		theirs: [4000]
	});
	expect((await ask('spend'))?.lines?.own).toEqual([50, 0, 999]);
	expect((await ask('cla-offending'))?.lines).toBeNull();
});
