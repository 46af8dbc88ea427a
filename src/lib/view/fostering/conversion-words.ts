import type { Conversion } from '$lib/statistics/conversion';
import { formatNumber } from '../number';
import { shareDecimals } from '../share-words';

/** A conversion that was worked out. */
export type Made = Extract<Conversion, { refused: null }>;

/** `25%`. */
export const percentOf = ({ per_hundred, earlier }: Made) =>
	`${formatNumber(per_hundred, shareDecimals(earlier))}%`;

/** `9% to 53%`. */
export const rangeOf = ({ low, high, earlier }: Made) =>
	[low, high].map((end) => `${formatNumber(end, shareDecimals(earlier))}%`).join(' to ');

/** `8 per 100`. */
export const perHundred = ({ per_hundred, earlier }: Made) =>
	`${formatNumber(per_hundred, shareDecimals(earlier))} per 100`;

/** `5 to 12`. */
export const perHundredRange = ({ low, high, earlier }: Made) =>
	[low, high].map((end) => formatNumber(end, shareDecimals(earlier))).join(' to ');
