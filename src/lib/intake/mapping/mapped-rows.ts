import type { Geography } from '$lib/domain/geography';
import type { Indicator } from '$lib/domain/indicator';
import { BlankCells } from '../blank-cells';
import type { Row } from '../csv';
import type { Figure } from '../format';
import type { Gathering } from '../gathering';
import { cellAt } from '../header';
import type { TableColumn } from './mapping';
import { isTotal, noteTotals } from './total-rows';
import { isAverage, noteAverages } from './which';

/** Which column is what, as the analyst says it. */
export interface Mapping {
	readonly area: TableColumn | 'none';
	readonly measure: TableColumn | 'none' | 'every';
	/** Columns with figures, each with what its header says of them. */
	readonly values: readonly TableColumn[];
	/** Null when each column of figures is headed by its period. */
	readonly period: TableColumn | null;
	readonly numerator: TableColumn | null;
	readonly denominator: TableColumn | null;
}

/** A cell with a figure, and what the table says of it. */
export interface MappedCell {
	readonly line: Row;
	readonly value: TableColumn;
	/** The measure's name; empty where the table does not say it. */
	readonly name: string;
	readonly label: string;
	readonly text: string;
}

/** The column of an answer that is one. */
export const columnOf = (answer: TableColumn | 'none' | 'every' | null) =>
	answer === null || typeof answer === 'string' ? null : answer;

/** Every cell of the mapped columns of figures, row by row. */
export function cellsOf(rows: readonly Row[], mapping: Mapping): readonly MappedCell[] {
	const { measure, period, values } = mapping;
	return rows.flatMap((line) =>
		values.map((value) => ({
			line,
			value,
			name:
				measure === 'every' ? value.name : measure === 'none' ? '' : cellAt(line, measure.place),
			label: period ? cellAt(line, period.place) : value.name,
			text: cellAt(line, value.place)
		}))
	);
}

/** Reads the rows of a table whose columns are known; a row with a fault gives no figure. */
export function readMapped(
	gathering: Gathering,
	file: string,
	columns: readonly TableColumn[],
	mapping: Mapping,
	cells: readonly MappedCell[],
	meaning: (cell: MappedCell) => { place: Geography | null; measure: Indicator | null }
): void {
	const blanks = new BlankCells();
	const averages = new Set<number>();
	const totals = new Set<number>();
	const area = columnOf(mapping.area);
	// Codes beside the names are looked at too, so that a row whose code and name disagree is caught.
	const code = columns.find((each) => each.codes > 0.8 && each !== area);
	const byRow = new Map<Row, MappedCell[]>();
	for (const cell of cells) byRow.set(cell.line, [...(byRow.get(cell.line) ?? []), cell]);
	for (const [line, ofRow] of byRow) {
		const text = cellAt(line, area?.place);
		if (area && isAverage(text)) {
			averages.add(line.row);
			continue;
		}
		if (area && isTotal(text)) {
			totals.add(line.row);
			continue;
		}
		const filled = ofRow.filter((cell) => {
			if (cell.text === '') blanks.count(line.row, cell.value.option);
			return cell.text !== '';
		});
		if (filled.length === 0) continue;
		const coded = code ? cellAt(line, code.place) : text;
		const named = area
			? gathering.place(line.row, area.option, { code: coded, number: text, name: text })
			: null;
		const figures = filled.map((cell) => {
			const { place, measure } = meaning(cell);
			return readCell(gathering, file, mapping, cell, named ?? place, measure);
		});
		if (figures.includes(null)) continue;
		for (const figure of figures) if (figure) gathering.add(figure);
	}
	blanks.say(gathering, file);
	noteAverages(gathering, file, area?.option ?? '', [...averages]);
	noteTotals(gathering, file, area?.option ?? '', [...totals]);
}

function readCell(
	gathering: Gathering,
	file: string,
	mapping: Mapping,
	{ line, value, name, label, text }: MappedCell,
	place: Geography | null,
	measure: Indicator | null
): Figure | null {
	const { row } = line;
	if (!measure)
		return gathering.fault(
			row,
			columnOf(mapping.measure)?.option ?? value.option,
			'identity.unknown-measure',
			`Row ${row} of ${file} has “${name.slice(0, 60)}” where its measure stands, which is no measure’s name. Write the name, or choose another column for it.`
		);
	const period = gathering.period(
		row,
		mapping.period?.option ?? value.option,
		label,
		measure.year_kind === 'span' ? 'financial-year' : measure.year_kind
	);
	const printed = gathering.printed(row, value.option, text);
	const part = (column: TableColumn | null) => {
		const cell = cellAt(line, column?.place);
		return column === null || cell === '' ? undefined : gathering.printed(row, column.option, cell);
	};
	const numerator = part(mapping.numerator);
	const denominator = part(mapping.denominator);
	if (!place || !period || !printed || numerator === null || denominator === null) return null;
	return {
		indicator: measure.indicator,
		geography: place.geography,
		period: period.period,
		value: printed.value,
		symbol: printed.symbol,
		numerator: numerator?.value ?? null,
		denominator: denominator?.value ?? null,
		decimals: printed.decimals,
		source_row: row
	};
}
