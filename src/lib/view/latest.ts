import type { TrendAnswer, TrendRow, TrendSeriesKey } from '$lib/database/queries/trend';
import type { Event } from '$lib/domain/event';
import { comparePeriods, isAdjacent, parsePeriod, type Period } from '$lib/domain/period';
import { changeBetween, type Change, type Counted } from '$lib/statistics/change';

/** A figure that is there. */
export interface Figure extends Counted {
	readonly row: TrendRow;
}

/** Why the latest figure has no change beside it. */
export type Obstacle =
	| { readonly kind: 'first' }
	| { readonly kind: 'gap' }
	| { readonly kind: 'missing'; readonly period: Period; readonly symbol: string | null }
	| { readonly kind: 'definition'; readonly event: Event };

/** The state of the authority's line at the measure's latest period. */
export interface Latest {
	/** The latest period any line has a row for. */
	readonly period: Period;
	/** The authority's row there; null when the editions have none. */
	readonly row: TrendRow | null;
	/** The authority's latest figure, at `period` or before; null when it has none at all. */
	readonly figure: Figure | null;
	readonly previous: Figure | null;
	readonly change: Change | null;
	/** Null when there is a change. */
	readonly obstacle: Obstacle | null;
}

/** Every period of the answer, earliest first. */
export function periodsOf(answer: TrendAnswer): readonly Period[] {
	const ids = new Set(answer.rows.map((row) => row.period));
	return [...ids]
		.map(parsePeriod)
		.filter((period) => period !== null)
		.sort(comparePeriods);
}

/** The row of one line at one period; null when there is none. */
export const rowAt = (answer: TrendAnswer, series: TrendSeriesKey, period: Period) =>
	answer.rows.find((row) => row.series === series && row.period === period.period) ?? null;

/** Whether an event concerns the measure, and the authority: what happened in one place marks no other's figure. */
export const concerns = (event: Event, { indicator, authority }: TrendAnswer) =>
	(event.indicators.length === 0 || event.indicators.includes(indicator.indicator)) &&
	(event.geography === null || event.geography === authority.geography);

function figureOf(row: TrendRow | null, period: Period): Figure | null {
	if (row === null || row.value === null) return null;
	const { value, decimals, numerator, denominator } = row;
	return { row, period, value, decimals, numerator, denominator };
}

function obstacleOf(
	answer: TrendAnswer,
	earlier: readonly Period[],
	figure: Figure,
	events: readonly Event[]
): Obstacle | null {
	const before = earlier.findLast((period) => isAdjacent(period, figure.period));
	const figures = earlier.some((period) => figureOf(rowAt(answer, 'authority', period), period));
	if (!before) return { kind: figures ? 'gap' : 'first' };
	const row = rowAt(answer, 'authority', before);
	if (row === null && !figures) return { kind: 'first' };
	if (row === null || row.value === null)
		return { kind: 'missing', period: before, symbol: row?.symbol ?? null };
	const event = events.find(
		(each) =>
			each.kind === 'definition' &&
			concerns(each, answer) &&
			each.start > before.end &&
			each.start <= figure.period.end
	);
	return event ? { kind: 'definition', event } : null;
}

/**
 * Finds the measure's latest period over all lines (LAIT's rule), the authority's figure there or its last before it, and
 * the change from the adjacent period. A change of definition between the two forbids the comparison. Null when the
 * answer has no rows.
 */
export function latestOf(answer: TrendAnswer, events: readonly Event[]): Latest | null {
	const periods = periodsOf(answer);
	const period = periods.at(-1);
	if (!period) return null;
	const row = rowAt(answer, 'authority', period);
	const held = periods.findLast((each) => figureOf(rowAt(answer, 'authority', each), each));
	const figure = held ? figureOf(rowAt(answer, 'authority', held), held) : null;
	if (!figure)
		return { period, row, figure, previous: null, change: null, obstacle: { kind: 'first' } };
	const earlier = periods.filter((each) => comparePeriods(each, figure.period) < 0);
	const obstacle = obstacleOf(answer, earlier, figure, events);
	const before = earlier.findLast((each) => isAdjacent(each, figure.period));
	const previous =
		obstacle === null && before ? figureOf(rowAt(answer, 'authority', before), before) : null;
	const change = previous ? changeBetween(previous, figure, answer.indicator) : null;
	return { period, row, figure, previous, change, obstacle };
}
