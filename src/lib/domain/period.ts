import { parseIsoDate, parsePeriodId, type IsoDate, type PeriodId } from './id';

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

/** What a source added to its label: `2025 (prov)`, `2018 (Rev)`, `2020 (Final)`, `2024-25 (OT)` (outturn). */
type PeriodRemark = 'provisional' | 'revised' | 'final' | 'outturn';

/** A label read: the period it means, and any remark beside it. */
export interface PeriodLabel {
	readonly period: Period;
	readonly remark: PeriodRemark | null;
}

const months = [
	'January',
	'February',
	'March',
	'April',
	'May',
	'June',
	'July',
	'August',
	'September',
	'October',
	'November',
	'December'
] as const;

const pad = (number: number, width = 2) => String(number).padStart(width, '0');
const date = (year: number, month: number, day: number) =>
	`${pad(year, 4)}-${pad(month)}-${pad(day)}` as IsoDate;
const lastDay = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();
const yearOf = (text: string) => Number(text.slice(0, 4));
const monthOf = (text: string) => Number(text.slice(5, 7));
const dayOf = (text: string) => Number(text.slice(8, 10));

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
const academicYearEnding = (year: number) => periodBetween(date(year - 1, 9, 1), date(year, 8, 31));

/** One calendar month, 1 to 12. */
export const month = (year: number, number: number) =>
	periodBetween(date(year, number, 1), date(year, number, lastDay(year, number)));

/** Quarter 1 (April to June) to 4 (January to March) of the financial year that ends in the given year. */
export function financialQuarter(yearEnding: number, quarter: 1 | 2 | 3 | 4): Period {
	const first = ((quarter * 3) % 12) + 1;
	const year = quarter === 4 ? yearEnding : yearEnding - 1;
	return periodBetween(date(year, first, 1), date(year, first + 2, lastDay(year, first + 2)));
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

const short = (year: number) => pad(year % 100);

/** A day as people write it: `31 March 2020`. */
export function formatDate(day: IsoDate): string {
	return `${dayOf(day)} ${months[monthOf(day) - 1]} ${yearOf(day)}`;
}

const weekdays = [
	'Sunday',
	'Monday',
	'Tuesday',
	'Wednesday',
	'Thursday',
	'Friday',
	'Saturday'
] as const;

/** A day with its weekday: `Monday 15 November 2021`. */
export function formatWeekday(day: IsoDate): string {
	return `${weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()]} ${formatDate(day)}`;
}

/** The period in full: `Year ending 31 March 2020 (2019/20)`, `Calendar year 2016`, `31 March 2020`. */
export function formatPeriod(period: Period): string {
	const { start, end } = period;
	switch (period.kind) {
		case 'financial-year':
		case 'rolling-year':
			return `Year ending ${formatDate(end)}${period.kind === 'financial-year' ? ` (${formatPeriodShort(period)})` : ''}`;
		case 'calendar-year':
			return `Calendar year ${yearOf(start)}`;
		case 'academic-year':
			return `Academic year ${formatPeriodShort(period)}`;
		case 'quarter':
			return `${months[monthOf(start) - 1]} to ${months[monthOf(end) - 1]} ${yearOf(end)} (${formatPeriodShort(period)})`;
		case 'month':
			return `${months[monthOf(start) - 1]} ${yearOf(start)}`;
		case 'snapshot':
			return formatDate(start);
		case 'pooled-years':
			return `${yearOf(end) - yearOf(start) + (monthOf(start) === 1 ? 1 : 0)} years pooled, ${formatDate(start)} to ${formatDate(end)}`;
		case 'span':
			return `${formatDate(start)} to ${formatDate(end)}`;
	}
}

/** The period as a chart or a table head shows it: `2019/20`, `2016`, `Mar 2020`, `Q1 2021/22`. */
export function formatPeriodShort(period: Period): string {
	const { start, end } = period;
	switch (period.kind) {
		case 'financial-year':
		case 'academic-year':
			return `${yearOf(start)}/${short(yearOf(end))}`;
		case 'calendar-year':
			return String(yearOf(start));
		case 'rolling-year':
			return `year to ${shortMonth(end)} ${yearOf(end)}`;
		case 'quarter': {
			const quarter = monthOf(start) === 1 ? 4 : (monthOf(start) - 1) / 3;
			const first = quarter === 4 ? yearOf(start) - 1 : yearOf(start);
			return `Q${quarter} ${first}/${short(first + 1)}`;
		}
		case 'month':
			return `${shortMonth(start)} ${yearOf(start)}`;
		case 'snapshot':
			return `${dayOf(start)} ${shortMonth(start)} ${yearOf(start)}`;
		case 'pooled-years':
			return monthOf(start) === 1
				? `${yearOf(start)}–${short(yearOf(end))}`
				: `${yearOf(start)}/${short(yearOf(start) + 1)}–${short(yearOf(end) - 1)}/${short(yearOf(end))}`;
		case 'span':
			return `${shortMonth(start)} ${yearOf(start)} – ${shortMonth(end)} ${yearOf(end)}`;
	}
}

const shortMonth = (day: IsoDate) => (months[monthOf(day) - 1] as string).slice(0, 3);

/**
 * The period as it stands inside a sentence: `in the year ending March 2020`, `in 2016`, `at 31 March 2025`,
 * `in the quarter April to June 2021`.
 */
export function periodPhrase(period: Period): string {
	switch (period.kind) {
		case 'financial-year':
		case 'rolling-year':
			return `in the year ending ${months[monthOf(period.end) - 1]} ${yearOf(period.end)}`;
		case 'calendar-year':
			return `in ${yearOf(period.start)}`;
		case 'academic-year':
			return `in the academic year ${formatPeriodShort(period)}`;
		case 'quarter':
			return `in the quarter ${months[monthOf(period.start) - 1]} to ${months[monthOf(period.end) - 1]} ${yearOf(period.end)}`;
		case 'month':
			return `in ${months[monthOf(period.start) - 1]} ${yearOf(period.start)}`;
		case 'snapshot':
			return `at ${formatDate(period.start)}`;
		case 'pooled-years':
		case 'span':
			return `between ${formatDate(period.start)} and ${formatDate(period.end)}`;
	}
}

/** Orders periods by their end, then by their start. */
export function comparePeriods(a: Period, b: Period): number {
	return a.end === b.end ? a.start.localeCompare(b.start) : a.end.localeCompare(b.end);
}

function nextDay(day: IsoDate): string {
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

/** Today as a date in the reader's own time zone. The only clock in the product is passed in from here or a test. */
export function today(clock: Date = new Date()): IsoDate {
	return parseIsoDate(
		`${pad(clock.getFullYear(), 4)}-${pad(clock.getMonth() + 1)}-${pad(clock.getDate())}`
	) as IsoDate;
}
