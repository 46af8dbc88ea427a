import { date, dayOf, lastDay, monthOf, yearOf } from './calendar';
import { parsePeriodId, type IsoDate, type PeriodId } from './id';

/** The length and calendar of a period. It follows from the dates; a label is output, never a key. */
type PeriodKind =
	| 'financial-year'
	| 'calendar-year'
	| 'academic-year'
	| 'quarter'
	| 'month'
	| 'snapshot'
	| 'rolling-year'
	| 'pooled-years'
	| 'span';

/**
 * What a bare year in a source means for one measure. `january` and `september` are censuses counted in that month;
 * `snapshot` is 31 March; `cohort` is a financial-year cohort followed up afterwards (reoffending).
 */
export type YearKind =
	| 'financial-year'
	| 'calendar-year'
	| 'academic-year'
	| 'snapshot'
	| 'january'
	| 'september'
	| 'cohort'
	| 'quarter'
	| 'month'
	| 'span';

/** A stretch of time, or one day when start and end are equal. */
export interface Period {
	readonly period: PeriodId;
	readonly kind: PeriodKind;
	readonly start: IsoDate;
	readonly end: IsoDate;
}

function kindOf(start: IsoDate, end: IsoDate): PeriodKind {
	if (start === end) return 'snapshot';
	const length = (yearOf(end) - yearOf(start)) * 12 + monthOf(end) - monthOf(start) + 1;
	const whole = dayOf(start) === 1 && dayOf(end) === lastDay(yearOf(end), monthOf(end));
	if (!whole) return 'span';
	if (length === 1) return 'month';
	if (length === 3 && monthOf(start) % 3 === 1) return 'quarter';
	if (length > 12 && length % 12 === 0) return 'pooled-years';
	if (length !== 12) return 'span';
	if (monthOf(start) === 4) return 'financial-year';
	if (monthOf(start) === 1) return 'calendar-year';
	if (monthOf(start) === 9) return 'academic-year';
	return 'rolling-year';
}

/** The period between two days, both included. */
export function periodBetween(start: IsoDate, end: IsoDate): Period {
	const period = (start === end ? start : `${start}/${end}`) as PeriodId;
	return { period, kind: kindOf(start, end), start, end };
}

/** Reads a stored period id back; null when the text is not one. */
export function parsePeriod(text: string): Period | null {
	const id = parsePeriodId(text);
	if (id === null) return null;
	const [start, end = start] = id.split('/') as [IsoDate, IsoDate?];
	return periodBetween(start, end);
}

/** The financial year (1 April to 31 March) that ends in the given calendar year. */
export const financialYearEnding = (year: number) =>
	periodBetween(date(year - 1, 4, 1), date(year, 3, 31));

/** The calendar year. */
export const calendarYear = (year: number) => periodBetween(date(year, 1, 1), date(year, 12, 31));

/** The academic year (1 September to 31 August) that ends in the given calendar year. */
export const academicYearEnding = (year: number) =>
	periodBetween(date(year - 1, 9, 1), date(year, 8, 31));

/** One calendar month, 1 to 12. */
export const month = (year: number, number: number) =>
	periodBetween(date(year, number, 1), date(year, number, lastDay(year, number)));

/** Quarter 1 (April to June) to 4 (January to March) of the financial year that ends in the given year. */
export function financialQuarter(yearEnding: number, quarter: 1 | 2 | 3 | 4): Period {
	const first = ((quarter * 3) % 12) + 1;
	const year = quarter === 4 ? yearEnding : yearEnding - 1;
	return periodBetween(date(year, first, 1), date(year, first + 2, lastDay(year, first + 2)));
}

/** The quarter before another, by the month it begins in. */
export function quarterBefore({ start }: Period): Period {
	const first = ((monthOf(start) + 8) % 12) + 1;
	const year = yearOf(start) - (monthOf(start) <= 3 ? 1 : 0);
	return periodBetween(date(year, first, 1), date(year, first + 2, lastDay(year, first + 2)));
}

/** So many quarters in a row, the given one last. */
export function quartersUpTo(last: Period, count: number): readonly Period[] {
	const quarters = [last];
	while (quarters.length < count) quarters.unshift(quarterBefore(quarters[0] ?? last));
	return quarters;
}

/** Every quarter from the first of some periods to the last, those between that are not among them too; none where none is a quarter. */
export function quartersAmong(periods: readonly Period[]): readonly Period[] {
	const held = periods.filter(({ kind }) => kind === 'quarter').sort(comparePeriods);
	const [first, last] = [held[0], held.at(-1)];
	if (!first || !last) return [];
	const months =
		(yearOf(last.end) - yearOf(first.end)) * 12 + monthOf(last.end) - monthOf(first.end);
	return quartersUpTo(last, Math.ceil(months / 3) + 1);
}

function movedDay(day: IsoDate, years: number): IsoDate {
	const [year, number] = [yearOf(day) + years, monthOf(day)];
	const last = lastDay(year, number);
	const wasLast = dayOf(day) === lastDay(yearOf(day), number);
	return date(year, number, wasLast ? last : Math.min(dayOf(day), last));
}

/** A period moved by whole years; the last day of a month stays the last. Null for a text that is no period. */
export function movePeriod(period: string, years: number): PeriodId | null {
	const read = parsePeriod(period);
	return read && periodBetween(movedDay(read.start, years), movedDay(read.end, years)).period;
}

/** Orders periods by their end, then by their start. */
export function comparePeriods(a: Period, b: Period): number {
	return a.end === b.end ? a.start.localeCompare(b.start) : a.end.localeCompare(b.end);
}

/** The day after a day. */
export function nextDay(day: IsoDate): string {
	const time = new Date(`${day}T00:00:00Z`);
	time.setUTCDate(time.getUTCDate() + 1);
	return time.toISOString().slice(0, 10);
}

/**
 * Whether `later` follows `earlier` directly and is of the same kind: consecutive years, quarters or months, or
 * snapshots one year apart. LAIT states this rule in its guide; a change is computed only across adjacent periods.
 */
export function isAdjacent(earlier: Period, later: Period): boolean {
	if (earlier.kind !== later.kind || later.kind === 'span') return false;
	if (
		later.kind === 'snapshot' ||
		later.kind === 'pooled-years' ||
		(later.kind === 'month' && earlier.end.slice(5, 7) === later.end.slice(5, 7))
	)
		return (
			yearOf(later.end) - yearOf(earlier.end) === 1 &&
			later.start.slice(5) === earlier.start.slice(5)
		);
	return nextDay(earlier.end) === later.start;
}

/** Whole months between the end of a period and a day, never negative. How old a figure is. */
export function monthsSince(period: Period, today: IsoDate): number {
	const months = (yearOf(today) - yearOf(period.end)) * 12 + monthOf(today) - monthOf(period.end);
	return Math.max(
		0,
		months -
			(dayOf(today) < dayOf(period.end) && dayOf(today) !== lastDay(yearOf(today), monthOf(today))
				? 1
				: 0)
	);
}
