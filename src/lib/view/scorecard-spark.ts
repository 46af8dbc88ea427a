import type { TrendAnswer } from '$lib/database/queries/trend';
import type { IsoDate } from '$lib/domain/id';
import { isAdjacent, parsePeriod, type Period } from '$lib/domain/period';
import type { Latest } from './latest';
import { periodsOf, rowAt } from './latest';
import { middleOf } from './period-words';
import type { TrendPoint } from './trend';

/** A point of a small line; null where it is broken. */
export interface SparkPoint {
	readonly date: IsoDate;
	readonly value: number | null;
}

/**
 * The points of a small line, broken as the large one is: at a missing figure, and between periods that do not follow one another or
 * are not of one kind, so that a quarter is never joined to a year.
 */
export function sparkOf(points: readonly TrendPoint[]): readonly SparkPoint[] {
	const shown: SparkPoint[] = [];
	let before: Period | null = null;
	for (const { period, date, value } of points) {
		const here = parsePeriod(period);
		if (before && here && !isAdjacent(before, here))
			shown.push({ date: middleOf({ ...here, start: before.end, end: here.end }), value: null });
		shown.push({ date, value });
		before = here;
	}
	return shown;
}

/** Months between figures, the least there are: how often a snapshot is taken. */
function monthsApart(periods: readonly Period[]): number | null {
	const days = periods.map(({ end }) => Date.parse(end) / 86_400_000);
	const gaps = days.slice(1).map((day, place) => day - (days[place] ?? day));
	return gaps.length === 0 ? null : Math.round(Math.min(...gaps) / 30.4);
}

/** How often a figure comes, by the kind of its latest period. */
function rhythmOf(periods: readonly Period[], latest: Period): string {
	const alike = periods.filter((period) => period.kind === latest.kind);
	switch (latest.kind) {
		case 'quarter':
			return 'Quarterly';
		case 'month':
			return 'Monthly';
		case 'span':
			return 'One-off period';
		case 'pooled-years':
			return 'Several years together';
		case 'snapshot': {
			const months = monthsApart(alike);
			if (months === null) return 'One day';
			if (months >= 11) return 'Yearly';
			return months >= 3 ? 'Quarterly' : 'Monthly';
		}
		default:
			return 'Yearly';
	}
}

/** How often the figure comes and whose it is: `Yearly, England-wide`, `Quarterly, council’s own`; null without a figure. */
export function cadenceOf(answer: TrendAnswer, latest: Latest | null): string | null {
	if (!latest?.row) return null;
	const edition = answer.vintages.find((each) => each.vintage === latest.row?.vintage);
	const own = periodsOf(answer).filter((period) => rowAt(answer, 'authority', period) !== null);
	const whose = edition?.status === 'local' ? 'council’s own' : 'England-wide';
	return `${rhythmOf(own, latest.period)}, ${whose}`;
}
