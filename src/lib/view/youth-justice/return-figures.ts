import type { Event } from '$lib/domain/event';
import type { HeldFigure } from '$lib/domain/held-figures';
import { parsePeriod, quartersAmong, type Period } from '$lib/domain/period';
import { formatPeriodShort } from '$lib/domain/period-words';
import { plainWord } from '$lib/domain/return-column';
import { parseYouthJusticeId, type YouthJusticeParts } from '$lib/domain/youth-justice-return';
import type { DatedFigure } from '../dated-figure';
import { marksWithin } from '../event-marks';
import type { SubjectContext } from '../subject';
import type { TrendMark } from '../trend';

/** A figure of the youth justice return, with what it is of and when. */
export interface ReturnFigure extends DatedFigure {
	readonly of: YouthJusticeParts;
	/** The outcome or response as the return wrote it; an id keeps neither capitals nor marks. */
	readonly called: string;
}

/** A measure’s name begins with the outcome, `Fixed penalty notice: offences by …`, or `Response “level 1”: incidents in …`. */
function calledOf(name: string, { outcome }: YouthJusticeParts): string {
	const end = name.lastIndexOf(': ');
	const own = name.slice(0, end).replace(/^Response “(.*)”$/s, '$1');
	return end < 1 || !/^(?:other|response)-/.test(outcome.slug) ? plainWord(outcome) : own;
}

/** The authority’s own figures of the youth justice return; measures of any other source are left out. */
export function returnFigures({ held, authority }: SubjectContext): readonly ReturnFigure[] {
	const names = new Map(held.indicators.map(({ indicator, name }) => [indicator, name]));
	return held.figures.flatMap((figure) => {
		if (figure.geography !== authority.geography) return [];
		const of = parseYouthJusticeId(figure.indicator);
		const at = parsePeriod(figure.period);
		return of && at
			? [{ ...figure, of, at, called: calledOf(names.get(figure.indicator) ?? '', of) }]
			: [];
	});
}

/** The quarters among some figures and every quarter between them, so that one that is not given is a gap. Earliest first. */
export const quartersOf = (figures: readonly ReturnFigure[]): readonly Period[] =>
	quartersAmong(figures.map(({ at }) => at));

const concerns = (event: Event, figures: readonly HeldFigure[], { authority }: SubjectContext) =>
	(event.geography === null || event.geography === authority.geography) &&
	(event.indicators.length === 0 ||
		figures.some(({ indicator }) => event.indicators.includes(indicator)));

/** The events that concern some figures and fall in the time they cover, earliest first. */
export function marksOf(
	figures: readonly HeldFigure[],
	periods: readonly Period[],
	context: SubjectContext
): readonly TrendMark[] {
	return marksWithin(
		context.events.filter((event) => concerns(event, figures, context)),
		periods
	);
}

/** The title of what changed in the definition after one period and by another; null when nothing did. */
export const definitionChanged = (
	figures: readonly HeldFigure[],
	from: Period,
	to: Period,
	context: SubjectContext
): string | null =>
	context.events.find(
		(event) =>
			event.kind === 'definition' &&
			event.start > from.start &&
			event.start <= to.end &&
			concerns(event, figures, context)
	)?.title ?? null;

/** Why later editions’ figures are not shown, and what stretches of time are held beside the quarters. */
export function heldNotes(figures: readonly ReturnFigure[]): readonly string[] {
	const others = [
		...new Map(
			figures
				.filter(({ at }) => at.kind !== 'quarter')
				.map(({ at }) => [at.period, formatPeriodShort(at)])
		).values()
	];
	const apart =
		others.length === 0
			? []
			: [
					`Figures for other stretches of time (${others.join(', ')}) are held too. They stand on the measures’ own pages and are not added to the quarters.`
				];
	return [...new Set(figures.flatMap(({ held_back }) => held_back ?? [])), ...apart];
}
