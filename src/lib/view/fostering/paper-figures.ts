import { fosteringOf, type FosteringOf } from '$lib/domain/fostering-figure';
import type { HeldFigure } from '$lib/domain/held-figures';
import type { PeriodId } from '$lib/domain/id';
import type { Indicator } from '$lib/domain/indicator';
import { comparePeriods, parsePeriod, type Period } from '$lib/domain/period';
import type { SubjectContext } from '../subject';

/** A figure of the board's own authority with what it is of, its period and its measure. */
export interface PaperFigure {
	readonly of: FosteringOf;
	readonly figure: HeldFigure;
	readonly period: Period;
	readonly indicator: Indicator;
}

/** A figure that is no part of the taxonomy, such as a percentage a paper quotes: found by its measure. */
export type PlainFigure = Omit<PaperFigure, 'of'>;

/** Every figure held of the authority, in order of time. */
export function plainFigures({ held, authority }: SubjectContext): readonly PlainFigure[] {
	const measures = new Map(held.indicators.map((each) => [each.indicator, each]));
	return held.figures
		.filter(({ geography }) => geography === authority.geography)
		.flatMap((figure): readonly PlainFigure[] => {
			const period = parsePeriod(figure.period);
			const indicator = measures.get(figure.indicator);
			return period && indicator ? [{ figure, period, indicator }] : [];
		})
		.sort((a, b) => comparePeriods(a.period, b.period));
}

/** Every figure of fostering held of the authority, in order of time; those of a cohort too, which `of.cohort` tells. */
export const paperFigures = (context: SubjectContext): readonly PaperFigure[] =>
	plainFigures(context).flatMap((each) => {
		const of = fosteringOf(each.figure.indicator);
		return of ? [{ ...each, of }] : [];
	});

/** Each once, in the order first met. */
export const distinct = <Each extends string>(all: readonly Each[]): readonly Each[] => [
	...new Set(all)
];

/** The periods of some figures, each once, in order of time. */
export function periodsOf(figures: readonly Pick<PaperFigure, 'period'>[]): readonly Period[] {
	const byId = new Map<PeriodId, Period>(figures.map(({ period }) => [period.period, period]));
	return [...byId.values()].sort(comparePeriods);
}
