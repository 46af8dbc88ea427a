import type { Problem } from '$lib/domain/problem';
import type { Row } from './csv';
import { beginsNote } from './data-rows';
import { readNumber } from './number';
import type { Sheet } from './sheet';

/** Rows looked at to tell how wide a table is. */
const LOOKED_AT = 500;

const isFilled = (cell: string | undefined) => (cell ?? '').trim() !== '';
const isYear = (text: string) => /^(?:19|20)\d{2}(?:[/-]\d{2,4})?$/.test(text.trim());
const isFigure = (text: string) => {
	const read = isFilled(text) && !isYear(text) ? readNumber(text) : null;
	return read?.kind === 'printed' && read.value !== null;
};

/** Whether a row is one of the table's: at least two cells, a number among them, and no note. */
const isOfTable = ({ cells }: Row) =>
	cells.filter(isFilled).length >= 2 &&
	cells.slice(0, LOOKED_AT).some(isFigure) &&
	!beginsNote(cells[0] ?? '');

const fillsBeyond = ({ cells }: Row, width: number) => cells.slice(width).some(isFilled);

/** The width most rows of a table have; of two as common the one met first, which is the header's. */
function usualWidth(rows: readonly Row[]): number {
	const times = new Map<number, number>();
	for (const { cells } of rows)
		if (cells.filter(isFilled).length >= 2)
			times.set(cells.length, (times.get(cells.length) ?? 0) + 1);
	let [usual, most] = [0, 0];
	for (const [width, rows] of times) if (rows > most) [usual, most] = [width, rows];
	return usual;
}

const problem = (file: string, row: number, whole: boolean, message: string): Problem => ({
	file,
	row: whole ? null : row,
	column: null,
	rule: 'structure.ragged',
	severity: 'error',
	message
});

const cellsSaid = (cells: number) => `${cells} ${cells === 1 ? 'cell' : 'cells'}`;

/** The first row of headings that is not as wide as the rows below it, so that its names stand over the wrong cells. */
function tornHeading(sheet: Sheet, usual: number): Problem | null {
	const first = sheet.rows.findIndex(isOfTable);
	const below = sheet.rows.slice(first).filter(({ cells }) => cells.length === usual);
	for (const { row, cells } of sheet.rows.slice(0, Math.max(0, first))) {
		if (cells.length === usual || below.length === 0) continue;
		const named = cells.filter(isFilled).length;
		if (named < Math.max(3, usual * 0.6)) continue;
		// Names too many are a matter of blank cells left out at the ends of rows, unless one of them was put in between.
		const last = cells.findLastIndex(isFilled);
		const inBetween = cells.slice(0, last).some((cell) => !isFilled(cell));
		if (cells.length > usual && !inBetween) continue;
		return problem(
			sheet.file,
			row,
			true,
			`Row ${row} of ${sheet.file} has ${cellsSaid(cells.length)} of headings over rows of ${cellsSaid(usual)}, so figures would stand under the wrong names. Put the headings back over their columns, or get the file again from its source.`
		);
	}
	return null;
}

/**
 * What tells that cells of a text file were moved: a row longer or shorter than the others of the table, a header that is not
 * as wide as its rows. Programs write every row with as many cells; spreadsheets may leave out blank ones at the end of several
 * rows together, so a row is torn only where it is like neither of its neighbours. Workbooks cannot be torn.
 */
export function findTorn(sheet: Sheet): readonly Problem[] {
	if (sheet.sheet !== null) return [];
	const usual = usualWidth(sheet.rows.slice(0, LOOKED_AT));
	if (usual < 2) return [];
	const heading = tornHeading(sheet, usual);
	if (heading) return [heading];
	const widthAt = (at: number) => sheet.rows[at]?.cells.length ?? 0;
	return sheet.rows.flatMap((line, at) => {
		const { row, cells } = line;
		if (cells.length === usual || !isOfTable(line)) return [];
		const alone = widthAt(at - 1) !== cells.length && widthAt(at + 1) !== cells.length;
		return alone || fillsBeyond(line, usual)
			? [
					problem(
						sheet.file,
						row,
						false,
						`Row ${row} of ${sheet.file} has ${cellsSaid(cells.length)} where the others of the table have ${usual}. Cells were moved or cut off, or a comma stands outside quotation marks: correct the row, or get the file again from its source.`
					)
				]
			: [];
	});
}
