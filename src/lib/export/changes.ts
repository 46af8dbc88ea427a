import type { Problem } from '$lib/domain/problem';
import type { CellChange } from '$lib/domain/review';
import { csvFile } from './csv';

const text = (value: number | string | boolean | null) => (value === null ? '' : String(value));
const printed = (value: number | null, decimals: number | null) =>
	value === null ? '' : value.toFixed(decimals ?? 0);

/** Every cell a file would change as CSV: the figure shown now, the file's, and what kind of change it is. */
export const changesCsv = (cells: readonly CellChange[]): string =>
	csvFile([
		[
			'change',
			'indicator',
			'name',
			'geography',
			'place',
			'period',
			'old_value',
			'old_symbol',
			'old_edition',
			'new_value',
			'new_symbol',
			'difference',
			'within_rounding',
			'source_row'
		],
		...cells.map((cell) => [
			cell.kind,
			cell.indicator,
			cell.name,
			cell.geography,
			cell.place,
			cell.period,
			printed(cell.old_value, cell.old_decimals),
			text(cell.old_symbol),
			text(cell.old_vintage),
			printed(cell.new_value, cell.new_decimals),
			text(cell.new_symbol),
			text(cell.difference),
			cell.within_rounding === null ? '' : cell.within_rounding ? 'yes' : 'no',
			text(cell.source_row)
		])
	]);

/** The rows of a file that were set aside as CSV: the row's number, why, and its cells as they stood. */
export const setAsideCsv = (
	rows: readonly { readonly row: number; readonly cells: readonly string[] }[],
	problems: readonly Problem[]
): string =>
	csvFile([
		['row', 'why', 'cells'],
		...rows.map(({ row, cells }) => [
			String(row),
			problems
				.filter((problem) => problem.row === row)
				.map(({ message }) => message)
				.join(' '),
			...cells
		])
	]);

/** What was found in a file as CSV, one line a finding. */
export const problemsCsv = (problems: readonly Problem[]): string =>
	csvFile([
		['severity', 'rule', 'file', 'row', 'column', 'message'],
		...problems.map(({ severity, rule, file, row, column, message }) => [
			severity,
			rule,
			file,
			text(row),
			text(column),
			message
		])
	]);
