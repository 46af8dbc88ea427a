import type { Conversion } from '$lib/statistics/conversion';
import { formatNumber } from '../number';

/** A conversion that was worked out. */
export type Made = Extract<Conversion, { refused: null }>;

/** A share of fewer than a thousand is printed whole, of more to one decimal. */
const decimalsFor = (base: number) => (base < 1000 ? 0 : 1);

/** `25%`. */
export const percentOf = ({ per_hundred, earlier }: Made) =>
	`${formatNumber(per_hundred, decimalsFor(earlier))}%`;

/** `9% to 53%`. */
export const rangeOf = ({ low, high, earlier }: Made) =>
	[low, high].map((end) => `${formatNumber(end, decimalsFor(earlier))}%`).join(' to ');

/** `8 per 100`. */
export const perHundred = ({ per_hundred, earlier }: Made) =>
	`${formatNumber(per_hundred, decimalsFor(earlier))} per 100`;

/** `5 to 12`. */
export const perHundredRange = ({ low, high, earlier }: Made) =>
	[low, high].map((end) => formatNumber(end, decimalsFor(earlier))).join(' to ');
