import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '$lib/database/engine';
import { acceptLait, isAcceptable, stageLait, type LaitReview } from '$lib/database/lait';
import { countRows } from '$lib/database/load';
import { startNodeEngine } from '$lib/database/node';
import { askTrend, type TrendSeriesKey } from '$lib/database/queries/trend';
import { loadObservations, loadRegister } from '$lib/database/record';
import { createSchema } from '$lib/database/schema';
import type { GeographyCode, IndicatorId, PeriodId } from '$lib/domain/id';
import { LaitReader } from '$lib/intake/lait-bulk/reader';
import { readRegister } from '$lib/intake/record';

const APRIL = '../shared/data/lait_bds_long_2026-04-08.csv';
const NOTTINGHAM = 'E06000018' as GeographyCode;

const { register, lait_measures } = readRegister(
	new Map(
		readdirSync('data')
			.filter((name) => name.endsWith('.csv'))
			.map((name) => [name.slice(0, -4), readFileSync(`data/${name}`, 'utf8')])
	)
);

async function recordEngine(): Promise<Engine> {
	const engine = await startNodeEngine();
	await createSchema(engine);
	await loadRegister(engine, register);
	await loadObservations(engine, readFileSync('data/observations.csv'));
	return engine;
}

let engine: Engine;
beforeAll(async () => {
	engine = await recordEngine();
});
afterAll(() => engine.close());

async function cell(
	indicator: string,
	series: TrendSeriesKey,
	period: string,
	geography = NOTTINGHAM
) {
	const answer = await askTrend(engine, {
		indicator: indicator as IndicatorId,
		geography,
		neighbour_set: '2025'
	});
	return answer?.rows.find((row) => row.series === series && row.period === (period as PeriodId));
}

describe('the published record', () => {
	it('shows Nottingham’s offending by looked-after children, with counts where they agree', async () => {
		expect(await cell('cla-offending', 'authority', '2019-04-01/2020-03-31')).toMatchObject({
			value: 4,
			decimals: 0,
			numerator: 15,
			denominator: 337
		});
		expect(await cell('cla-offending', 'authority', '2009-04-01/2010-03-31')).toMatchObject({
			value: 9.8,
			decimals: 1,
			numerator: 21,
			denominator: 215
		});
	});

	it('shows a suppressed year as suppressed, with its base, though LAIT gives no reason', async () => {
		expect(await cell('cla-offending', 'authority', '2021-04-01/2022-03-31')).toMatchObject({
			value: null,
			symbol: 'c',
			vintage: 'lait-2026-04-08',
			numerator: null,
			denominator: 349
		});
	});

	it('never shows what a board paper printed as current', async () => {
		const answer = await askTrend(engine, {
			indicator: 'cla-offending' as IndicatorId,
			geography: NOTTINGHAM,
			neighbour_set: null
		});
		expect(answer?.vintages.map((each) => each.status)).not.toContain('paper');
	});

	it('shows the January edition’s England first-time entrants, and says why', async () => {
		const england = await cell('first-time-entrants', 'england', '2016-01-01/2016-12-31');
		expect(england).toMatchObject({ value: 333, vintage: 'lait-2026-01-29' });
		expect(england?.held_back).toContain('3071');
	});
});

describe.skipIf(!existsSync(APRIL))('the whole LAIT file of 8 April 2026', () => {
	let review: LaitReview;
	beforeAll(async () => {
		const file = { name: 'bds_long.csv', rows: new LaitReader(readFileSync(APRIL)) };
		review = await stageLait(engine, file, [...register.indicators, ...lait_measures]);
	});

	it('is counted', () => {
		expect(review).toMatchObject({
			rows: 641_070,
			usable_rows: 640_900,
			measures: 434,
			unknown_measures: [],
			areas: 170,
			labels: 65,
			figures: 641_070 - 93_883,
			missing: [{ symbol: '-', cells: 93_883 }],
			held_back: 41
		});
		expect(isAcceptable(review)).toBe(true);
	});

	it('has two national figures, and regions of one measure, that cannot be right and one label that is no period', () => {
		expect(review.problems.map(({ rule, row }) => [rule, row])).toEqual([
			['period.unknown', 175_612],
			['value.national', 77_680],
			['value.national', 105_050],
			['value.out-of-range', 105_052]
		]);
		expect(review.problems[3]?.message).toContain('25 more');
		expect(review.problems[1]?.message).toContain('sum of the regions');
	});

	it('agrees with every cell the record took from it', () => {
		expect(review.comparison).toMatchObject({ revised: 0, withdrawn: 0, dropped: 0 });
	});

	it('has the very values and decimals the record took from it, cell by cell', async () => {
		const followed = `observation
			JOIN vintage USING (vintage_key)
			JOIN lait_cell AS given USING (indicator_key, geography_key, period_key)
			WHERE vintage = 'lait-2026-04-08'`;
		const differing = `(observation.value, observation.symbol, observation.decimals, observation.source_row)
			IS DISTINCT FROM (given.value, given.symbol, given.decimals, given.source_row)`;
		expect(await countRows(engine, followed)).toBe(37_400);
		expect(await countRows(engine, `${followed} AND ${differing}`)).toBe(0);
		expect(review.comparison.unchanged).toBeGreaterThan(37_300);
	});

	it('is added beside what the record already holds of it, and every measure can be asked for', async () => {
		const edition = register.vintages.find((each) => each.vintage === 'lait-2026-04-08');
		if (!edition) throw new Error('The record has lost its edition of 8 April 2026.');
		const before = await countRows(engine, 'observation');
		const added = await acceptLait(engine, review, edition);
		expect(await countRows(engine, 'observation')).toBe(before + added);
		expect(
			await engine.query(
				"SELECT count(*)::int AS rows FROM printed_observation WHERE vintage = 'lait-2026-04-08'"
			)
		).toEqual([{ rows: 640_900 }]);
		const silent = await engine.query(
			`SELECT indicator FROM indicator WHERE lait_code IS NOT NULL
			AND indicator_key NOT IN (SELECT indicator_key FROM observation)`
		);
		expect(silent).toEqual([]);
		const measure = lait_measures[0];
		if (!measure) throw new Error('The record describes no measure of LAIT’s own.');
		const answer = await askTrend(engine, {
			indicator: measure.indicator,
			geography: NOTTINGHAM,
			neighbour_set: '2025'
		});
		expect(measure).toMatchObject(answer?.indicator ?? { indicator: null });
		expect(new Set(answer?.rows.map((row) => row.series))).toEqual(
			new Set(['authority', 'neighbours', 'region', 'england'])
		);
	});
});
