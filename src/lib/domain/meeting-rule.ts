import { date, lastDay, months, pad } from './calendar';
import type { IsoDate } from './id';

/** Days of the week, from Monday. */
export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'] as const;

/** Which of its weekday in a month. */
export const ORDINALS = ['first', 'second', 'third', 'fourth', 'last'] as const;

/** On which days a body meets: the third Monday of given months. */
export interface MeetingRule {
	readonly ordinal: (typeof ORDINALS)[number];
	readonly weekday: (typeof WEEKDAYS)[number];
	/** Months from 1, in the order of the calendar. */
	readonly months: readonly number[];
}

/** A rule as it is written: `third Monday of January, March, May, July, September, November`. */
export const writeMeetingRule = ({ ordinal, weekday, months: given }: MeetingRule): string =>
	`${ordinal} ${weekday} of ${given.map((month) => months[month - 1]).join(', ')}`;

/** Reads a rule as it is written, capitals aside; null when the text is not one. */
export function parseMeetingRule(text: string): MeetingRule | null {
	const [, first = '', day = '', list = ''] = /^(\w+) (\w+) of (.+)$/.exec(text.trim()) ?? [];
	const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();
	const ordinal = ORDINALS.find((each) => same(each, first));
	const weekday = WEEKDAYS.find((each) => same(each, day));
	const named = list
		.split(/, (?:and )?| and /)
		.map((name) => months.findIndex((month) => same(month, name.trim())) + 1);
	if (!ordinal || !weekday || named.includes(0) || new Set(named).size !== named.length)
		return null;
	return { ordinal, weekday, months: named.toSorted((a, b) => a - b) };
}

/** The day of one month that a rule names. */
function dayIn({ ordinal, weekday }: MeetingRule, year: number, month: number): IsoDate {
	const days = Array.from({ length: lastDay(year, month) }, (_, place) =>
		date(year, month, place + 1)
	).filter((day) => new Date(`${day}T00:00:00Z`).getUTCDay() === WEEKDAYS.indexOf(weekday) + 1);
	const place = ordinal === 'last' ? days.length - 1 : ORDINALS.indexOf(ordinal);
	return days[place] as IsoDate;
}

/** The days of a municipal year that a rule names, in order. A municipal year runs from May to April and is called `2021-22`. */
export function datesByRule(rule: MeetingRule, year: string): readonly IsoDate[] {
	const start = Number(year.slice(0, 4));
	return rule.months.map((month) => dayIn(rule, month >= 5 ? start : start + 1, month)).toSorted();
}

/** The municipal year a day lies in, which begins in May. */
export function municipalYear(day: IsoDate): string {
	const year = Number(day.slice(0, 4)) - (Number(day.slice(5, 7)) >= 5 ? 0 : 1);
	return `${year}-${pad((year + 1) % 100)}`;
}
