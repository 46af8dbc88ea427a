import { date } from './calendar';
import {
	academicYearEnding,
	calendarYear,
	financialQuarter,
	financialYearEnding,
	month,
	periodBetween,
	type Period,
	type YearKind
} from './period';

/** Whether a bare year ends or begins the year it names. */
export type BareYear = 'ends' | 'begins';

/** The year, census or snapshot that a measure of this kind has for a year; null where a year is not enough to say. */
export function yearEnding(year: number, kind: YearKind): Period | null {
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

/** The year two digits name after a first year: after 1999, `00` is 2000. */
const century = (start: number, short: string) =>
	short.length === 4
		? Number(short)
		: Math.floor(start / 100) * 100 + Number(short) + (Number(short) < start % 100 ? 100 : 0);

const isNext = (start: number, short: string) => century(start, short) === start + 1;

const splits = (kind: YearKind) =>
	kind !== 'calendar-year' && kind !== 'snapshot' && kind !== 'january' && kind !== 'september';

/** Longer stretches than this are taken for a slip: `2016-05` is no pool of ninety years. */
const mostPooled = 10;

function pooled(first: number, last: number, kind: YearKind): Period | null {
	const [start, end] = [yearEnding(first, kind), yearEnding(last, kind)];
	return start && end && first < last && last - first < mostPooled
		? periodBetween(start.start, end.end)
		: null;
}

/** A split year stands for the financial year wherever the measure has no other kind of split year of its own. */
const splitYear = (end: number, kind: YearKind) =>
	kind === 'calendar-year'
		? financialYearEnding(end)
		: (yearEnding(end, kind) ?? financialYearEnding(end));

/** `19/20` is 2019/20 and `99/00` is 1999/2000; null for two numbers that are not of years in a row. */
function shortYear(text: string): number | null {
	const [, first, second] = /^(\d{2})\/(\d{2})$/.exec(text) ?? [];
	if (first === undefined || Number(second) !== (Number(first) + 1) % 100) return null;
	const start = (Number(first) < 50 ? 2000 : 1900) + Number(first);
	return Number(first) < 50 || Number(first) >= 80 ? start : null;
}

/**
 * A year or several: `2016`, `2016-17`, `2016/17`, `201617`, `19/20`, `2013/14-15/16`. Dashes are hyphens by now. A longer
 * stretch is years pooled: `2014-16` is three calendar years, 2014 to 2016, of a measure that counts in those, as LAIT and
 * Fingertips print it; of one whose years are split it runs from the year that begins in the first to the one that ends in the
 * last, so that `2015-18` is 2015/16 to 2017/18.
 */
export function readYears(text: string, kind: YearKind, bareYear: BareYear): Period | null {
	if (/^(?:19|20)\d{2}$/.test(text))
		return yearEnding(Number(text) + (splits(kind) && bareYear === 'begins' ? 1 : 0), kind);
	const short = shortYear(text);
	if (short !== null) return splitYear(short + 1, kind);
	const six = /^((?:19|20)\d{2})(\d{2})$/.exec(text);
	if (six) {
		const start = Number(six[1]);
		return isNext(start, six[2] as string) ? splitYear(start + 1, kind) : null;
	}
	const pair = /^((?:19|20)\d{2}) ?([/-]) ?(\d{2}|(?:19|20)\d{2})$/.exec(text);
	if (pair) {
		const start = Number(pair[1]);
		const short = pair[3] as string;
		if (kind === 'month' && pair[2] === '-' && Number(short) >= 1 && Number(short) <= 12)
			return isNext(start, short) ? null : month(start, Number(short));
		return isNext(start, short)
			? splitYear(start + 1, kind)
			: pooled(splits(kind) ? start + 1 : start, century(start, short), kind);
	}
	const run = /^((?:19|20)\d{2})\/(\d{2})(?: ?- ?| to )(\d{2}|(?:19|20)\d{2})\/(\d{2})$/.exec(text);
	if (!run) return null;
	const first = Number(run[1]);
	const last = century(first, run[4] as string);
	return isNext(first, run[2] as string) && century(first, run[3] as string) === last - 1
		? pooled(first + 1, last, kind === 'academic-year' ? kind : 'financial-year')
		: null;
}

const quarterName = String.raw`q(?:uarter|tr)?\s*([1-4])`;
const yearName = String.raw`(?:fy\s*)?((?:19|20)?\d{2})(?:[/-]?(\d{2}|(?:19|20)\d{2}))?`;
const quarterFirst = new RegExp(`^${quarterName},?\\s+(?:of\\s+)?${yearName}$`, 'i');
const yearFirst = new RegExp(`^${yearName},?[\\s-]*${quarterName}$`, 'i');

/**
 * A quarter of a financial year: `Q2 21/22`, `2021-22 Q2`, `Quarter 2 2021-22`. With one year, `Q2 2021`, it is plain only
 * for a measure of calendar years, whose second quarter is April to June; for any other it is null.
 */
export function readQuarter(text: string, kind: YearKind): Period | null {
	const named = quarterFirst.exec(text);
	const dated = named ? null : yearFirst.exec(text);
	const [first, second, number] = named
		? [named[2], named[3], named[1]]
		: [dated?.[1], dated?.[2], dated?.[3]];
	if (first === undefined || number === undefined) return null;
	const quarter = Number(number) as 1 | 2 | 3 | 4;
	const start = first.length === 2 ? 2000 + Number(first) : Number(first);
	// `2122` is not a year: two digits need a stroke between them.
	if (first.length === 2 && !text.includes(`${first}/`) && !text.includes(`${first}-`)) return null;
	if (second !== undefined)
		return isNext(start, second) ? financialQuarter(start + 1, quarter) : null;
	return kind === 'calendar-year' && first.length === 4 ? calendarQuarter(start, quarter) : null;
}

/** Quarter 1 (January to March) to 4 of a calendar year. */
export const calendarQuarter = (year: number, quarter: 1 | 2 | 3 | 4) =>
	quarter === 1
		? financialQuarter(year, 4)
		: financialQuarter(year + 1, (quarter - 1) as 1 | 2 | 3);
