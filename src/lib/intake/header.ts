/*
 * Where a table begins in a sheet, for every format.
 *   findHeader(sheet, wanted, least = wanted.length): Header | null   the row that has the most of the wanted names
 *   findAnyHeader(sheet): Header | null                               the row an unknown table hangs from (two-row headers joined)
 *   Header = {row, index, body, names, width, columns: Map<wanted name, place>, missing}
 *   headerAt(sheet, index): Header                                    the header that stands in that row of sheet.rows
 *   findNeeded(sheet, needed, also = []): Header | null               the same, and null when it lacks one that is needed
 *   joinNames(upper, lower); plainName(text); cellAt(row, place); the rows below it: data-rows.ts
 */
import type { Row } from './csv';
import { readNumber } from './number';
import type { Sheet } from './sheet';

/** The row a table hangs from. */
export interface Header {
	/** Its number as a spreadsheet shows it; the lower of two rows. */
	readonly row: number;
	/** Its place in `sheet.rows`; the upper of two rows. */
	readonly index: number;
	/** Where in `sheet.rows` the rows below it begin. */
	readonly body: number;
	/** Every column's name with single spaces; an empty text for a column without one. Trailing nameless columns are dropped. */
	readonly names: readonly string[];
	/** How many columns the table has. */
	readonly width: number;
	/** Place of each wanted name, under the spelling it was wanted by. Of two columns with one name the first. */
	readonly columns: ReadonlyMap<string, number>;
	/** Wanted names it does not have. */
	readonly missing: readonly string[];
}

/** A header is looked for in so many filled rows: nobody writes a longer introduction. */
const ROWS_LOOKED_AT = 40;
/** More columns than any table of figures has; what lies beyond is not looked at. */
const COLUMNS_LOOKED_AT = 2000;

/** A name to compare by: case, spaces, underscores, line breaks and invisible marks aside. */
export const plainName = (text: string) =>
	text
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[\s_\uFEFF\u200B]+/g, '');

/** A text with single spaces, none around it and no invisible marks. */
export const shown = (text: string) => text.replace(/[\s\uFEFF\u200B]+/g, ' ').trim();

/** A cell's text with single spaces and none around; empty beyond the end of a short row. */
export const cellAt = (row: Row | undefined, place: number | undefined): string =>
	place === undefined ? '' : shown(row?.cells[place] ?? '');

function namesOf(cells: readonly string[]): string[] {
	const names = cells.slice(0, COLUMNS_LOOKED_AT).map(shown);
	while (names.length > 0 && names.at(-1) === '') names.pop();
	return names;
}

function headerFrom(
	sheet: Sheet,
	index: number,
	body: number,
	names: readonly string[],
	wanted: readonly string[]
): Header {
	const places = new Map<string, number>();
	names.forEach((name, place) => {
		const plain = plainName(name);
		if (plain !== '' && !places.has(plain)) places.set(plain, place);
	});
	const columns = new Map<string, number>();
	for (const name of wanted) {
		const place = places.get(plainName(name));
		if (place !== undefined) columns.set(name, place);
	}
	return {
		row: sheet.rows[body - 1]?.row ?? 1,
		index,
		body,
		names,
		width: names.length,
		columns,
		missing: wanted.filter((name) => !columns.has(name))
	};
}

/**
 * The first of the rows that have the most of the wanted names, title rows above it or not; null when none has `least` of
 * them. With a lower `least` a header that lacks a column is found too, and `missing` names it.
 */
export function findHeader(
	sheet: Sheet,
	wanted: readonly string[],
	least: number = wanted.length
): Header | null {
	const plain = new Set(wanted.map(plainName));
	let best: { index: number; found: number } | null = null;
	for (const [index, { cells }] of sheet.rows.slice(0, ROWS_LOOKED_AT).entries()) {
		const names = new Set(cells.slice(0, COLUMNS_LOOKED_AT).map(plainName));
		let found = 0;
		for (const name of plain) if (names.has(name)) found += 1;
		if (found > (best?.found ?? 0)) best = { index, found };
	}
	if (!best || best.found < least) return null;
	const { index } = best;
	return headerFrom(sheet, index, index + 1, namesOf(sheet.rows[index]?.cells ?? []), wanted);
}

/** The header that has every column `needed`, and which of those wanted `also` it has; null when there is none. */
export function findNeeded(
	sheet: Sheet,
	needed: readonly string[],
	also: readonly string[] = []
): Header | null {
	const header = findHeader(sheet, [...needed, ...also], needed.length);
	return header && needed.every((name) => header.columns.has(name)) ? header : null;
}

/** The header that stands in a row of `sheet.rows`, whatever it says. */
export const headerAt = (sheet: Sheet, index: number): Header =>
	headerFrom(sheet, index, index + 1, namesOf(sheet.rows[index]?.cells ?? []), []);

/** Names of a row of groups above a row of names: a group holds for the blank cells to its right. */
export function joinNames(upper: readonly string[], lower: readonly string[]): string[] {
	let group = '';
	return Array.from({ length: Math.max(upper.length, lower.length) }, (_, place) => {
		const above = shown(upper[place] ?? '');
		const below = shown(lower[place] ?? '');
		if (above !== '') group = above;
		// A blank above the first group, or a spacer column, belongs to no group.
		if (below === '') return above;
		return above === '' && group === '' ? below : `${group} ${below}`.trim();
	});
}

const isYear = (text: string) => /^(?:19|20)\d{2}(?:[/-]\d{2,4})?$/.test(text.trim());
/** A number or a short mark; `Under 18` is read as a mark by a figure's rules and is a name here. */
export const isFigure = (text: string) => {
	if (isYear(text)) return false;
	const read = readNumber(text);
	return read.kind === 'printed' && (read.value !== null || text.trim().length <= 3);
};
const filled = (row: Row) =>
	row.cells.slice(0, COLUMNS_LOOKED_AT).filter((cell) => cell.trim() !== '');

/** Whether a row is made of names: at least two, no figure among them. */
const isNames = (row: Row | undefined): row is Row => {
	if (!row) return false;
	const cells = filled(row);
	return cells.length >= 2 && !cells.some(isFigure);
};

const isCode = (text: string) => /^[A-Z]\d{8}$/i.test(text.trim());

/** Whether a row is one of groups above a row of more names, with a row of figures under both. */
function isGroups(row: Row, next: Row, after: Row | undefined): boolean {
	const names = namesOf(row.cells);
	const above = filled(row);
	return (
		names.includes('') &&
		(above.length >= 2 || names[0] === '') &&
		!above.some(isFigure) &&
		isNames(next) &&
		filled(next).length > above.length &&
		!filled(next).some(isCode) &&
		after !== undefined &&
		filled(after).some(isFigure)
	);
}

/**
 * The row an unknown table hangs from: the first row of at least two names, with no figure among them (years are names),
 * that is about as wide as the rows below it. A row of groups above it is joined to it. Null where there is no such block.
 */
export function findAnyHeader(sheet: Sheet): Header | null {
	const { rows } = sheet;
	const widths = rows
		.slice(0, 200)
		.map((row) => filled(row).length)
		.filter((width) => width >= 2)
		.sort((a, b) => a - b);
	const usual = widths[Math.floor(widths.length / 2)] ?? 0;
	if (usual < 2) return null;
	for (const [index, row] of rows.slice(0, ROWS_LOOKED_AT).entries()) {
		const next = rows[index + 1];
		if (!next) break;
		if (isGroups(row, next, rows[index + 2]))
			return headerFrom(sheet, index, index + 2, namesOf(joinNames(row.cells, next.cells)), []);
		if (isNames(row) && filled(row).length * 2 > usual && filled(next).length >= 2)
			return headerFrom(sheet, index, index + 1, namesOf(row.cells), []);
	}
	return null;
}
