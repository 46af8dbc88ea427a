import type { IsoDate } from '$lib/domain/id';
import { yearOf } from '$lib/domain/calendar';
import { financialQuarter, financialYearEnding, type Period } from '$lib/domain/period';

/** The stretch of time a report is about, from its title. */
export interface ReportedPeriod {
	readonly period: Period;
	/** `Quarter 3 of 2021/22`, `The year 2021/22`. */
	readonly name: string;
}

/** The year in which a financial year named in a title ends: 2022 for `2021/22`; null when the title names none. */
function yearEndingIn(title: string): number | null {
	const [, first = '', second = ''] =
		/(?<![\d/])(20\d{2})\s?[/–-]\s?(\d{4}|\d{2})(?![\d/])/.exec(title) ?? [];
	if (first === '') return null;
	const end = Number(first) + 1;
	return Number(second) === (second.length === 2 ? end % 100 : end) ? end : null;
}

const short = (yearEnding: number) =>
	`${yearEnding - 1}/${String(yearEnding % 100).padStart(2, '0')}`;

/**
 * The quarter or year that a report is about by its title: `2021/22 Q3 Performance`, `Annual report 2020/21`. A quarter without a
 * year is the last such one that is over by the meeting. Null when the title names none.
 */
export function reportedPeriod(title: string, meeting: IsoDate): ReportedPeriod | null {
	const number = /\bQ(?:uarter)?\s?([1-4])\b/i.exec(title)?.[1];
	const named = yearEndingIn(title);
	if (number === undefined) {
		if (named === null || !/\bannual\b/i.test(title)) return null;
		return { period: financialYearEnding(named), name: `The year ${short(named)}` };
	}
	const quarter = Number(number) as 1 | 2 | 3 | 4;
	const years = [1, 0, -1].map((offset) => yearOf(meeting) + offset);
	const ending =
		named ?? years.find((year) => financialQuarter(year, quarter).end < meeting) ?? null;
	return ending === null
		? null
		: {
				period: financialQuarter(ending, quarter),
				name: `Quarter ${quarter} of ${short(ending)}`
			};
}
