import type { GeographyCode } from '$lib/domain/id';
import type { Indicator } from '$lib/domain/indicator';
import type { Period } from '$lib/domain/period';
import { BlankCells } from '../blank-cells';
import type { Asked, Format, Reading } from '../format';
import { Gathering } from '../gathering';
import { dataRows } from '../data-rows';
import { cellAt, findNeeded, type Header } from '../header';
import type { Printed } from '../number';
import type { Sheet } from '../sheet';
import { refuseHeader } from '../sheet-refusals';
import { askBareYear } from '../mapping/which';
import {
	followed,
	kindFrom,
	measureWords,
	ownMeasure,
	type PrintedMeasure
} from '../youth-justice-measure';

const needed = ['area_name', 'period', 'indicator', 'measure', 'value'];
const also = ['area_code', 'unit'];
/** Columns that are not read are looked for in so many rows. */
const ROWS_LOOKED_AT = 500;
/** Columns that say nothing beyond the others. */
const idle = new Set([...needed, ...also, 'area_type'].map((name) => name.replaceAll('_', '')));
/** How R writes a missing cell. */
const isBlank = (text: string) => text === '' || text.toUpperCase() === 'NA';

/** One row that could be read. */
interface Line {
	readonly row: number;
	readonly geography: GeographyCode;
	readonly period: Period;
	readonly printed: PrintedMeasure;
	readonly read: Printed;
}

const headerOf = (sheet: Sheet) => findNeeded(sheet, needed, also);

function linesOf(sheet: Sheet, header: Header, asked: Asked, gathering: Gathering) {
	const at = (name: string) => header.columns.get(name);
	const rows = dataRows(sheet, header, gathering);
	const blanks = new BlankCells();
	const bare: string[] = [];
	const lines = rows.flatMap((row): Line[] => {
		const text = cellAt(row, at('value'));
		if (isBlank(text)) {
			blanks.count(row.row, 'value');
			return [];
		}
		const printed = {
			indicator: cellAt(row, at('indicator')),
			measure: cellAt(row, at('measure')),
			unit: cellAt(row, at('unit'))
		};
		if (printed.indicator === '' || printed.measure === '') {
			gathering.fault(
				row.row,
				printed.indicator === '' ? 'indicator' : 'measure',
				'identity.unknown-measure',
				`Row ${row.row} of ${sheet.file} does not say what its figure is of. Fill the columns indicator and measure.`
			);
			return [];
		}
		const label = cellAt(row, at('period'));
		const measure = followed(asked.measures, printed);
		const period = gathering.period(
			row.row,
			'period',
			label,
			measure?.year_kind ?? 'financial-year'
		);
		if (!period) return [];
		if (!measure || measure.year_kind === 'financial-year') bare.push(label);
		const place = gathering.place(row.row, 'area_name', {
			code: cellAt(row, at('area_code')),
			name: cellAt(row, at('area_name')),
			year: Number(period.end.slice(0, 4))
		});
		const read = gathering.printed(row.row, 'value', text);
		if (!place || !read) return [];
		return [{ row: row.row, geography: place.geography, period, printed, read }];
	});
	blanks.say(gathering, sheet.file);
	askBareYear(gathering, bare, ['financial-year']);
	return { rows, lines };
}

/** The count beside rates of the same thing; undefined where there is none, or several that differ. */
function countOf(counts: readonly Line[], sheet: Sheet, gathering: Gathering): Line | undefined {
	const [first] = counts;
	const differ = counts.find(({ read }) => read.value !== first?.read.value);
	if (!first || !differ) return first;
	for (const { row } of counts)
		gathering.fault(
			row,
			'value',
			'period.duplicate',
			`Row ${row} of ${sheet.file} gives a count that row ${row === first.row ? differ.row : first.row} gives with another value. Keep the row that is right.`
		);
	return undefined;
}

/** The lines of one place, period and subject: a count that stands beside a rate is its numerator, and a figure of its own. */
function keep(
	lines: readonly Line[],
	measureFor: (line: Line) => Indicator,
	sheet: Sheet,
	gathering: Gathering
): void {
	const unitOf = ({ printed }: Line) => measureWords(printed.measure).unit;
	const shares = lines.filter((line) => ['rate', 'percent'].includes(unitOf(line)));
	const counts = lines.filter((line) => unitOf(line) === 'count');
	const count = shares.length > 0 ? countOf(counts, sheet, gathering) : undefined;
	const disputed = shares.length > 0 && counts.length > 0 && !count;
	for (const line of lines) {
		if (disputed && counts.includes(line)) continue;
		const share = shares.includes(line);
		const { value, symbol, decimals } = line.read;
		gathering.add({
			indicator: measureFor(line).indicator,
			geography: line.geography,
			period: line.period.period,
			value,
			symbol,
			decimals,
			numerator: share ? (count?.read.value ?? null) : null,
			denominator: null,
			source_row: line.row
		});
	}
}

const same = (line: Line) =>
	[
		line.geography,
		line.period.period,
		line.printed.indicator.toLowerCase(),
		line.printed.unit
	].join('|');
const kind = ({ printed }: Line) =>
	`${printed.indicator}|${printed.measure}|${printed.unit}`.toLowerCase();

/** The words of a line mean one measure throughout a file, as precise as its most precise figure. */
function measuresOf(lines: readonly Line[], sheet: Sheet, asked: Asked, gathering: Gathering) {
	const decimals = new Map<string, number>();
	for (const line of lines)
		decimals.set(kind(line), Math.max(decimals.get(kind(line)) ?? 0, line.read.decimals));
	const known = new Map<string, Indicator>();
	return (line: Line): Indicator => {
		const held = known.get(kind(line));
		if (held) return held;
		const found =
			followed(asked.measures, line.printed) ??
			gathering.measure(
				ownMeasure(line.printed, kindFrom(line.period), decimals.get(kind(line)) ?? 0, sheet.file)
			);
		known.set(kind(line), found);
		return found;
	};
}

/** Columns with something in them that is not read. */
function unread(header: Header, sheet: Sheet): readonly string[] {
	return header.names.filter(
		(name, place) =>
			name !== '' &&
			!idle.has(name.toLowerCase().replace(/[\s_]+/g, '')) &&
			sheet.rows
				.slice(header.body, header.body + ROWS_LOOKED_AT)
				.some((row) => !isBlank(cellAt(row, place)))
	);
}

/** Youth justice tables as councils reshape them: one row a figure, its measure in words. */
export const format: Format = {
	format: 'youth-justice',
	title: 'Youth justice table, reshaped',
	known_by: 'columns area_name, period, indicator, measure and value',
	source: {
		prefix: 'youth-justice',
		publisher: 'Youth Justice Board, as reshaped by a council',
		title: 'Youth justice and local indicators',
		licence: 'Open Government Licence v3.0',
		status: 'statistics'
	},
	knows: (sheet) => (headerOf(sheet) ? 0.9 : 0),
	read(sheet, asked): Reading {
		const gathering = new Gathering(sheet, asked);
		const header = headerOf(sheet);
		if (!header)
			return refuseHeader(gathering, sheet.file, needed, 'Add the columns that are missing.');
		const { rows, lines } = linesOf(sheet, header, asked, gathering);
		const measureFor = measuresOf(lines, sheet, asked, gathering);
		const groups = new Map<string, Line[]>();
		for (const line of lines) {
			const group = groups.get(same(line));
			if (group) group.push(line);
			else groups.set(same(line), [line]);
		}
		for (const group of groups.values()) keep(group, measureFor, sheet, gathering);
		const others = unread(header, sheet);
		if (others.length > 0)
			gathering.note(
				header.row,
				others[0] ?? null,
				'structure.no-column',
				`${sheet.file} has ${others.length === 1 ? 'a column' : 'columns'} that ${others.length === 1 ? 'is' : 'are'} not read: ${others.slice(0, 8).join(', ')}. Only the column value is.`
			);
		return gathering.reading(rows.length);
	}
};
