import { mayRunInSpreadsheet } from '$lib/domain/spreadsheet-text';
import { forWhom } from '$lib/view/mode-words';
import type { TableCell } from '$lib/view/table';
import { printedFigure, type Handout } from './handout';

/** A true number, which a spreadsheet may be given as it is even when it begins with a minus. */
const number = /^-?\d+(\.\d+)?$/;

/**
 * One cell of a CSV file. Text a spreadsheet may run as a formula is led by an apostrophe; a true negative number stays a
 * number.
 */
export function csvCell(text: string): string {
	const safe = mayRunInSpreadsheet(text) && !number.test(text) ? `'${text}` : text;
	return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows as a CSV file a spreadsheet opens rightly: UTF-8 with its mark, CRLF, every row as long as the head. */
export const csvFile = (rows: readonly (readonly string[])[]) =>
	`\uFEFF${rows.map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;

/** A figure as a plain number, with the decimals it is printed with and no more; a word, or a figure with a mark (`3 =`), as it stands. */
export function plainCell({ text, value }: TableCell): string {
	const [, sign, digits] = (value === null ? null : printedFigure.exec(text)) ?? [];
	return digits === undefined ? text : `${sign ? '-' : ''}${digits.replaceAll(',', '')}`;
}

/** Why cells of a row are empty of figures, the columns with one reason together; empty where none is. */
export function reasonsOf(cells: readonly TableCell[], columns: readonly string[]): string {
	const reasons = new Map<string, string[]>();
	cells.forEach(({ reason }, index) => {
		if (reason !== null)
			reasons.set(reason, [...(reasons.get(reason) ?? []), columns[index + 1] ?? '']);
	});
	return [...reasons].map(([reason, where]) => `${where.join(', ')}: ${reason}`).join(' ');
}

/**
 * The first table of a handout as a CSV file: what it is of, the columns of the page, then on every row what must not be lost: why
 * figures are missing, the editions and when they were taken from their source, the unit, whom it is for, what to know beside it and the figure in
 * words. Figures are plain numbers as printed; a missing one keeps its word (`Suppressed`), never zero.
 */
export function handoutCsv(handout: Handout): string {
	const { columns, rows } = handout.tables[0].table;
	const head = [
		'Title',
		'Area',
		...columns,
		'Why a figure is missing',
		'Source',
		'Retrieved',
		'Unit',
		'Period covered',
		'For whom',
		'Notes',
		'Description'
	];
	const body = rows.map(({ head: first, cells, source, retrieved }) => [
		handout.title,
		handout.geography,
		first,
		...cells.map(plainCell),
		reasonsOf(cells, columns),
		source,
		retrieved,
		handout.unit,
		handout.period,
		forWhom[handout.mode],
		handout.notes.join(' '),
		handout.alt
	]);
	return csvFile([head, ...body]);
}
