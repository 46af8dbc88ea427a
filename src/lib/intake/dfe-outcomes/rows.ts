import type { Row } from '../csv';
import { withoutMarks } from './headings';
import { hasFigure, placeOf, type DfePlaces } from './place';
import type { Gathering } from '../gathering';
import type { Sheet } from '../sheet';

/** The rows of headings: those above the figures from the first with two cells filled, repeated ones and titles aside. */
export function headingRows(sheet: Sheet, body: number): readonly Row[] {
	const above = sheet.rows.slice(0, body);
	const first = above.findIndex(
		({ cells }) => cells.filter((cell) => cell.trim() !== '').length > 1
	);
	return first < 0 ? [] : above.slice(first);
}

/** What the titles say the table is about: the longest of them without its number and footnote marks. */
export function topicOf(titles: readonly Row[]): string {
	const texts = titles.flatMap(({ cells }) => cells.map(withoutMarks));
	const about = texts.filter((text) => !/^(?:years?|coverage|source)\s*:/i.test(text));
	const [longest = ''] = about.sort((a, b) => b.length - a.length);
	return longest.replace(/^table\s+\w+\s*:?\s*/i, '').trim();
}

/** The rows of figures. Headings said again and notes are passed over, each with one note. */
export function bodyRows(
	sheet: Sheet,
	places: DfePlaces,
	above: readonly Row[],
	gathering: Gathering
): readonly Row[] {
	const heading = JSON.stringify(above.at(-1)?.cells.map((cell) => cell.trim()));
	const kept: Row[] = [];
	const again: number[] = [];
	const notes: number[] = [];
	for (const row of sheet.rows.slice(places.body)) {
		const { number, name } = placeOf(row, places);
		const said = JSON.stringify(row.cells.map((cell) => cell.trim())) === heading;
		if (said) again.push(row.row);
		else if (!hasFigure(row, places.about)) {
			// An area with nothing but blanks is a heading of those below it; a text alone is a note.
			if (row.cells.some((cell) => cell.trim() !== '')) notes.push(row.row);
		} else if (name !== '' || number !== '') kept.push(row);
		else
			gathering.fault(
				row.row,
				null,
				'identity.unknown-area',
				`Row ${row.row} of ${sheet.file} has figures and names no place. Write the authority’s name or its DfE number.`
			);
	}
	if (again[0] !== undefined)
		gathering.note(
			again[0],
			null,
			'structure.repeated-header',
			`${sheet.file} says its header again in row ${again[0]}. It is not read as figures; nothing needs doing.`
		);
	if (notes[0] !== undefined)
		gathering.note(
			notes[0],
			null,
			'structure.footnote',
			`${sheet.file} has ${notes.length === 1 ? 'a line' : `${notes.length} lines`} without figures among or under its rows, first row ${notes[0]}. Read them for what they say of the figures; they are not themselves read.`
		);
	return kept;
}
