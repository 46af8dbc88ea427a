/** A figure as a source printed it: its value and the decimals it was printed to. */
export interface Printed {
	readonly value: number;
	readonly decimals: number;
}

/** Two ends of an interval, in the unit of the figure. */
export interface Interval {
	readonly low: number;
	readonly high: number;
}

/** Multiplies by a power of ten on the decimal digits, so 1.005 stays 1.005 and 33.200000000000003 is 33.2. */
function shift(value: number, places: number): number {
	const [mantissa = '0', exponent = '0'] = value.toPrecision(15).split('e');
	return Number(`${mantissa}e${Number(exponent) + places}`);
}

/**
 * Rounds to the given decimals, halves away from zero, on the decimal digits a reader sees (15 significant): 2.675 to two
 * decimals is 2.68, and -0.5 to none is -1. Never returns negative zero. Throws a RangeError for a value that is not finite.
 */
export function roundHalfUp(value: number, decimals: number): number {
	if (!Number.isFinite(value)) throw new RangeError(`Cannot round ${value}.`);
	const size = shift(Math.round(shift(Math.abs(value), decimals)), -decimals);
	return size === 0 ? 0 : Math.sign(value) * size;
}

/** Half the width of the interval a printed figure stands for: 0.5 for a whole number, 0.05 for one decimal. */
export const halfWidth = (decimals: number) => shift(0.5, -decimals);

/** The interval a printed figure stands for: 4 printed whole is 3.5 to 4.5. */
export function printedInterval({ value, decimals }: Printed): Interval {
	const half = halfWidth(decimals);
	return {
		low: roundHalfUp(value - half, decimals + 1),
		high: roundHalfUp(value + half, decimals + 1)
	};
}

/** A figure as a reader sees it: a source's file may hold more digits than the source prints. */
export const asPrinted = ({ value, decimals }: Printed) => roundHalfUp(value, decimals);

/** The later figure less the earlier, both as printed, at the coarser of the two precisions. */
export const difference = (earlier: Printed, later: Printed) =>
	roundHalfUp(asPrinted(later) - asPrinted(earlier), Math.min(earlier.decimals, later.decimals));

/**
 * Whether a change is smaller than the sum of the two half-widths, so that rounding alone could have made it. Two
 * figures printed whole and one apart are not: the true change is then anything above 0 and below 2.
 */
export function withinRounding(earlier: Printed, later: Printed): boolean {
	const places = Math.max(earlier.decimals, later.decimals) + 1;
	const size = roundHalfUp(Math.abs(asPrinted(later) - asPrinted(earlier)), places);
	return size < roundHalfUp(halfWidth(earlier.decimals) + halfWidth(later.decimals), places);
}
