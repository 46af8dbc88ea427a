import { mayRunInSpreadsheet } from '$lib/domain/spreadsheet-text';
import type { TableCell } from '$lib/view/table';
import type { TrendView } from '$lib/view/trend';

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

/** A figure as a plain number, with the decimals it is printed with and no more. */
const plain = ({ text, value }: TableCell) =>
	value === null ? text : text.replaceAll(',', '').replace('−', '-');

/** Why cells of a row are empty of figures, the columns with one reason together. */
function reasonsOf(cells: readonly TableCell[], columns: readonly string[]): string {
	const reasons = new Map<string, string[]>();
	cells.forEach(({ reason }, index) => {
		if (reason !== null)
			reasons.set(reason, [...(reasons.get(reason) ?? []), columns[index + 1] ?? '']);
	});
	return [...reasons].map(([reason, where]) => `${where.join(', ')}: ${reason}`).join(' ');
}

/**
 * The table of a trend as a CSV file: the columns of the page, then why figures are missing and the editions they are
 * from, when those were taken from their source, and the unit. Figures are plain numbers as printed; a missing one keeps its word (`Suppressed`), never zero.
 */
export function tableCsv(view: TrendView): string {
	const { columns, rows } = view.table;
	const head = [
		'Measure',
		'Authority',
		...columns,
		'Why a figure is missing',
		'Source',
		'Retrieved',
		'Unit'
	];
	const body = rows.map(({ head: period, cells, source, retrieved }) => [
		view.name,
		view.authority.name,
		period,
		...cells.map(plain),
		reasonsOf(cells, columns),
		source,
		retrieved,
		view.unit_label
	]);
	return csvFile([head, ...body]);
}
