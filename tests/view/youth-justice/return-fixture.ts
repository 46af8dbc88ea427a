import type { Event } from '$lib/domain/event';
import type { HeldFigure } from '$lib/domain/held-figures';
import type { GeographyCode, IndicatorId, IsoDate, VintageId } from '$lib/domain/id';
import type { Mode } from '$lib/domain/mode';
import { parsePeriodLabel } from '$lib/domain/period-label';
import { parseYouthJusticeId, youthJusticeMeasure } from '$lib/domain/youth-justice-return';
import type { Vintage } from '$lib/domain/vintage';
import type { SubjectContext } from '$lib/view/subject';

const nottingham = 'E06000018' as GeographyCode;

/** The edition a quarter's return is: its last day names it. */
const edition = (end: string): Vintage => ({
	vintage: `local-youth-justice-${end}` as VintageId,
	publisher: 'The council',
	title: 'Youth justice outcomes, the council’s own return',
	published: end as IsoDate,
	retrieved: end as IsoDate,
	status: 'local',
	licence: 'Council’s own',
	note: null,
	hash: null
});

const periodOf = (label: string) => {
	const read = parsePeriodLabel(label, 'quarter') ?? parsePeriodLabel(label, 'financial-year');
	if (!read) throw new Error(`No period: ${label}`);
	return read.period;
};

/** `12`, `6/9`, `c`, `c:hidden`, `c/9`: a count, with its base, or the mark in its place. */
function valueOf(text: string) {
	const [count = '', base] = text.split('/');
	const known = /^\d+$/.test(count);
	return {
		value: known ? Number(count) : null,
		symbol: known ? null : count,
		denominator: base === undefined ? null : Number(base)
	};
}

/**
 * A context of figures of the return, by the end of a measure's id and the quarter:
 * `{ 'conviction-offences-looked-after-all-areas': { 'Q4 2021/22': '3' } }`. Rows are numbered from 2 in each quarter's edition.
 */
export function contextOf(
	given: Readonly<Record<string, Readonly<Record<string, string>>>>,
	more: { readonly mode?: Mode; readonly events?: readonly Event[] } = {}
): SubjectContext {
	const rows = new Map<string, number>();
	const figures = Object.entries(given).flatMap(([id, values]) =>
		Object.entries(values).map(([label, text]): HeldFigure => {
			const period = periodOf(label);
			const row = (rows.get(period.period) ?? 1) + 1;
			rows.set(period.period, row);
			const parts = parseYouthJusticeId(`yj-${id}`);
			if (!parts) throw new Error(`No measure of the return: ${id}`);
			return {
				indicator: `yj-${id}` as IndicatorId,
				geography: nottingham,
				period: period.period,
				...valueOf(text),
				numerator: null,
				decimals: 0,
				vintage: edition(period.end).vintage,
				source_row: row,
				held_back: null
			};
		})
	);
	const ends = [...new Set(figures.map(({ period }) => period.slice(-10)))].sort().reverse();
	return {
		held: {
			figures,
			indicators: [...new Set(figures.map(({ indicator }) => indicator))].flatMap((indicator) => {
				const parts = parseYouthJusticeId(indicator);
				return parts ? [youthJusticeMeasure(parts)] : [];
			}),
			geographies: [],
			vintages: ends.map(edition)
		},
		authority: { geography: nottingham, name: 'Nottingham', region: null },
		mode: more.mode ?? 'internal',
		today: '2022-06-30' as IsoDate,
		events: more.events ?? []
	};
}

const disposals = [
	'outcome-20',
	'outcome-21',
	'community-resolution',
	'youth-caution',
	'youth-conditional-caution',
	'conviction'
];

/** All six outcomes of a series by quarter, in their order: `outcomes('offences-looked-after-all-areas', {'Q4 2021/22': '1 2 3 4 5 6'})`. `-` has no row. */
export const outcomes = (series: string, quarters: Readonly<Record<string, string>>) =>
	Object.fromEntries(
		disposals.map((slug, place) => [
			`${slug}-${series}`,
			Object.fromEntries(
				Object.entries(quarters).flatMap(([label, text]) => {
					const value = text.split(' ')[place] ?? '-';
					return value === '-' ? [] : [[label, value]];
				})
			)
		])
	);
