import { formatDate } from '$lib/domain/calendar';
import { carerKinds } from '$lib/domain/fostering-words';
import type { Period } from '$lib/domain/period';
import { rowsWord } from '$lib/domain/return-fault';
import { formatFigure } from '../number';
import type { Statement } from '../subject';
import type { PlainFigure, PaperFigure } from './paper-figures';

/** The figures of one edition that are there, and those of every edition, to look for an earlier one in. */
export interface PaperEdition {
	readonly figures: readonly PaperFigure[];
	/** Figures of the edition that the taxonomy does not have. */
	readonly beside: readonly PlainFigure[];
	readonly all: readonly PaperFigure[];
}

/** A rule of reading: what it says of an edition, null where it has nothing to say. */
export type ReadingRule = (edition: PaperEdition) => Statement | null;

/** The value of a figure that is there. */
export const valueOf = ({ figure }: Pick<PaperFigure, 'figure'>) => figure.value ?? 0;

/** The figure as printed: `17`, `54%`. */
export const textOf = ({ figure, indicator }: Pick<PlainFigure, 'figure' | 'indicator'>) =>
	formatFigure(figure.value ?? 0, figure.decimals, indicator.unit, indicator.per);

/** When a figure is of: `on 31 July 2021`, `in December 2020`, `between 1 January 2021 and 31 July 2021`. */
export function when({ kind, start, end }: Period): string {
	if (kind === 'snapshot') return `on ${formatDate(start)}`;
	return kind === 'month'
		? `in ${formatDate(start).replace(/^\d+ /, '')}`
		: `between ${formatDate(start)} and ${formatDate(end)}`;
}

/** Where a figure stands: `row 5`, `rows 18, 19 and 20`. */
export const rowsOf = (figures: readonly Pick<PlainFigure, 'figure'>[]) =>
	rowsWord(figures.map(({ figure }) => figure.source_row));

/** Which carers, before a noun that says what they are: `connected persons`; empty where every kind or none is said. */
export const whichCarers = (slug: string) =>
	slug === 'all' ? '' : (carerKinds.find((each) => each.slug === slug)?.word ?? slug);
