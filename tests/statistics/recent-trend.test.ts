import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	calendarYear,
	financialQuarter,
	financialYearEnding,
	month,
	parsePeriod,
	periodBetween,
	type Period
} from '$lib/domain/period';
import { date } from '$lib/domain/calendar';
import {
	judgeTrend,
	recentTrend,
	trendTestOf,
	type TrendPoint
} from '$lib/statistics/recent-trend';

type Pair = readonly [number, number];

/** `9/330 - 7/342`: counts of bases, with a dash for a year that prints none. */
const pairs = (text: string): readonly (Pair | null)[] =>
	text.split(' ').map((pair) => {
		const [numerator, denominator] = pair.split('/').map(Number);
		return denominator === undefined ? null : [numerator ?? Number.NaN, denominator];
	});

const years = (
	last: number,
	pairs: readonly (Pair | null)[],
	of = financialYearEnding
): TrendPoint[] =>
	pairs.map((pair, place) => ({
		period: of(last - pairs.length + 1 + place),
		numerator: pair?.[0] ?? null,
		denominator: pair?.[1] ?? null
	}));
const at = (periods: readonly (Period | null)[]): TrendPoint[] =>
	periods.flatMap((period) => (period ? [{ period, numerator: 5, denominator: 100 }] : []));

/**
 * Series in the tests of OHID's own calculator (UKHSA, fingertips-open, WhenUsingTrendMarkerCalculator) and what those call them; the
 * last is from its successor's (DHSC, FingertipsNext), which names no verdict. The statistics were worked out apart, in Python.
 */
const fingertips: readonly (readonly [string, readonly (Pair | null)[], string, number])[] = [
	['indicator 20301', pairs('621/3454 599/3195 556/3256 535/3227 447/3121'), 'decreasing', 20.1151],
	[
		'series 2',
		pairs('2157/3454 2090/3195 2194/3256 2134.81/3152 2094/3062'),
		'increasing',
		30.0105
	],
	[
		'indicator 1172',
		pairs('8116/91530 8145/91773 8222/92088 8506/92238 8728/92665.89'),
		'increasing',
		23.5541
	],
	['series 4, six points', pairs('5/22 7/35 6/42 8/50 8/100 9/200'), 'decreasing', 13.7631],
	[
		'indicator 10101',
		pairs('5405/18095 5500/18170 5435/18005 5480/17890 5315/17860'),
		'no significant change',
		0.018
	],
	[
		'indicator 10101, larger',
		pairs('22435/65880 22445/67900 21365/68705 20955/69835 19055/70910'),
		'decreasing',
		978.2845
	],
	[
		'diabetes 2020 to 2024, indicator 241',
		pairs('3455176/48783947 3491868/49122259 3625401/49956777 3774801/50649129 3938080/51441896'),
		'increasing',
		16494.7559
	]
];

describe('recentTrend', () => {
	it.each(fingertips)('calls a proportion as OHID does: %s', (_, pairs, verdict, statistic) => {
		const found = recentTrend(years(2024, pairs), 'proportion');
		expect(found).toMatchObject({ verdict, reason: null, points: 5, test: 'proportion' });
		expect(found.statistic).toBeCloseTo(statistic, 3);
	});

	it.each([
		['indicator 20301 as a crude rate', fingertips[0]?.[1] ?? [], 'decreasing'],
		[
			'the example of assign_trend_markers',
			pairs('1367/44701 1332/44064 1199/42811 1023/41527 994/40299'),
			'decreasing'
		]
	] as const)('calls a rate as OHID does: %s', (_, pairs, verdict) => {
		expect(recentTrend(years(2024, pairs), 'interval').verdict).toBe(verdict);
	});

	it('does not believe a trend that one period makes', () => {
		const found = recentTrend(
			years(2024, pairs('50/1000 49/1000 48/1000 47/1000 110/1000')),
			'proportion'
		);
		expect(found.statistic).toBeGreaterThan(9.5495);
		expect(found).toMatchObject({
			verdict: 'no significant change',
			reason: 'one-point',
			guard: false
		});
	});

	it('names the one year a trend rests on, which the guard does not ask: Birmingham’s health assessments', () => {
		const birmingham = pairs('1321/1499 1210/1518 1317/1661 1277/1705 1361/1723');
		const found = recentTrend(years(2025, birmingham), 'proportion');
		expect(found.statistic).toBeCloseTo(50.8, 1);
		expect(found).toMatchObject({
			verdict: 'decreasing',
			guard: true,
			rests_on: ['2020-04-01/2021-03-31']
		});
	});

	it('rests on no single year when any four of the five are enough, nor when there is no trend', () => {
		const [level, steady] = [fingertips[4], fingertips[5]];
		expect(recentTrend(years(2024, steady?.[1] ?? []), 'proportion').rests_on).toEqual([]);
		const found = recentTrend(years(2024, level?.[1] ?? []), 'proportion');
		expect(found.rests_on).toEqual([]);
	});

	it('cannot be calculated for Nottingham’s children in care, whose 2022 count DfE suppressed', () => {
		const found = recentTrend(
			years(2025, pairs('9/330 15/337 7/342 - 9/375 9/373 8/339')),
			'proportion'
		);
		expect(found).toMatchObject({ verdict: 'cannot be calculated', reason: 'not-adjacent' });
	});

	it('finds no change in a run of published noughts', () => {
		const none = recentTrend(years(2024, pairs('0/480 0/500 0/510 0/505 0/490')), 'proportion');
		expect(none).toMatchObject({ verdict: 'no significant change', statistic: 0, reason: null });
	});

	it('has no direction, and no guard, in a series that comes back the way it went', () => {
		const found = recentTrend(years(2024, pairs('5/100 9/100 20/100 9/100 5/100')), 'proportion');
		expect(found).toMatchObject({ verdict: 'no significant change', guard: false, reason: null });
		expect(found.slope).toBeCloseTo(0, 12);
	});

	it('takes a period with none for what it is', () => {
		const found = recentTrend(years(2024, pairs('30/300 22/300 14/300 6/300 0/300')), 'proportion');
		expect(found).toMatchObject({ verdict: 'decreasing', guard: true });
		expect(Number.isFinite(found.slope)).toBe(true);
	});

	it('passes over a suppressed latest year and says which years it tested', () => {
		const found = recentTrend(
			[...years(2023, fingertips[0]?.[1] ?? []), ...years(2024, [null]), null],
			'proportion'
		);
		expect(found.verdict).toBe('decreasing');
		expect([found.from, found.to]).toEqual(['2018-04-01/2019-03-31', '2022-04-01/2023-03-31']);
	});

	const five = pairs('5/100 6/100 7/100 8/100 9/100');
	it.each([
		['unit', years(2024, five), null],
		['no-counts', years(2024, pairs('- - - - - -')), 'proportion'],
		['too-few', [], 'proportion'],
		['too-few', years(2024, five.slice(1)), 'proportion'],
		['too-few', years(2024, [...five.slice(1), null]), 'proportion'],
		['not-adjacent', years(2024, [...five.slice(0, 3), null, ...five.slice(3)]), 'proportion'],
		[
			'not-adjacent',
			[...years(2023, five.slice(1)), ...years(2024, [[5, 100]], calendarYear)],
			'proportion'
		],
		['not-annual', at([1, 2, 3, 4, 5].map((number) => month(2024, number))), 'proportion'],
		[
			'not-annual',
			at(
				([1, 2, 3, 4] as const)
					.map((q) => financialQuarter(2024, q))
					.concat(financialQuarter(2025, 1))
			),
			'interval'
		],
		[
			'overlapping',
			at(
				[2018, 2019, 2020, 2021, 2022].map((year) =>
					periodBetween(date(year - 3, 4, 1), date(year, 3, 31))
				)
			),
			'interval'
		],
		['overlapping', years(2024, five).reverse(), 'proportion'],
		[
			'one-off',
			[...years(2024, five.slice(1)), ...at([parsePeriod('2024-04-01/2024-11-30')])],
			'interval'
		],
		['bad-counts', years(2024, [...five.slice(1), [101, 100]]), 'proportion'],
		['bad-counts', years(2024, [...five.slice(1), [1, 0]]), 'interval']
	] as const)('cannot be calculated: %s', (reason, points, test) => {
		expect(recentTrend(points, test)).toEqual({
			verdict: 'cannot be calculated',
			reason,
			test,
			statistic: null,
			slope: null,
			points: 5,
			guard: false,
			rests_on: [],
			from: null,
			to: null
		});
	});

	it('tests children on a day, a year apart', () => {
		const days = [2020, 2021, 2022, 2023, 2024].map((year) => parsePeriod(`${year}-03-31`));
		expect(recentTrend(at(days), 'interval').verdict).toBe('no significant change');
	});

	it('turns round when time does, and stands when every count and base is doubled and more', () => {
		const pair = fc.tuple(fc.nat(90), fc.integer({ min: 100, max: 400 }));
		fc.assert(
			fc.property(fc.array(pair, { minLength: 5, maxLength: 5 }), (pairs) => {
				for (const test of ['proportion', 'interval'] as const) {
					const forwards = recentTrend(years(2024, pairs), test);
					const backwards = recentTrend(years(2024, [...pairs].reverse()), test);
					expect(backwards.statistic).toBeCloseTo(forwards.statistic ?? -1, 6);
					expect(backwards.slope).toBeCloseTo(-(forwards.slope ?? 1), 9);
					expect(backwards.guard).toBe(forwards.guard);
				}
				const doubled = pairs.map(([count, base]) => [count * 2, base * 2] as const);
				expect(recentTrend(years(2024, doubled), 'proportion').statistic).toBeCloseTo(
					2 * (recentTrend(years(2024, pairs), 'proportion').statistic ?? -1),
					6
				);
			})
		);
	});
});

describe('trendTestOf', () => {
	it('has a test for percentages and rates only', () => {
		expect(
			(['percent', 'rate', 'count', 'score', 'pounds', 'other'] as const).map(trendTestOf)
		).toEqual(['proportion', 'interval', null, null, null, null]);
	});
});

describe('judgeTrend', () => {
	it.each([
		['increasing', 'low', 'worse'],
		['decreasing', 'low', 'better'],
		['increasing', 'high', 'better'],
		['decreasing', 'high', 'worse'],
		['increasing', 'none', 'increasing'],
		['no significant change', 'low', 'no significant change'],
		['cannot be calculated', 'high', 'cannot be calculated']
	] as const)('%s where %s is better is %s', (verdict, polarity, judged) => {
		expect(judgeTrend(verdict, polarity)).toBe(judged);
	});
});
