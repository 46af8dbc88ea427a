import { readDelimited } from '../csv';
import { pointDecimals } from './decimal-comma';
import { findDelimiter, type Delimiter } from './delimiter';
import { decode, isNonsense } from './encoding';
import { markupKind } from './foreign';
import { MOST_COLUMNS, refused, refusedEmpty, refusedWide, structural } from './refusal';
import type { Opened } from '../sheet';
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
	if (text.trim() === '') return refusedEmpty(file);
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
	const { rows, torn, wide } = readDelimited(body, found, MOST_COLUMNS);
	if (wide !== null) return refusedWide(file, wide);
	if (torn !== null && rows.length === 0)
		return refused(file, 'quotes', quotesMessage(file, torn, 0));
	if (rows.length === 0) return refusedEmpty(file);
	const problems = [...notes];
	if (torn !== null)
		problems.push(
			structural(file, 'quotes', 'error', quotesMessage(file, torn, rows.length), torn)
		);
	if (found === ',') return { sheets: [{ file, sheet: null, rows, problems }], problems: [] };
	const pointed = pointDecimals(rows);
	problems.push(...decimalProblems(file, found, pointed));
	return { sheets: [{ file, sheet: null, rows: pointed.rows, problems }], problems: [] };
}

/** Where a quotation mark left open hides every delimiter, those it hides. */
const anyDelimiter = (text: string) => findDelimiter(text.slice(0, 10_000).replaceAll('"', ''));

const quotesMessage = (file: string, row: number, before: number) =>
	`Row ${row} of ${file} has a quotation mark that is never closed, or one in the middle of a cell; ${
		before === 0
			? 'nothing could be read'
			: `only the ${before === 1 ? 'row' : `${before} rows`} before it ${before === 1 ? 'was' : 'were'} read`
	}. Open the file where it was made, save it again as CSV and choose it once more.`;

function decimalProblems(
	file: string,
	delimiter: Delimiter,
	{ changed, doubtful, mixed }: ReturnType<typeof pointDecimals>
): readonly Problem[] {
	const say = (severity: 'note' | 'warning', message: string, row: number | null = null) => [
		structural(file, 'decimal-comma', severity, message, row)
	];
	if (mixed)
		return say(
			'warning',
			`${file} has decimal commas such as 3,5 beside decimal points such as 3.5. Commas were left as they are, so those cells cannot be read: write every figure with a decimal point.`
		);
	if (changed > 0 && doubtful)
		return say(
			'warning',
			`${file} is written with decimal commas, so “${doubtful.cell}” in row ${doubtful.row} was read in that way too. Check that figure; write it without a comma or point for thousands if it is wrong.`,
			doubtful.row
		);
	if (changed > 0)
		return say(
			'note',
			`${file} is written with decimal commas: ${changed === 1 ? 'one cell was' : `${changed.toLocaleString('en-GB')} cells were`} read as 3.5 where it has 3,5. Nothing needs doing.`
		);
	if (doubtful && delimiter !== '\t')
		return say(
			'warning',
			doubtful.cell.includes(',')
				? `Row ${doubtful.row} of ${file} has “${doubtful.cell}”, and its columns are not separated by commas. The comma is read as one of thousands: write a decimal point if it is a decimal comma.`
				: `Row ${doubtful.row} of ${file} has “${doubtful.cell}”, and its columns are not separated by commas. The point is read as a decimal point: take it out if it stands for thousands.`,
			doubtful.row
		);
	return [];
}

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
