import type { Indicator } from '$lib/domain/indicator';
import { BlankCells } from '../blank-cells';
import type { Format, Reading } from '../format';
import { Gathering } from '../gathering';
import { dataRows } from '../data-rows';
import { cellAt, findNeeded } from '../header';
import { measureId } from '../measure-slug';
import type { Sheet } from '../sheet';
import { refuseHeader } from '../sheet-refusals';

const needed = ['Financial_Year', 'YJS', 'Number_Children'];
/** Services named one by one in a warning; the rest are counted. */
const NAMED = 12;

const headerOf = (sheet: Sheet) => findNeeded(sheet, needed, ['England_Wales']);

/** The measure of one kind of child: `kinds` are the cells of the columns beyond the four, each with its column’s name. */
function measureOf(kinds: readonly string[]): Indicator {
	const of = kinds.length === 0 ? '' : `, ${kinds.join(', ')}`;
	return {
		indicator: measureId('yj', ['children', ...kinds]),
		name: `Children in the Youth Justice Board’s table${of}`,
		theme: 'Offending and youth justice',
		unit: 'count',
		per: null,
		unit_label: 'children in the year to 31 March',
		decimals: 0,
		polarity: 'none',
		year_kind: 'financial-year',
		subject: null,
		predicate: null,
		definition: `Children the youth justice service of an area counted in the year to 31 March${of}. The table’s own title says what they were counted for; its columns do not.`,
		caution:
			'Only services that are one authority are held: joint services and Wales are left out.',
		source: 'Youth Justice Board, Youth justice statistics, local tables',
		next_update: null,
		lait_code: null,
		quartile: false,
		scorecard: null
	};
}

/** The Youth Justice Board’s own table of children by service. */
export const format: Format = {
	format: 'yjb-children',
	title: 'Youth Justice Board children table',
	known_by: 'columns Financial_Year, YJS and Number_Children',
	source: {
		prefix: 'yjb',
		publisher: 'Youth Justice Board and Ministry of Justice',
		title: 'Youth justice statistics, local tables',
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
				'Choose the Youth Justice Board’s table of children.'
			);
		const at = (name: string) => header.columns.get(name);
		const places = new Set(header.columns.values());
		const others = header.names.flatMap((name, place) =>
			name === '' || places.has(place) ? [] : [{ name: name.replaceAll('_', ' '), place }]
		);
		const left = new Map<string, number>();
		const blanks = new BlankCells();
		const rows = dataRows(sheet, header, gathering);
		for (const row of rows) {
			const service = cellAt(row, at('YJS'));
			const text = cellAt(row, at('Number_Children'));
			const label = cellAt(row, at('Financial_Year'));
			if (text === '') {
				blanks.count(row.row, 'Number_Children');
				continue;
			}
			const wales = /^wales$/i.test(cellAt(row, at('England_Wales')));
			const period = gathering.period(row.row, 'Financial_Year', label, 'financial-year');
			if (!period) continue;
			const place = wales ? null : asked.places.byName(service, Number(period.end.slice(0, 4)));
			if (!place && service !== '') {
				left.set(service, left.get(service) ?? row.row);
				continue;
			}
			const found = place ?? gathering.place(row.row, 'YJS', { name: service });
			const read = gathering.printed(row.row, 'Number_Children', text);
			if (!found || !read) continue;
			const kinds = others
				.map(({ name, place }) => [name, cellAt(row, place)] as const)
				.filter(([, cell]) => cell !== '')
				.map(([name, cell]) => `${name} ${cell}`);
			const { value, symbol, decimals } = read;
			gathering.add({
				indicator: gathering.measure(measureOf(kinds)).indicator,
				geography: found.geography,
				period: period.period,
				value,
				symbol,
				decimals,
				numerator: null,
				denominator: null,
				source_row: row.row
			});
		}
		blanks.say(gathering, sheet.file);
		const [first] = left.values();
		if (first !== undefined) {
			const names = [...left.keys()];
			const more = names.length - NAMED;
			gathering.warn(
				first,
				'YJS',
				'identity.unknown-area',
				`${sheet.file} has ${names.length === 1 ? 'a service that is' : `${names.length} services that are`} not one English authority by its exact name, and ${names.length === 1 ? 'its figures are' : 'their figures are'} left out: ${names.slice(0, NAMED).join('; ')}${more > 0 ? `; and ${more} more` : ''}. A joint service’s children cannot be shared out between its authorities.`
			);
		}
		return gathering.reading(rows.length);
	}
};
