import type { Row } from '../csv';
import { cellAt } from '../header';

/** One column of figures by its headings, from the top down, footnote marks taken off. */
export interface DfeHeading {
	readonly column: number;
	readonly parts: readonly string[];
	/** The headings as they stand, to tell two columns apart that only a footnote mark does. */
	readonly raw: string;
	/** The year the top heading names for this column alone; null where the whole table is of one year. */
	readonly year: number | null;
}

/**
 * Takes off the footnote marks that were superscripts until the table was saved as text: `months1`, `year4`, `tests4,5`,
 * `aged 5 to 161`, `Level 24`, `2010-20142`. Column names with underscores have none.
 */
export function withoutMarks(text: string): string {
	const plain = text.replace(/[\s\u00A0]+/g, ' ').trim();
	if (/_/.test(plain)) return plain;
	return plain
		.replace(/\b((?:19|20)\d{2})\d\b/g, '$1')
		.replace(/\b(level \d|to \d\d)\d\b/gi, '$1')
		.replace(/(?<!\b(?:KS|LA|NC|Q))([A-Za-z)*’'])\d{1,2}(?:,\d{1,2})*(?=[\s:;,.]|$)/g, '$1')
		.replace(/\s*:$/, '')
		.trim();
}

/**
 * Headings of every column from `first` on, from the rows above the figures. A heading over several columns holds for those to its right, as far
 * as a heading of a higher row begins, and only above a column's own lowest heading.
 */
export function headingsOf(
	rows: readonly Row[],
	first: number,
	width: number
): readonly DfeHeading[] {
	const cell = (row: number, column: number) => cellAt(rows[row], column);
	return Array.from({ length: Math.max(0, width - first) }, (_, place) => {
		const column = first + place;
		const lowest = rows.findLastIndex((_row, row) => cell(row, column) !== '');
		const said: string[] = [];
		for (let row = 0; row <= lowest; row += 1) {
			let from = column;
			while (from > first && cell(row, from) === '' && !headed(cell, row, from)) from -= 1;
			const text = cell(row, from);
			if (text !== '') said.push(text);
		}
		const [top = '', ...rest] = said;
		const yearly = /^((?:19|20)\d{2})\d?(?!\d)\s*(?:-\s*)?(.*)$/.exec(top);
		const parts = (yearly ? [yearly[2] ?? '', ...rest] : said).map(withoutMarks);
		return {
			column,
			parts: parts.filter((text) => text !== ''),
			raw: said.join(' '),
			year: yearly ? Number(yearly[1]) : null
		};
	});
}

/** Whether a row above begins a heading in the column, which ends whatever spreads from its left. */
function headed(
	cell: (row: number, column: number) => string,
	row: number,
	column: number
): boolean {
	for (let above = 0; above < row; above += 1) if (cell(above, column) !== '') return true;
	return false;
}
