import type { Row } from '../csv';
import { MOST_COLUMNS, refusedEmpty, refusedWide } from './refusal';
import type { Opened } from '../sheet';

/** A table of a page, as text cells. Cells that a wider or taller cell covers are blank. */
export type Grid = readonly (readonly string[])[];

/** How a table's cells are read. */
interface Reading {
	/** What stands between two lines of a cell. */
	readonly line: string;
	/** What a cell that another covers is filled with. */
	readonly covered: string;
}

const ONE_LINE: Reading = { line: ' ', covered: '' };
/** Stands for a line's end until the cell is whole: other white space, line ends too, is only space in HTML. */
const BREAK = '\u2028';

const MOST_SPAN = 1_000;
/** Blank cells that spans may add to one table. */
const MOST_COVERED = 2_000_000;
const entities: ReadonlyMap<string, string> = new Map([
	['amp', '&'],
	['lt', '<'],
	['gt', '>'],
	['quot', '"'],
	['apos', "'"],
	['nbsp', '\u00A0'],
	['ndash', '–'],
	['mdash', '—'],
	['minus', '−'],
	['pound', '£'],
	['hellip', '…'],
	['lsquo', '‘'],
	['rsquo', '’'],
	['ldquo', '“'],
	['rdquo', '”'],
	['le', '≤'],
	['ge', '≥'],
	['dagger', '†'],
	['Dagger', '‡']
]);

function plain(text: string): string {
	return text.replace(/&(#x[\da-f]{1,6}|#\d{1,7}|[a-z]{2,8});?/gi, (whole, name: string) => {
		if (!name.startsWith('#')) return entities.get(name) ?? whole;
		const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : Number(name.slice(1));
		return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
	});
}

/** One table being read: its rows so far, and how far down tall cells still reach by column. */
class Table {
	readonly rows: string[][] = [];
	readonly #reach: number[] = [];
	#covered = 0;
	#words: string[] | null = null;
	#across = 1;
	#down = 1;
	readonly #reading: Reading;

	constructor(reading: Reading) {
		this.#reading = reading;
	}

	row(): void {
		this.cell(null);
		this.rows.push([]);
	}

	/** Ends the open cell, and opens one where a tag is given. */
	cell(tag: string | null): void {
		if (this.#words)
			this.#place(
				this.#words
					.join('')
					.split(BREAK)
					.map((line) => line.replace(/\s+/g, ' ').trim())
					.filter((line) => line !== '' || this.#reading.line !== ' ')
					.join(this.#reading.line)
					.trim()
			);
		this.#words = tag === null ? null : [];
		if (tag === null) return;
		if (this.rows.length === 0) this.rows.push([]);
		this.#across = span(tag, 'colspan');
		this.#down = span(tag, 'rowspan');
	}

	say(text: string): void {
		this.#words?.push(text);
	}

	#place(text: string): void {
		const row = this.rows.at(-1) as string[];
		const at = this.rows.length;
		while ((this.#reach[row.length] ?? 0) >= at && this.#covered <= MOST_COVERED) {
			this.#covered += 1;
			row.push(this.#reading.covered);
		}
		const across = this.#covered > MOST_COVERED ? 1 : this.#across;
		this.#covered += across - 1;
		for (let over = 0; over < across && row.length <= MOST_COLUMNS; over += 1) {
			this.#reach[row.length] = at + this.#down - 1;
			row.push(over === 0 ? text : this.#reading.covered);
		}
	}
}

const span = (tag: string, name: string) => {
	const found = new RegExp(`\\b${name}\\s*=\\s*["']?(\\d{1,6})`, 'i').exec(tag);
	return Math.min(MOST_SPAN, Math.max(1, Number(found?.[1] ?? 1)));
};

/**
 * The tables of a piece of HTML that have two columns or more. A table inside another's cell is a table of its own. Scripts,
 * styles and comments are skipped; nothing is ever shown as HTML. Cells are one line, and covered ones blank, unless told otherwise.
 */
export function tablesOf(html: string, reading: Reading = ONE_LINE): readonly Grid[] {
	const done: Table[] = [];
	const open: Table[] = [];
	let at = 0;
	while (at < html.length) {
		const start = html.indexOf('<', at);
		const table = open.at(-1);
		table?.say(plain(html.slice(at, start < 0 ? html.length : start)));
		if (start < 0) break;
		if (html.startsWith('<!--', start)) {
			const end = html.indexOf('-->', start + 4);
			at = end < 0 ? html.length : end + 3;
			continue;
		}
		const end = html.indexOf('>', start);
		if (end < 0) break;
		const tag = html.slice(start + 1, end);
		at = end + 1;
		const name = /^\/?[a-z]+/i.exec(tag)?.[0].toLowerCase() ?? '';
		if (name === 'style' || name === 'script') {
			const close = html.indexOf(`</${name}`, at);
			at = close < 0 ? html.length : close;
		} else if (name === 'table') {
			open.push(new Table(reading));
		} else if (name === '/table') {
			const closed = open.pop();
			closed?.cell(null);
			if (closed) done.push(closed);
		} else if (name === 'tr' || name === '/tr') {
			if (name === 'tr') table?.row();
			else table?.cell(null);
		} else if (name === 'td' || name === 'th') table?.cell(tag);
		else if (name === '/td' || name === '/th') table?.cell(null);
		else if (/^(?:br|p|div|li)$/.test(name)) table?.say(BREAK);
		else if (/^\/(?:p|div|li)$/.test(name)) table?.say(' ');
	}
	for (const table of open) {
		table.cell(null);
		done.push(table);
	}
	return done.map(({ rows }) => rows).filter((rows) => rows.some((row) => row.length > 1));
}

/** Tables as sheets: one has no name, several are numbered. */
export function openGrids(file: string, grids: readonly Grid[]): Opened {
	const wide = grids.flat().findIndex((row) => row.length > MOST_COLUMNS);
	if (wide >= 0) return refusedWide(file, wide + 1);
	const sheets = grids.flatMap((grid, at) => {
		const rows: Row[] = grid
			.map((cells, index) => ({ row: index + 1, cells }))
			.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
		const sheet = grids.length === 1 ? null : `Table ${at + 1}`;
		return rows.length === 0 ? [] : [{ file, sheet, rows, problems: [] }];
	});
	return sheets.length === 0 ? refusedEmpty(file) : { sheets, problems: [] };
}
