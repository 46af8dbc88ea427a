import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IsoDate } from '$lib/domain/id';
import { bankHolidays } from '$lib/view/bank-holidays';
import {
	clearDaysBefore,
	dayAfter,
	offDay,
	workingDaysBefore,
	workingDaysBetween
} from '$lib/view/clear-days';
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
			2024,
			'2024-01-01 2024-03-29 2024-04-01 2024-05-06 2024-05-27 2024-08-26 2024-12-25 2024-12-26'
		],
		[
			2025,
			'2025-01-01 2025-04-18 2025-04-21 2025-05-05 2025-05-26 2025-08-25 2025-12-25 2025-12-26'
		],
		[
			2027,
			'2027-01-01 2027-03-26 2027-03-29 2027-05-03 2027-05-31 2027-08-30 2027-12-27 2027-12-28'
		],
		[
			2028,
			'2028-01-03 2028-04-14 2028-04-17 2028-05-01 2028-05-29 2028-08-28 2028-12-25 2028-12-26'
		],
		[
			2029,
			'2029-01-01 2029-03-30 2029-04-02 2029-05-07 2029-05-28 2029-08-27 2029-12-25 2029-12-26'
		],
		[
			2030,
			'2030-01-01 2030-04-19 2030-04-22 2030-05-06 2030-05-27 2030-08-26 2030-12-25 2030-12-26'
		],
		[
			2026,
			'2026-01-01 2026-04-03 2026-04-06 2026-05-04 2026-05-25 2026-08-31 2026-12-25 2026-12-28'
		]
	])(
		'are England’s in %d, as gov.uk lists them and, where it does not yet, by the calendar',
		(year, expected) => {
			expect([...bankHolidays(year)].sort().join(' ')).toBe(expected);
		}
	);
});

describe('clearDaysBefore', () => {
	it.each([
		['2021-11-15', '2021-11-05'],
		['2021-09-20', '2021-09-10'],
		['2022-01-17', '2022-01-07'],
		['2021-04-12', '2021-03-31'],
		['2022-01-10', '2021-12-30'],
		// Worked by hand: Easter of 2027, early May of 2028 and 2030, the turn of 2028 and of 2029.
		['2027-01-18', '2027-01-08'],
		['2027-04-05', '2027-03-24'],
		['2028-05-08', '2028-04-27'],
		['2029-01-08', '2028-12-28'],
		['2030-01-03', '2029-12-21'],
		['2030-05-13', '2030-05-02']
	])('leaves five clear days before %s by %s', (meeting, expected) => {
		expect(clearDaysBefore(day(meeting), 5)).toBe(expected);
	});
});

const days = fc
	.integer({ min: 0, max: 365 * 12 })
	.map((number) => dayAfter(day('2020-01-01'), number));
const counts = fc.integer({ min: 0, max: 15 });
const working = (from: IsoDate, to: IsoDate) => {
	let count = 0;
	for (let each = dayAfter(from, 1); each < to; each = dayAfter(each, 1))
		if (offDay(each) === null) count += 1;
	return count;
};

describe('counting days to 2031', () => {
	it('leaves exactly the clear days asked for, and no later day would', () => {
		fc.assert(
			fc.property(days, counts, (meeting, clear) => {
				const publish = clearDaysBefore(meeting, clear);
				expect(offDay(publish)).toBeNull();
				expect(working(publish, meeting)).toBe(clear);
				for (let later = dayAfter(publish, 1); later < meeting; later = dayAfter(later, 1))
					if (offDay(later) === null) expect(working(later, meeting)).toBeLessThan(clear);
			})
		);
	});

	it('goes back as many working days as lie between', () => {
		fc.assert(
			fc.property(days, counts, (end, count) => {
				const start = workingDaysBefore(end, count);
				const last = offDay(end) === null ? 1 : 0;
				// The day gone to is itself a working day, and the day begun from is not counted.
				expect(workingDaysBetween(start, end)).toBe(count === 0 ? 0 : count - 1 + last);
			})
		);
	});

	it('counts four working days from the end of Quarter 3 to the papers of 17 January 2022', () => {
		expect(workingDaysBetween(day('2021-12-31'), day('2022-01-07'))).toBe(4);
		expect(workingDaysBetween(day('2021-09-30'), day('2021-11-05'))).toBe(26);
		expect(workingDaysBetween(day('2022-01-07'), day('2021-12-31'))).toBe(0);
	});
});

describe('offDay', () => {
	it.each([
		['2022-09-19', 'bank holiday'],
		['2022-01-01', 'weekend'],
		['2022-01-03', 'bank holiday'],
		['2021-11-15', null]
	])('of %s is %s', (date, off) => expect(offDay(day(date))).toBe(off));
});
