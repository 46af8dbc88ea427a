import { date, monthOf, yearOf } from './calendar';
import { month, parsePeriod, periodBetween, type Period, type YearKind } from './period';
import { readDay, readMonth, readSerial, readSpan, yearTo } from './written-date';
import { readQuarter, readYears, yearEnding, type BareYear } from './year-label';

/** What a source added to its label: `2025 (prov)`, `2018 (Rev)`, `2020 (Final)`, `2024-25 (OT)` (outturn). */
type PeriodRemark = 'provisional' | 'revised' | 'final' | 'outturn';

/** A label read: the period it means, and any remark beside it. */
export interface PeriodLabel {
	readonly period: Period;
	readonly remark: PeriodRemark | null;
}

const remarks: ReadonlyMap<string, PeriodRemark> = new Map([
	['p', 'provisional'],
	['prov', 'provisional'],
	['provisional', 'provisional'],
	['r', 'revised'],
	['rev', 'revised'],
	['revised', 'revised'],
	['final', 'final'],
	['ot', 'outturn'],
	['outturn', 'outturn']
]);

/** Longer than any label: a sentence in a period's cell is a note. */
const longest = 80;

/**
 * Reads a period as a source prints it: a year (`2016`, `2016-17`, `201617`, `FY2020/21`), years pooled (`2014-16`,
 * `2013/14-15/16`), a quarter (`Q2 21/22`), a month (`Sept-21`), a day (`31/07/2021`, the day first; `as at 31 March 2020`), a
 * year to a day or month (`Year ending March 2020`, `12 months to June 2021`), a span (`April 2019 to March 2020`; `Q2 2021/22
 * YTD` runs from 1 April), a spreadsheet's day number where the measure is of days, months or spans, or an ISO period id;
 * each with an optional remark in brackets. What `formatPeriod` and `formatPeriodShort` write is read back.
 *
 * `kind` says what a bare year means for the measure; `bareYear` whether it ends or begins the year (DfE labels by the end
 * year; some papers by the start). Returns null for a label that names no period (LAIT prints one `0`) or could mean two.
 */
export function parsePeriodLabel(
	label: string,
	kind: YearKind,
	bareYear: BareYear = 'ends'
): PeriodLabel | null {
	const trimmed = label.trim();
	if (trimmed.length < 4 || trimmed.length > longest) return null;
	const stored = parsePeriod(trimmed);
	if (stored) return { period: stored, remark: null };
	const text = trimmed.replace(/[\u2010-\u2015\u2212]/g, '-').replace(/\s+/g, ' ');
	const bracketed = /^([^()]*?) ?\(([^()]*)\)$/.exec(text);
	const period = readBody(bracketed?.[1] ?? text, kind, bareYear);
	if (!period || !bracketed) return period && { period, remark: null };
	const beside = (bracketed[2] as string).trim();
	const remark = remarks.get(beside.toLowerCase());
	if (remark !== undefined) return { period, remark };
	// `Year ending 31 March 2020 (2019/20)` says one thing twice: both must say it.
	const said = readBody(beside, yearKinds.get(period.kind) ?? kind, bareYear);
	return said?.period === period.period ? { period, remark: null } : null;
}

const yearKinds: ReadonlyMap<string, YearKind> = new Map([
	['financial-year', 'financial-year'],
	['calendar-year', 'calendar-year'],
	['academic-year', 'academic-year']
]);

function readBody(body: string, kind: YearKind, bareYear: BareYear): Period | null {
	return (
		readYears(body, kind, bareYear) ??
		readQuarter(body, kind) ??
		dayOrMonth(body, kind) ??
		readMonth(body) ??
		readToDate(body, kind) ??
		readYearTo(body, kind) ??
		readNamedYear(body, kind, bareYear) ??
		readAsAt(body) ??
		readSpan(body.replace(/^\d+ years pooled, /i, ''))
	);
}

const oneDay = (day: ReturnType<typeof readDay>) => day && periodBetween(day, day);

/** A spreadsheet writes `Jul-21` as 1 July 2021 too, so the first of a month is the month for a measure counted by month. */
function dayOrMonth(body: string, kind: YearKind): Period | null {
	const dated = kind === 'snapshot' || kind === 'month' || kind === 'quarter' || kind === 'span';
	const day = readDay(body) ?? (dated ? readSerial(body) : null);
	if (day === null) return null;
	return kind === 'month' && day.endsWith('-01') ? month(yearOf(day), monthOf(day)) : oneDay(day);
}

/** `as at 31 March 2020`, `end of March 2020`. */
function readAsAt(body: string): Period | null {
	const [, day] = /^(?:as )?(?:at|of|on) (?:the )?(.+)$/i.exec(body) ?? [];
	const [, ended] = /^(?:(?:as )?at )?(?:the )?end (?:of )?(.+)$/i.exec(body) ?? [];
	if (ended !== undefined) return oneDay(readMonth(ended)?.end ?? null);
	return day === undefined ? null : oneDay(readDay(day));
}

/** `Year ending March 2020`, `Year ending 31 March 2020`, `12 months to June 2021`, `Year ending 2020`. */
function readYearTo(body: string, kind: YearKind): Period | null {
	const [, last] =
		/^(?:(?:the )?(?:rolling )?(?:year|12 months|twelve months) (?:ending|ended|end|to)|y\/e) (?:the )?(.+)$/i.exec(
			body
		) ?? [];
	if (last === undefined) return null;
	const end = readDay(last) ?? readMonth(last)?.end;
	if (end) return yearTo(end);
	return /^(?:19|20)\d{2}$/.test(last) ? yearEnding(Number(last), kind) : null;
}

/** `FY2020/21`, `Academic year 2019/20`, `Calendar year 2016`. A snapshot or cohort of a financial year stays one. */
function readNamedYear(body: string, kind: YearKind, bareYear: BareYear): Period | null {
	const [, name = '', rest = ''] =
		/^(financial year|fiscal year|fy|calendar year|academic year|school year|reporting year):? ?(.+)$/i.exec(
			body
		) ?? [];
	const word = name.toLowerCase();
	if (word === '') return null;
	const own = kind === 'snapshot' || kind === 'cohort' || word === 'reporting year';
	const named: YearKind = own
		? kind
		: word === 'calendar year'
			? 'calendar-year'
			: word === 'academic year' || word === 'school year'
				? 'academic-year'
				: 'financial-year';
	return readYears(rest, named, bareYear) ?? readQuarter(rest, named);
}

/** `Q2 2021/22 YTD`: from the beginning of its year (1 April, or 1 January for a measure of calendar years). */
function readToDate(body: string, kind: YearKind): Period | null {
	const [, before, after] =
		/^(?:(.+?),? (?:ytd|year to date|cumulative)|(?:ytd|year to date|cumulative)(?: to)? (.+))$/i.exec(
			body
		) ?? [];
	const inner = before ?? after;
	if (inner === undefined) return null;
	const end = (readQuarter(inner, kind) ?? readMonth(inner))?.end ?? readDay(inner);
	if (!end) return null;
	const first = kind === 'calendar-year' ? 1 : 4;
	const start = date(yearOf(end) - (monthOf(end) < first ? 1 : 0), first, 1);
	return start < end ? periodBetween(start, end) : null;
}
