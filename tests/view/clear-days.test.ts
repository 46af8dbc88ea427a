import { describe, expect, it } from 'vitest';
import { bankHolidays } from '$lib/view/bank-holidays';
import { clearDaysBefore } from '$lib/view/clear-days';
import { day } from './answer';

describe('bankHolidays', () => {
	it.each([
		[
			2021,
			'2021-01-01 2021-04-02 2021-04-05 2021-05-03 2021-05-31 2021-08-30 2021-12-27 2021-12-28'
		],
		[
			2022,
			'2022-01-03 2022-04-15 2022-04-18 2022-05-02 2022-06-02 2022-06-03 2022-08-29 2022-09-19 2022-12-26 2022-12-27'
		],
		[
			2023,
			'2023-01-02 2023-04-07 2023-04-10 2023-05-01 2023-05-08 2023-05-29 2023-08-28 2023-12-25 2023-12-26'
		],
		[
			2026,
			'2026-01-01 2026-04-03 2026-04-06 2026-05-04 2026-05-25 2026-08-31 2026-12-25 2026-12-28'
		]
	])('are England’s in %d, as gov.uk lists them', (year, expected) => {
		expect([...bankHolidays(year)].sort().join(' ')).toBe(expected);
	});
});

describe('clearDaysBefore', () => {
	it.each([
		['2021-11-15', '2021-11-05'],
		['2021-09-20', '2021-09-10'],
		['2022-01-17', '2022-01-07'],
		['2021-04-12', '2021-03-31'],
		['2022-01-10', '2021-12-30']
	])('leaves five clear days before %s by %s', (meeting, expected) => {
		expect(clearDaysBefore(day(meeting), 5)).toBe(expected);
	});
});
