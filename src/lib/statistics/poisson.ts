import type { Interval } from './rounding';
import { z95 } from './wilson';

/** How the interval of a rate was made. */
export type RateMethod = 'exact Poisson' | 'Byar';

const isCount = (count: number) => Number.isSafeInteger(count) && count >= 0;

/** log of n!, summed for a small n and by Stirling's series (to 1/n^7) beyond; accurate to floating point. */
function logFactorial(n: number): number {
	if (n < 20) {
		let product = 1;
		for (let factor = 2; factor <= n; factor++) product *= factor;
		return Math.log(product);
	}
	const square = n * n;
	const series = (1 / 12 - (1 / 360 - (1 / 1260 - 1 / (1680 * square)) / square) / square) / n;
	return n * Math.log(n) - n + Math.log(2 * Math.PI * n) / 2 + series;
}

/** The chance of `count` or fewer events when `mean` are expected. Right to floating point while count <= mean. */
function chanceOfAtMost(count: number, mean: number): number {
	let term = Math.exp(count * Math.log(mean) - mean - logFactorial(count));
	let sum = 0;
	for (let events = count; events >= 0 && term > sum * 1e-18; events--) {
		sum += term;
		term *= events / mean;
	}
	return sum;
}

/** The chance of `count` or more events when `mean` are expected. Right to floating point while count >= mean. */
function chanceOfAtLeast(count: number, mean: number): number {
	let term = Math.exp(count * Math.log(mean) - mean - logFactorial(count));
	let sum = 0;
	for (let events = count; term > sum * 1e-18;) {
		sum += term;
		term *= mean / ++events;
	}
	return sum;
}

/** Where an increasing or decreasing function crosses `target`, by halving until floating point allows no more. */
function crossing(low: number, high: number, isBelow: (mean: number) => boolean): number {
	for (;;) {
		const middle = (low + high) / 2;
		if (middle <= low || middle >= high) return middle;
		if (isBelow(middle)) low = middle;
		else high = middle;
	}
}

/**
 * The exact 95% interval of a count, in counts: at the low end the chance of as many or more is 2.5%, at the high end the chance of
 * as few or fewer. Null unless the count is a whole number from 0. Source: F. Garwood, "Fiducial limits for the Poisson
 * distribution", Biometrika 28 (1936); half the chi-squared quantiles on 2k and 2k + 2 degrees of freedom are the same numbers.
 */
export function exactPoisson(count: number): Interval | null {
	if (!isCount(count)) return null;
	const far = count + 10 + 5 * Math.sqrt(count);
	return {
		low: count === 0 ? 0 : crossing(0, count, (mean) => chanceOfAtLeast(count, mean) < 0.025),
		high: crossing(count, far, (mean) => chanceOfAtMost(count, mean) > 0.025)
	};
}

/**
 * Byar's approximation to the 95% interval of a count, in counts; within 0.2% of the exact one from 10 events on. Null unless the
 * count is a whole number from 0. Source: N. E. Breslow and N. E. Day, Statistical Methods in Cancer Research II (IARC, 1987), as
 * OHID's Fingertips technical guidance, Rates, states it.
 */
export function byar(count: number): Interval | null {
	if (!isCount(count)) return null;
	const limit = (events: number, z: number) =>
		events * (1 - 1 / (9 * events) + z / (3 * Math.sqrt(events))) ** 3;
	return { low: count === 0 ? 0 : limit(count, -z95), high: limit(count + 1, z95) };
}

/**
 * The 95% interval of a count that has no base, in counts: exact below 10 events, Byar's from 10. Null unless the count is a whole
 * number from 0. Source: as for `rateInterval`.
 */
export function countInterval(count: number): (Interval & { method: RateMethod }) | null {
	const method = count < 10 ? 'exact Poisson' : 'Byar';
	const interval = method === 'Byar' ? byar(count) : exactPoisson(count);
	return interval && { ...interval, method };
}

/**
 * The 95% interval of a crude rate, per `per` of the base: exact below 10 events, Byar's from 10. Null unless the count is a whole
 * number from 0 and base and `per` are above nought. Source: OHID, Fingertips technical guidance, Rates.
 */
export function rateInterval(
	count: number,
	base: number,
	per: number
): (Interval & { method: RateMethod }) | null {
	const found = countInterval(count);
	if (!found || !Number.isFinite(base) || base <= 0 || !Number.isFinite(per) || per <= 0)
		return null;
	const { low, high, method } = found;
	return { low: (low / base) * per, high: (high / base) * per, method };
}
