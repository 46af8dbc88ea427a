import { pointDecimals } from './decimal-comma';
import { decimalProblems } from './decimal-problems';
import { findDelimiter, type Delimiter } from './delimiter';
import { decode, isNonsense } from './encoding';
import { markupKind } from './foreign';
import { MOST_COLUMNS, refused, refusedEmpty, refusedWide, structural } from './refusal';
import type { Opened } from '../sheet';
import { readMended } from './torn-quotes';
import type { Problem } from '$lib/domain/problem';

/** Characters in one line beyond which it is no row of a table. */
const LONGEST_LINE = 2_000_000;

/** Opens the bytes of a text file. */
export function openText(file: string, bytes: Uint8Array): Opened {
	const { text, taken_as, lost } = decode(bytes);
	if (isNonsense(text))
		return refused(
			file,
			'binary',
			`${file} is not a text file. Choose the CSV file or the workbook that holds the figures.`
		);
	const notes: Problem[] = [];
	if (taken_as !== null)
		notes.push(
			structural(
				file,
				'encoding',
				'note',
				`${file} is not written in UTF-8, so its letters were read as ${taken_as}. Check a name with an accent, a dash or a pound sign; save the file as CSV UTF-8 if one is wrong.`
			)
		);
	if (lost > 0)
		notes.push(
			structural(
				file,
				'encoding',
				'warning',
				`${file} has ${lost === 1 ? 'a letter' : `${lost.toLocaleString('en-GB')} letters`} that cannot be read or were lost when it was made, shown as “�”. Get the file again from its source, or correct those cells.`
			)
		);
	return openTable(file, text, notes);
}

/** Opens text as one table: delimiter, rows, decimal commas. `delimiter` is given where it is known, as of a paste. */
export function openTable(
	file: string,
	given: string,
	notes: readonly Problem[] = [],
	delimiter?: Delimiter
): Opened {
	const text = given.includes('\r') ? given.replace(/\r\n?/g, '\n') : given;
	if (!/[^,;|\t"\s]/.test(text)) return refusedEmpty(file);
	const markup = markupKind(text);
	if (markup)
		return refused(
			file,
			'binary',
			`${file} is ${markup}, not a table. Open it, copy the table and paste it here, or choose the CSV file or workbook itself.`
		);
	const long = longLine(text);
	if (long !== null)
		return refused(
			file,
			'too-large',
			`Line ${long} of ${file} has more than ${LONGEST_LINE.toLocaleString('en-GB')} characters, which no table has. Get the file again from its source.`
		);
	const declared = /^sep=([,;|\t])\n/i.exec(text);
	const body = declared ? text.slice(declared[0].length) : text;
	const found =
		(declared?.[1] as Delimiter | undefined) ??
		delimiter ??
		findDelimiter(body) ??
		anyDelimiter(body);
	if (!found)
		return refused(
			file,
			'not-a-table',
			`${file} holds no table: no commas, semicolons, tabs or bars stand between its words. Choose the CSV file or workbook that holds the figures.`
		);
	const { rows, torn, wide, stopped } = readMended(body, found, MOST_COLUMNS);
	if (wide !== null) return refusedWide(file, wide);
	const [first] = torn;
	const before = rows.filter(({ row }) => first === undefined || row < first).length;
	if (first !== undefined && before === 0)
		return refused(file, 'quotes', quotesMessage(file, first, 'nothing could be read'));
	if (rows.length === 0) return refusedEmpty(file);
	const problems = [...notes];
	for (const row of torn) {
		const last = stopped && row === torn.at(-1);
		const what = last
			? 'nothing after it was read'
			: 'it was set aside, and the rows after it read';
		problems.push(structural(file, 'quotes', 'error', quotesMessage(file, row, what), row));
	}
	const pointed = pointDecimals(rows);
	problems.push(...decimalProblems(file, found, pointed));
	const kept = found === ',' ? rows : pointed.rows;
	return { sheets: [{ file, sheet: null, rows: kept, problems }], problems: [] };
}

/** Where a quotation mark left open hides every delimiter, those it hides. */
const anyDelimiter = (text: string) => findDelimiter(text.slice(0, 10_000).replaceAll('"', ''));

const quotesMessage = (file: string, row: number, what: string) =>
	`Row ${row} of ${file} has a quotation mark that is never closed, or one in the middle of a cell; ${what}. Open the file where it was made, save it again as CSV and choose it once more.`;

/** The first line that is too long, from 1; null when none is. */
function longLine(text: string): number | null {
	if (text.length <= LONGEST_LINE) return null;
	let from = 0;
	for (let line = 1; from < text.length; line += 1) {
		const end = text.indexOf('\n', from);
		if ((end < 0 ? text.length : end) - from > LONGEST_LINE) return line;
		if (end < 0) return null;
		from = end + 1;
	}
	return null;
}
