import { parseIsoDate, type IsoDate } from './id';

/** The months by name. */
export const months = [
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

/** A number with leading zeros. */
export const pad = (number: number, width = 2) => String(number).padStart(width, '0');

/** A date from its numbers, the month from 1. */
export const date = (year: number, month: number, day: number) =>
	`${pad(year, 4)}-${pad(month)}-${pad(day)}` as IsoDate;

/** The last day of a month, from 1. */
export const lastDay = (year: number, month: number) =>
	new Date(Date.UTC(year, month, 0)).getUTCDate();

/** The year of a date. */
export const yearOf = (text: string) => Number(text.slice(0, 4));

/** The month of a date, from 1. */
export const monthOf = (text: string) => Number(text.slice(5, 7));

/** The day of the month of a date. */
export const dayOf = (text: string) => Number(text.slice(8, 10));

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

/** Today as a date in the reader's own time zone. The only clock in the product is passed in from here or a test. */
export function today(clock: Date = new Date()): IsoDate {
	return parseIsoDate(
		`${pad(clock.getFullYear(), 4)}-${pad(clock.getMonth() + 1)}-${pad(clock.getDate())}`
	) as IsoDate;
}
