import { isAdjacent, type Period } from '$lib/domain/period';
import { asPrinted, difference, withinRounding, type Printed } from './rounding';
import { intervalOf, type Measured } from './interval';
import { overlaps } from './wilson';

/** A printed figure with its period and, where the source prints them, the counts it was made from. */
export interface Counted extends Printed {
	readonly period: Period;
	readonly numerator: number | null;
	readonly denominator: number | null;
}

/**
 * What may explain a change. `level`: the printed figures are equal. `rounding`: smaller than the two half-widths. `same-count`:
 * the count is the same and only the base moved. `one`: a single case moved, and without it there would be no such change. `chance`: the 95% intervals of the two counts
 * overlap. `beyond-chance`: they do not. `no-counts`: larger than rounding, and there are no counts to judge chance by.
 */
type Explanation =
	'level' | 'rounding' | 'same-count' | 'one' | 'chance' | 'beyond-chance' | 'no-counts';

/** A change between two adjacent periods. */
export interface Change {
	/** Later less earlier, in the figure's unit (percentage points for a percentage), at the coarser precision. */
	readonly difference: number;
	readonly decimals: number;
	/** Of the figures as printed: 19.18 and 19.23 printed to one decimal are level. */
	readonly direction: 'up' | 'down' | 'level';
	readonly explanation: Explanation;
}

/** What a figure counts: a share of a base, or a rate per a population. */
type Kind = Pick<Measured, 'unit' | 'per'>;

/** Whether the one case is the change: with it undone the later figure would print as the earlier does, or beyond it. */
function isOfOne(earlier: Counted, later: Counted, { unit, per }: Kind): boolean {
	if (earlier.numerator === null || later.denominator === null) return false;
	const scale = unit === 'rate' ? per : 100;
	if (scale === null || later.denominator <= 0) return true;
	const undone = asPrinted({
		value: (scale * earlier.numerator) / later.denominator,
		decimals: later.decimals
	});
	const way = Math.sign(asPrinted(later) - asPrinted(earlier));
	return Math.sign(undone - asPrinted(earlier)) !== way;
}

function explain(earlier: Counted, later: Counted, kind: Kind): Explanation {
	if (asPrinted(earlier) === asPrinted(later)) return 'level';
	if (
		earlier.numerator !== null &&
		later.numerator !== null &&
		earlier.denominator !== null &&
		later.denominator !== null
	) {
		const moved = Math.abs(later.numerator - earlier.numerator);
		if (moved === 0) return 'same-count';
		if (moved === 1 && isOfOne(earlier, later, kind)) return 'one';
		const [before, after] = [earlier, later].map((figure) => intervalOf({ ...figure, ...kind }));
		const counted = before?.method !== 'rounding' && after?.method !== 'rounding';
		if (before && after && counted) return overlaps(before, after) ? 'chance' : 'beyond-chance';
	}
	return withinRounding(earlier, later) ? 'rounding' : 'no-counts';
}

/**
 * The change from one period to the next, or null when the periods are not adjacent or not of one kind: LAIT's guide
 * states that rule. Counts decide chance, by Wilson's interval for a percentage and Poisson's for a rate; without them only
 * rounding can be judged.
 */
export function changeBetween(
	earlier: Counted,
	later: Counted,
	kind: Kind = { unit: 'percent', per: null }
): Change | null {
	if (!isAdjacent(earlier.period, later.period)) return null;
	const sign = Math.sign(asPrinted(later) - asPrinted(earlier));
	return {
		difference: difference(earlier, later),
		decimals: Math.min(earlier.decimals, later.decimals),
		direction: sign > 0 ? 'up' : sign < 0 ? 'down' : 'level',
		explanation: explain(earlier, later, kind)
	};
}
