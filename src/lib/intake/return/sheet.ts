import type { Indicator } from '$lib/domain/indicator';
import type { ReturnTemplate } from '$lib/domain/return-template';
import type { Row } from '../csv';
import type { Asked, Figure, Format, Reading, Source } from '../format';
import { Gathering } from '../gathering';
import { dataRows } from '../data-rows';
import { cellAt, findHeader, type Header } from '../header';
import { isTotal, noteTotals } from '../mapping/total-rows';
import { columnProblems, placesOf, wantedNames } from './columns';
import { refuseExample } from './example';
import { measuresSeen, type SeenInReturn } from './new-measure';
import { readReturnPeriod, type Counting } from './period';
import { ReturnRemarks } from './remarks';
import { ReturnRow } from './row';
import { checkReturn } from './totals';
import type { Sheet } from '../sheet';
import { refuseHeader } from '../sheet-refusals';

/** The measure a row is of, and how its figure is to be read. */
export interface RowMeasure {
	readonly indicator: Indicator;
	readonly counting: Counting;
	/** Whether the figure must be a whole number. */
	readonly whole: boolean;
}

/** What the measure of a row may be looked up in: the whole return. */
export interface Inside {
	readonly gathering: Gathering;
	readonly file: string;
	/** What the return shows of every measure, by the name as written. */
	readonly seen: ReadonlyMap<string, SeenInReturn>;
}

/** What makes a return a format: its template, how surely a header is its own, and the measure of a row. */
export interface ReturnFormat {
	readonly template: ReturnTemplate;
	readonly source: Source;
	readonly known_by: string;
	/** Columns without which no sheet is taken for this return. */
	readonly essential: readonly string[];
	/** Columns of which one may be missing, to be asked for by name. */
	readonly telling: readonly string[];
	/** The measure of a row; null for one set aside or asked about, `left-out` for one the analyst does not want. */
	readonly measure: (
		row: ReturnRow,
		asked: Asked,
		inside: Inside
	) => RowMeasure | 'left-out' | null;
}

/** How surely a sheet is the return: its essential columns there, and the telling ones, or all of them but one. */
function certainty(sheet: Sheet, { template, essential, telling }: ReturnFormat): number {
	const least = essential.length + telling.length - 1;
	const header = findHeader(sheet, wantedNames(template), least);
	if (!header) return 0;
	const places = placesOf(header, template);
	const found = telling.filter((column) => places.has(column)).length;
	if (!essential.every((column) => places.has(column)) || found < telling.length - 1) return 0;
	return found === telling.length ? 1 : 0.7;
}

function readFigure(row: ReturnRow, asked: Asked, inside: Inside, format: ReturnFormat) {
	const { gathering } = inside;
	const of = format.measure(row, asked, inside);
	if (of === 'left-out') return null;
	const window = row.wordOr('window', 'unsaid' as const, 'period.unknown');
	const name = row.text('authority');
	const place = gathering.place(row.row, 'authority', { code: name, number: name, name });
	const bounds = { counts: of?.indicator.unit === 'count', whole: of?.whole ?? false };
	const period =
		of && window
			? readReturnPeriod(row, gathering, of.indicator.year_kind, window, of.counting)
			: null;
	const value = of && row.value(bounds);
	const numerator = row.besideValue('numerator', { counts: false, whole: false });
	const denominator = row.besideValue('denominator', { counts: bounds.whole, whole: bounds.whole });
	if (!of || !place || !period || !value || numerator === undefined || denominator === undefined)
		return null;
	if (bounds.whole && value.value !== null && denominator !== null && value.value > denominator)
		return row.fault(
			'denominator',
			'value.disagrees',
			`has ${value.value} out of ${denominator}: more than there are. Correct the value or the denominator.`
		);
	const figure: Figure = {
		indicator: gathering.measure(of.indicator).indicator,
		geography: place.geography,
		period: period.period,
		value: value.value,
		symbol: value.symbol,
		numerator,
		denominator,
		decimals: value.decimals,
		source_row: row.row
	};
	gathering.add(figure);
	return figure;
}

const isBlank = (row: ReturnRow) =>
	['value', 'symbol', 'numerator', 'denominator'].every((column) => row.text(column) === '');

/**
 * Whether a row of a text file was torn: an unquoted comma made it longer than the header, or it stops short. Spreadsheets leave
 * out blank cells at the end of many rows together, so a short row is torn only where both its neighbours differ from it: its
 * last figure may have lost digits.
 */
function isTorn(sheet: Sheet, header: Header, lines: readonly Row[], place: number): boolean {
	if (sheet.sheet !== null) return false;
	const widthAt = (at: number) => lines[at]?.cells.length ?? 0;
	const width = widthAt(place);
	const headed = Math.max(header.width, sheet.rows[header.body - 1]?.cells.length ?? 0);
	if (width >= header.width && width <= headed) return false;
	if (width < header.width) return widthAt(place - 1) !== width && widthAt(place + 1) !== width;
	const alike = lines.filter(({ cells }) => cells.length === width).length;
	return alike < 3 || alike * 2 < lines.length;
}

function read(sheet: Sheet, asked: Asked, format: ReturnFormat): Reading {
	const { template } = format;
	const gathering = new Gathering(sheet, asked);
	const header = findHeader(sheet, wantedNames(template), 2);
	if (!header)
		return refuseHeader(
			gathering,
			sheet.file,
			template.columns.map((each) => each.column),
			'Download the template and fill it in.'
		);
	const places = placesOf(header, template);
	if (columnProblems(gathering, sheet, header, template, places)) return gathering.reading(0);
	const lines = dataRows(sheet, header, gathering);
	const remarks = new ReturnRemarks();
	const figures: Figure[] = [];
	const totals: number[] = [];
	const cellsIn = (line: Row) =>
		new Map([...places].map(([column, place]) => [column, cellAt(line, place)]));
	if (
		refuseExample(
			gathering,
			sheet.file,
			template,
			lines.map((line) => cellsIn(line).get('note') ?? '')
		)
	)
		return gathering.reading(0);
	const seen = measuresSeen(
		lines
			.map((line) => [line.row, cellsIn(line)] as const)
			.map(([row, cells]) => ({
				row,
				indicator: cells.get('indicator') ?? '',
				period: cells.get('period') ?? '',
				value: cells.get('value') ?? ''
			}))
	);
	const inside: Inside = { gathering, file: sheet.file, seen };
	for (const [place, line] of lines.entries()) {
		if (isTorn(sheet, header, lines, place)) {
			gathering.fault(
				line.row,
				null,
				'structure.ragged',
				`Row ${line.row} of ${sheet.file} has ${line.cells.length} ${line.cells.length === 1 ? 'cell' : 'cells'} where the header has ${header.width}. The file was cut short, or a comma stands outside quotation marks: correct the row, or get the file again from its source.`
			);
			continue;
		}
		const cells = cellsIn(line);
		const summed = isTotal(cells.get('authority') ?? '') || isTotal(cells.get('indicator') ?? '');
		if (summed) {
			totals.push(line.row);
			continue;
		}
		const row = new ReturnRow(line.row, cells, {
			file: sheet.file,
			template,
			gathering,
			onLocalWord: (...said) => remarks.local(...said)
		});
		if (isBlank(row)) remarks.blank(line.row);
		else {
			const figure = readFigure(row, asked, inside, format);
			if (figure) figures.push(figure);
		}
	}
	remarks.say(gathering, sheet.file);
	noteTotals(gathering, sheet.file, 'authority', totals);
	checkReturn(figures, gathering, sheet.file);
	return gathering.reading(lines.length);
}

/** Makes the format of a return. */
export const returnFormat = (format: ReturnFormat): Format => ({
	format: format.template.template,
	title: format.template.title,
	known_by: format.known_by,
	source: format.source,
	knows: (sheet) => certainty(sheet, format),
	read: (sheet, asked) => read(sheet, asked, format)
});
