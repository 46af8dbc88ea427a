import type { Indicator } from '$lib/domain/indicator';
import type { YearKind } from '$lib/domain/period';
import { BlankCells } from '../blank-cells';
import type { Row } from '../csv';
import type { Format, Reading } from '../format';
import { Gathering } from '../gathering';
import { dataRows } from '../data-rows';
import { cellAt, findNeeded } from '../header';
import { measureId } from '../measure-slug';
import { readNumber, type Printed } from '../number';
import type { Sheet } from '../sheet';
import { refuseHeader } from '../sheet-refusals';

const needed = [
	'Indicator ID',
	'Indicator Name',
	'Area Code',
	'Area Name',
	'Sex',
	'Age',
	'Time period',
	'Value'
];
const also = ['Category Type', 'Category', 'Count', 'Denominator', 'Value note'];
/** Different remarks on values that are said one by one. */
const REMARKS = 10;

const headerOf = (sheet: Sheet) => findNeeded(sheet, needed, also);

/** Whom a row counts: sex, age, and a part of England such as a tenth by deprivation. */
interface Kind {
	readonly id: string;
	readonly name: string;
	readonly sex: string;
	readonly age: string;
	readonly category: string;
}

function unitOf(name: string): Pick<Indicator, 'unit' | 'per'> {
	const rate = /(?:per|\/)\s*(1,?000|10,?000|100,?000)\b/i.exec(name);
	if (rate) return { unit: 'rate', per: Number((rate[1] ?? '').replace(',', '')) };
	if (/%|per ?cent|proportion|prevalence/i.test(name)) return { unit: 'percent', per: null };
	return { unit: 'other', per: null };
}

function measureOf({ id, name, sex, age, category }: Kind, year_kind: YearKind): Indicator {
	const { unit, per } = unitOf(name);
	const who = [sex, age, category].filter((text) => text !== '').join(', ');
	const of = `${who.charAt(0).toLowerCase()}${who.slice(1)}`;
	return {
		indicator: measureId('fingertips', [id, sex, age, category]),
		name: `${name} (${of})`,
		theme: 'Public health',
		unit,
		per,
		unit_label:
			unit === 'percent' ? '%' : per === null ? 'value' : `per ${per.toLocaleString('en-GB')}`,
		decimals: 1,
		polarity: 'none',
		year_kind,
		subject: null,
		predicate: null,
		definition: `Fingertips indicator ${id}, “${name}”, for ${of}. Its full definition is given there.`,
		caution:
			'The file writes values to a dozen digits; one decimal is as much as should be quoted. Some values cover two authorities together.',
		source: 'Office for Health Improvement and Disparities, Fingertips',
		next_update: null,
		lait_code: null,
		quartile: false,
		scorecard: null
	};
}

/** A value left out for a reason the row gives; undefined where it gives none. */
function withheld(note: string): Printed | undefined {
	const symbol = /suppress|disclosure|small (?:count|number)/i.test(note)
		? 'c'
		: /not available|missing|no data/i.test(note)
			? 'x'
			: null;
	return symbol === null ? undefined : { kind: 'printed', value: null, symbol, decimals: 0 };
}

function countIn(text: string): number | null {
	const read = readNumber(text);
	return read.kind === 'printed' ? read.value : null;
}

/** Fingertips writes calendar years as one number and financial years as two. */
const kindOf = (label: string): YearKind =>
	/^\d{4}(?:\s*-\s*\d{2})?$/.test(label) ? 'calendar-year' : 'financial-year';

/** The raw download of Fingertips, public health’s own tool. */
export const format: Format = {
	format: 'fingertips',
	title: 'Fingertips download',
	known_by: 'columns Indicator ID, Area Code, Time period and Value',
	source: {
		prefix: 'fingertips',
		publisher: 'Office for Health Improvement and Disparities',
		title: 'Fingertips public health profiles',
		licence: 'Open Government Licence v3.0',
		status: 'statistics'
	},
	knows: (sheet) => (headerOf(sheet) ? 0.95 : 0),
	read(sheet, asked): Reading {
		const gathering = new Gathering(sheet, asked);
		const header = headerOf(sheet);
		if (!header)
			return refuseHeader(
				gathering,
				sheet.file,
				needed,
				'Choose the file Fingertips gives as its download.'
			);
		const blanks = new BlankCells();
		const remarks = new Set<string>();
		const cell = (row: Row, name: string) => cellAt(row, header.columns.get(name));
		const rows = dataRows(sheet, header, gathering);
		for (const row of rows) {
			const note = cell(row, 'Value note');
			const text = cell(row, 'Value');
			const label = cell(row, 'Time period');
			const missing = text === '' ? withheld(note) : undefined;
			if (text === '' && !missing) {
				blanks.count(row.row, 'Value');
				continue;
			}
			if (!/^\d+$/.test(cell(row, 'Indicator ID'))) {
				gathering.fault(
					row.row,
					'Indicator ID',
					'identity.unknown-measure',
					`Row ${row.row} of ${sheet.file} has no number of an indicator. Download the file from Fingertips again.`
				);
				continue;
			}
			const period = gathering.period(row.row, 'Time period', label, kindOf(label));
			const place = gathering.place(row.row, 'Area Name', {
				code: cell(row, 'Area Code'),
				name: cell(row, 'Area Name'),
				...(period && { year: Number(period.end.slice(0, 4)) })
			});
			const read = missing ?? gathering.printed(row.row, 'Value', text);
			if (!period || !place || !read) continue;
			const kind = {
				id: cell(row, 'Indicator ID'),
				name: cell(row, 'Indicator Name'),
				sex: cell(row, 'Sex'),
				age: cell(row, 'Age'),
				category: [cell(row, 'Category Type'), cell(row, 'Category')].filter(Boolean).join(', ')
			};
			if (note !== '' && !missing && remarks.size < REMARKS && !remarks.has(note)) {
				remarks.add(note);
				gathering.note(
					row.row,
					'Value note',
					'structure.footnote',
					`Row ${row.row} of ${sheet.file} says of its value: “${note.slice(0, 120)}”. Read it before quoting the figure.`
				);
			}
			const { value, symbol, decimals } = read;
			gathering.add({
				indicator: gathering.measure(measureOf(kind, kindOf(label))).indicator,
				geography: place.geography,
				period: period.period,
				value,
				symbol,
				decimals,
				numerator: countIn(cell(row, 'Count')),
				denominator: countIn(cell(row, 'Denominator')),
				source_row: row.row
			});
		}
		blanks.say(gathering, sheet.file);
		return gathering.reading(rows.length);
	}
};
