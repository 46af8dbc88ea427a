import { date, months } from '$lib/domain/calendar';
import {
	academicYearEnding,
	calendarYear,
	financialQuarter,
	financialYearEnding,
	month,
	periodBetween,
	type Period,
	type YearKind
} from '$lib/domain/period';
import { parsePeriodLabel } from '$lib/domain/period-label';
import { calendarQuarter, yearEnding } from '$lib/domain/year-label';

const yearKinds: ReadonlyMap<string, YearKind> = new Map([
	['reporting year', 'financial-year'],
	['financial year', 'financial-year'],
	['academic year', 'academic-year'],
	['calendar year', 'calendar-year']
]);

/** The day a reporting year of children's social care ends on, where a row counts on that day only. */
const onTheDay = /\b(?:at|on|as at) 31 march\b/i;
const inTheYear = /\bduring the (?:\w+ )?(?:\d )?years?\b|\bin the year\b|\beach year\b/i;

/**
 * The kind of year a row's figures are for. A reporting year ends on 31 March; of a row's filters the last that speaks of
 * the day or of the year decides whether the children of that day or of the whole year are counted.
 */
export function eesYearKind(identifier: string, filters: readonly string[]): YearKind {
	const name = plain(identifier);
	const kind = yearKinds.get(name);
	if (kind === undefined) {
		if (months.some((each) => each.toLowerCase() === name)) return 'month';
		return /\bq[1-4]$/.test(name) ? 'quarter' : 'span';
	}
	if (name !== 'reporting year') return kind;
	const said = filters.findLast((text) => onTheDay.test(text) || inTheYear.test(text)) ?? '';
	return onTheDay.test(said) ? 'snapshot' : kind;
}

const plain = (text: string) => text.trim().replace(/\s+/g, ' ').toLowerCase();

/** The calendar year a six-digit label ends in, `202324`, or the one a four-digit label names; null for neither. */
export function eesYear(label: string): number | null {
	const text = label.trim();
	if (/^(?:19|20)\d{2}$/.test(text)) return Number(text);
	const six = /^((?:19|20)\d{2})(\d{2})$/.exec(text);
	if (!six) return null;
	const end = Number(six[1]) + 1;
	return end % 100 === Number(six[2]) ? end : null;
}

/**
 * The period of a row, from `time_period`, which is plain only beside its `time_identifier`: `202122` with `Financial year`,
 * `2021` with `Calendar year`, `Reporting year` or `September`, `202122` with `Financial year Q1`. A year that is not a calendar
 * or reporting year has six digits. A reporting year is whatever the measure's `kind` makes of a year; a snapshot or a census
 * of a named year is its day or month. Null where they name none, and for terms, weeks and quarters of an academic year, whose
 * days are not defined.
 */
export function eesPeriod(label: string, identifier: string, kind: YearKind): Period | null {
	const name = plain(identifier);
	const year = eesYear(label);
	if (year === null) return null;
	const six = label.trim().length === 6;
	const quarter = Number(/ q([1-4])$/.exec(name)?.[1] ?? 0) as 0 | 1 | 2 | 3 | 4;
	switch (name.replace(/ q[1-4]$/, '')) {
		case 'reporting year':
			return quarter === 0 ? (parsePeriodLabel(label, kind)?.period ?? null) : null;
		case 'financial year':
			if (!six) return null;
			if (quarter !== 0) return financialQuarter(year, quarter);
			return kind === 'snapshot' ? yearEnding(year, kind) : financialYearEnding(year);
		case 'calendar year':
			if (six) return null;
			if (quarter !== 0) return calendarQuarter(year, quarter);
			return kind === 'snapshot' || kind === 'january' || kind === 'september'
				? yearEnding(year, kind)
				: calendarYear(year);
		case 'academic year':
			if (!six || quarter !== 0) return null;
			if (kind === 'january') return month(year, 1);
			return kind === 'september' ? month(year - 1, 9) : academicYearEnding(year);
	}
	const number = months.findIndex((each) => each.toLowerCase() === name) + 1;
	if (number > 0) return six ? null : month(year, number);
	if (!six) return null;
	if (/^part 1\b/.test(name)) return periodBetween(date(year - 1, 4, 1), date(year - 1, 9, 30));
	return /^part 2\b/.test(name) ? periodBetween(date(year - 1, 10, 1), date(year, 3, 31)) : null;
}
