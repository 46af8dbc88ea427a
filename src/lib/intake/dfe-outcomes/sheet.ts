import { BlankCells } from '../blank-cells';
import type { Row } from '../csv';
import { figuresOf, targetsOf, type Cells } from './figures';
import { headingsOf } from './headings';
import { dfeMeasure, toldApart, type DfeMeasure } from './measures';
import { findPlaces, placeOf, type DfePlaces } from './place';
import { bodyRows, headingRows, topicOf } from './rows';
import { dfePlacesAdd, dfeSums } from './sums';
import { findYear } from './year';
import type { Asked, Reading } from '../format';
import { Gathering } from '../gathering';
import { cellAt } from '../header';
import { readNumber } from '../number';
import type { Sheet } from '../sheet';

/** A percentage printed as a band, so that no count can be worked out from it: `90-99`. */
const band = /^\d{1,3}\s*[-–]\s*\d{1,3}$/;

/**
 * Reads one table of DfE’s yearly files on outcomes of looked-after children, 2010 to 2019: one row an area, one column a measure
 * and sometimes a year, under one to five rows of headings. Every column with figures becomes a measure.
 */
export function readDfeSheet(sheet: Sheet, asked: Asked): Reading {
	const gathering = new Gathering(sheet, asked);
	const places = findPlaces(sheet, asked.places);
	if (!places) {
		gathering.refuse(
			null,
			'structure.no-rows',
			`${sheet.file} has no row that names an area and has figures beside it. Choose the table as DfE published it.`
		);
		return gathering.reading(0);
	}
	const above = headingRows(sheet, places.body);
	const titles = sheet.rows.slice(0, places.body - above.length);
	const topic = topicOf(titles);
	const rows = bodyRows(sheet, places, above, gathering);
	const columns = measuresOf(sheet, places, above, rows, topic, gathering);
	if (columns.length === 0) {
		gathering.refuse(
			null,
			'structure.no-column',
			`${sheet.file} has no figures under a heading. Choose the table as DfE published it, with its headings.`
		);
		return gathering.reading(rows.length);
	}
	const undated = columns.some(({ heading }) => heading.year === null);
	const year = undated ? findYear(sheet, [...titles, ...above], gathering) : null;
	const targets = targetsOf(columns, year, asked, gathering);
	const latest = year ?? Math.max(...columns.map(({ heading }) => heading.year ?? 0));
	const blanks = new BlankCells();
	const bands = new Map<DfeMeasure, number>();
	for (const row of rows) {
		const of = placeOf(row, places);
		const place = gathering.place(row.row, 'area', { ...of, ...(latest > 0 && { year: latest }) });
		const cells = place && readCells(row, columns, gathering, blanks, bands);
		if (!cells) continue;
		for (const figure of figuresOf(targets, cells))
			gathering.add({ ...figure, geography: place.geography, source_row: row.row });
	}
	for (const [{ heading }, times] of bands)
		gathering.warn(
			null,
			heading.parts.at(-1) ?? null,
			'value.band',
			`${sheet.file} gives ${times === 1 ? 'one cell' : `${times} cells`} of “${heading.parts.join(', ')}” as a band such as 90-99. A band is not a figure and is left out.`
		);
	blanks.say(gathering, sheet.file);
	const became = new Map(targets.map(({ cell, indicator }) => [cell, indicator]));
	const sums = dfeSums(columns, (column) => became.get(columns.indexOf(column)) ?? null, latest);
	return { ...gathering.reading(rows.length), sums, places_add: dfePlacesAdd(latest) };
}

function measuresOf(
	sheet: Sheet,
	places: DfePlaces,
	above: readonly Row[],
	rows: readonly Row[],
	topic: string,
	gathering: Gathering
): readonly DfeMeasure[] {
	const width = Math.min(2000, Math.max(0, ...rows.map(({ cells }) => cells.length)));
	// A heading over several columns may not spread from the areas' own; one row of headings spreads nowhere.
	const first = above.length < 2 ? 0 : 1 + Math.max(-1, places.number ?? -1, ...places.names);

	const found: DfeMeasure[] = [];
	for (const heading of headingsOf(above, first, width)) {
		if (places.about.has(heading.column)) continue;
		const printed = rows.flatMap((row) => {
			const cell = readNumber(cellAt(row, heading.column));
			return cell.kind === 'printed' ? [cell] : [];
		});
		if (printed.length === 0) continue;
		if (heading.parts.length === 0)
			gathering.warn(
				null,
				null,
				'structure.no-column',
				`Column ${heading.column + 1} of ${sheet.file} has figures and no heading, so nobody can say what they are. They are left out; write a heading above them.`
			);
		else
			found.push(dfeMeasure(heading, topic, Math.max(...printed.map(({ decimals }) => decimals))));
	}
	const { measures, alike } = toldApart(found);
	if (alike.length > 0)
		gathering.warn(
			null,
			alike[0]?.heading.parts.at(-1) ?? null,
			'structure.same-heading',
			`${sheet.file} has ${alike.length} columns whose headings differ in nothing but a footnote mark or not at all, first “${alike[0]?.heading.raw ?? ''}”. Each is kept as a measure of its own; read the notes before using one.`
		);
	return measures;
}

function readCells(
	row: Row,
	columns: readonly DfeMeasure[],
	gathering: Gathering,
	blanks: BlankCells,
	bands: Map<DfeMeasure, number>
): Cells | null {
	let sound = true;
	const cells = columns.map((column) => {
		const text = cellAt(row, column.heading.column);
		const name = column.heading.parts.join(', ');
		if (text === '') blanks.count(row.row, name);
		else if (band.test(text)) bands.set(column, (bands.get(column) ?? 0) + 1);
		else {
			const printed = gathering.printed(row.row, name, text);
			if (!printed) sound = false;
			return printed;
		}
		return null;
	});
	return sound ? cells : null;
}
