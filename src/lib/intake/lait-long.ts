import type { Indicator } from '$lib/domain/indicator';
import { LAIT_COLUMNS } from '$lib/domain/lait';
import type { Checked } from '$lib/domain/problem';
import { readRows, visitRows } from './csv';
import type { Figure, Source } from './format';

/** Whose figures every LAIT file carries, the long file and what its screens download. */
export const LAIT_SOURCE: Source = {
	prefix: 'lait',
	publisher: 'Department for Education',
	title: 'Local Authority Interactive Tool',
	licence: 'Open Government Licence v3.0',
	status: 'statistics'
};

/** The places a LAIT file speaks of: number, name and, for an authority, its region as LAIT writes it. */
export interface LaitArea {
	readonly number: number;
	readonly name: string;
	readonly region: string;
}

/**
 * A spreadsheet drops trailing zeros, so 15.0 stands as 15 among 15.2 and 14.8. One year of one measure is published to
 * one precision: every figure of it gets the most decimals any area shows, and never more than the measure's own, because
 * LAIT prints some figures unrounded.
 */
export function withYearPrecision<Printed extends Figure>(
	observations: readonly Printed[],
	indicators: readonly Pick<Indicator, 'indicator' | 'decimals'>[]
): Printed[] {
	const own = new Map(indicators.map((each) => [each.indicator, each.decimals]));
	const most = new Map<string, Map<string, number>>();
	for (const { indicator, period, decimals } of observations) {
		const periods = most.get(indicator) ?? new Map<string, number>();
		most.set(indicator, periods);
		if (decimals > (periods.get(period) ?? -1)) periods.set(period, decimals);
	}
	return observations.map((each) => {
		const { indicator, period, value } = each;
		const printed = most.get(indicator)?.get(period) ?? each.decimals;
		const decimals = value === null ? 0 : Math.min(printed, own.get(indicator) ?? Infinity);
		return decimals === each.decimals ? each : { ...each, decimals };
	});
}

/** Reads the places of a LAIT file, each once, in the file's order. */
export function readLaitAreas(text: string, file: string): Checked<LaitArea> {
	const areas = new Map<string, LaitArea>();
	const problems = visitRows(text, file, (cells, row) => {
		const [, , , name = '', , number = '', region = ''] = cells;
		if (row === 1 || areas.has(number) || !/^\d+$/.test(number)) return;
		areas.set(number, { number: Number(number), name, region });
	});
	return { values: [...areas.values()], problems, questions: [] };
}

/**
 * Whether a text file begins as LAIT publishes its long file, so that the engine may read it whole: separated by commas, in
 * UTF-8, LAIT's seven columns in LAIT's order in row 1 and something under them. `head` is its first 64 kB decoded as UTF-8.
 * Anything else LAIT, in whatever mess, is for the format `lait-long`.
 */
export function isBulkLait(head: string): boolean {
	// The last letter may be cut in two; any other that is no letter is not UTF-8.
	if (/\uFFFD(?!\uFFFD*$)/.test(head) || head.includes('\u0000')) return false;
	const text = head.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
	const end = text.indexOf('\n');
	if (end < 0 || text.slice(end).trim() === '') return false;
	const [header] = readRows(text.slice(0, end), '').rows;
	return (
		header?.cells.length === LAIT_COLUMNS.length &&
		LAIT_COLUMNS.every((name, place) => header.cells[place]?.trim() === name)
	);
}
