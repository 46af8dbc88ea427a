import type { Row } from '../csv';
import { cellAt, plainName } from '../header';
import { readNumber } from '../number';
import { isOfstedLabel } from './labels';
import type { Sheet } from '../sheet';
import { yearEndingIn } from '../title-year';

/** A column of figures and what stands over it. */
export interface NamedColumn {
	readonly column: number;
	readonly name: string;
}

/** How one sheet of Ofsted’s fostering data lies. */
export type OfstedLayout =
	| {
			/** Measures down, places across. */
			readonly lies: 'down';
			readonly head: Row;
			readonly body: readonly Row[];
			readonly label: number;
			readonly columns: readonly NamedColumn[];
	  }
	| {
			/** Measures down, sectors and years across: England only. */
			readonly lies: 'trend';
			readonly head: Row;
			readonly body: readonly Row[];
			readonly label: number;
			readonly columns: readonly (NamedColumn & {
				readonly year: number;
				readonly sector: string;
			})[];
	  }
	| {
			/** Places down, measures across. */
			readonly lies: 'across';
			readonly head: Row;
			readonly body: readonly Row[];
			readonly columns: readonly NamedColumn[];
	  };

const HEADER_ROWS = 15;
const LABEL_COLUMNS = 5;
const ROWS_LOOKED_AT = 80;
const WIDEST = 600;
/** So many known labels make a sheet one of Ofsted’s. */
const ENOUGH = 3;

/** The filled cells right of a column. */
const beyond = ({ cells }: Row, after: number): readonly NamedColumn[] =>
	cells
		.slice(0, WIDEST)
		.flatMap((text, column) =>
			column > after && text.trim() !== ''
				? [{ column, name: text.replace(/\s+/g, ' ').trim() }]
				: []
		);

const isFigure = ({ name }: NamedColumn) => readNumber(name).kind === 'printed';

/** Whether a cell holds a number; a mark for a missing one is none. */
export function isNumber(text: string): boolean {
	const read = readNumber(text);
	return read.kind === 'printed' && read.value !== null;
}

/** Where a sheet keeps its labels and figures; null where it is not a table of Ofsted’s fostering data. */
export function ofstedLayout({ rows }: Sheet): OfstedLayout | null {
	return across(rows) ?? down(rows);
}

function across(rows: readonly Row[]): OfstedLayout | null {
	for (const [index, head] of rows.slice(0, HEADER_ROWS).entries()) {
		const named = beyond(head, 0).filter(({ name }) => !isNumber(name));
		if (named.filter(({ name }) => isOfstedLabel(name)).length >= ENOUGH)
			return { lies: 'across', head, body: rows.slice(index + 1), columns: named };
	}
	return null;
}

function down(rows: readonly Row[]): OfstedLayout | null {
	const looked = rows.slice(0, ROWS_LOOKED_AT);
	const counts = Array.from(
		{ length: LABEL_COLUMNS },
		(_, place) =>
			looked.filter((row) => isOfstedLabel(cellAt(row, place)) && beyond(row, place).some(isFigure))
				.length
	);
	const most = Math.max(...counts);
	const label = counts.indexOf(most);
	if (most < ENOUGH) return null;
	const first = looked.findIndex(
		(row) => isOfstedLabel(cellAt(row, label)) && beyond(row, label).some(isFigure)
	);
	const above = looked.slice(0, first);
	const years = above.find(
		(row) => beyond(row, label).filter(({ name }) => yearEndingIn(name) !== null).length >= 2
	);
	if (years) return trend(rows, years, label);
	const words = (row: Row) => beyond(row, label).filter((each) => !isFigure(each));
	const [head] = [...above].sort((a, b) => words(b).length - words(a).length);
	if (!head || words(head).length === 0) return null;
	return {
		lies: 'down',
		head,
		body: rows.slice(rows.indexOf(head) + 1),
		label,
		columns: words(head)
	};
}

function trend(rows: readonly Row[], head: Row, label: number): OfstedLayout {
	const at = rows.indexOf(head);
	const groups = rows
		.slice(0, at)
		.map((row) => beyond(row, label))
		.find((cells) => cells.some(({ name }) => plainName(name) === 'england'));
	return {
		lies: 'trend',
		head,
		body: rows.slice(at + 1),
		label,
		columns: beyond(head, label).flatMap((each) => {
			const year = yearEndingIn(each.name);
			const sector = groups?.findLast(({ column }) => column <= each.column)?.name ?? 'England';
			return year === null ? [] : [{ ...each, year, sector }];
		})
	};
}
