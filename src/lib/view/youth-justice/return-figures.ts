import { monthOf, yearOf } from '$lib/domain/calendar';
import type { Event } from '$lib/domain/event';
import type { HeldFigure } from '$lib/domain/held-figures';
import { comparePeriods, financialQuarter, parsePeriod, type Period } from '$lib/domain/period';
import { formatPeriodShort } from '$lib/domain/period-words';
import { plainWord } from '$lib/domain/return-column';
import { parseYouthJusticeId, type YouthJusticeParts } from '$lib/domain/youth-justice-return';
import { missingSentence, missingWord } from '../missing';
import { formatNumber } from '../number';
import type { DrawnValue, SubjectContext, SubjectSection } from '../subject';
import type { TableCell } from '../table';
import type { TrendMark } from '../trend';

/** A figure of the youth justice return, with what it is of and when. */
export interface ReturnFigure extends HeldFigure {
	readonly of: YouthJusticeParts;
	readonly time: Period;
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
		const time = parsePeriod(figure.period);
		return of && time
			? [{ ...figure, of, time, called: calledOf(names.get(figure.indicator) ?? '', of) }]
			: [];
	});
}

/** A section that says only what to do, where no figure of it is held. */
export const emptySection = (
	section: Pick<SubjectSection, 'key' | 'title'>,
	empty: string
): SubjectSection => ({
	...section,
	intro: null,
	figures: [],
	readings: [],
	tables: [],
	measures: [],
	summary: [],
	empty
});

/** The quarters among some figures and every quarter between them, so that one that is not given is a gap. Earliest first. */
export function quartersOf(figures: readonly ReturnFigure[]): readonly Period[] {
	const held = figures
		.map(({ time }) => time)
		.filter(({ kind }) => kind === 'quarter')
		.sort(comparePeriods);
	const [first, last] = [held[0], held.at(-1)];
	if (!first || !last) return [];
	const quarters: Period[] = [];
	for (let year = yearOf(first.start); year <= yearOf(last.end) + 1; year += 1)
		for (const quarter of [1, 2, 3, 4] as const) {
			const each = financialQuarter(year, quarter);
			if (each.start >= first.start && each.end <= last.end) quarters.push(each);
		}
	return quarters;
}

/** The quarter before another, held or not. */
export function quarterBefore({ start }: Period): Period {
	const year = yearOf(start);
	switch (monthOf(start)) {
		case 4:
			return financialQuarter(year, 4);
		case 7:
			return financialQuarter(year + 1, 1);
		case 10:
			return financialQuarter(year + 1, 2);
		default:
			return financialQuarter(year, 3);
	}
}

/** A count as it is drawn; a gap with its reason where there is none. */
export const drawnCount = (figure: HeldFigure | null): DrawnValue =>
	figure === null || figure.value === null
		? {
				value: null,
				text: missingWord(figure?.symbol ?? null),
				reason: missingSentence(figure?.symbol ?? null, figure?.denominator ?? null)
			}
		: {
				value: figure.value,
				text: formatNumber(figure.value, figure.decimals),
				reason: null
			};

/**
 * A count as a table prints it. `doubt` says why it cannot be right: it is then printed with its doubt and has no value that a
 * spreadsheet could add up.
 */
export const countedCell = (figure: HeldFigure | null, doubt: string | null = null): TableCell => {
	const { value, text, reason } = drawnCount(figure);
	return value === null || doubt === null
		? { text, reason, value }
		: { text: `${text}, in doubt`, reason: doubt, value: null };
};

/** A cell that has words and no figure. */
export const wordCell = (text: string): TableCell => ({ text, reason: null, value: null });

/** A cell without a figure, and why, as a sentence. */
export const noCell = (text: string, reason: string): TableCell => ({ text, reason, value: null });

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
	const [first, last] = [periods[0], periods.at(-1)];
	if (!first || !last) return [];
	return context.events
		.filter((event) => concerns(event, figures, context))
		.filter(({ start, end }) => start <= last.end && (end ?? start) >= first.start)
		.map(({ start, end, kind, title, detail }) => ({
			date: start,
			end,
			kind,
			title,
			detail,
			breaks: kind === 'definition' || kind === 'precision'
		}))
		.sort((a, b) => a.date.localeCompare(b.date));
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
				.filter(({ time }) => time.kind !== 'quarter')
				.map(({ time }) => [time.period, formatPeriodShort(time)])
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
