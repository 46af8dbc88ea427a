import type { Indicator } from '$lib/domain/indicator';
import { periodColumns, readAcross } from '../mapping/across';
import { BlankCells } from '../blank-cells';
import type { Row } from '../csv';
import type { Asked, Format, Reading } from '../format';
import { Gathering } from '../gathering';
import { dataRows } from '../data-rows';
import { cellAt, findHeader, plainName, type Header } from '../header';
import { LAIT_SOURCE, withYearPrecision } from '../lait-long';
import { LeftOut } from '../left-out';
import type { Sheet } from '../sheet';
import { refuseHeader } from '../sheet-refusals';
import { refuseUndescribed, sayUndescribed } from '../undescribed';
import { askMeasure, isAverage, measureNamed, noteAverages, saidAbove } from '../mapping/which';

const AREA = 'LA and Regions';
const NUMBER = 'LA Number';
const MEASURE = 'Measure';
const DOWNLOAD = 'Download the table from LAIT again.';
const wanted = [AREA, NUMBER, MEASURE, 'Topic', 'Region'] as const;
/** What a LAIT screen works out beside its figures: not read as figures. */
const workedOut = [
	'Change from previous year',
	'Rank',
	'National Rank',
	'Latest National Rank',
	'Quartile Banding',
	'Trend',
	'Polarity'
];

/** The header of a screen: areas down, years across, and something only LAIT has beside them. */
function headerOf(sheet: Sheet): Header | null {
	const header = findHeader(sheet, wanted, 1);
	if (!header?.columns.has(AREA) || periodColumns(header).length === 0) return null;
	const names = new Set(header.names.map(plainName));
	const own = workedOut.some((name) => names.has(plainName(name)));
	return own || header.columns.has(NUMBER) || header.columns.has(MEASURE) ? header : null;
}

/** The measure a downloaded file is named after: LAIT puts its name before the kind of table and the day. */
function saidByName(file: string): readonly string[] {
	const name = file.replace(/\.[a-z]+$/i, '');
	const cut = /^(.*?)-(?:All-Geographies|All-LAs|Local-Authority|Region|Statistical)/i.exec(
		name
	)?.[1];
	return cut === undefined ? [] : [cut, cut.replace(/[-_]+/g, ' ')];
}

/** The measure of a row that names one. Null sets the row aside, with those of the same name. */
function measureOf(asked: Asked, unknown: LeftOut, line: Row, name: string): Indicator | null {
	const measure = measureNamed(asked, name);
	if (!measure) unknown.count(name, line.row);
	return measure;
}

function read(sheet: Sheet, asked: Asked): Reading {
	const gathering = new Gathering(sheet, asked);
	const header = headerOf(sheet);
	if (!header) return refuseHeader(gathering, sheet.file, [AREA, 'years across'], DOWNLOAD);
	const rows = dataRows(sheet, header, gathering);
	const blanks = new BlankCells();
	const unknown = new LeftOut();
	const columns = periodColumns(header);
	const used = new Map<string, Indicator>();
	const named = header.columns.has(MEASURE);
	const said = [...saidAbove(sheet, header.index), ...saidByName(sheet.file)];
	const whole = named ? null : askMeasure(gathering, asked, said);
	const averages: number[] = [];
	for (const line of rows) {
		const { row } = line;
		const name = cellAt(line, header.columns.get(AREA));
		if (isAverage(name)) {
			averages.push(row);
			continue;
		}
		const number = cellAt(line, header.columns.get(NUMBER)).replace(/^NA$/i, '');
		const place = gathering.place(row, AREA, { number, name });
		const measure = named
			? measureOf(asked, unknown, line, cellAt(line, header.columns.get(MEASURE)))
			: whole;
		if (!place || !measure) continue;
		used.set(measure.indicator, measure);
		readAcross(gathering, blanks, line, columns, measure, place.geography, 'ends');
	}
	sayUndescribed(gathering, sheet.file, MEASURE, unknown);
	blanks.say(gathering, sheet.file);
	noteAverages(gathering, sheet.file, AREA, averages);
	refuseUndescribed(gathering, sheet.file, MEASURE, unknown, rows.length, DOWNLOAD);
	const reading = gathering.reading(rows.length);
	return { ...reading, figures: withYearPrecision(reading.figures, [...used.values()]) };
}

/** A table downloaded from one of LAIT's screens. */
export const format: Format = {
	format: 'lait-screen',
	title: 'LAIT screen download',
	known_by: `the column ${AREA} with years across, and ${NUMBER}, Change from previous year or Rank beside them`,
	source: LAIT_SOURCE,
	knows(sheet) {
		const header = headerOf(sheet);
		if (!header) return 0;
		const names = new Set(header.names.map(plainName));
		return workedOut.some((name) => names.has(plainName(name))) ? 0.95 : 0.85;
	},
	read
};
