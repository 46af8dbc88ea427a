import { readDelimited, type Delimited, type Row } from '../csv';
import Papa from 'papaparse';

/** Rows read past quotation marks that are out of order. */
export interface Mended extends Omit<Delimited, 'torn'> {
	/** Rows whose quotation marks are out of order, and those after them that could not be told apart. */
	readonly torn: readonly number[];
	/** Whether nothing after the last of them could be read. */
	readonly stopped: boolean;
}

/** Torn rows mended one by one; a file with more is read up to the next. */
const MOST_TORN = 100;

const isBlank = (cells: readonly string[]) => cells.every((cell) => cell.trim() === '');

/** Where in a text its record of a number, from 1, begins. Its first records have their quotation marks in order. */
function beginOf(text: string, record: number, delimiter: string): number {
	let lines = 0;
	let left = record - 1;
	if (left > 0)
		Papa.parse<string[]>(text, {
			delimiter,
			newline: '\n',
			header: false,
			step: ({ data }, parser) => {
				lines += 1;
				for (const cell of data) lines += cell.split('\n').length - 1;
				left -= 1;
				if (left === 0) parser.abort();
			}
		});
	let at = 0;
	for (; lines > 0; lines -= 1) at = text.indexOf('\n', at) + 1;
	return at;
}

/**
 * Reads text whose lines end with a line feed. Where quotation marks are out of order, the line that has them is torn and
 * reading goes on after it, from the next row as wide as one before: a mark left open loses its own row, not all below it.
 * Torn rows are kept among the rows, cut at every delimiter, so that they are seen and listed; none of them may be used.
 */
export function readMended(text: string, delimiter: string, mostCells: number): Mended {
	const rows: Row[] = [];
	const torn: number[] = [];
	const widths = new Set<number>();
	let rest = text;
	let read = 0;
	for (;;) {
		const part = readDelimited(rest, delimiter, mostCells);
		const usual = torn.length === 0;
		const whole = usual ? 0 : part.rows.findIndex(({ cells }) => widths.has(cells.length));
		const sound = whole < 0 ? [] : part.rows.slice(whole);
		for (const { row } of part.rows.slice(0, part.rows.length - sound.length))
			torn.push(read + row);
		for (const { row, cells } of part.rows) rows.push({ row: read + row, cells });
		for (const { cells } of sound) if (cells.length > 1) widths.add(cells.length);
		const { wide } = part;
		if (part.torn === null || wide !== null || widths.size === 0 || torn.length >= MOST_TORN) {
			if (part.torn !== null) torn.push(read + part.torn);
			return {
				rows,
				torn,
				wide: wide === null ? null : read + wide,
				stopped: part.torn !== null || (!usual && sound.length === 0)
			};
		}
		const begin = beginOf(rest, part.torn, delimiter);
		const end = rest.indexOf('\n', begin);
		const line = rest.slice(begin, end < 0 ? rest.length : end);
		const cells = line.replaceAll('"', '').split(delimiter);
		read += part.torn;
		torn.push(read);
		if (!isBlank(cells)) rows.push({ row: read, cells });
		if (end < 0) return { rows, torn, wide: null, stopped: false };
		rest = rest.slice(end + 1);
	}
}
