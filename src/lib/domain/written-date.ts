import { lastDay, months, pad } from './calendar';
import { parseIsoDate, type IsoDate } from './id';
import { month, periodBetween, type Period } from './period';

const numbers: ReadonlyMap<string, number> = new Map(
	months.flatMap((name, index) =>
		[name, name.slice(0, 3), ...(name === 'September' ? ['Sept'] : [])].map((each) => [
			each.toLowerCase(),
			index + 1
		])
	)
);

/** A month from 1 by its name or its first letters: `sept` is 9; null for any other word. */
const monthNamed = (word: string) => numbers.get(word.toLowerCase()) ?? null;

/** A year of four digits, or of two from 1980 to 2049; null for two digits that could be either century. */
function yearOfDigits(digits: string): number | null {
	const year = Number(digits);
	if (digits.length === 4) return year >= 1900 && year < 2100 ? year : null;
	if (year >= 80) return 1900 + year;
	return year < 50 ? 2000 + year : null;
}

const dayIn = (year: number | null, number: number | null, day: string): IsoDate | null =>
	year === null || number === null
		? null
		: parseIsoDate(`${pad(year, 4)}-${pad(number)}-${pad(Number(day))}`);

const midnight = String.raw`(?:[T ]00:00(?::00(?:\.0+)?)?(?:Z|\+00:00)?)?`;
const isoDay = new RegExp(`^(\\d{4}-\\d{2}-\\d{2})${midnight}$`, 'i');
const slashed = new RegExp(`^(\\d{1,2})([/.-])(\\d{1,2})\\2(\\d{4}|\\d{2})${midnight}$`, 'i');
const worded = /^(\d{1,2})(?:st|nd|rd|th)?[\s-]+(?:of )?([a-z]+),?[\s-]+'?(\d{4}|\d{2})$/i;

/**
 * One day as people and spreadsheets write it: `31/07/2021` (the day first, always), `31 March 2020`, `31-Mar-20`,
 * `2021-07-31`, `2021-07-31T00:00:00`. Null for anything else, and for a day that does not exist.
 */
export function readDay(text: string): IsoDate | null {
	const iso = isoDay.exec(text);
	if (iso) return parseIsoDate(iso[1] as string);
	const [, day = '', separator, number = '', year = ''] = slashed.exec(text) ?? [];
	if (separator !== undefined)
		return separator === '-' && year.length === 2
			? null
			: dayIn(yearOfDigits(year), Number(number), day);
	const words = worded.exec(text);
	return words
		? dayIn(yearOfDigits(words[3] as string), monthNamed(words[2] as string), words[1] as string)
		: null;
}

/** How a day written with strokes reads: only month first (`03/31/2021`), only day first, either way; null for other texts. */
export function readsAs(text: string): 'month-first' | 'day-first' | 'either' | null {
	const [, first = '', separator, second = '', year = ''] = slashed.exec(text.trim()) ?? [];
	if (separator === undefined) return null;
	const dayFirst = dayIn(yearOfDigits(year), Number(second), first) !== null;
	const monthFirst = dayIn(yearOfDigits(year), Number(first), second) !== null;
	if (dayFirst) return monthFirst && first !== second ? 'either' : 'day-first';
	return monthFirst ? 'month-first' : null;
}

/** One month by name and year: `Sept-21`, `Sep 2021`, `September 2021`. Null for anything else. */
export function readMonth(text: string): Period | null {
	const parts = /^([a-z]{3,9})[\s-]*'?(\d{4}|\d{2})$/i.exec(text);
	const number = parts && monthNamed(parts[1] as string);
	const year = parts && yearOfDigits(parts[2] as string);
	return number === null || year === null ? null : month(year, number);
}

/** The year that ends on a day: to 31 March 2020 it is from 1 April 2019. */
export function yearTo(end: IsoDate): Period {
	const [year, number, day] = end.split('-').map(Number) as [number, number, number];
	const isMonthEnd = day === lastDay(year, number);
	const start = new Date(
		isMonthEnd ? Date.UTC(year - 1, number, 1) : Date.UTC(year - 1, number - 1, day + 1)
	);
	return periodBetween(start.toISOString().slice(0, 10) as IsoDate, end);
}

/** The first day of a span: a month's first, or the day itself; `year` stands in where the text has none. */
const opening = (text: string, year: number) =>
	readDay(text) ??
	readMonth(text)?.start ??
	readDay(`${text} ${year}`) ??
	readMonth(`${text} ${year}`)?.start ??
	null;

/** Longer text is no period, whatever stands in it. */
const LONGEST_SPAN = 120;

/**
 * Two days or months joined: `Jan 2019 - Dec 2019`, `April 2019 to March 2020`, `Apr-Jun 2021`, `Oct to Mar 2018` (the year
 * is the last one’s). Null when they are not in order.
 */
export function readSpan(text: string): Period | null {
	if (text.length > LONGEST_SPAN) return null;
	const parts =
		/^(.+?)\s+(?:to|until|-)\s+(.+)$/i.exec(text) ??
		/^([a-z]+(?: \d{2,4})?)-([a-z]+ \d{2,4})$/i.exec(text);
	if (!parts) return null;
	const [, first = '', last = ''] = parts;
	const end = readDay(last) ?? readMonth(last)?.end;
	if (!end) return null;
	const year = Number(end.slice(0, 4));
	const named = opening(first, year);
	const start =
		named !== null && named > end && !/\d{4}$|['\s/-]\d{2}$/.test(first)
			? opening(first, year - 1)
			: named;
	return start !== null && start < end ? periodBetween(start, end) : null;
}

/**
 * A day as a spreadsheet keeps it, counted from 30 December 1899: `43921` is 31 March 2020. Null unless it has five digits
 * from 20000 (1954) to 60000 (2064).
 */
export function readSerial(text: string): IsoDate | null {
	const days = /^(\d{5})(?:\.0+)?$/.exec(text)?.[1];
	if (days === undefined || Number(days) < 20_000 || Number(days) > 60_000) return null;
	return parseIsoDate(new Date(Date.UTC(1899, 11, 30 + Number(days))).toISOString().slice(0, 10));
}
