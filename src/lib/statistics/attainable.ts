import { roundHalfUp, type Interval, type Printed } from './rounding';

/** Whole counts from `low` to `high`, both included. */
export interface CountRange {
	readonly low: number;
	readonly high: number;
}

/** Whole division towards minus infinity, exact where dividing first would round. */
const floorOf = (whole: number, by: number) => (whole - (((whole % by) + by) % by)) / by;

/**
 * The whole counts of `base` whose percentage prints as the given figure: 4 printed whole of 337 is 12 to 15. A percentage that
 * falls on a half may have been rounded either way, so both its neighbours count it in. Null when no whole count gives the figure
 * (then the base is not the one it was made from, or was itself rounded, and the caller says so), or when the base is not a whole
 * number above nought. Follows from the definition of rounding: 100k / base lies in the printed interval, ends included.
 */
export function attainableCounts({ value, decimals }: Printed, base: number): CountRange | null {
	if (!Number.isInteger(base) || base <= 0 || !Number.isFinite(value)) return null;
	if (!Number.isInteger(decimals) || decimals < 0) return null;
	const scale = 10 ** decimals;
	if (roundHalfUp(value, decimals) !== roundHalfUp(value, decimals + 6)) return null;
	const printed = Math.round(value * scale);
	const step = 200 * scale;
	const low = Math.max(0, -floorOf(-(2 * printed - 1) * base, step));
	const high = Math.min(base, floorOf((2 * printed + 1) * base, step));
	return low <= high ? { low, high } : null;
}

/** A percentage of so few is hidden whatever the count, none at all included. */
export const SMALL_BASE = 10;

/**
 * The percentages a suppressed count may stand for: DfE marks `c` a count of 1 to 5, so of 349 it means 0.3% to 1.4%. Percent of
 * `base`, not rounded; null without a whole base, and of a base of 10 or under, where the mark says nothing of the count. A count hidden only to protect another may be larger. For internal papers
 * only: in public the band gives the count away.
 * Source: DfE, Children looked after in England, methodology (counts of one to five are suppressed).
 */
export function countsBehindMark(base: number): Interval | null {
	if (!Number.isInteger(base) || base <= SMALL_BASE) return null;
	return { low: 100 / base, high: 500 / base };
}
