import { describe, expect, test } from 'vitest';
import { dateFromSerial, readUnit } from '$lib/intake/lait-dictionary';

describe('what LAIT’s data dictionary writes', () => {
	test.each([
		['45962', '2025-11-01'],
		['46327', '2026-11-01'],
		['TBC', null],
		['Discontinued', null]
	])('the day %s is %s', (text, day) => {
		expect(dateFromSerial(text)).toBe(day);
	});

	test.each([
		['% CIN', 'a (%)', 'percent', null],
		['Rate per 10,000', 'a', 'rate', 10_000],
		['Rate per 100,000 of 10-17 population', 'a (rate)', 'rate', 100_000],
		['Rate per 1000 live births', 'a', 'rate', 1000],
		['Number of Children', 'a (num)', 'count', null],
		['Starters FTE', 'a', 'count', null],
		['Social Workers', 'a', 'count', null],
		['Total cases', 'a', 'count', null],
		['Spend', 'a', 'pounds', null],
		['Unit Cost', 'a', 'pounds', null],
		['Score', 'a', 'score', null],
		['Average Point Score', 'a', 'score', null],
		['Entries', 'English Baccalaureate (%)', 'percent', null],
		['Case Load', 'Average number of cases', 'other', null]
	])('%s under “%s” is %s', (axis, title, unit, per) => {
		expect(readUnit(axis, title)).toEqual({ unit, per });
	});
});
