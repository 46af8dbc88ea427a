import type { GeographyCode } from '$lib/domain/id';
import type { Indicator } from '$lib/domain/indicator';
import { parsePeriodLabel } from '$lib/domain/period-label';
import type { BlankCells } from '../blank-cells';
import type { Row } from '../csv';
import type { Figure } from '../format';
import type { Gathering } from '../gathering';
import { isHeaderAgain } from '../data-rows';
import { cellAt } from '../header';
import { ofstedLabel, type OfstedLabel } from './labels';
import { isNumber, type NamedColumn, type OfstedLayout } from './layout';
import type { Sheet } from '../sheet';

/** One figure for a cell; undefined for a blank one, null for one that cannot be read. */
export function figureIn(
	gathering: Gathering,
	blanks: BlankCells,
	row: Row,
	{ column, name }: NamedColumn,
	measure: Indicator,
	geography: GeographyCode,
	year: number
): Figure | null | undefined {
	const text = cellAt(row, column);
	if (text === '') {
		blanks.count(row.row, name);
		return undefined;
	}
	const read = gathering.printed(row.row, name, text);
	const period = parsePeriodLabel(String(year), measure.year_kind)?.period;
	if (!read || !period) return null;
	const { value, symbol, decimals } = read;
	return {
		indicator: measure.indicator,
		geography,
		period: period.period,
		value,
		symbol,
		decimals,
		numerator: null,
		denominator: null,
		source_row: row.row
	};
}

/** Keeps a row’s figures, unless one of its cells cannot be read. */
export function keepRow(
	gathering: Gathering,
	figures: readonly (Figure | null | undefined)[]
): void {
	if (figures.includes(null)) return;
	for (const figure of figures) if (figure) gathering.add(figure);
}

/** Whether a number stands right of `after` under no column’s name: a sign that cells were moved. */
export function strayNumber(
	row: Row,
	columns: readonly NamedColumn[],
	after: number,
	noughts = false
): boolean {
	const named = new Set(columns.map(({ column }) => column));
	return row.cells.some(
		(cell, place) =>
			place > after && !named.has(place) && isNumber(cell) && !(noughts && cell.trim() === '0')
	);
}

/** Sets aside a row with a figure under no name. */
export const torn = (row: Row, sheet: Sheet, gathering: Gathering): null =>
	gathering.fault(
		row.row,
		null,
		'structure.ragged',
		`Row ${row.row} of ${sheet.file} has a number under no column’s name, so its figures may stand under the wrong ones. Put the cells of the row, or of the header, back in their columns.`
	);

/** Sets aside a row or says of a column that its label could mean two measures. */
export const ambiguous = (where: string, text: string, file: string) =>
	`${where} of ${file} is “${text}”, a label that stands in two sections of Ofsted’s table, and what stands before it belongs to neither. Put it back in its place among the others of its section.`;

/** Ofsted’s numbers of agencies, in a row of their own below the names of places. */
const isAgencyNumbers = (text: string, cells: readonly string[]) =>
	(text === '' || /\burn\b/i.test(text)) &&
	cells.length > 1 &&
	cells.every((cell) => /^(?:SC)?\d{5,8}$/.test(cell));

/**
 * Rows of figures with what each counts; headings, footnotes and Ofsted’s numbers of agencies left out. A row that cannot be
 * used is set aside and comes without a `read`.
 */
export function* labelled(
	layout: Extract<OfstedLayout, { readonly lies: 'down' | 'trend' }>,
	sheet: Sheet,
	gathering: Gathering
): Generator<{ row: Row; text: string; read: OfstedLabel | null }> {
	const { head, body, label, columns } = layout;
	const names = head.cells.map((cell) => cell.trim());
	let [above, topic] = ['', ''];
	for (const row of body) {
		if (isHeaderAgain({ names }, row)) continue;
		const text = cellAt(row, label);
		const cells = columns.map(({ column }) => cellAt(row, column)).filter((cell) => cell !== '');
		const before = row.cells
			.slice(0, label)
			.map((cell) => cell.trim())
			.filter(Boolean)
			.join(' ');
		if (cells.length === 0) {
			topic = text || before;
			continue;
		}
		if (isAgencyNumbers(text, cells)) continue;
		const read = ofstedLabel(text, above, before || topic);
		above = text;
		if (!/\p{L}{3}/u.test(text))
			gathering.fault(
				row.row,
				null,
				'identity.unknown-measure',
				`Row ${row.row} of ${sheet.file} has figures and no name${text === '' ? '' : ` but “${text.slice(0, 60)}”`}, so it cannot be told what they count. Write the name of the measure, or take the row out.`
			);
		// Ofsted’s own trend has noughts between its groups of columns.
		else if (strayNumber(row, columns, label, layout.lies === 'trend')) torn(row, sheet, gathering);
		else if (!read)
			gathering.fault(
				row.row,
				null,
				'identity.unknown-measure',
				ambiguous(`Row ${row.row}`, text.slice(0, 60), sheet.file)
			);
		else {
			yield { row, text, read };
			continue;
		}
		yield { row, text, read: null };
	}
}
