import { wilson } from '$lib/statistics/wilson';
import { formatFigure, formatNumber } from './number';

/** A count and the base it is of. */
export interface Counts {
	readonly count: number;
	readonly base: number;
}

/** Bases below this are too small to carry a decimal of a per cent. */
const LARGE = 1000;

/** Decimals a percentage of so many may be printed to. */
export const shareDecimals = (base: number) => (base < LARGE ? 0 : 1);

/** A share as a percentage, unrounded. The base is above nought. */
export const shareOf = ({ count, base }: Counts) => (100 * count) / base;

/** `62%`: whole per cent of a base under 1,000. */
export const shareText = (counts: Counts) =>
	formatFigure(shareOf(counts), shareDecimals(counts.base), 'percent');

/** The share’s 95% Wilson interval in per cent; null when the counts are no share. */
export function shareRange({ count, base }: Counts) {
	const range = wilson(count, base);
	return range && { low: 100 * range.low, high: 100 * range.high };
}

/** The likely range in words, `44% to 77%`; null when the counts are no share. */
export function rangeText(counts: Counts): string | null {
	const range = shareRange(counts);
	if (range === null) return null;
	const decimals = shareDecimals(counts.base);
	return `${formatFigure(range.low, decimals, 'percent')} to ${formatFigure(range.high, decimals, 'percent')}`;
}

/** `18 of 29`. */
export const countsText = ({ count, base }: Counts) =>
	`${formatNumber(count, 0)} of ${formatNumber(base, 0)}`;
