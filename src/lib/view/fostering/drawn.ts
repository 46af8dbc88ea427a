import { fosteringOf } from '$lib/domain/fostering-figure';
import type { HeldFigure } from '$lib/domain/held-figures';
import type { Period } from '$lib/domain/period';
import { formatPeriodShort } from '$lib/domain/period-words';
import { citationOf, sourceLineOf } from '../citation';
import { missingSentence, missingWord } from '../missing';
import { formatNumber } from '../number';
import type { DrawnValue, SubjectContext, SubjectSection } from '../subject';
import type { TableCell, TableView } from '../table';
import type { Citation, TrendMark } from '../trend';

/** A figure as it is drawn. `fault` says why it may not be, though the return has it. */
export function drawnOf(figure: HeldFigure | null, fault: string | null = null): DrawnValue {
	if (figure === null || figure.value === null) {
		const symbol = figure?.symbol ?? null;
		return { value: null, text: missingWord(symbol), reason: missingSentence(symbol) };
	}
	const text = formatNumber(figure.value, figure.decimals);
	return fault === null
		? { value: figure.value, text, reason: null }
		: { value: null, text: `${text}, in doubt`, reason: fault };
}

/** What a reader needs where a figure is in doubt; none where none is. */
export const doubtNotes = (faults: readonly unknown[]): readonly string[] =>
	faults.length === 0
		? []
		: [
				'A figure in doubt is hatched, stands in the table with its doubt, and is reckoned with nowhere.'
			];

/** The same in a table: a figure in doubt is printed with its doubt and has no value a spreadsheet could add up. */
export const cellOf = (figure: HeldFigure | null, fault: string | null = null): TableCell =>
	drawnOf(figure, fault);

/** The editions of some figures, the latest first, and as one line. */
export function sourcesOf(
	{ held }: SubjectContext,
	figures: readonly (HeldFigure | null)[]
): { readonly sources: readonly Citation[]; readonly source_line: string | null } {
	const used = new Set(figures.map((figure) => figure?.vintage));
	const vintages = held.vintages.filter(({ vintage }) => used.has(vintage));
	return { sources: vintages.map(citationOf), source_line: sourceLineOf(vintages) };
}

/** A row of a table with the editions its figures are from. */
export function rowOf(
	context: SubjectContext,
	head: string,
	cells: readonly TableCell[],
	figures: readonly (HeldFigure | null)[]
): TableView['rows'][number] {
	const { sources } = sourcesOf(context, figures);
	return {
		head,
		cells,
		source: sources.length === 0 ? 'No edition held' : sources.map(({ text }) => text).join('; '),
		retrieved: [...new Set(sources.map(({ retrieved }) => retrieved))].join('; ')
	};
}

/** Periods as their two ends: `Q1 2020/21 to Q4 2021/22`; empty without any. */
export function spanWords(periods: readonly Period[]): string {
	const [first, last] = [periods[0], periods.at(-1)];
	if (!first || !last) return '';
	return first === last
		? formatPeriodShort(first)
		: `${formatPeriodShort(first)} to ${formatPeriodShort(last)}`;
}

/**
 * What happened within some periods that a reader of recruitment needs to know: events everywhere or in the authority, of every
 * measure or of one of fostering's, earliest first.
 */
export function marksWithin(
	{ authority, events }: SubjectContext,
	periods: readonly Period[]
): readonly TrendMark[] {
	const [first, last] = [periods[0], periods.at(-1)];
	if (!first || !last) return [];
	return events
		.filter(({ geography }) => geography === null || geography === authority.geography)
		.filter(
			({ indicators }) => indicators.length === 0 || indicators.some((each) => fosteringOf(each))
		)
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

const nothing = {
	intro: null,
	measures: [],
	figures: [],
	readings: [],
	tables: [],
	summary: [],
	empty: null
};

/** A section with what it has; the rest is nothing. */
export const sectionOf = (
	section: Pick<SubjectSection, 'key' | 'title'> & Partial<SubjectSection>
): SubjectSection => ({ ...nothing, ...section });
