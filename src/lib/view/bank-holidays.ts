import type { IsoDate } from '$lib/domain/id';

const iso = (date: Date) => date.toISOString().slice(0, 10) as IsoDate;
const day = (year: number, month: number, date: number) =>
	new Date(Date.UTC(year, month - 1, date));
const plus = (date: Date, days: number) => new Date(date.getTime() + days * 86_400_000);

/** Easter Sunday by the Gregorian computus in its anonymous (Meeus) form. */
function easter(year: number): Date {
	const a = year % 19;
	const b = Math.floor(year / 100);
	const c = year % 100;
	const h =
		(19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
	const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
	const m = Math.floor((a + 11 * h + 22 * l) / 451);
	const n = h + l - 7 * m + 114;
	return day(year, Math.floor(n / 31), (n % 31) + 1);
}

/** The first Monday on or after a day. */
const mondayFrom = (date: Date) => plus(date, (8 - date.getUTCDay()) % 7);

/** Holidays proclaimed for one year, and the ordinary ones that were moved for them (gov.uk/bank-holidays). */
const proclaimed: ReadonlyMap<number, { readonly added: string[]; readonly moved: string[] }> =
	new Map([
		[2020, { added: ['2020-05-08'], moved: ['2020-05-04'] }],
		[2022, { added: ['2022-06-02', '2022-06-03', '2022-09-19'], moved: ['2022-05-30'] }],
		[2023, { added: ['2023-05-08'], moved: [] }]
	]);

/**
 * The bank holidays of England in a year, by the standing rules with their substitute days, and the holidays proclaimed
 * from 2020 to 2026. A holiday proclaimed later is not known.
 */
export function bankHolidays(year: number): ReadonlySet<IsoDate> {
	const sunday = easter(year);
	const newYear = day(year, 1, 1);
	const weekend = (date: Date) => date.getUTCDay() % 6 === 0;
	const christmas = day(year, 12, 25);
	const boxing = day(year, 12, 26);
	const holidays = [
		weekend(newYear) ? mondayFrom(newYear) : newYear,
		plus(sunday, -2),
		plus(sunday, 1),
		mondayFrom(day(year, 5, 1)),
		mondayFrom(day(year, 5, 25)),
		mondayFrom(day(year, 8, 25)),
		weekend(christmas) ? day(year, 12, 27) : christmas,
		weekend(boxing) ? day(year, 12, 28) : boxing
	].map(iso);
	const special = proclaimed.get(year);
	const standing = holidays.filter((each) => !special?.moved.includes(each));
	return new Set([...standing, ...((special?.added ?? []) as IsoDate[])]);
}
