import type { PeriodId } from './id';
import { listed } from './wording';

/** What the rules of a return need of a figure: they take any figure that has it, and give the same figure back. */
export interface CheckedFigure {
	readonly period: PeriodId;
	/** Null where it is missing or hidden: no rule then speaks of it, or of what it is a part of. */
	readonly value: number | null;
	/** The row of its file, the header being row 1. */
	readonly source_row: number;
}

/** Whether a figure is there and has a value. */
export const isGiven = <Figure extends CheckedFigure>(
	figure: Figure | undefined
): figure is Figure & { readonly value: number } => figure !== undefined && figure.value !== null;

/** Something in the figures of one authority that cannot be right, or can be right only with a reason. */
export interface ReturnFault<Figure extends CheckedFigure = CheckedFigure> {
	/** A rule of the register of rules: `value.balance`. */
	readonly rule: string;
	/** A `fault` cannot be true, and what it refuses is never drawn; a `warning` may have a reason, which has to be given. */
	readonly severity: 'fault' | 'warning';
	/** The figures that do not fit one another, the one to look at first before the others. */
	readonly figures: readonly Figure[];
	/** Those of them that may not be used or drawn; none for a warning. */
	readonly refused: readonly Figure[];
	/** Their rows, in the same order. */
	readonly rows: readonly number[];
	/** Their periods, each once. */
	readonly periods: readonly PeriodId[];
	/** Slugs of their measures, or of their outcomes, each once. */
	readonly measures: readonly string[];
	/** What is wrong, as a sentence that names no row: `In Q1 2021/22, approvals (7) are above applications (5).` */
	readonly what: string;
	/** What to do, as a sentence. */
	readonly cure: string;
}

const once = <Value>(values: readonly Value[]) => [...new Set(values)];

/** What a rule says of figures. */
export interface Said<Figure> {
	/** Slugs of their measures or outcomes. */
	readonly measures: readonly string[];
	readonly what: string;
	readonly cure: string;
	/** Those of them that may not be used; none makes it a warning. */
	readonly refused?: readonly Figure[];
}

/** A fault of figures, the one to look at first before the others. */
export const faultOf = <Figure extends CheckedFigure>(
	rule: string,
	figures: readonly Figure[],
	said: Said<Figure>
): ReturnFault<Figure> => ({
	rule,
	severity: (said.refused ?? []).length > 0 ? 'fault' : 'warning',
	figures,
	refused: said.refused ?? [],
	rows: figures.map(({ source_row }) => source_row),
	periods: once(figures.map(({ period }) => period)),
	measures: once(said.measures),
	what: said.what,
	cure: said.cure
});

/** Rows in words: `row 5`, `rows 5, 6 and 9`. */
export function rowsWord(rows: readonly number[]): string {
	const sorted = once(rows).sort((a, b) => a - b);
	return `${sorted.length === 1 ? 'row' : 'rows'} ${listed(sorted.map(String))}`;
}
