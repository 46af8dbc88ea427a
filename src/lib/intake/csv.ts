import Papa from 'papaparse';
import type { Problem } from '$lib/domain/problem';

/** One row of a file as text, with its number as a spreadsheet shows it: the first row is 1. */
export interface Row {
	readonly row: number;
	readonly cells: readonly string[];
}

/** A file whose first row is its header. */
export interface Table {
	readonly header: readonly string[];
	readonly rows: readonly Row[];
	readonly problems: readonly Problem[];
}

const blank = (cells: readonly string[]) => cells.every((cell) => cell.trim() === '');

const error = (file: string, row: number | null, rule: string, message: string): Problem => ({
	file,
	row,
	column: null,
	rule,
	severity: 'error',
	message
});

/**
 * Reads comma-separated text row by row, without holding it all as rows. Every cell stays text; blank rows are counted
 * but not visited; a byte order mark is dropped. Returns what is wrong with the file's quoting.
 */
export function visitRows(
	text: string,
	file: string,
	visit: (cells: readonly string[], row: number) => void
): readonly Problem[] {
	const problems: Problem[] = [];
	let row = 0;
	Papa.parse<string[]>(text, {
		delimiter: ',',
		dynamicTyping: false,
		header: false,
		step: ({ data, errors }) => {
			row += 1;
			const [fault] = errors.filter(({ type }) => type === 'Quotes');
			if (fault) {
				problems.push(
					error(
						file,
						row,
						'structure.quotes',
						`Row ${row} of ${file} has a quotation mark that is never closed, or one in the middle of a cell. Open the file where it was made, save it again as CSV and choose it once more.`
					)
				);
			}
			if (!blank(data)) visit(data, row);
		}
	});
	return problems;
}

/** Reads every row of a file that has no single header row: title rows, notes and all. */
export function readRows(
	text: string,
	file: string
): { readonly rows: readonly Row[]; readonly problems: readonly Problem[] } {
	const rows: Row[] = [];
	const problems = visitRows(text, file, (cells, row) => rows.push({ row, cells }));
	return { rows, problems: rows.length === 0 ? [...problems, emptyFile(file)] : problems };
}

/** Rows read with a given delimiter, and what stopped the reading. */
export interface Delimited {
	/** Every row with a cell filled, before the stop. */
	readonly rows: readonly Row[];
	/** The row whose quotation marks are out of order, with nothing after it read; null when all are in order. */
	readonly torn: number | null;
	/** The first row with more cells than allowed; null when there is none. */
	readonly wide: number | null;
}

/**
 * Reads text whose lines end with a line feed, up to the first row with unbalanced quotation marks or with too many cells: what
 * follows a mark left open cannot be told apart.
 */
export function readDelimited(text: string, delimiter: string, mostCells: number): Delimited {
	const rows: Row[] = [];
	let row = 0;
	let torn: number | null = null;
	let wide: number | null = null;
	Papa.parse<string[]>(text, {
		delimiter,
		newline: '\n',
		dynamicTyping: false,
		header: false,
		step: ({ data, errors }, parser) => {
			row += 1;
			if (errors.some(({ type }) => type === 'Quotes')) torn = row;
			else if (data.length > mostCells) wide = row;
			if (torn !== null || wide !== null) parser.abort();
			else if (!blank(data)) rows.push({ row, cells: data });
		}
	});
	return { rows, torn, wide };
}

/** The problem of a file with nothing in it. */
export const emptyFile = (file: string): Problem =>
	error(
		file,
		null,
		'structure.empty',
		`The selected file ${file} is empty. Choose the file that holds the figures.`
	);

/**
 * Reads a table whose first row is its header. Column names are trimmed, and trailing blank cells are dropped. A row
 * with fewer or more cells than the header is left out and reported.
 */
export function readTable(text: string, file: string): Table {
	const { rows: all, problems: structural } = readRows(text, file);
	const problems = [...structural];
	const header = trimEnd(all[0]?.cells ?? []).map((name) => name.trim());
	const rows: Row[] = [];
	for (const { row, cells } of all.slice(1)) {
		const kept = cells.length > header.length ? trimEnd(cells, header.length) : cells;
		if (kept.length === header.length) rows.push({ row, cells: kept });
		else problems.push(ragged(file, row, kept.length, header.length));
	}
	return { header, rows, problems };
}

function trimEnd(cells: readonly string[], least = 0): readonly string[] {
	let length = cells.length;
	while (length > least && (cells[length - 1] ?? '').trim() === '') length -= 1;
	return cells.slice(0, length);
}

/** The problem of a row cut short, or with a comma too many. */
const ragged = (file: string, row: number, found: number, expected: number): Problem =>
	error(
		file,
		row,
		'structure.ragged',
		`Row ${row} of ${file} has ${found} ${found === 1 ? 'cell' : 'cells'} where the header has ${expected}. The file was cut short or a comma stands outside quotation marks: get the file again from its source.`
	);

/** Writes a table as comma-separated text: UTF-8, LF, quotes only where needed, ending with a line break. */
export function writeCsv(header: readonly string[], rows: readonly (readonly string[])[]): string {
	return `${Papa.unparse([[...header], ...rows.map((row) => [...row])], { newline: '\n' })}\n`;
}
