import type { TrendAnswer, TrendRow, TrendSeriesKey } from '$lib/database/queries/trend';
import type { Event } from '$lib/domain/event';
import type { Geography } from '$lib/domain/geography';
import type { GeographyCode, IndicatorId, IsoDate, VintageId } from '$lib/domain/id';
import type { Indicator } from '$lib/domain/indicator';
import { parsePeriodLabel } from '$lib/domain/period-label';
import type { Vintage } from '$lib/domain/vintage';

export const day = (text: string) => text as IsoDate;

export const place = (name: string, kind: Geography['kind'] = 'authority'): Geography => ({
	geography: (kind === 'country' ? 'E92000001' : 'E06000018') as GeographyCode,
	number: 892,
	name,
	kind,
	region: null,
	current: true
});

/** Offending by looked-after children: percentages with counts. */
export const offending: Indicator = {
	indicator: 'cla-offending' as IndicatorId,
	name: 'Looked-after children cautioned or convicted',
	theme: 'Offending and youth justice',
	unit: 'percent',
	per: null,
	unit_label: '% of looked-after children aged 10 to 17',
	decimals: 0,
	polarity: 'low',
	year_kind: 'financial-year',
	subject: 'looked-after children aged 10 to 17',
	predicate: 'were cautioned or convicted',
	definition: 'Children in care for a year or more.',
	caution: null,
	source: 'DfE, Children looked after in England',
	next_update: day('2026-11-19'),
	lait_code: 'LAC_Convictions',
	quartile: true,
	scorecard: 1
};

export const firstTime: Indicator = {
	...offending,
	indicator: 'first-time-entrants' as IndicatorId,
	name: 'First-time entrants to the youth justice system',
	unit: 'rate',
	per: 100_000,
	unit_label: 'per 100,000 children aged 10 to 17',
	year_kind: 'calendar-year',
	subject: 'children aged 10 to 17',
	predicate: 'entered the youth justice system for the first time',
	lait_code: 'FirstYJS',
	scorecard: 2
};

export const lookedAfter: Indicator = {
	...offending,
	indicator: 'cla-number' as IndicatorId,
	name: 'Looked-after children',
	theme: 'Children in our care',
	unit: 'count',
	unit_label: 'looked-after children',
	polarity: 'none',
	year_kind: 'snapshot',
	subject: 'looked-after children',
	predicate: null,
	lait_code: 'LACnum',
	scorecard: 3
};

/** A measure known only from LAIT's dictionary: no words for a sentence. */
export const generic: Indicator = {
	...offending,
	indicator: 'lait-lacdental-pct' as IndicatorId,
	name: 'Children looked after who received dental checks (%)',
	theme: 'Children Looked After',
	unit_label: '% of children looked after',
	polarity: 'high',
	subject: null,
	predicate: null,
	scorecard: null
};

export const lait: Vintage = {
	vintage: 'lait-2026-04-08' as VintageId,
	publisher: 'Department for Education',
	title: 'Local Authority Interactive Tool',
	published: day('2026-04-08'),
	retrieved: day('2026-04-09'),
	status: 'statistics',
	licence: 'Open Government Licence v3.0',
	note: null,
	hash: null
};

/** A figure in short: `4`, `15/337=4`, `c`, `/349=c` where only the base is published, `4 of 8/10` for a neighbours' mean. */
export function cell(
	indicator: Indicator,
	series: TrendSeriesKey,
	label: string,
	text: string
): TrendRow {
	const period = parsePeriodLabel(label, indicator.year_kind);
	if (!period) throw new Error(`No period: ${label}`);
	const counted = /^(\d*)\/(\d+)=(.*)$/.exec(text);
	const mean = /^(\S+) of (\d+)\/(\d+)$/.exec(text);
	const printed = counted?.[3] ?? mean?.[1] ?? text;
	const number = /^-?\d+(\.\d+)?$/.test(printed);
	return {
		series,
		period: period.period.period,
		value: number ? Number(printed) : null,
		symbol: number ? null : printed,
		numerator: counted?.[1] ? Number(counted[1]) : null,
		denominator: counted ? Number(counted[2]) : null,
		decimals: number ? (printed.split('.')[1]?.length ?? 0) : 0,
		vintage: series === 'neighbours' ? null : lait.vintage,
		counts_vintage: counted ? lait.vintage : null,
		held_back: null,
		neighbours_with: mean ? Number(mean[2]) : series === 'neighbours' ? 0 : null,
		neighbours_of: mean ? Number(mean[3]) : series === 'neighbours' ? 10 : null
	};
}

type Lines = Partial<Record<TrendSeriesKey, Readonly<Record<string, string>>>>;

/** An answer from a small table of lines. */
export function answer(
	indicator: Indicator,
	lines: Lines,
	changes: Partial<TrendAnswer> = {}
): TrendAnswer {
	return {
		indicator,
		authority: place('Nottingham'),
		region: place('East Midlands', 'region'),
		neighbour_set: lines.neighbours ? '2025' : null,
		neighbours: [],
		rows: Object.entries(lines).flatMap(([series, figures]) =>
			Object.entries(figures).map(([label, text]) =>
				cell(indicator, series as TrendSeriesKey, label, text)
			)
		),
		vintages: [lait],
		...changes
	};
}

export function event(
	kind: Event['kind'],
	start: string,
	title: string,
	end: string | null = null
): Event {
	return {
		event: title.toLowerCase().replaceAll(' ', '-'),
		start: day(start),
		end: end === null ? null : day(end),
		kind,
		title,
		detail: `${title}.`,
		indicators: [],
		geography: null,
		source: 'a source'
	};
}

/** A line over several years, one figure a year from the first. */
export const years = (first: number, figures: readonly string[]) =>
	Object.fromEntries(figures.map((figure, index) => [String(first + index), figure]));
