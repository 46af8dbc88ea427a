import type { IsoDate } from '$lib/domain/id';
import { bankHolidays } from './bank-holidays';

/** A day so many days later, weekends and holidays counted; earlier where `days` is negative. */
export function dayAfter(day: IsoDate, days: number): IsoDate {
	const date = new Date(`${day}T00:00:00Z`);
	date.setUTCDate(date.getUTCDate() + days);
	return date.toISOString().slice(0, 10) as IsoDate;
}

/** Why a day is no working day in England; null when it is one. A Saturday that is also a bank holiday is a weekend. */
export function offDay(day: IsoDate): 'weekend' | 'bank holiday' | null {
	if (new Date(`${day}T00:00:00Z`).getUTCDay() % 6 === 0) return 'weekend';
	return bankHolidays(Number(day.slice(0, 4))).has(day) ? 'bank holiday' : null;
}

/** The day so many working days before another, which itself is not counted: 0 is the day itself. */
export function workingDaysBefore(day: IsoDate, days: number): IsoDate {
	let date = day;
	for (let left = days; left > 0;) {
		date = dayAfter(date, -1);
		if (offDay(date) === null) left--;
	}
	return date;
}

/** How many working days there are after one day, up to and with another: 31 December 2021 to 7 January 2022 is 4. Zero where `to` is not later. */
export function workingDaysBetween(from: IsoDate, to: IsoDate): number {
	let count = 0;
	for (let date = dayAfter(from, 1); date <= to; date = dayAfter(date, 1))
		if (offDay(date) === null) count++;
	return count;
}

/**
 * The last day on which an agenda may be published so that `days` clear days lie between it and the meeting: neither end
 * day, nor weekends, nor bank holidays count. Principal councils in England need five (SI 2002/715).
 */
export const clearDaysBefore = (meeting: IsoDate, days: number): IsoDate =>
	workingDaysBefore(meeting, days + 1);
