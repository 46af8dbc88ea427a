import { date, lastDay, months } from '$lib/domain/calendar';
import { financialQuarter, month, periodBetween } from '$lib/domain/period';
import { parsePeriodLabel } from '$lib/domain/period-label';
import type { Period, YearKind } from '$lib/domain/period';

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
 * The period of a row, from `time_period` and `time_identifier` as the platform defines them: a year that is not a calendar
 * or reporting year has six digits. Null where they name none, and for terms, weeks and quarters of an academic year, whose days are not defined.
 */
export function eesPeriod(label: string, identifier: string, kind: YearKind): Period | null {
	const name = plain(identifier);
	const year = eesYear(label);
	if (year === null) return null;
	const six = label.trim().length === 6;
	if (yearKinds.has(name)) {
		if (
			(name === 'academic year' || name === 'financial year') !== six &&
			name !== 'reporting year'
		)
			return null;
		return parsePeriodLabel(label, kind)?.period ?? null;
	}
	const number = months.findIndex((each) => each.toLowerCase() === name) + 1;
	if (number > 0) return six ? null : month(year, number);
	const quarter = /^(financial|calendar) year q([1-4])$/.exec(name);
	if (quarter) {
		const number = Number(quarter[2]) as 1 | 2 | 3 | 4;
		if (quarter[1] === 'financial') return six ? financialQuarter(year, number) : null;
		const last = number * 3;
		return six
			? null
			: periodBetween(date(year, last - 2, 1), date(year, last, lastDay(year, last)));
	}
	if (!six) return null;
	if (/^part 1\b/.test(name)) return periodBetween(date(year - 1, 4, 1), date(year - 1, 9, 30));
	return /^part 2\b/.test(name) ? periodBetween(date(year - 1, 10, 1), date(year, 3, 31)) : null;
}
