import type { TrendAnswer, TrendRow, TrendSeriesKey } from '$lib/database/queries/trend';
import type { Event } from '$lib/domain/event';
import type { Indicator } from '$lib/domain/indicator';
import type { Mode } from '$lib/domain/mode';
import { type Period } from '$lib/domain/period';
import { formatPeriod, formatPeriodShort } from '$lib/domain/period-words';
import { eventMarks } from './event-marks';
import { concerns, periodsOf, rowAt } from './latest';
import { missingSentence, missingWord } from './missing';
import { formatCounts, formatFigure } from './number';
import { middleOf } from './period-words';
import { isTooLarge } from './standing-scale';
import type { TrendMark, TrendPoint, TrendSeries } from './trend';
import { intervalAt, noInterval, type PointInterval } from './trend-interval';

const order: readonly TrendSeriesKey[] = ['authority', 'neighbours', 'region', 'england'];

/** What a line is called at its end and in the table's head. */
export function seriesName(answer: TrendAnswer, key: TrendSeriesKey): string {
	switch (key) {
		case 'authority':
			return answer.authority.name;
		case 'neighbours':
			return 'Statistical neighbours';
		case 'region':
			return answer.region?.name ?? 'Region';
		case 'england':
			return 'England';
	}
}

/** `, 2025 set`: which neighbours are meant, since the sets differ by half; nothing when no set is used. */
export const setOf = ({ neighbour_set }: TrendAnswer) =>
	neighbour_set === null ? '' : `, ${neighbour_set} set`;

function pointOf(
	indicator: Indicator,
	period: Period,
	row: TrendRow | null,
	interval: PointInterval
): TrendPoint {
	const value = row?.value ?? null;
	const symbol = row?.symbol ?? null;
	return {
		period: period.period,
		label: formatPeriodShort(period),
		title: formatPeriod(period),
		date: middleOf(period),
		value,
		text:
			value === null || row === null
				? missingWord(symbol)
				: formatFigure(value, row.decimals, indicator.unit),
		reason: value === null ? missingSentence(symbol, row?.denominator ?? null) : null,
		counts: row ? formatCounts(row.numerator, row.denominator) : null,
		...interval
	};
}

/** Whether the region or England is no comparison for the authority: `isTooLarge` of their lines. */
export function isOutOfScale(answer: TrendAnswer, key: TrendSeriesKey): boolean {
	if (key !== 'region' && key !== 'england') return false;
	const lineOf = (series: TrendSeriesKey) =>
		answer.rows.flatMap((row) => (row.series === series ? (row.value ?? []) : []));
	return isTooLarge(answer.indicator, {
		own: lineOf('authority'),
		neighbours: lineOf('neighbours'),
		theirs: lineOf(key)
	});
}

/**
 * The lines of a figure, the authority's first. Every line has a point for every period of the answer, so a period
 * without a figure is a gap and cannot be bridged. A line without a single figure is left out, except the authority's; so
 * is one out of scale, which only the table keeps.
 */
export function seriesOf(answer: TrendAnswer, mode: Mode = 'public'): readonly TrendSeries[] {
	return everySeriesOf(answer, mode).filter(({ key }) => !isOutOfScale(answer, key));
}

/** Every line that has a figure, and the authority's: what the table prints. */
export function everySeriesOf(answer: TrendAnswer, mode: Mode = 'public'): readonly TrendSeries[] {
	const periods = periodsOf(answer);
	const positive = answer.rows.every(({ value }) => value === null || value >= 0);
	return order
		.map((key) => ({
			key,
			name: seriesName(answer, key),
			focus: key === 'authority',
			points: periods.map((period) => {
				const row = rowAt(answer, key, period);
				const { indicator } = answer;
				const around =
					key === 'authority' ? intervalAt(indicator, row, mode, positive) : noInterval;
				return pointOf(indicator, period, row, around);
			})
		}))
		.filter(({ focus, points }) => focus || points.some((point) => point.value !== null));
}

/** The events that concern the measure and the place and fall in the time its figures cover, earliest first. */
export function marksOf(answer: TrendAnswer, events: readonly Event[]): readonly TrendMark[] {
	const periods = periodsOf(answer);
	const first = periods[0];
	const last = periods.at(-1);
	if (!first || !last) return [];
	return eventMarks(
		events
			.filter((event) => concerns(event, answer))
			.filter(({ start, end }) => start <= last.end && (end ?? start) > first.start)
	);
}
