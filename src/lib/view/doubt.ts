import type { Indicator } from '$lib/domain/indicator';
import type { Change } from '$lib/statistics/change';
import type { Figure } from './latest';
import { formatDifference } from './number';

/** Counts below this are few enough for a reader to be told so. */
const small = 100;

/** One of those a measure counts: `One child`, `One care leaver`, else `One person`. */
export function oneOf(indicator: Indicator): string {
	const who = (indicator.subject ?? indicator.name).toLowerCase();
	if (/care leavers?\b/.test(who)) return 'One care leaver';
	return /\bchild(ren)?\b/.test(who) ? 'One child' : 'One person';
}

function rounded(change: Change, indicator: Indicator, noun: string): string | null {
	const step = 10 ** -change.decimals;
	if (Math.abs(change.difference) > step * 1.5) return null;
	const most = formatDifference(2 * step, change.decimals, indicator.unit);
	return `Both figures are rounded, so the ${noun} is somewhere between 0 and ${most}.`;
}

/**
 * The sentence that says how far a change can be trusted; null when there is nothing to doubt (the figures are level, or
 * are counts themselves).
 */
export function doubtOf(
	change: Change,
	previous: Figure,
	figure: Figure,
	indicator: Indicator
): string | null {
	const noun = change.direction === 'up' ? 'rise' : 'fall';
	switch (change.explanation) {
		case 'level':
			return null;
		case 'rounding':
			return 'The change is within rounding.';
		case 'same-count':
			return 'The count did not change; only the base did.';
		case 'one':
			return `${oneOf(indicator)} makes the difference.`;
		case 'chance': {
			const few = Math.min(previous.numerator ?? small, figure.numerator ?? small) < small;
			return few
				? `With numbers this small the ${noun} could be chance.`
				: `The ${noun} could be chance.`;
		}
		case 'beyond-chance':
			return `The ${noun} is more than chance would usually explain.`;
		case 'no-counts':
			if (indicator.unit !== 'percent' && indicator.unit !== 'rate' && indicator.unit !== 'score')
				return null;
			return rounded(change, indicator, noun) ?? 'Without the counts, chance cannot be ruled out.';
	}
}
