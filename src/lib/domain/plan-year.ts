import { pad } from './calendar';

/** Whether a text names a municipal year: `2021-22`. */
export function isMunicipalYear(text: string): boolean {
	const [, start = '', end = ''] = /^(\d{4})-(\d{2})$/.exec(text) ?? [];
	return start !== '' && (Number(start) + 1) % 100 === Number(end);
}

/** The municipal year after another: `2021-22` gives `2022-23`. */
export function yearAfter(year: string): string {
	const start = Number(year.slice(0, 4)) + 1;
	return `${start}-${pad((start + 1) % 100)}`;
}

/** A municipal year as people write it: `2021/22`. */
export const writeMunicipalYear = (year: string): string => year.replace('-', '/');

/** A year of this century with, where one follows, the year it runs to: `2021`, `2021/22`, `2021 - 2022`. */
const YEARS = /\b(20\d{2})(?!\d)(?:(\s?[/–-]\s?)(20\d{2}|\d{2})(?![\d/–-])|(?!\s?[/–-]\s?\d))/g;

/**
 * The name of a yearly report some years on: `2021/22 Q2 Performance` gives `2022/23 Q2 Performance`. Two years that do not follow one
 * another, as in a date, are left as they are.
 */
export function shiftYears(report: string, by: number): string {
	return report.replace(YEARS, (whole, first: string, between?: string, second?: string) => {
		const start = Number(first) + by;
		if (between === undefined || second === undefined) return String(start);
		if ((Number(first) + 1) % 100 !== Number(second) % 100) return whole;
		const end = start + 1;
		return `${start}${between}${second.length === 2 ? pad(end % 100) : end}`;
	});
}

/** What a yearly report is called in any year, to find it again in another: small letters, without years. */
export const withoutYears = (report: string): string =>
	report.replace(YEARS, ' ').toLowerCase().replace(/\s+/g, ' ').trim();
