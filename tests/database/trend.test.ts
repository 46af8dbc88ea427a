import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '$lib/database/engine';
import { askTrend, type TrendSeriesKey } from '$lib/database/queries/trend';
import type { GeographyCode, IndicatorId } from '$lib/domain/id';
import { loaded } from './fixture';

const FY19 = '2018-04-01/2019-03-31';
const FY20 = '2019-04-01/2020-03-31';

const nottingham = {
	indicator: 'cla-offending' as IndicatorId,
	geography: 'E06000018' as GeographyCode,
	neighbour_set: '2021'
};

describe('a trend', () => {
	let engine: Engine;
	beforeAll(async () => {
		engine = await loaded([
			`cla-offending,E06000018,${FY20},lait-2020,4,,,,0,9`,
			`cla-offending,E06000018,${FY19},lait-2020,3,,,,0,8`,
			`cla-offending,E06000015,${FY20},lait-2020,5.5,,,,1,10`,
			`cla-offending,E08000025,${FY20},lait-2020,4,,,,0,11`,
			`cla-offending,E06000015,${FY19},lait-2020,,c,,,0,12`,
			`cla-offending,E08000025,${FY19},lait-2020,2,,,,0,13`,
			`cla-offending,E12000004,${FY20},lait-2020,3,,,,0,14`,
			`cla-offending,E92000001,${FY20},lait-2021,3,,,,0,15`,
			`cla-number,E06000018,2020-03-31,lait-2020,650,,,,0,16`
		]);
	});
	afterAll(() => engine.close());

	const rowsOf = async (series: TrendSeriesKey, question = nottingham) =>
		((await askTrend(engine, question))?.rows ?? []).filter((row) => row.series === series);

	it('gives the authority’s figures in order of time', async () => {
		expect(await rowsOf('authority')).toEqual([
			expect.objectContaining({ period: FY19, value: 3, symbol: null, vintage: 'lait-2020' }),
			expect.objectContaining({ period: FY20, value: 4, symbol: null, decimals: 0 })
		]);
	});

	it('means the neighbours with a figure, skips the missing and says how many', async () => {
		expect(await rowsOf('neighbours')).toEqual([
			expect.objectContaining({ period: FY19, value: 2, neighbours_with: 1, neighbours_of: 2 }),
			expect.objectContaining({ period: FY20, value: 4.75, decimals: 1, neighbours_with: 2 })
		]);
	});

	it('adds the region and England, each from its own edition', async () => {
		expect(await rowsOf('region')).toEqual([expect.objectContaining({ value: 3, period: FY20 })]);
		expect(await rowsOf('england')).toEqual([expect.objectContaining({ vintage: 'lait-2021' })]);
		const answer = await askTrend(engine, nottingham);
		expect(answer?.region?.name).toBe('East Midlands');
		expect(answer?.vintages.map((each) => each.vintage)).toEqual(['lait-2021', 'lait-2020']);
		expect(answer?.neighbours.map((each) => each.name)).toEqual(['Birmingham', 'Derby']);
		expect(answer?.indicator.lait_code).toBe('LAC_Convictions');
		expect(answer?.indicator).not.toHaveProperty('key');
	});

	it('has no region where the authority has none and no neighbours where none are asked for', async () => {
		const question = {
			...nottingham,
			geography: 'E08000025' as GeographyCode,
			neighbour_set: null
		};
		const answer = await askTrend(engine, question as never);
		expect(answer?.region).toBeNull();
		expect(answer?.neighbours).toEqual([]);
		expect(new Set(answer?.rows.map((row) => row.series))).toEqual(
			new Set(['authority', 'england'])
		);
	});

	it('is null for a measure or a place nobody knows', async () => {
		expect(await askTrend(engine, { ...nottingham, indicator: 'no' as IndicatorId })).toBeNull();
		expect(
			await askTrend(engine, { ...nottingham, geography: 'E00000000' as GeographyCode })
		).toBeNull();
	});

	it('is empty, not an error, for a measure without figures', async () => {
		const answer = await askTrend(engine, {
			...nottingham,
			indicator: 'first-time-entrants' as IndicatorId
		});
		expect(answer?.rows).toEqual([]);
		expect(answer?.vintages).toEqual([]);
	});
});
