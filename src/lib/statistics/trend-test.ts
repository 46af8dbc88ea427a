import { rateInterval } from './poisson';
import { z95 } from './wilson';

/**
 * Which test a series of counts gets. `proportion`: chi-squared for trend, for shares of a base. `interval`: a line weighted by the
 * width of each rate's own 95% interval, for events of a population.
 */
export type TrendTest = 'proportion' | 'interval';

/** The counts of one period and its place in time, from 1. */
export interface TimedCounts {
	readonly t: number;
	readonly numerator: number;
	readonly denominator: number;
}

/** A point as a line is fitted to it. */
interface Weighed {
	readonly t: number;
	readonly y: number;
	readonly weight: number;
}

const total = <Item>(items: readonly Item[], of: (item: Item) => number) =>
	items.reduce((sum, item) => sum + of(item), 0);

/** Whether the test can use these counts. Fractions are allowed but for `interval`, whose exact limits need whole events. */
export function isUsable(test: TrendTest, { numerator, denominator }: TimedCounts): boolean {
	if (!Number.isFinite(numerator) || !Number.isFinite(denominator)) return false;
	if (numerator < 0 || denominator <= 0) return false;
	return test === 'proportion' ? numerator <= denominator : Number.isInteger(numerator);
}

/**
 * The points a trend's line is fitted to. `proportion`: log odds, all of one weight, as OHID's tool does; where a period has none or
 * all of its base, the odds are not finite and half a child is added to both sides of every period (J. B. S. Haldane 1956, F. J.
 * Anscombe 1956), of which OHID's guidance says nothing. `interval`: rates weighted by the inverse square of their standard error, the
 * width of the 95% interval / 3.92.
 */
export function weighed(test: TrendTest, points: readonly TimedCounts[]): readonly Weighed[] {
	const empty = ({ numerator, denominator }: TimedCounts) =>
		numerator === 0 || numerator === denominator;
	const extra = test === 'proportion' && points.some(empty) ? 0.5 : 0;
	return points.map(({ t, numerator, denominator }) => {
		if (test === 'proportion')
			return {
				t,
				y: Math.log((numerator + extra) / (denominator - numerator + extra)),
				weight: 1
			};
		const y = numerator / denominator;
		const interval = rateInterval(numerator, denominator, 1);
		const error = interval ? (interval.high - interval.low) / (2 * z95) : Number.NaN;
		return { t, y, weight: error ** -2 };
	});
}

/** Weighted means of time and height, and the weighted spread of time: what a line and its error are made of. */
function centreOf(points: readonly Weighed[]) {
	const weight = total(points, (point) => point.weight);
	const t = total(points, (point) => point.weight * point.t) / weight;
	const y = total(points, (point) => point.weight * point.y) / weight;
	return { t, y, spread: total(points, (point) => point.weight * (point.t - t) ** 2) };
}

/** The slope of the weighted least-squares line, in the points' own unit a period. NaN for fewer than two times. */
export function slopeOf(points: readonly Weighed[]): number {
	const { t, y, spread } = centreOf(points);
	return total(points, (point) => point.weight * (point.t - t) * (point.y - y)) / spread;
}

/** Whether the line rises (1), falls (-1) or lies flat (0), floating-point noise apart. */
export function directionOf(points: readonly Weighed[]): 1 | 0 | -1 {
	const slope = slopeOf(points);
	const noise = 1e-12 * Math.max(...points.map(({ y }) => Math.abs(y)));
	if (Math.abs(slope) <= noise) return 0;
	return slope > 0 ? 1 : -1;
}

/**
 * The trend statistic, chi-squared on one degree of freedom; 0 when nothing was counted, or all of every base was. With c counts, n
 * bases, t times, N = S(n), C = S(c): `proportion` is N(N S(ct) - C S(nt))^2 / (C(N - C)(N S(nt^2) - S(nt)^2)) (P. Armitage, "Tests for
 * linear trends in proportions and frequencies", Biometrics 11, 1955; OHID, Fingertips trend markers). `interval` is the weighted slope
 * squared over its variance (OHID, Fingertips trend markers, every indicator but a proportion). Both take each period's events to be
 * independent: children who reoffend or stay in care for years are not, so a trend may look surer than it is.
 */
export function trendStatistic(test: TrendTest, points: readonly TimedCounts[]): number {
	if (test === 'interval') {
		const line = weighed(test, points);
		return slopeOf(line) ** 2 * centreOf(line).spread;
	}
	const count = total(points, (point) => point.numerator);
	const base = total(points, (point) => point.denominator);
	const nt = total(points, (point) => point.denominator * point.t);
	const score = base * total(points, (point) => point.numerator * point.t) - count * nt;
	const spread = base * total(points, (point) => point.denominator * point.t ** 2) - nt ** 2;
	return score === 0 ? 0 : (base * score ** 2) / (count * (base - count) * spread);
}
