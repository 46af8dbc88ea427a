import { ENGLAND } from '$lib/domain/geography';
import { BlankCells } from '../blank-cells';
import type { Row } from '../csv';
import type { Asked, Format, Reading } from '../format';
import { Gathering } from '../gathering';
import { isHeaderAgain } from '../data-rows';
import { cellAt } from '../header';
import { ofstedLabel } from '../ofsted/labels';
import { ofstedLayout, type OfstedLayout } from '../ofsted/layout';
import { measureOf, sectorOf, whole } from '../ofsted/measure';
import { ambiguous, figureIn, keepRow, labelled, strayNumber, torn } from '../ofsted/rows';
import { ofstedPlacesAdd, ofstedSums } from '../ofsted/sums';
import type { Sheet } from '../sheet';
import { yearEndingIn } from '../title-year';

/** Columns that are no place are asked about up to so many. */
const MOST_ASKED = 20;

type Lying<Lies extends OfstedLayout['lies']> = Extract<OfstedLayout, { readonly lies: Lies }>;

/** The year of a sheet that gives only one: by its own name, its titles, the file’s name, else the analyst. */
function yearOf(sheet: Sheet, head: Row, gathering: Gathering): number | null {
	const titles = sheet.rows
		.slice(0, sheet.rows.indexOf(head))
		.flatMap(({ cells }) => cells.slice(0, 5));
	for (const text of [sheet.sheet ?? '', ...titles, head.cells[0] ?? '', sheet.file]) {
		const year = yearEndingIn(text);
		if (year !== null) return year;
	}
	const answer = gathering.ask({
		rule: 'period.year',
		text: 'Which year are these figures for?',
		options: Array.from({ length: 20 }, (_, place) => {
			const start = 2012 + place;
			const option = `${start}-${String((start + 1) % 100).padStart(2, '0')}`;
			return { option, label: `1 April ${start} to 31 March ${start + 1}` };
		}),
		fallback: null,
		evidence: `Neither ${sheet.file} nor a title in it names a year such as 2017-18.`
	});
	if (answer === null) return null;
	return (
		yearEndingIn(answer) ??
		gathering.refuse(
			null,
			'period.unknown',
			`The answer “${answer.slice(0, 60)}” is no year. Answer with a year such as 2017-18.`
		)
	);
}

function readDown(layout: Lying<'down'>, sheet: Sheet, asked: Asked, gathering: Gathering): number {
	const year = yearOf(sheet, layout.head, gathering);
	if (year === null) return 0;
	const blanks = new BlankCells();
	let unknown = 0;
	const columns = layout.columns.flatMap((each) => {
		const known = asked.places.byName(each.name, year);
		if (!known) unknown += 1;
		const place =
			known ??
			(unknown <= MOST_ASKED && asked.places.suggest(each.name).length > 0
				? gathering.place(layout.head.row, each.name, { name: each.name, year })
				: gathering.warn(
						layout.head.row,
						each.name,
						'identity.unknown-area',
						`The column “${each.name}” of ${sheet.file} is no place the record knows, and its figures are left out. Where it is one authority, write that authority’s full name.`
					));
		return place ? [{ ...each, geography: place.geography }] : [];
	});
	let rows = 0;
	for (const { row, text, read } of labelled(layout, sheet, gathering)) {
		rows += 1;
		if (!read) continue;
		const measure = gathering.measure(measureOf(text, read, whole));
		keepRow(
			gathering,
			columns.map((each) => figureIn(gathering, blanks, row, each, measure, each.geography, year))
		);
	}
	blanks.say(gathering, sheet.file);
	return rows;
}

function readTrend(layout: Lying<'trend'>, sheet: Sheet, gathering: Gathering): number {
	const blanks = new BlankCells();
	const columns = layout.columns.flatMap((each) => {
		const sector = sectorOf(each.sector);
		if (!sector)
			gathering.warn(
				layout.head.row,
				each.sector,
				'identity.unknown-area',
				`The group of columns “${each.sector}” of ${sheet.file} is neither England, local authorities nor independent agencies, and is left out.`
			);
		return sector ? [{ ...each, sector }] : [];
	});
	let rows = 0;
	for (const { row, text, read } of labelled(layout, sheet, gathering)) {
		rows += 1;
		if (!read) continue;
		keepRow(
			gathering,
			columns.map((each) => {
				const own = measureOf(text, read, each.sector);
				const measure = cellAt(row, each.column) === '' ? own : gathering.measure(own);
				return figureIn(gathering, blanks, row, each, measure, ENGLAND, each.year);
			})
		);
	}
	blanks.say(gathering, sheet.file);
	return rows;
}

function readAcross(layout: Lying<'across'>, sheet: Sheet, gathering: Gathering): number {
	const year = yearOf(sheet, layout.head, gathering);
	if (year === null) return 0;
	const blanks = new BlankCells();
	const columns = layout.columns.flatMap((each, place) => {
		const named = /\p{L}{3}/u.test(each.name);
		const read = ofstedLabel(each.name, layout.columns[place - 1]?.name ?? '');
		if (named && read) return [{ ...each, measure: measureOf(each.name, read, whole) }];
		gathering.warn(
			layout.head.row,
			each.name,
			'identity.unknown-measure',
			named
				? `${ambiguous('A column', each.name, sheet.file)} Its figures are left out.`
				: `The column “${each.name}” of ${sheet.file} has no name that says what its figures count. They are left out: name it, or take it out.`
		);
		return [];
	});
	const again = { names: layout.head.cells.map((cell) => cell.trim()) };
	let rows = 0;
	for (const row of layout.body) {
		if (isHeaderAgain(again, row)) continue;
		const filled = columns.filter(({ column }) => cellAt(row, column) !== '');
		if (filled.length === 0) continue;
		rows += 1;
		if (strayNumber(row, layout.columns, 0)) {
			torn(row, sheet, gathering);
			continue;
		}
		const name = cellAt(row, 0);
		const place = gathering.place(row.row, cellAt(layout.head, 0) || 'place', { name, year });
		if (!place) continue;
		for (const { measure } of filled) gathering.measure(measure);
		keepRow(
			gathering,
			columns.map((each) =>
				figureIn(gathering, blanks, row, each, each.measure, place.geography, year)
			)
		);
	}
	blanks.say(gathering, sheet.file);
	return rows;
}

const withSums = (reading: Reading): Reading => ({
	...reading,
	sums: ofstedSums(new Set(reading.figures.map(({ indicator }) => indicator))),
	places_add: ofstedPlacesAdd
});

/** Ofsted’s annual data on fostering: authorities across, turned round, or England by sector over the years. */
export const format: Format = {
	format: 'ofsted-fostering',
	title: 'Ofsted fostering data',
	known_by: 'labels such as “Number of approved foster places” down the side or across the top',
	source: {
		prefix: 'ofsted-fostering',
		publisher: 'Ofsted',
		title: 'Fostering in England',
		licence: 'Open Government Licence v3.0',
		status: 'statistics'
	},
	knows: (sheet) => (ofstedLayout(sheet) ? 0.9 : 0),
	read(sheet, asked): Reading {
		const gathering = new Gathering(sheet, asked);
		const layout = ofstedLayout(sheet);
		switch (layout?.lies) {
			case 'down':
				return withSums(gathering.reading(readDown(layout, sheet, asked, gathering)));
			case 'trend':
				return withSums(gathering.reading(readTrend(layout, sheet, gathering)));
			case 'across':
				return withSums(gathering.reading(readAcross(layout, sheet, gathering)));
			case undefined:
				gathering.refuse(
					null,
					'structure.no-column',
					`${sheet.file} has no labels of Ofsted’s fostering data, such as “Number of approved foster places”. Choose the sheet that has them.`
				);
				return gathering.reading(0);
		}
	}
};
