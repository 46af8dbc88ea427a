import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '$lib/database/engine';
import { askHeldFigures } from '$lib/database/queries/held-figures';
import { withFigures } from '$lib/database/relations';
import type { GeographyCode, IndicatorId, VintageId } from '$lib/domain/id';
import { heldBack, loaded, register } from './fixture';

const HERE = 'E06000018' as GeographyCode;
const DERBY = 'E06000015' as GeographyCode;
const FY19 = '2018-04-01/2019-03-31';
const FY20 = '2019-04-01/2020-03-31';

let engine: Engine;
beforeAll(async () => {
	engine = await loaded(
		[
			`cla-offending,${HERE},${FY20},lait-2020,5,,,,0,12`,
			`cla-offending,${HERE},${FY20},dfe-2021,4.1,,14,342,1,40`,
			`cla-offending,${HERE},${FY20},lait-2021,4,,,,0,7`,
			`cla-offending,${HERE},${FY20},paper-2022,9,,,,0,2`,
			`cla-offending,${HERE},${FY19},lait-2020,3,,,330,0,13`,
			`cla-offending,${HERE},${FY19},lait-2021,30,,,,0,8`,
			`cla-offending,${DERBY},${FY20},lait-2020,6,,,,0,14`,
			`cla-number,${HERE},2020-03-31,lait-2020,650,,,,0,15`,
			`first-time-entrants,${HERE},2020-01-01/2020-12-31,lait-2020,,c,,9,1,16`
		],
		register({ held_back: [heldBack('lait-2021', 'cla-offending', HERE, FY19)] })
	);
});
afterAll(() => engine.close());

const ask = (by: Engine, families: readonly string[], ...indicators: readonly string[]) =>
	askHeldFigures(by, {
		families,
		indicators: indicators as readonly IndicatorId[],
		geographies: [HERE]
	});

describe('held figures', () => {
	it('are the restated ones, once each, with the row of their own edition and the counts that agree', async () => {
		const { figures, vintages, indicators, geographies } = await ask(engine, [], 'cla-offending');
		expect(figures).toMatchObject([
			// Of the later edition nothing stands: the earlier one's figure does, with its base and its row.
			{ period: FY19, value: 3, vintage: 'lait-2020', source_row: 13, denominator: 330 },
			{
				period: FY20,
				value: 4,
				vintage: 'lait-2021',
				source_row: 7,
				numerator: 14,
				denominator: 342
			}
		]);
		expect(figures.map(({ held_back }) => held_back)).toEqual(['lait-2021 cannot be right.', null]);
		expect(vintages.map(({ vintage }) => vintage)).toEqual(['lait-2021', 'lait-2020']);
		expect(indicators.map(({ indicator }) => indicator)).toEqual(['cla-offending']);
		expect(geographies.map(({ geography }) => geography)).toEqual([HERE]);
	});

	it('are of a family and of named measures, none of them twice; a missing one keeps its mark', async () => {
		const { figures } = await ask(engine, ['cla-', 'cla-n'], 'cla-number', 'first-time-entrants');
		expect(figures.map(({ indicator }) => indicator)).toEqual([
			...['cla-number', 'cla-offending', 'cla-offending', 'first-time-entrants']
		]);
		expect(figures.at(-1)).toMatchObject({ value: null, symbol: 'c', source_row: 16 });
	});

	it('are none of a measure or family that is not held, whatever its id', async () => {
		const none = { figures: [], indicators: [], geographies: [], vintages: [] };
		expect(await ask(engine, ["' OR '' = '"], 'cla-offending%')).toEqual(none);
		expect(await ask(engine, [])).toEqual(none);
	});

	it('are what some editions said where a page is made from those', async () => {
		const then = withFigures(engine, { mode: 'internal', editions: ['lait-2020' as VintageId] });
		expect((await ask(then, [], 'cla-offending')).figures).toMatchObject([
			{ period: FY19, value: 3, source_row: 13 },
			{ period: FY20, value: 5, source_row: 12, vintage: 'lait-2020', denominator: null }
		]);
	});

	it('are hidden from the public with their counts and bases, and nothing older takes their place', async () => {
		await engine.query(`INSERT INTO hidden_observation
			SELECT vintage_key, indicator_key, geography_key, period_key, 'count'
			FROM observation JOIN vintage USING (vintage_key)
			WHERE vintage = 'lait-2020' AND source_row = 13 OR vintage = 'lait-2021' AND source_row = 7
				OR vintage = 'dfe-2021'`);
		await engine.query(`INSERT INTO hidden_settled SELECT vintage || ' ' || count(*) FROM observation
			JOIN vintage USING (vintage_key) WHERE status = 'paper' GROUP BY vintage`);
		const shown = withFigures(engine, { mode: 'public' });
		const { figures } = await ask(shown, [], 'cla-offending');
		expect(figures.map(({ vintage }) => vintage)).toEqual(['lait-2020', 'lait-2021']);
		for (const each of figures)
			expect(each).toMatchObject({
				value: null,
				symbol: 'c:hidden',
				numerator: null,
				denominator: null
			});
		expect(figures[0]?.held_back ?? '').not.toContain('lait-2021');
	});
});
