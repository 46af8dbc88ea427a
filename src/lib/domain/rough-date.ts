import { formatDate, lastDay, monthOf, months, pad, yearOf } from './calendar';
import { parseIsoDate, type IsoDate } from './id';
import { parseRoughDate } from './protocol';
import { readDay, readMonth } from './written-date';

/**
 * A day, a month or a year as people write it, kept to the precision it is written in: `September 2022` is `2022-09`,
 * `10 July 2017` is `2017-07-10`. Null for anything else, and for a day that does not exist.
 */
export function readRoughDate(text: string): string | null {
	const plain = text.trim();
	const day = readDay(plain);
	if (day !== null) return day;
	const month = readMonth(plain);
	return month === null ? parseRoughDate(plain) : month.start.slice(0, 7);
}

/** The same as people read it: `September 2022`, `10 July 2017`, `2018`. */
export function formatRoughDate(rough: string): string {
	const day = parseIsoDate(rough);
	if (day !== null) return formatDate(day);
	return /^\d{4}-\d{2}$/.test(rough) ? `${months[monthOf(rough) - 1]} ${yearOf(rough)}` : rough;
}

/** The last day it may mean: of `2022-09` it is 30 September 2022, of `2018` the last of December. */
export function lastDayOf(rough: string): IsoDate {
	const day = parseIsoDate(rough);
	if (day !== null) return day;
	const month = rough.length === 4 ? 12 : monthOf(rough);
	return `${rough.slice(0, 4)}-${pad(month)}-${pad(lastDay(yearOf(rough), month))}` as IsoDate;
}

/** The first day it may mean. */
export const firstDayOf = (rough: string) =>
	`${rough}${'-01-01'.slice(rough.length - 4)}` as IsoDate;
