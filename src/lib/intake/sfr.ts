import type { IndicatorId, VintageId } from '$lib/domain/id';
import type { Observation } from '$lib/domain/observation';
import { financialYearEnding } from '$lib/domain/period';
import type { Checked, Problem } from '$lib/domain/problem';
import { readRows, type Row } from './csv';
import { readNumber, roundTo, type Printed } from './number';
import type { PlaceFinder } from './place';

/** Where one year's file of outcomes for looked-after children keeps what it says of offending. */
export interface SfrLayout {
	/** The year the file's financial year ends in. */
	readonly year: number;
	/** Column of the DfE number; null when the file has names only. */
	readonly number: string | null;
	/** Columns of names, tried in order; an empty header is written as an empty string. */
	readonly names: readonly string[];
	/** Children aged 10 and over looked after for 12 months. */
	readonly base: string;
	/** Those cautioned or convicted. */
	readonly count: string;
	/** The printed percentage; null when the file has only count and base. */
	readonly percent: string | null;
	/** Decimals DfE printed percentages to that year. */
	readonly decimals: number;
}

/** The layouts of the published files by year: the columns were renamed in almost every one. */
export const sfrLayouts: readonly SfrLayout[] = [
	{
		year: 2010,
		number: 'LA Number',
		names: [''],
		base: 'Number of children looked after continuously for 12 months aged 10 or over at 31 March',
		count: 'Number of children with cautions or conviction',
		percent: null,
		decimals: 1
	},
	{
		year: 2012,
		number: 'la_code',
		names: ['la_name', 'gor_name', 'country_name'],
		base: 'CLA_12_months_2012_10plus',
		count: 'caution_conviction',
		percent: null,
		decimals: 1
	},
	{
		year: 2014,
		number: null,
		names: [''],
		base: 'Number of looked after children aged 10 or older at 31 March3',
		count: 'Number convicted or subject to a final warning or reprimand during the year4',
		percent: 'Percentage convicted or subject to a final warning or reprimand during the year',
		decimals: 1
	},
	{
		year: 2015,
		number: 'geog_c',
		names: ['geog_n'],
		base: 'CLA_10over',
		count: 'CLA_convicted',
		percent: null,
		decimals: 0
	},
	{
		year: 2017,
		number: 'geog_c',
		names: ['geog_n'],
		base: 'OC2_10to17',
		count: 'OC2_convicted',
		percent: null,
		decimals: 0
	},
	{
		year: 2019,
		number: 'geog_c',
		names: ['geog_n'],
		base: 'OC2_10to17',
		count: 'OC2_convicted',
		percent: 'OC2_convicted_pc',
		decimals: 0
	}
];

/** `x` meant suppressed in these files to 2017; it is stored as the `c` that later files use. */
const suppressedAsX = 2017;
/** DfE prints no percentage of a base of this many or fewer. */
const smallBase = 10;

/** Reads count, base and percentage of children cautioned or convicted from one year's file. */
export function readSfr(
	text: string,
	file: string,
	layout: SfrLayout,
	asked: {
		readonly indicator: IndicatorId;
		readonly vintage: VintageId;
		readonly places: PlaceFinder;
	}
): Checked<Observation> {
	const { rows, problems: structural } = readRows(text, file);
	const problems: Problem[] = [...structural];
	const column = (name: string) => findColumn(rows, name);
	const base = column(layout.base);
	const count = column(layout.count);
	const percent = layout.percent === null ? null : column(layout.percent);
	const number = layout.number === null ? null : column(layout.number);
	const names = layout.names.map((name) => (name === '' ? (number ?? -1) + 1 : column(name)));
	if (base < 0 || count < 0 || percent === -1 || number === -1 || names.includes(-1)) {
		problems.push({
			file,
			row: null,
			column: base < 0 ? layout.base : layout.count,
			rule: 'sfr.no-column',
			severity: 'error',
			message: `${file} lacks a column of the ${layout.year} file of outcomes for looked-after children. Choose the file as DfE published it.`
		});
		return { values: [], problems, questions: [] };
	}
	const values: Observation[] = [];
	for (const { row, cells } of rows) {
		const place =
			(number === null ? null : asked.places.byNumber(cells[number] ?? '')) ??
			names
				.map((name) => asked.places.byName(cells[name] ?? '', layout.year))
				.find((each) => each !== null);
		if (!place) continue;
		const read = (index: number) => readNumber(cells[index] ?? '');
		const bases = read(base);
		const counts = read(count);
		const printed = percent === null ? null : read(percent);
		if (
			bases.kind === 'unreadable' ||
			counts.kind === 'unreadable' ||
			printed?.kind === 'unreadable'
		) {
			problems.push({
				file,
				row,
				column: null,
				rule: 'sfr.value',
				severity: 'error',
				message: `Row ${row} of ${file} (${place.name}) has a count, base or percentage that is neither a number nor a known mark. Choose the file as DfE published it.`
			});
			continue;
		}
		const share = printed ?? divide(counts, bases, layout.decimals);
		const symbol = share.symbol === 'x' && layout.year <= suppressedAsX ? 'c' : share.symbol;
		values.push({
			indicator: asked.indicator,
			geography: place.geography,
			period: financialYearEnding(layout.year).period,
			vintage: asked.vintage,
			value: share.value,
			symbol,
			numerator: counts.value,
			denominator: bases.value,
			decimals: share.value === null ? 0 : layout.decimals,
			source_row: row
		});
	}
	return { values, problems, questions: [] };
}

/** The column under a header, which may stand in any of the first rows; -1 when there is none. */
function findColumn(rows: readonly Row[], name: string): number {
	for (const { cells } of rows.slice(0, 8)) {
		const place = cells.findIndex((cell) => cell.trim() === name);
		if (place >= 0) return place;
	}
	return -1;
}

function divide(count: Printed, base: Printed, decimals: number): Printed {
	const missing = (symbol: string): Printed => ({
		kind: 'printed',
		value: null,
		symbol,
		decimals: 0
	});
	if (count.value === null || base.value === null) {
		return missing(count.symbol ?? base.symbol ?? 'c');
	}
	if (base.value === 0) return missing('z');
	if (base.value <= smallBase) return missing('c');
	const value = roundTo((100 * count.value) / base.value, decimals);
	return { kind: 'printed', value, symbol: null, decimals };
}
