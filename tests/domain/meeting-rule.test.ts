import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IsoDate } from '$lib/domain/id';
import {
	datesByRule,
	municipalYear,
	ORDINALS,
	parseMeetingRule,
	WEEKDAYS,
	writeMeetingRule,
	type MeetingRule
} from '$lib/domain/meeting-rule';

const rules: fc.Arbitrary<MeetingRule> = fc.record({
	ordinal: fc.constantFrom(...ORDINALS),
	weekday: fc.constantFrom(...WEEKDAYS),
	months: fc
		.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1 })
		.map((months) => months.toSorted((a, b) => a - b))
});
const years = fc
	.integer({ min: 2000, max: 2098 })
	.map((year) => `${year}-${String((year + 1) % 100).padStart(2, '0')}`);
const weekday = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay();

describe('datesByRule', () => {
	const six = 'third Monday of January, March, May, July, September, November';
	it.each([
		[six, '2021-22', '2021-05-17 2021-07-19 2021-09-20 2021-11-15 2022-01-17 2022-03-21'],
		[six, '2022-23', '2022-05-16 2022-07-18 2022-09-19 2022-11-21 2023-01-16 2023-03-20'],
		[six, '2026-27', '2026-05-18 2026-07-20 2026-09-21 2026-11-16 2027-01-18 2027-03-15'],
		[six, '2029-30', '2029-05-21 2029-07-16 2029-09-17 2029-11-19 2030-01-21 2030-03-18'],
		[
			'first Tuesday of June, September, December and March',
			'2027-28',
			'2027-06-01 2027-09-07 2027-12-07 2028-03-07'
		],
		['last Friday of February, April', '2027-28', '2028-02-25 2028-04-28'],
		['fourth Thursday of May', '2030-31', '2030-05-23']
	])('proposes by “%s” for %s', (rule, year, expected) => {
		const read = parseMeetingRule(rule);
		expect(read && datesByRule(read, year).join(' ')).toBe(expected);
	});

	it('names one day of each month, on its weekday, in its place, within the municipal year', () => {
		fc.assert(
			fc.property(rules, years, (rule, year) => {
				const days = datesByRule(rule, year);
				expect(days.map((day) => Number(day.slice(5, 7))).toSorted((a, b) => a - b)).toEqual(
					rule.months
				);
				for (const day of days) {
					const number = Number(day.slice(8));
					const last = new Date(
						Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 0)
					).getUTCDate();
					expect(municipalYear(day)).toBe(year);
					expect(weekday(day)).toBe(WEEKDAYS.indexOf(rule.weekday) + 1);
					if (rule.ordinal === 'last') expect(number).toBeGreaterThan(last - 7);
					else expect(Math.ceil(number / 7)).toBe(ORDINALS.indexOf(rule.ordinal) + 1);
				}
			})
		);
	});
});

describe('parseMeetingRule', () => {
	it('reads what it writes', () => {
		fc.assert(
			fc.property(rules, (rule) => {
				expect(parseMeetingRule(writeMeetingRule(rule))).toEqual(rule);
			})
		);
	});

	it.each([
		'',
		'third Monday',
		'fifth Monday of May',
		'third Sunday of May',
		'third Monday of May, May',
		'third Monday of Brumaire'
	])('refuses “%s”', (text) => expect(parseMeetingRule(text)).toBeNull());
});

describe('municipalYear', () => {
	it.each([
		['2021-05-01', '2021-22'],
		['2021-04-30', '2020-21'],
		['2022-01-17', '2021-22'],
		['2099-12-31', '2099-00']
	])('of %s is %s', (day, year) => expect(municipalYear(day as IsoDate)).toBe(year));
});
