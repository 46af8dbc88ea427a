import type { Row } from './csv';
import type { Gathering } from './gathering';
import { isFigure, plainName, shown, type Header } from './header';
import type { Sheet } from './sheet';

/** Whether a row says the header again, as in sheets pasted together: every named column has its own name in it. */
export function isHeaderAgain(header: Pick<Header, 'names'>, row: Row): boolean {
	let named = 0;
	for (const [place, name] of header.names.entries()) {
		if (name === '') continue;
		if (plainName(row.cells[place] ?? '') !== plainName(name)) return false;
		named += 1;
	}
	return named >= 2;
}

const noteBegins =
	/^(?:(?:sources?|notes?|footnotes?|key|symbols?)(?:\s*\d*\s*[:.]|\s*$)|©|crown copyright|\*+\s*[^\s*]|\(?\d{1,2}[.)]\s)/i;

/** Whether a text begins as notes do: `Source:`. */
export const beginsNote = (text: string) => noteBegins.test(shown(text));

/**
 * A note under or among the rows: only its first cell is filled, with a sentence or a known beginning; or it has a known
 * beginning and no figure, because a comma in it was taken for a new cell.
 */
function isNote(header: Pick<Header, 'width'>, row: Row): boolean {
	if (header.width < 2) return false;
	const [first = '', ...others] = row.cells;
	const text = shown(first);
	if (text === '') return false;
	const alone = others.every((cell) => cell.trim() === '');
	if (noteBegins.test(text)) return alone || !others.some(isFigure);
	return alone && (text.length > 40 || text.split(' ').length > 4);
}

/**
 * The rows under a header. Headers said again, blank rows and footnotes are dropped, each with one note that counts them; a
 * row with text beyond the last column is torn and set aside. Rows of totals stay: they are figures too.
 */
export function dataRows(sheet: Sheet, header: Header, gathering: Gathering): Row[] {
	const kept: Row[] = [];
	const again: number[] = [];
	const notes: number[] = [];
	for (const row of sheet.rows.slice(header.body)) {
		if (row.cells.every((cell) => cell.trim() === '')) continue;
		if (isHeaderAgain(header, row)) again.push(row.row);
		else if (isNote(header, row)) notes.push(row.row);
		else if (row.cells.slice(header.width).some((cell) => cell.trim() !== ''))
			gathering.torn(
				row.row,
				`Row ${row.row} of ${sheet.file} has text beyond the last column of the table, “${header.names.at(-1) ?? ''}”. A comma stands outside quotation marks or cells were moved: correct the row, or get the file again from its source.`
			);
		else kept.push(row);
	}
	const [firstAgain] = again;
	if (firstAgain !== undefined)
		gathering.note(
			firstAgain,
			null,
			'structure.repeated-header',
			`${sheet.file} says its header again ${again.length === 1 ? '' : `${again.length} times, first `}in row ${firstAgain}. It is not read as figures; nothing needs doing.`
		);
	const [firstNote] = notes;
	if (firstNote !== undefined)
		gathering.note(
			firstNote,
			null,
			'structure.footnote',
			`${sheet.file} has ${notes.length === 1 ? 'a footnote' : `${notes.length} lines of footnotes, the first`} in row ${firstNote}. Read it for what it says of the figures; it is not itself read as one.`
		);
	return kept;
}
