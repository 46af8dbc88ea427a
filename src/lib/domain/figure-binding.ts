import {
	parseGeographyCode,
	parseIndicatorId,
	parsePeriodId,
	parseVintageId,
	type GeographyCode,
	type IndicatorId,
	type PeriodId,
	type VintageId
} from './id';

/** What of a figure a number in a text is: the figure itself, the number counted, or the number it is out of. */
export const FIGURE_PARTS = ['value', 'count', 'base'] as const;

/** A number in a text, bound to the one figure it is. An edition is never overwritten, so it cannot move. */
export interface FigureBinding {
	readonly indicator: IndicatorId;
	readonly geography: GeographyCode;
	readonly period: PeriodId;
	readonly vintage: VintageId;
	readonly of: (typeof FIGURE_PARTS)[number];
}

/** A figure or table of one measure, asked for in a text. */
export interface FigureAsk {
	readonly shape: 'figure' | 'table';
	readonly indicator: IndicatorId;
	readonly geography: GeographyCode;
	/** The year of the neighbour set to compare with; null for no neighbours. */
	readonly neighbour_set: string | null;
	/** The last period shown; null for the measure's latest. */
	readonly until: PeriodId | null;
}

/** A binding as it stands in a text, without its brackets: `cla-offending, E06000018, 2019-04-01/2020-03-31, lait-2026-04-08`, and `, count` or `, base`. */
export const writeBinding = ({ indicator, geography, period, vintage, of }: FigureBinding) =>
	[indicator, geography, period, vintage, ...(of === 'value' ? [] : [of])].join(', ');

/** Reads what `writeBinding` writes; null for anything else. */
export function parseBinding(text: string): FigureBinding | null {
	const [first = '', second = '', third = '', fourth = '', fifth = 'value', ...more] = text
		.split(',')
		.map((each) => each.trim());
	const [indicator, geography] = [parseIndicatorId(first), parseGeographyCode(second)];
	const [period, vintage] = [parsePeriodId(third), parseVintageId(fourth)];
	const of = FIGURE_PARTS.find((each) => each === fifth);
	return indicator && geography && period && vintage && of && more.length === 0
		? { indicator, geography, period, vintage, of }
		: null;
}

/** A figure asked for as it stands in a text, without its brackets: `figure: cla-offending, E06000018, neighbours 2025, until 2019-04-01/2020-03-31`. */
export const writeAsk = ({ shape, indicator, geography, neighbour_set, until }: FigureAsk) =>
	`${shape}: ${[
		indicator,
		geography,
		...(neighbour_set === null ? [] : [`neighbours ${neighbour_set}`]),
		...(until === null ? [] : [`until ${until}`])
	].join(', ')}`;

/** Reads what `writeAsk` writes; null for anything else. */
export function parseAsk(text: string): FigureAsk | null {
	const [, shape, rest = ''] = /^(figure|table):\s*(.*)$/.exec(text.trim()) ?? [];
	const [first = '', second = '', ...more] = rest.split(',').map((each) => each.trim());
	const [indicator, geography] = [parseIndicatorId(first), parseGeographyCode(second)];
	if (!indicator || !geography || (shape !== 'figure' && shape !== 'table')) return null;
	let neighbour_set: string | null = null;
	let until: PeriodId | null = null;
	for (const each of more) {
		const [, set] = /^neighbours (\d{4})$/.exec(each) ?? [];
		const [, last] = /^until (.+)$/.exec(each) ?? [];
		const period = last === undefined ? null : parsePeriodId(last);
		if (set !== undefined && neighbour_set === null) neighbour_set = set;
		else if (period !== null && until === null) until = period;
		else return null;
	}
	return { shape, indicator, geography, neighbour_set, until };
}
