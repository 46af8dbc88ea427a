import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	isMunicipalYear,
	shiftYears,
	withoutYears,
	writeMunicipalYear,
	yearAfter
} from '$lib/domain/plan-year';

describe('municipal years of a plan', () => {
	it('are two years that follow one another', () => {
		expect(['2021-22', '1999-00', '2021-23', '2021/22', '21-22', ''].map(isMunicipalYear)).toEqual([
			true,
			true,
			false,
			false,
			false,
			false
		]);
		expect([yearAfter('2021-22'), yearAfter('2098-99')]).toEqual(['2022-23', '2099-00']);
		expect(writeMunicipalYear('2021-22')).toBe('2021/22');
	});

	it.each([
		['2021/22 Q2 Performance', '2022/23 Q2 Performance'],
		['Annual report 2020 - 2021', 'Annual report 2021 - 2022'],
		['Annual report 2021', 'Annual report 2022'],
		['Sufficiency 2029–30', 'Sufficiency 2030–31'],
		['Update of 2021-11-15', 'Update of 2021-11-15'],
		['Strategy 2021-24', 'Strategy 2021-24'],
		['Health of Children in Care', 'Health of Children in Care'],
		['Room 20215', 'Room 20215']
	])('%s is called %s a year on', (report, next) => {
		expect(shiftYears(report, 1)).toBe(next);
	});

	it('a report is the same in any year, however often it is carried over', () => {
		expect(withoutYears('2021/22  Q2 Performance')).toBe('q2 performance');
		fc.assert(
			fc.property(
				fc.integer({ min: 2000, max: 2050 }),
				fc.integer({ min: 0, max: 40 }),
				(from, by) => {
					const report = `Report ${from}/${String((from + 1) % 100).padStart(2, '0')}`;
					expect(withoutYears(shiftYears(report, by))).toBe(withoutYears(report));
					expect(shiftYears(shiftYears(report, by), -by)).toBe(report);
				}
			)
		);
	});
});
