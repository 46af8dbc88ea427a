import { LAIT_COLUMNS } from '$lib/domain/lait';
import type { Problem } from '$lib/domain/problem';
import { emptyFile, readRows } from './csv';
import { laitDictionaryColumns } from './lait-dictionary';

/** How many bytes from the start of a file are enough to know its format. */
export const headSize = 65_536;

/** A format that can be read in full. */
export type Format = 'lait-long' | 'lait-dictionary';

/** Whether the format was found; otherwise the problem says what the file seems to be. */
export const isRecognised = (
	found: { readonly format: Format } | Problem
): found is { readonly format: Format } => 'format' in found;

/**
 * Knows a file by its name and the text of its first `headSize` bytes, decoded as UTF-8. Anything but LAIT's long file and
 * its data dictionary is a problem: a sentence that says what was found and which file to choose.
 */
export function recognise(name: string, head: string): { readonly format: Format } | Problem {
	const no = (rule: string, message: string, column: string | null = null): Problem => ({
		file: name,
		row: column === null ? null : 1,
		column,
		rule: `recognise.${rule}`,
		severity: 'error',
		message
	});
	if (head.replace(/[\uFEFF\s]/g, '') === '') return emptyFile(name);
	const foreign = binaryKind(head);
	if (foreign) return no('binary', `${name} ${foreign}`);

	const lines = head.replace(/\r\n?/g, '\n');
	const header = (readRows(firstRecord(lines), name).rows[0]?.cells ?? []).map((cell) =>
		cell.trim()
	);
	if (header.length < 2) {
		const separator = separatorOf(header[0] ?? '');
		if (separator) {
			return no(
				'separator',
				`${name} is not separated by commas: its columns are separated by ${separator}. Save it as CSV with commas and choose that file.`
			);
		}
		return no(
			'not-a-table',
			`${name} is not a comma-separated table: its first row is “${excerpt(header)}”. Choose the file LAIT’s download page calls the underlying data, saved as CSV.`
		);
	}
	if (isDictionary(header)) return { format: 'lait-dictionary' };
	if (header.includes('Change from previous year')) {
		return no(
			'lait-screen',
			`${name} is one measure downloaded from a LAIT screen, with areas down and years across. Choose the long file instead, which has the columns ${LAIT_COLUMNS.join(', ')}.`
		);
	}
	const missing = LAIT_COLUMNS.filter((column) => !header.includes(column));
	const unknown = header.filter((column) => !(LAIT_COLUMNS as readonly string[]).includes(column));
	if (missing.length >= LAIT_COLUMNS.length - 2) {
		return no(
			'not-lait',
			`This is not the LAIT long file: the first row of ${name} is “${excerpt(header)}”. Choose the file whose first row is ${LAIT_COLUMNS.join(', ')}.`
		);
	}
	const [first] = missing;
	if (first !== undefined) {
		const instead = header[LAIT_COLUMNS.indexOf(first)];
		const renamed = instead !== undefined && unknown.includes(instead) ? instead : null;
		return renamed === null
			? no(
					'no-column',
					`${name} has no column “${first}”, which LAIT’s long file needs. Get the file again from LAIT, or add the column.`,
					first
				)
			: no(
					'renamed-column',
					`${name} has a column “${renamed}” where LAIT’s long file has “${first}”. Rename it to “${first}” if it holds the same, or get the file again from LAIT.`,
					renamed
				);
	}
	const place = header.findIndex((column, at) => column !== LAIT_COLUMNS[at]);
	if (place >= 0) {
		const column = header[place] ?? '';
		return no('column-order', misplaced(name, header, place), column === '' ? null : column);
	}
	if (head.length < headSize && !/\n\s*\S/.test(lines)) {
		return no('no-rows', `${name} has a header and no figures under it. Choose the whole file.`);
	}
	return { format: 'lait-long' };
}

const isDictionary = (header: readonly string[]) =>
	header.includes('Measure_short') &&
	laitDictionaryColumns.filter((column) => header.includes(column)).length >= 6;

const excerpt = (header: readonly string[]) => {
	const text = header.join(', ');
	return text.length > 120 ? `${text.slice(0, 120)}…` : text;
};

/** The problem of a long file whose bytes are not UTF-8, as older spreadsheets save it. */
export const notUtf8 = (file: string): Problem => ({
	file,
	row: null,
	column: null,
	rule: 'recognise.not-utf8',
	severity: 'error',
	message: `${file} has letters that are not UTF-8, so names in it would be misread. Save it as CSV UTF-8 and choose that file, or download it again.`
});

/** What separates the columns of a header without commas; null when nothing does. */
function separatorOf(header: string): string | null {
	if (header.includes('\t')) return 'tabs';
	if (header.includes(';')) return 'semicolons';
	return header.includes('|') ? 'upright bars' : null;
}

/** Names the first column that is not where LAIT's long file has it. */
function misplaced(name: string, header: readonly string[], place: number): string {
	const column = header[place] ?? '';
	const which = `Column ${place + 1} of ${name}`;
	const order = `LAIT’s long file has ${LAIT_COLUMNS.join(', ')}, with no others.`;
	if (column === '') return `${which} has no name. Remove the column: ${order}`;
	if (!(LAIT_COLUMNS as readonly string[]).includes(column))
		return `${which} is “${column}”, which LAIT’s long file does not have. Remove it: ${order}`;
	if (header.indexOf(column) < place)
		return `${which} is “${column}” once more. Remove one of the two: ${order}`;
	return `${which} is “${column}”, where LAIT’s long file has “${LAIT_COLUMNS[place] ?? ''}”. Put the columns in LAIT’s order: ${order}`;
}

/** The first record, whose quoted cells may hold line breaks. */
function firstRecord(text: string): string {
	let quoted = false;
	for (let at = 0; at < text.length; at += 1) {
		if (text[at] === '"') quoted = !quoted;
		else if (text[at] === '\n' && !quoted && text.slice(0, at).trim() !== '') {
			return text.slice(0, at);
		}
	}
	return text;
}

/** What a file that is no UTF-8 text is, as the end of a sentence with its cure; null for text. */
function binaryKind(head: string): string | null {
	if (head.startsWith('PK\u0003\u0004')) {
		return 'is a spreadsheet workbook or a zip, not CSV. Open it, save the sheet with the figures as CSV UTF-8, and choose that file.';
	}
	if (head.slice(1, 4) === 'PNG' || head.includes('JFIF') || head.startsWith('GIF8')) {
		return 'is a picture. Choose the CSV file with the figures.';
	}
	if (head.startsWith('%PDF')) {
		return 'is a PDF document. Choose the CSV file the figures came from.';
	}
	if (/^\s*<(?:!doctype|html|\?xml)/i.test(head)) {
		return 'is a web page, not a table. Download the CSV file itself, then choose it.';
	}
	const start = head.slice(0, 2_000);
	const zeros = start.split('\u0000').length - 1;
	if (zeros > start.length / 4) {
		return 'is written in UTF-16, as “Unicode text” from a spreadsheet is. Save it as CSV UTF-8 and choose that file.';
	}
	return zeros > 0 ? 'is not a text file. Choose the CSV file with the figures.' : null;
}
