import { fosteringMeasure, parseFosteringId } from '$lib/domain/fostering-return';
import type { GeographyCode, IndicatorId, IsoDate, PeriodId, VintageId } from '$lib/domain/id';
import type { HeldFigure } from '$lib/domain/held-figures';
import type { Indicator } from '$lib/domain/indicator';
import type { Vintage } from '$lib/domain/vintage';
import type { SubjectContext } from '$lib/view/subject';

/** The quarters of 2021/22 and the last of the year before, as periods. */
export const quarters = {
	before: '2021-01-01/2021-03-31',
	q1: '2021-04-01/2021-06-30',
	q2: '2021-07-01/2021-09-30',
	q3: '2021-10-01/2021-12-31',
	q4: '2022-01-01/2022-03-31'
} as const;

/** A value, or the mark in place of one. */
export type Cell = number | 'c' | 'c:hidden' | 'x';

const geography = 'E06000018' as GeographyCode;
const vintage: Vintage = {
	vintage: 'local-2022-05-01' as VintageId,
	publisher: 'Example council',
	title: 'fostering return',
	published: '2022-05-01' as IsoDate,
	retrieved: '2022-05-02' as IsoDate,
	status: 'local',
	licence: 'None',
	note: null,
	hash: null
};

const measureOf = (id: string): Indicator => {
	const parts = parseFosteringId(id);
	if (parts) return fosteringMeasure(parts);
	return {
		indicator: id as IndicatorId,
		name: id,
		theme: 'Homes and fostering',
		unit: 'count',
		per: null,
		unit_label: 'children',
		decimals: 0,
		polarity: 'none',
		year_kind: 'snapshot',
		subject: null,
		predicate: null,
		definition: '',
		caution: null,
		source: '',
		next_update: null,
		lait_code: null,
		quartile: false,
		scorecard: null
	};
};

/** A context that holds some figures of one edition: `[measure's id, period, value or mark, decimals]`, its rows from 2 on. */
export function contextOf(
	rows: readonly (readonly [string, string, Cell, number?])[],
	more: Partial<SubjectContext> = {}
): SubjectContext {
	const figures = rows.map(([indicator, period, cell, decimals = 0], at): HeldFigure => ({
		indicator: indicator as IndicatorId,
		geography,
		period: period as PeriodId,
		value: typeof cell === 'number' ? cell : null,
		symbol: typeof cell === 'number' ? null : cell,
		numerator: null,
		denominator: null,
		decimals,
		vintage: vintage.vintage,
		source_row: at + 2,
		held_back: null
	}));
	const indicators = [...new Set(rows.map(([id]) => id))].map(measureOf);
	return {
		held: { figures, indicators, geographies: [], vintages: [vintage] },
		authority: { geography, name: 'Nottingham', region: null },
		mode: 'internal',
		today: '2022-06-01' as IsoDate,
		events: [],
		...more
	};
}

/** One quarter's balance of mainstream households: opening, approved, in, left, out, closing; `null` for a part without a row. */
export const balanceRows = (
	period: string,
	parts: readonly (Cell | null)[],
	unit = 'households'
): readonly (readonly [string, string, Cell])[] =>
	['opening', 'approvals', 'transferred-in', 'left', 'transferred-out', 'closing'].flatMap(
		(measure, at) => {
			const cell = parts[at] ?? null;
			return cell === null
				? []
				: [[`fostering-mainstream-${measure}-${unit}`, period, cell] as const];
		}
	);
