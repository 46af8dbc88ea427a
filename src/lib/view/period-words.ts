import { formatDate } from '$lib/domain/calendar';
import { monthsSince, type Period } from '$lib/domain/period';
import { formatPeriodShort, periodPhrase } from '$lib/domain/period-words';
import type { IsoDate } from '$lib/domain/id';

/** The period after "the figure": `for the year ending March 2022`, `for 2024`, `at 31 March 2025`. */
export const forPeriod = (period: Period) =>
	periodPhrase(period)
		.replace(/^in /, 'for ')
		.replace(/^between /, 'for the time between ');

/** The earlier of two adjacent periods, in a sentence about the later: `the year before`. */
export function periodBefore(earlier: Period, later: Period): string {
	switch (later.kind) {
		case 'quarter':
			return 'the quarter before';
		case 'month':
			return earlier.end.slice(5, 7) === later.end.slice(5, 7)
				? 'a year before'
				: 'the month before';
		case 'snapshot':
			return 'a year before';
		case 'pooled-years':
		case 'span':
			return 'the period before';
		default:
			return 'the year before';
	}
}

/** Periods in order as their two ends, after a comma: `, 2019/20 to 2022/23`; one period is named once, none not at all. */
export function spanOf(periods: readonly Period[]): string {
	const [first, last] = [periods[0], periods.at(-1)].map((each) => each && formatPeriodShort(each));
	if (first === undefined || last === undefined) return '';
	return first === last ? `, ${last}` : `, ${first} to ${last}`;
}

/** Where a period stands on a time axis: its middle day, so that an event within it is not drawn before it. A snapshot's own day. */
export function middleOf({ start, end }: Period): IsoDate {
	const [from, to] = [Date.parse(start), Date.parse(end)];
	const days = Math.floor((to - from) / 86_400_000 / 2);
	return new Date(from + days * 86_400_000).toISOString().slice(0, 10) as IsoDate;
}

/** How old a figure is: `14 months old`. A period that ends after the day shown has no age, and says so. */
export function ageOf(period: Period, today: IsoDate): string {
	if (period.end > today) return `from after ${formatDate(today)}`;
	const months = monthsSince(period, today);
	if (months === 0) return 'less than a month old';
	const years = Math.floor(months / 12);
	if (months >= 36) return months % 12 === 0 ? `${years} years old` : `over ${years} years old`;
	return months === 1 ? '1 month old' : `${months} months old`;
}
