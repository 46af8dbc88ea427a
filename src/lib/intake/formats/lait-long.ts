import type { Geography } from '$lib/domain/geography';
import type { Indicator } from '$lib/domain/indicator';
import { LAIT_COLUMNS } from '$lib/domain/lait';
import type { YearKind } from '$lib/domain/period';
import { parsePeriodLabel } from '$lib/domain/period-label';
import { BlankCells } from '../blank-cells';
import type { Asked, Format, Reading } from '../format';
import { Gathering } from '../gathering';
import { dataRows } from '../data-rows';
import { findHeader, plainName, type Header } from '../header';
import { LAIT_SOURCE, withYearPrecision } from '../lait-long';
import { LeftOut } from '../left-out';
import type { Printed } from '../number';
import type { Sheet } from '../sheet';
import { refuseHeader } from '../sheet-refusals';
import { refuseUndescribed, sayUndescribed } from '../undescribed';

const [CODE, , YEARS, AREA, VALUES, NUMBER] = LAIT_COLUMNS;
/** `Data item` is filled on few rows and `Region` follows from the place: neither is needed. */
const needed = [CODE, YEARS, AREA, VALUES, NUMBER] as const;
const nearHeader = (sheet: Sheet) => findHeader(sheet, needed, needed.length - 1);

/** The column that stands for a missing one, if a column of an unknown name stands in its place. */
function renamed({ names }: Header, missing: string): string | null {
	const known = new Set<string>(LAIT_COLUMNS.map(plainName));
	const strangers = names.filter((name) => name !== '' && !known.has(plainName(name)));
	const there = names[(LAIT_COLUMNS as readonly string[]).indexOf(missing)] ?? '';
	return strangers.length === 1
		? (strangers[0] ?? null)
		: (strangers.find((name) => name === there) ?? null);
}

function refuseColumns(gathering: Gathering, sheet: Sheet, header: Header): void {
	for (const column of header.missing) {
		const instead = renamed(header, column);
		gathering.refuse(
			column,
			'structure.no-column',
			instead === null
				? `${sheet.file} has no column “${column}”, which LAIT’s long file needs. Get the file again from LAIT, or add the column.`
				: `${sheet.file} has a column “${instead}” where LAIT’s long file has “${column}”. Rename it to “${column}” if it holds the same, or get the file again from LAIT.`
		);
	}
}

/** Works out the answer for each label and kind of year once. */
function remember<Answer>(answer: (label: string, kind: YearKind) => Answer) {
	const kinds = new Map<YearKind, Map<string, Answer>>();
	return (label: string, kind: YearKind): Answer => {
		const labels = kinds.get(kind) ?? new Map<string, Answer>();
		kinds.set(kind, labels);
		const found = labels.has(label) ? (labels.get(label) as Answer) : answer(label, kind);
		labels.set(label, found);
		return found;
	};
}

function read(sheet: Sheet, asked: Asked): Reading {
	const gathering = new Gathering(sheet, asked);
	const header = nearHeader(sheet);
	if (!header || header.missing.length > 0) {
		if (!header)
			return refuseHeader(gathering, sheet.file, needed, 'Get the file again from LAIT.');
		refuseColumns(gathering, sheet, header);
		return gathering.reading(0);
	}
	const rows = dataRows(sheet, header, gathering);
	const unknown = new LeftOut();
	const labels = new LeftOut();
	const numbers = new LeftOut();
	const blanks = new BlankCells();
	const measures = new Map<string, Indicator>();
	const last = Math.max(...header.columns.values());
	// A whole file has 641,070 rows but few labels, places and distinct values: each is read once.
	const placed = new Map<string, Geography>();
	const printed = new Map<string, Printed>();
	const periodOf = remember(
		(label: string, kind: YearKind) => parsePeriodLabel(label, kind)?.period.period
	);
	for (const line of rows) {
		const { row } = line;
		// A row that lost a cell has its region where the number should be; blank last cells alone take nothing away.
		const short = line.cells.length < header.width;
		const shifted =
			short && !/^\d*$/.test((line.cells[header.columns.get(NUMBER) ?? -1] ?? '').trim());
		if ((line.cells.length <= last || shifted) && sheet.sheet === null) {
			gathering.fault(
				row,
				null,
				'structure.ragged',
				`Row ${row} of ${sheet.file} has ${line.cells.length} ${line.cells.length === 1 ? 'cell' : 'cells'} where the header has ${header.width}. The file was cut short: get it again from its source.`
			);
			continue;
		}
		const at = (column: (typeof needed)[number]) =>
			(line.cells[header.columns.get(column) ?? -1] ?? '').trim();
		const code = at(CODE);
		const indicator = asked.measures.byCode(code);
		if (!indicator) {
			unknown.count(code, row);
			continue;
		}
		const label = at(YEARS);
		const period = periodOf(label, indicator.year_kind);
		if (!period) {
			labels.count(label, row);
			continue;
		}
		const number = at(NUMBER);
		const name = at(AREA);
		if (/^\d+$/.test(number) && !asked.places.byNumber(number)) {
			numbers.count(`${number} (${name})`, row);
			continue;
		}
		const known = `${number} ${name}`;
		const place = placed.get(known) ?? gathering.place(row, AREA, { number, name });
		if (!place) continue;
		placed.set(known, place);
		const text = at(VALUES);
		if (text === '') {
			blanks.count(row, VALUES);
			continue;
		}
		const before = printed.get(text);
		if (before?.remark !== undefined) gathering.marked(row, before.remark);
		const figure = before ?? gathering.printed(row, VALUES, text);
		if (!figure) continue;
		printed.set(text, figure);
		measures.set(indicator.indicator, indicator);
		gathering.add({
			indicator: indicator.indicator,
			geography: place.geography,
			period,
			value: figure.value,
			symbol: figure.symbol,
			numerator: null,
			denominator: null,
			decimals: figure.decimals,
			source_row: row
		});
	}
	sayUndescribed(gathering, sheet.file, CODE, unknown);
	labels.say(
		gathering,
		YEARS,
		'period.unknown',
		(label, said) =>
			`“${label}” names no period, so what ${sheet.file} has under it (${said}) is set aside. Correct the label if you know which year is meant; otherwise nothing needs doing.`,
		(more, said) =>
			`${more} more labels of ${sheet.file} name no period and their rows (${said}) are set aside. Correct them if you know which years are meant.`
	);
	numbers.say(
		gathering,
		NUMBER,
		'identity.unknown-area',
		(area, said) =>
			`The number ${area} is no place’s, so what ${sheet.file} has of it (${said}) is set aside. Correct the number if it was mistyped; otherwise nothing needs doing.`,
		(more, said) =>
			`${more} more numbers of ${sheet.file} are no place’s and their rows (${said}) are set aside. Correct them if they were mistyped.`
	);
	blanks.say(gathering, sheet.file);
	refuseUndescribed(gathering, sheet.file, CODE, unknown, rows.length, 'Choose the whole file.');
	const reading = gathering.reading(rows.length);
	return { ...reading, figures: withYearPrecision(reading.figures, [...measures.values()]) };
}

/** LAIT's long file in any mess; the file as LAIT publishes it goes through the engine instead. */
export const format: Format = {
	format: 'lait-long',
	title: 'LAIT long file',
	known_by: `the columns ${needed.join(', ')}, in any order`,
	source: LAIT_SOURCE,
	knows(sheet) {
		const header = nearHeader(sheet);
		if (!header) return 0;
		return header.missing.length === 0 ? 0.98 : 0.5;
	},
	read
};
