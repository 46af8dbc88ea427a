import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '$lib/database/engine';
import { askTrend, type TrendSeriesKey } from '$lib/database/queries/trend';
import { askStanding } from '$lib/database/queries/standing';
import type { GeographyCode, IndicatorId, PeriodId } from '$lib/domain/id';
import { heldBack, loaded, register, reload, vintage } from './fixture';

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

describe('a mark with its number', () => {
	const lines = [
		`cla-offending,E06000018,${FY19},lait-2020,,c,7,99,0,2`,
		`cla-offending,E06000018,${FY19},lait-2021,,c,0,9,0,3`,
		`cla-offending,E06000018,${FY20},dfe-2021,,c,,9,0,4`,
		`cla-offending,E06000018,${FY20},lait-2020,,c,3,8,0,5`
	];
	let engine: Engine;
	beforeAll(async () => {
		engine = await loaded(lines);
	});
	afterAll(() => engine.close());

	it('carries the number of the edition its base is from, and no other’s', async () => {
		const rows = (await askTrend(engine, nottingham))?.rows ?? [];
		expect(rows).toEqual([
			expect.objectContaining({ period: FY19, value: null, numerator: 0, denominator: 9 }),
			expect.objectContaining({ period: FY20, value: null, numerator: null, denominator: 9 })
		]);
		const standing = await askStanding(engine, { ...nottingham, period: FY19 as PeriodId });
		const own = standing?.areas.find((area) => area.geography === nottingham.geography);
		expect(own?.figure).toMatchObject({ value: null, symbol: 'c', numerator: 0, denominator: 9 });
	});
});

describe('what the last figures replaced', () => {
	let engine: Engine;
	const FY17 = '2016-04-01/2017-03-31';
	const FY18 = '2017-04-01/2018-03-31';
	beforeAll(async () => {
		engine = await loaded(
			[
				`cla-offending,E06000018,${FY17},lait-2020,9,,,,0,2`,
				`cla-offending,E06000018,${FY17},lait-2021,4,,,,0,3`,
				`cla-offending,E06000018,${FY19},lait-2020,3.2,,,,1,4`,
				`cla-offending,E06000018,${FY19},lait-2021,3,,,,0,5`,
				`cla-offending,E06000018,${FY19},dfe-2021,8,,,,0,6`,
				`cla-offending,E06000018,${FY20},lait-2020,5,,,,0,7`,
				`cla-offending,E06000018,${FY20},lait-2021,4,,,,0,8`,
				`cla-offending,E06000018,${FY20},paper-2022,3,,,,0,9`,
				`cla-offending,E06000015,${FY18},lait-2020,6,,,,0,10`,
				`cla-offending,E06000015,${FY18},lait-2021,4,,,,0,11`,
				`cla-offending,E92000001,${FY20},lait-2020,6,,,,0,12`,
				`cla-offending,E92000001,${FY20},lait-2021,4,,,,0,13`
			],
			register({ held_back: [heldBack('lait-2020', 'cla-offending', 'E06000015', FY18)] })
		);
	});
	afterAll(() => engine.close());

	const earlier = async (geography: string) => {
		const answer = await askTrend(engine, {
			...nottingham,
			geography: geography as GeographyCode
		});
		return (answer?.rows ?? [])
			.filter((row) => row.series === 'authority')
			.map((row) => [row.period, row.earlier]);
	};

	it('is the same source’s earlier figure beyond rounding, of the last two periods, never a paper’s', async () => {
		expect(await earlier('E06000018')).toEqual([
			[FY17, null],
			[FY19, null],
			[FY20, { value: 5, decimals: 0, vintage: 'lait-2020' }]
		]);
	});

	it('is nothing where the earlier figure was held back, and only the authority is asked', async () => {
		expect(await earlier('E06000015')).toEqual([[FY18, null]]);
		const answer = await askTrend(engine, nottingham);
		expect(answer?.rows.find((row) => row.series === 'england')).not.toHaveProperty('earlier');
	});
});

describe('a provisional edition', () => {
	const record = register();
	const early = vintage('dfe-2020', '2020-06-01', 'provisional');
	const late = vintage('dfe-2022', '2022-06-01', 'provisional');
	const held = { ...record, vintages: [...record.vintages, early, late] };
	let engine: Engine;
	beforeAll(async () => {
		engine = await loaded([], held);
	});
	afterAll(() => engine.close());

	it('is held, shown as current, and keeps its status', async () => {
		const lines = [
			`cla-offending,E06000018,${FY20},lait-2021,3,,,,0,2`,
			`cla-offending,E06000018,${FY20},dfe-2022,4,,,,0,3`
		];
		await reload(engine, lines, held);
		const answer = await askTrend(engine, nottingham);
		expect(answer?.rows[0]).toMatchObject({ value: 4, vintage: 'dfe-2022', earlier: null });
		expect(answer?.vintages[0]?.status).toBe('provisional');
	});

	it('says why a figure is missing where LAIT prints a dash, as statistics do', async () => {
		const lines = [
			`cla-offending,E06000018,${FY20},dfe-2020,,c,,349,0,2`,
			`cla-offending,E06000018,${FY20},lait-2021,,-,,,0,3`
		];
		await reload(engine, lines, held);
		const answer = await askTrend(engine, nottingham);
		expect(answer?.rows[0]).toMatchObject({ value: null, symbol: 'c', denominator: 349 });
	});
});
