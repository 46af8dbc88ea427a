import type { Row } from '../csv';
import { readNumber } from '../number';

/** A cell of a column that has decimal commas beside what may be commas or points of thousands. */
interface Unsure {
	readonly row: number;
	readonly cell: string;
	/** Counted from 0. */
	readonly place: number;
}

/** A table whose decimal commas are points, and what was done. */
export interface Pointed {
	readonly rows: readonly Row[];
	/** Cells changed. */
	readonly changed: number;
	/** Some cell left alone whose comma or point could have meant the other thing; null when there is none. */
	readonly doubtful: { readonly row: number; readonly cell: string } | null;
	/** Whether decimal commas stand beside decimal points in one column, so that nothing of it was changed. */
	readonly mixed: boolean;
	/** The first cell of each row that can be read in two ways: no figure of such a row may be used. */
	readonly unsure: readonly Unsure[];
}

const around = (body: string) => new RegExp(`^(?:[-\\u2212\\u2013(]? ?£? ?)(?:${body}) ?%?\\)?$`);

/** `3,5`, `0,125`, `1.234,5`: nothing but a decimal comma. */
const comma = around('\\d+,\\d{1,2}|0,\\d+|\\d+,\\d{4,}|\\d{1,3}(?:[. ]\\d{3})+,\\d+');
/** `3.5`, `1,234.5`: nothing but a decimal point. */
const point = around('\\d+\\.\\d{1,2}|0\\.\\d+|\\d+\\.\\d{4,}|\\d{1,3}(?:,\\d{3})+\\.\\d+');
/** `1,234` and `1.234` mean one thing in one country and another in the next. */
const either = around('[1-9]\\d{0,2}(?:,\\d{3})+|[1-9]\\d{0,2}(?:\\.\\d{3})+');

const isYear = (text: string) => /^(?:19|20)\d{2}$/.test(text);
const isFilled = (cell: string) => cell.trim() !== '';
const remarks = /\b(?:notes?|comments?|remarks?|footnotes?|explanations?|narrative|caveats?)\b/i;

const isFigure = (text: string) =>
	comma.test(text) ||
	point.test(text) ||
	either.test(text) ||
	(/\d/.test(text) && !isYear(text) && readNumber(text).kind === 'printed');

/** How often a column has each kind of cell. */
interface Kinds {
	commas: number;
	points: number;
	eithers: number;
}

/** Whether nothing but figures and marks stands in a column under its header, which is of no remarks. */
function isOfFigures(rows: readonly Row[], first: number, place: number): boolean {
	const above = new Set(rows.slice(0, first).map(({ cells }) => (cells[place] ?? '').trim()));
	if ([...above].some((header) => remarks.test(header))) return false;
	return rows.slice(first).every(({ cells }) => {
		const text = (cells[place] ?? '').trim();
		if (text === '' || above.has(text) || comma.test(text) || either.test(text)) return true;
		return readNumber(text).kind === 'printed' || cells.filter(isFilled).length < 2;
	});
}

/**
 * Turns decimal commas into points, column by column: `3,5` must never be read as 35, nor `1,234` as a fraction because some
 * other column, or a note, has `3,5`. A column is changed only where it holds figures alone, has cells that can only be decimal
 * commas and none that can only be decimal points. Where it has `1,234` beside them too, nobody can tell what that means and
 * its rows are unsure.
 */
export function pointDecimals(rows: readonly Row[]): Pointed {
	const first = rows.findIndex(({ cells }) => cells.some((cell) => isFigure(cell.trim())));
	const columns = new Map<number, Kinds>();
	const doubts: Unsure[] = [];
	for (const { row, cells } of first < 0 ? [] : rows.slice(first))
		for (const [place, cell] of cells.entries()) {
			if (!cell.includes(',') && !cell.includes('.')) continue;
			const text = cell.trim();
			const kinds = columns.get(place) ?? { commas: 0, points: 0, eithers: 0 };
			columns.set(place, kinds);
			if (comma.test(text)) kinds.commas += 1;
			else if (point.test(text)) kinds.points += 1;
			else if (either.test(text)) {
				kinds.eithers += 1;
				if (kinds.eithers === 1) doubts.push({ row, cell: text, place });
			}
		}
	const commaed = [...columns]
		.filter(([, { commas }]) => commas > 0)
		.filter(([place]) => isOfFigures(rows, first, place));
	const places = (is: (kinds: Kinds) => boolean) =>
		new Set(commaed.filter(([, kinds]) => is(kinds)).map(([place]) => place));
	const unsurely = places(({ eithers }) => eithers > 0);
	const surely = places(({ points, eithers }) => points === 0 && eithers === 0);
	const doubtful = doubts.find(({ place }) => !unsurely.has(place)) ?? null;
	const unsure = [...unsurely].length === 0 ? [] : unsureRows(rows.slice(first), unsurely);
	const mixed = places(({ points, eithers }) => points > 0 && eithers === 0).size > 0;
	let changed = 0;
	const asPoint = (text: string) => {
		changed += 1;
		return text.replace(/[.\s](?=\d{3})/g, '').replace(',', '.');
	};
	const pointed =
		surely.size === 0
			? rows
			: rows.map(({ row, cells }, at) => ({
					row,
					cells: cells.map((cell, place) =>
						at >= first && surely.has(place) && comma.test(cell.trim())
							? asPoint(cell.trim())
							: cell
					)
				}));
	return { rows: pointed, changed, doubtful, mixed, unsure };
}

function unsureRows(rows: readonly Row[], places: ReadonlySet<number>): readonly Unsure[] {
	return rows.flatMap(({ row, cells }) => {
		const place = cells.findIndex(
			(cell, at) => places.has(at) && (comma.test(cell.trim()) || either.test(cell.trim()))
		);
		return place < 0 ? [] : [{ row, cell: (cells[place] ?? '').trim(), place }];
	});
}
