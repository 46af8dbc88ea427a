import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rateInterval } from '$lib/statistics/poisson';
import {
	directionOf,
	isUsable,
	slopeOf,
	trendStatistic,
	weighed,
	type TimedCounts
} from '$lib/statistics/trend-test';

const timed = (pairs: readonly (readonly [number, number])[]): readonly TimedCounts[] =>
	pairs.map(([numerator, denominator], place) => ({ t: place + 1, numerator, denominator }));

/** Caesarean sections by shoe size: D. G. Altman, Practical Statistics for Medical Research (1991), section 10.8. */
const altman = timed([
	[5, 22],
	[7, 35],
	[6, 42],
	[7, 48],
	[8, 54],
	[10, 150]
]);

/** The example in the help of `assign_trend_markers`, OHID's PHEindicatormethods, with the limits it prints. */
const ohid = timed([
	[1367, 44_701],
	[1332, 44_064],
	[1199, 42_811],
	[1023, 41_527],
	[994, 40_299]
]);
const ohidLimits = [
	[28.98, 32.25],
	[28.63, 31.9],
	[26.44, 29.64],
	[23.15, 26.19],
	[23.16, 26.25]
];

const series = fc
	.array(fc.tuple(fc.nat(200), fc.integer({ min: 201, max: 900 })), { minLength: 5, maxLength: 5 })
	.map(timed);

describe('the chi-squared test for trend in proportions', () => {
	it('gives Altman’s 8.02', () => {
		expect(trendStatistic('proportion', altman)).toBeCloseTo(8.0237, 4);
	});

	it('is the squared score over its variance, worked out from the definition', () => {
		fc.assert(
			fc.property(series, (points) => {
				const base = points.reduce((sum, { denominator }) => sum + denominator, 0);
				const share = points.reduce((sum, { numerator }) => sum + numerator, 0) / base;
				const mean = points.reduce((sum, { t, denominator }) => sum + t * denominator, 0) / base;
				let [score, spread] = [0, 0];
				for (const { t, numerator, denominator } of points) {
					score += (t - mean) * (numerator - denominator * share);
					spread += denominator * (t - mean) ** 2;
				}
				const expected = share === 0 ? 0 : score ** 2 / (share * (1 - share) * spread);
				const found = trendStatistic('proportion', points);
				expect(Math.abs(found - expected)).toBeLessThanOrEqual(1e-8 * Math.max(1, expected));
			})
		);
	});

	it('is nought when nothing was counted and when all were', () => {
		expect(
			trendStatistic(
				'proportion',
				timed([
					[0, 9],
					[0, 8],
					[0, 7],
					[0, 6],
					[0, 5]
				])
			)
		).toBe(0);
		expect(
			trendStatistic(
				'proportion',
				timed([
					[9, 9],
					[8, 8],
					[7, 7],
					[6, 6],
					[5, 5]
				])
			)
		).toBe(0);
	});
});

describe('the test by the width of intervals', () => {
	it('starts from the limits OHID’s example prints', () => {
		for (const [place, { numerator, denominator }] of ohid.entries()) {
			const interval = rateInterval(numerator, denominator, 1000);
			expect(interval?.low).toBeCloseTo(ohidLimits[place]?.[0] ?? 0, 2);
			expect(interval?.high).toBeCloseTo(ohidLimits[place]?.[1] ?? 0, 2);
		}
	});

	it('gives that example the statistic OHID’s formula gives its printed limits, to their rounding', () => {
		const lines = ohid.map(({ t, numerator, denominator }, place) => {
			const [low = 0, high = 0] = ohidLimits[place] ?? [];
			return { t, y: (1000 * numerator) / denominator, weight: (3.92 / (high - low)) ** 2 };
		});
		const mean = (of: (line: (typeof lines)[number]) => number) =>
			lines.reduce((sum, line) => sum + line.weight * of(line), 0) /
			lines.reduce((sum, line) => sum + line.weight, 0);
		const [t, y] = [mean((line) => line.t), mean((line) => line.y)];
		const cross = lines.reduce((sum, line) => sum + line.weight * (line.t - t) * (line.y - y), 0);
		const spread = lines.reduce((sum, line) => sum + line.weight * (line.t - t) ** 2, 0);
		const found = trendStatistic('interval', ohid);
		expect(Math.abs(found / (cross ** 2 / spread) - 1)).toBeLessThan(0.01);
		expect(found).toBeCloseTo(46.584, 2);
		expect(slopeOf(weighed('interval', ohid)) * 1000).toBeCloseTo(cross / spread, 2);
	});
});

describe('weighed', () => {
	it('takes log odds as they are, and adds half a child on both sides of every period when one is empty or full', () => {
		expect(
			weighed(
				'proportion',
				timed([
					[1, 4],
					[2, 4]
				])
			)[0]?.y
		).toBeCloseTo(Math.log(1 / 3), 12);
		const [first, second] = weighed(
			'proportion',
			timed([
				[0, 4],
				[2, 4]
			])
		);
		expect(first?.y).toBeCloseTo(Math.log(0.5 / 4.5), 12);
		expect(second?.y).toBeCloseTo(0, 12);
		expect(
			weighed(
				'proportion',
				timed([
					[4, 4],
					[2, 4]
				])
			)[0]?.y
		).toBeCloseTo(Math.log(9), 12);
	});
});

describe('directionOf', () => {
	it('takes floating-point noise for a flat line', () => {
		const flat = [0.1 + 0.2, 0.3, 0.3, 0.3, 0.3].map((y, place) => ({
			t: place + 1,
			y,
			weight: 1
		}));
		expect(slopeOf(flat)).not.toBe(0);
		expect(directionOf(flat)).toBe(0);
		expect(directionOf(flat.map((point) => ({ ...point, y: point.t * 1e-7 })))).toBe(1);
		expect(directionOf(flat.map((point) => ({ ...point, y: -point.t })))).toBe(-1);
	});
});

describe('isUsable', () => {
	it.each([
		['proportion', 5, 4, false],
		['interval', 5, 4, true],
		['proportion', 2134.81, 3152, true],
		['interval', 2134.81, 3152, false],
		['interval', -1, 4, false],
		['interval', 1, 0, false],
		['interval', Number.NaN, 4, false]
	] as const)('%s of %d in %d: %s', (test, numerator, denominator, usable) => {
		expect(isUsable(test, { t: 1, numerator, denominator })).toBe(usable);
	});
});
