import type { Geography } from '$lib/domain/geography';
import type { Indicator } from '$lib/domain/indicator';
import { isPeriod, periodColumns, readAcross, valuesAcross } from '../mapping/across';
import { BlankCells } from '../blank-cells';
import type { Row } from '../csv';
import type { Asked, Format, Reading } from '../format';
import { Gathering } from '../gathering';
import { dataRows } from '../data-rows';
import { cellAt, headerAt, type Header } from '../header';
import { readNumber } from '../number';
import type { Sheet } from '../sheet';
import { isTotal, noteTotals } from '../mapping/total-rows';
import {
	askBareYear,
	askMeasure,
	askPlace,
	isAverage,
	measureNamed,
	saidAbove
} from '../mapping/which';

/** A paper's table is short; a longer one with years across is somebody's extract. */
const MOST_ROWS = 12;
/** Titles above it. */
const MOST_TITLES = 6;
/** Columns for labels before the years: the place, the measure. */
const MOST_LABELS = 2;

/** Whether a row has names under the years, `Number` and `%`, and no figure: then it belongs to the header. */
function hasNamesBelow(row: Row | undefined, from: number): boolean {
	const cells = (row?.cells ?? []).slice(from).filter((cell) => cell.trim() !== '');
	return cells.length > 0 && !cells.some((cell) => readNumber(cell).kind === 'printed');
}

/** The row of years: at most two cells before them, and nothing else beside them. */
function headerOf(sheet: Sheet): Header | null {
	const rows = sheet.rows.slice(0, MOST_TITLES);
	const index = rows.findIndex(({ cells }, at) => {
		const from = cells.findIndex(isPeriod);
		const rest = cells.slice(Math.max(0, from)).filter((cell) => cell.trim() !== '');
		const years = from >= 0 && from <= MOST_LABELS && rest.every(isPeriod);
		return years && !hasNamesBelow(sheet.rows[at + 1], from);
	});
	return index < 0 || sheet.rows.length - index - 1 < 1 ? null : headerAt(sheet, index);
}

/** What the cells before the years say of a row. */
interface Labelled {
	readonly line: Row;
	readonly labels: readonly string[];
	readonly place: Geography | null;
	readonly measure: Indicator | null;
}

function labelled(asked: Asked, line: Row, width: number): Labelled {
	const labels = Array.from({ length: width }, (_, at) => cellAt(line, at)).filter(
		(label) => label !== ''
	);
	const first = <Found>(find: (label: string) => Found | null) =>
		labels.map(find).find((found) => found !== null) ?? null;
	return {
		line,
		labels,
		place: first((label) => asked.places.byCode(label) ?? asked.places.byName(label)),
		measure: first((label) => measureNamed(asked, label))
	};
}

function read(sheet: Sheet, asked: Asked): Reading {
	const gathering = new Gathering(sheet, asked);
	const header = headerOf(sheet);
	const columns = header ? periodColumns(header) : [];
	const [first] = columns;
	if (!header || !first) {
		gathering.refuse(
			null,
			'structure.not-a-table',
			`${sheet.file} has no row of years with figures under it. Copy the table from the paper again, years above and figures below.`
		);
		return gathering.reading(0);
	}
	const rows = dataRows(sheet, header, gathering).map((line) => labelled(asked, line, first.place));
	if (rows.length === 0)
		gathering.refuse(
			null,
			'structure.no-rows',
			`${sheet.file} has years and no figures under them. Copy the whole table.`
		);
	const kept = rows.filter(({ labels }) => !labels.some(isAverage));
	const totals = kept.length > 1 ? kept.filter(({ labels }) => labels.some(isTotal)) : [];
	noteTotals(
		gathering,
		sheet.file,
		header.names[0] || null,
		totals.map(({ line }) => line.row)
	);
	const figures = kept.filter((each) => !totals.includes(each));
	const placed = figures.some(({ place }) => place !== null);
	const measured = figures.some(({ measure }) => measure !== null);
	const one = figures.length === 1;
	const printed = figures.flatMap(({ line }) => columns.map(({ place }) => cellAt(line, place)));
	const said = [
		...saidAbove(sheet, header.index),
		...header.names.slice(0, first.place),
		...(one ? (figures[0]?.labels ?? []) : [])
	];
	const measure = measured ? null : askMeasure(gathering, asked, said, [], printed);
	const place = placed ? null : askPlace(gathering, asked);
	const kinds = figures.flatMap((each) => each.measure?.year_kind ?? []);
	askBareYear(
		gathering,
		columns.map(({ label }) => label),
		measured ? kinds : [measure?.year_kind ?? 'financial-year']
	);
	const blanks = new BlankCells();
	for (const each of figures) {
		const { row } = each.line;
		const label = each.labels.join(', ').slice(0, 60);
		const missing = measured ? !each.measure : !placed && !one;
		if (missing)
			gathering.fault(
				row,
				null,
				'identity.unknown-measure',
				`Row ${row} of ${sheet.file} begins with “${label}”, which is no measure the record knows${measured ? '' : ' and no place'}. Write the measure’s exact name, or copy one row at a time.`
			);
		const where =
			each.place ??
			(placed
				? gathering.place(row, header.names[0] || 'A', { name: each.labels[0] ?? '' })
				: place);
		const what = each.measure ?? measure;
		const geography = where?.geography ?? asked.authority;
		if (one && !what && geography)
			gathering.unnamed({ geography, values: valuesAcross(each.line, columns) });
		if (where && what && !missing)
			readAcross(gathering, blanks, each.line, columns, what, where.geography);
	}
	blanks.say(gathering, sheet.file);
	return gathering.reading(rows.length);
}

/** A table as a board paper prints it: years above figures, and neither measure nor place said. */
export const format: Format = {
	format: 'board-paper',
	title: 'Table from a board paper',
	known_by: 'a row of years with a few rows of figures under it and nothing else',
	source: {
		prefix: 'paper',
		publisher: 'Corporate Parenting Board',
		title: 'Board paper',
		licence: 'Quoted from a board paper',
		status: 'paper'
	},
	knows(sheet) {
		const header = headerOf(sheet);
		if (!header) return 0;
		const rows = sheet.rows.length - header.body;
		if (rows > MOST_ROWS) return 0;
		return rows === 1 ? 0.6 : 0.4;
	},
	read
};
