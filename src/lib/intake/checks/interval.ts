import type { Indicator } from '$lib/domain/indicator';
import type { Figure } from '../format';

/** The least and the most that a printed figure may have been. */
export interface Interval {
	readonly least: number;
	readonly most: number;
}

/** Half the multiple that counts below 1,000, and those from 1,000 up, are rounded to. */
export interface HalfWidths {
	readonly small: number;
	readonly large: number;
}

/** From here DfE rounds some national counts to hundreds, and those below to tens. */
const large = 1000;
/** What cannot be told from a table is taken to be no more than this multiple. */
const smallMost = 10;
/** A count that rounds to nothing, where the table's multiple is not known. */
const lowMost = 5;

/** Counts taken as printed. */
export const unrounded: HalfWidths = { small: 0, large: 0 };

/** The largest of the multiples that every count is one of; the first where there is none. */
const multipleOf = (counts: readonly number[], multiples: readonly number[]) =>
	multiples.find((multiple) => counts.every((each) => each % multiple === 0)) ?? 1;

/**
 * To what multiple the counts of one table are rounded, told by the counts: all multiples of 5, of 10, or of 100 from 1,000 up.
 * A table of few counts may seem rounded and not be; then less is found in it, never more.
 */
export function halfWidths(counts: readonly number[]): HalfWidths {
	const given = counts.filter((each) => each !== 0);
	const big = given.filter((each) => Math.abs(each) >= large);
	const upper = multipleOf(big, [100, 10, 5]);
	const lower = multipleOf(
		given.filter((each) => Math.abs(each) < large),
		[10, 5].filter((each) => each <= upper)
	);
	const half = (multiple: number) => (multiple === 1 ? 0 : multiple / 2);
	return { small: half(Math.min(lower, smallMost)), large: half(upper) };
}

/**
 * What a figure may have been before it was rounded or hidden. A suppressed count is anything up to `hidden`, or anything at
 * all; one that rounds to nothing is less than half the multiple; a figure not there at all may be anything.
 */
export function intervalOf(
	figure: Figure | null,
	{ unit }: Indicator,
	{ small, large: wide }: HalfWidths,
	hidden: number | null
): Interval {
	const symbol = figure?.symbol?.toLowerCase() ?? null;
	const value = figure?.value ?? null;
	if (!figure || value === null) {
		if (symbol === 'k' || symbol === 'low')
			return { least: 0, most: unit === 'percent' ? 0.5 : Math.max(small, lowMost) };
		const small_only = symbol === 'c' && hidden !== null && unit === 'count';
		return { least: 0, most: small_only ? hidden + small : Infinity };
	}
	const half =
		unit === 'count' ? (Math.abs(value) >= large ? wide : small) : 0.5 * 10 ** -figure.decimals;
	return { least: Math.max(0, value - half), most: value + half };
}
