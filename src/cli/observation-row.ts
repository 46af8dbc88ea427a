import { OBSERVATION_COLUMNS } from '$lib/database/record';
import { parsePeriod } from '$lib/domain/period';
import type { Register } from '$lib/domain/record';
import { readRows } from '$lib/intake/csv';

const FILE = 'observations.csv';

/** The cells of one row of a CSV text. */
export const cellsOf = (row: string): readonly string[] =>
	row.includes('"') ? (readRows(row, FILE).rows[0]?.cells ?? []) : row.split(',');

/** Checks one row of `observations.csv`, and gives what is wrong with it as a sentence, null when nothing is. */
export type RowCheck = (row: string, number: number) => string | null;

const number = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i;
const whole = /^\d+$/;

/** What every row must keep for a browser to load it: ten cells, names the register has, and a value exactly where there is no symbol. */
export function checkRows(register: Register): RowCheck {
	const known: readonly [column: number, file: string, names: ReadonlySet<string>][] = [
		[0, 'indicators', new Set(register.indicators.map((each) => each.indicator))],
		[1, 'geographies', new Set(register.geographies.map((each) => each.geography))],
		[3, 'vintages', new Set(register.vintages.map((each) => each.vintage))]
	];
	const periods = new Map<string, boolean>();
	const isPeriod = (text: string) => {
		const seen = periods.get(text) ?? parsePeriod(text) !== null;
		periods.set(text, seen);
		return seen;
	};
	return (row, place) => {
		const cells = cellsOf(row);
		const where = `Row ${place} of ${FILE}`;
		if (cells.length !== OBSERVATION_COLUMNS.length)
			return `${where} has ${cells.length} cells where the header has ${OBSERVATION_COLUMNS.length}. Get the file again from its source.`;
		for (const [column, file, names] of known)
			if (!names.has(cells[column] ?? ''))
				return `${where} names “${cells[column]}” in the column ${OBSERVATION_COLUMNS[column]}, which ${file}.csv does not have. Correct the name or add the row there.`;
		const [, , period = '', , value = '', symbol = '', ...counts] = cells;
		const [numerator = '', denominator = '', decimals = '', source_row = ''] = counts;
		if (!isPeriod(period))
			return `${where} has “${period}” in the column period. Write a date, or two joined by a slash.`;
		if ((value === '') === (symbol === ''))
			return `${where} must have either a value or a symbol that says why there is none.`;
		if (![value, numerator, denominator].every((cell) => cell === '' || number.test(cell)))
			return `${where} has a value or a count that is not a number. Correct it at its source.`;
		if (!whole.test(decimals) || !whole.test(source_row))
			return `${where} must have whole numbers in the columns decimals and source_row.`;
		return null;
	};
}
