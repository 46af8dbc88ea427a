import {
	academicYearEnding,
	calendarYear,
	financialQuarter,
	financialYearEnding,
	month,
	parsePeriod,
	periodBetween,
	type Period,
	type YearKind
} from './period';
import { date } from './calendar';

/** What a source added to its label: `2025 (prov)`, `2018 (Rev)`, `2020 (Final)`, `2024-25 (OT)` (outturn). */
type PeriodRemark = 'provisional' | 'revised' | 'final' | 'outturn';

/** A label read: the period it means, and any remark beside it. */
export interface PeriodLabel {
	readonly period: Period;
	readonly remark: PeriodRemark | null;
}

function yearEnding(year: number, kind: YearKind): Period | null {
	switch (kind) {
		case 'financial-year':
		case 'cohort':
			return financialYearEnding(year);
		case 'calendar-year':
			return calendarYear(year);
		case 'academic-year':
			return academicYearEnding(year);
		case 'snapshot':
			return periodBetween(date(year, 3, 31), date(year, 3, 31));
		case 'january':
			return month(year, 1);
		case 'september':
			return month(year, 9);
		case 'quarter':
		case 'month':
		case 'span':
			return null;
	}
}

const remarks: ReadonlyMap<string, PeriodRemark> = new Map([
	['prov', 'provisional'],
	['provisional', 'provisional'],
	['rev', 'revised'],
	['revised', 'revised'],
	['final', 'final'],
	['ot', 'outturn']
]);

const century = (start: number, short: string) =>
	short.length === 4
		? Number(short)
		: Math.floor(start / 100) * 100 + Number(short) + (Number(short) < start % 100 ? 100 : 0);

function pooled(start: Period | null, end: Period | null): Period | null {
	return start && end && start.start < end.start ? periodBetween(start.start, end.end) : null;
}

/**
 * Reads a year label as a source prints it: `2016`, `2016-17`, `2016/17`, `201617`, `2014-16` (three years pooled),
 * `2013/14-15/16`, each with an optional remark in brackets, `2021/22 Q1`, or an ISO period id. `kind` says what a bare year means for the
 * measure; `bareYear` whether it ends or begins the year (DfE labels by the end year; some papers by the start).
 * Returns null for a label that names no period (LAIT prints one `0`).
 */
export function parsePeriodLabel(
	label: string,
	kind: YearKind,
	bareYear: 'ends' | 'begins' = 'ends'
): PeriodLabel | null {
	const text = label.trim();
	const stored = parsePeriod(text);
	if (stored) return { period: stored, remark: null };
	const parts = /^(.*?)\s*(?:\(([^)]*)\))?$/.exec(text);
	const body = parts?.[1] ?? '';
	const note = parts?.[2];
	const remark = note === undefined ? null : remarks.get(note.trim().toLowerCase());
	if (remark === undefined) return null;
	const period = readBody(body, kind, bareYear);
	return period && { period, remark };
}

function readBody(body: string, kind: YearKind, bareYear: 'ends' | 'begins'): Period | null {
	const bare = /^(?:19|20)\d{2}$/.exec(body);
	if (bare) {
		const splits =
			kind !== 'calendar-year' && kind !== 'snapshot' && kind !== 'january' && kind !== 'september';
		return yearEnding(Number(body) + (splits && bareYear === 'begins' ? 1 : 0), kind);
	}
	const six = /^((?:19|20)\d{2})(\d{2})$/.exec(body);
	if (six) {
		const start = Number(six[1]);
		return century(start, six[2] as string) === start + 1 ? yearEnding(start + 1, kind) : null;
	}
	const quarter = /^((?:19|20)\d{2})[/-](\d{2})\s+Q([1-4])$/i.exec(body);
	if (quarter) {
		const start = Number(quarter[1]);
		if (century(start, quarter[2] as string) !== start + 1) return null;
		return financialQuarter(start + 1, Number(quarter[3]) as 1 | 2 | 3 | 4);
	}
	const pair = /^((?:19|20)\d{2})[/-](\d{2}|\d{4})$/.exec(body);
	if (pair) {
		const start = Number(pair[1]);
		const end = century(start, pair[2] as string);
		if (end === start + 1 && kind !== 'calendar-year') return yearEnding(end, kind);
		if (end === start + 1) return financialYearEnding(end);
		return pooled(yearEnding(start, kind), yearEnding(end, kind));
	}
	const years = /^((?:19|20)\d{2})\/(\d{2})-(\d{2})\/(\d{2})$/.exec(body);
	if (years) {
		const first = Number(years[1]);
		const last = century(first, years[4] as string);
		if (
			century(first, years[2] as string) !== first + 1 ||
			century(first, years[3] as string) !== last - 1
		)
			return null;
		return pooled(financialYearEnding(first + 1), financialYearEnding(last));
	}
	return null;
}
