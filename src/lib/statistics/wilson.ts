import type { Interval } from './rounding';

/** The standard normal deviate for a two-sided 95% interval. */
export const z95 = 1.959963984540054;

/**
 * The 95% Wilson score interval of a proportion, as fractions of one. Source: E. B. Wilson (1927), in the form of R. G.
 * Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998), method 3.
 * Null when the counts are not those of a proportion (no base, more counted than the base, a negative or a fraction).
 */
export function wilson(count: number, base: number): Interval | null {
	if (!Number.isInteger(count) || !Number.isInteger(base)) return null;
	if (base <= 0 || count < 0 || count > base) return null;
	const share = count / base;
	const square = z95 * z95;
	const centre = 2 * count + square;
	const spread = z95 * Math.sqrt(square + 4 * count * (1 - share));
	const whole = 2 * (base + square);
	return {
		low: count === 0 ? 0 : (centre - spread) / whole,
		high: count === base ? 1 : (centre + spread) / whole
	};
}

/** Whether two intervals share any value. */
export const overlaps = (a: Interval, b: Interval) => a.low <= b.high && b.low <= a.high;
