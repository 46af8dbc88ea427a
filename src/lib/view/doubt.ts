import type { Indicator, Unit } from '$lib/domain/indicator';
import type { Change, Counted } from '$lib/statistics/change';
import { formatDifference } from './number';

/** How far a change can be trusted. The headline prints the sentence, the scorecard the few words: they cannot disagree. */
interface Doubt {
	/**
	 * `level`: nothing moved. `exact`: a count, an amount or an average moved, of which the headline says no more and which carries no
	 * judgement. `certain`: more than chance explains. `doubtful`: chance, rounding or missing counts may be all there is.
	 */
	readonly kind: 'level' | 'exact' | 'certain' | 'doubtful';
	/** Null when there is nothing to say. */
	readonly sentence: string | null;
	/** The same in a few words, without a capital or a stop. */
	readonly short: string;
}

/** Counts below this are few enough for a reader to be told so. */
const small = 100;

/** Figures made by dividing, which chance and rounding blur; the rest are counts of things as they were. */
const divided: readonly Unit[] = ['percent', 'rate', 'score'];

/** One of those a measure counts: `One child`, `One care leaver`, else `One person`. */
export function oneOf(indicator: Indicator): 'One child' | 'One care leaver' | 'One person' {
	const who = (indicator.subject ?? indicator.name).toLowerCase();
	if (/care leavers?\b/.test(who)) return 'One care leaver';
	return /\bchild(ren)?\b/.test(who) ? 'One child' : 'One person';
}

/** Several of those a measure counts: `children`, `care leavers`, else `people`. */
export function manyOf(indicator: Indicator): string {
	const many = {
		'One child': 'children',
		'One care leaver': 'care leavers',
		'One person': 'people'
	};
	return many[oneOf(indicator)];
}

const doubtful = (sentence: string, short: string): Doubt => ({
	kind: 'doubtful',
	sentence,
	short
});

function uncounted(change: Change, indicator: Indicator, noun: string): Doubt {
	if (!divided.includes(indicator.unit)) return { kind: 'exact', sentence: null, short: 'exact' };
	const step = 10 ** -change.decimals;
	if (Math.abs(change.difference) > step * 1.5)
		return doubtful(
			'Without the counts, chance cannot be ruled out.',
			'without counts, chance cannot be ruled out'
		);
	const most = formatDifference(2 * step, change.decimals, indicator.unit);
	return doubtful(
		`Both figures are rounded, so the ${noun} is somewhere between 0 and ${most}.`,
		`rounded: a ${noun} of between 0 and ${most}`
	);
}

/** Weighs a change from one figure to the next. */
export function doubtOf(
	change: Change,
	previous: Pick<Counted, 'numerator'>,
	figure: Pick<Counted, 'numerator'>,
	indicator: Indicator
): Doubt {
	const noun = change.direction === 'up' ? 'rise' : 'fall';
	switch (change.explanation) {
		case 'level':
			return { kind: 'level', sentence: null, short: 'no change' };
		case 'rounding':
			return doubtful('The change is within rounding.', 'within rounding');
		case 'same-count':
			return doubtful(
				'The count did not change; only the base did.',
				'the count did not change, only the base'
			);
		case 'one': {
			const one = `${oneOf(indicator)} makes the difference`;
			return doubtful(`${one}.`, one.replace(/^O/, 'o'));
		}
		case 'chance': {
			const few = Math.min(previous.numerator ?? small, figure.numerator ?? small) < small;
			return doubtful(
				few
					? `With numbers this small the ${noun} could be chance.`
					: `The ${noun} could be chance.`,
				'could be chance'
			);
		}
		case 'beyond-chance':
			return {
				kind: 'certain',
				sentence: `The ${noun} is more than chance would usually explain.`,
				short: 'more than chance'
			};
		case 'no-counts':
			return uncounted(change, indicator, noun);
	}
}
