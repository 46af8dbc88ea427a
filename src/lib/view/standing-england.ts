import { possessive } from '$lib/domain/geography';
import { benchmark, judgeBenchmark, type Benchmark } from '$lib/statistics/benchmark';
import { meanOf } from '$lib/statistics/neighbours';
import { printedInterval, withinRounding } from '$lib/statistics/rounding';
import { missingClause } from './missing';
import { formatFigure } from './number';
import { isTooLarge } from './standing-scale';
import type { Standing } from './standing-places';

/** England beside the authority. */
export interface StandingEngland {
	/** Null when there is no figure, or England's total is no comparison. */
	readonly value: number | null;
	/** `3%`; null when there is no figure. */
	readonly text: string | null;
	/** By the authority's likely range; null where there are no counts to judge chance by. */
	readonly judgement: Benchmark | null;
	/** Null when there is nothing to say: England's total is no comparison for one authority's. */
	readonly sentence: string | null;
}

/** The trend leaves England out by the same rule, and of the same lines where the answer has them. */
function isOutOfScale({ answer, own, neighbours }: Standing): boolean {
	const { value } = meanOf(neighbours.map((place) => place.value));
	const figures = (one: number | null) => (one === null ? [] : [one]);
	return isTooLarge(
		answer.indicator,
		answer.lines ?? {
			own: figures(own.value),
			neighbours: figures(value),
			theirs: figures(answer.england?.figure?.value ?? null)
		}
	);
}

const nothing: StandingEngland = { value: null, text: null, judgement: null, sentence: null };

/** What is said when no range from counts tells chance from difference. */
function asPrinted(
	us: string,
	them: string,
	own: { readonly value: number; readonly decimals: number },
	england: { readonly value: number; readonly decimals: number },
	rounded: boolean
): string {
	if (own.value === england.value)
		return rounded
			? `${us} is the same as England’s, as printed. Without counts, what rounding and chance hide cannot be known.`
			: `${us} is the same as England’s.`;
	const way = own.value > england.value ? 'higher' : 'lower';
	if (!rounded) return `${us} is ${way} than England’s ${them}.`;
	if (withinRounding(own, england))
		return `${us} and England’s ${them} differ by no more than rounding.`;
	return `${us} is ${way} than England’s ${them}, as printed. Without counts, how far chance explains that cannot be known.`;
}

/**
 * England beside the authority, judged by the authority's likely range (OHID's rule). England's own figure is rounded too: a
 * range that only meets what its rounding hides counts as similar. A zero is never called better: it may not have been recorded.
 */
export function englandOf(standing: Standing): StandingEngland {
	const { answer, own } = standing;
	const { indicator } = answer;
	if (isOutOfScale(standing)) return nothing;
	const england = answer.england?.figure ?? null;
	if (england === null || england.value === null) {
		const why = missingClause(england?.symbol ?? null, england?.denominator ?? null);
		return {
			...nothing,
			sentence: `There is no figure for England to compare with: it is ${why}.`
		};
	}
	const { value, decimals } = england;
	const text = formatFigure(value, decimals, indicator.unit);
	const { figure, low, high, range } = own;
	if (figure === null || own.value === null)
		return { value, text, judgement: null, sentence: `England’s figure is ${text}.` };
	const us = `${possessive(own.name)} ${own.text}`;
	if (low === null || high === null || own.range_kind !== 'counts') {
		const mine = { value: own.value, decimals: figure.decimals };
		const sentence = asPrinted(us, text, mine, { value, decimals }, own.range_kind !== null);
		return { value, text, judgement: null, sentence };
	}
	const side = benchmark({ low, high }, value);
	if (side === 'similar') {
		const sentence = `${us} is similar to England’s ${text}: ${text} lies within the likely range, ${range}.`;
		return { value, text, judgement: side, sentence };
	}
	const printed = printedInterval({ value, decimals });
	const end = side === 'above' ? printed.high : printed.low;
	if (side === 'above' ? low <= end : high >= end) {
		const far = formatFigure(end, decimals + 1, indicator.unit);
		const sentence = `${us} is similar to England’s ${text}: England’s figure is rounded and could be as ${side === 'above' ? 'high' : 'low'} as ${far}, which the likely range, ${range}, reaches.`;
		return { value, text, judgement: 'similar', sentence };
	}
	const judged = judgeBenchmark(side, indicator.polarity);
	const judgement = own.value === 0 && judged === 'better' ? 'lower' : judged;
	const sentence = `${us} is ${judgement} than England’s ${text}: the whole of the likely range, ${range}, lies ${side} it.`;
	return { value, text, judgement, sentence };
}
