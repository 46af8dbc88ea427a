import { formatDate, monthsSince, periodPhrase, type Period } from '$lib/domain/period';
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

/** How old a figure is: `14 months old`. A period that ends after the day shown has no age, and says so. */
export function ageOf(period: Period, today: IsoDate): string {
	if (period.end > today) return `from after ${formatDate(today)}`;
	const months = monthsSince(period, today);
	if (months === 0) return 'less than a month old';
	const years = Math.floor(months / 12);
	if (months >= 36) return months % 12 === 0 ? `${years} years old` : `over ${years} years old`;
	return months === 1 ? '1 month old' : `${months} months old`;
}
