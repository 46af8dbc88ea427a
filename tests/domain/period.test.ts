import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IsoDate } from '$lib/domain/id';
import {
	calendarYear,
	financialQuarter,
	financialYearEnding,
	isAdjacent,
	monthsSince,
	parsePeriod,
	type YearKind
} from '$lib/domain/period';
import { parsePeriodLabel } from '$lib/domain/period-label';
import { formatPeriod, formatPeriodShort, periodPhrase } from '$lib/domain/period-words';

const read = (label: string, kind: YearKind, bareYear: 'ends' | 'begins' = 'ends') =>
	parsePeriodLabel(label, kind, bareYear)?.period.period ?? null;

describe('parsePeriodLabel', () => {
	it.each<[string, YearKind, string]>([
		['2020', 'financial-year', '2019-04-01/2020-03-31'],
		['2020', 'cohort', '2019-04-01/2020-03-31'],
		['2020', 'calendar-year', '2020-01-01/2020-12-31'],
		['2020', 'academic-year', '2019-09-01/2020-08-31'],
		['2020', 'snapshot', '2020-03-31'],
		['2020', 'january', '2020-01-01/2020-01-31'],
		['2020', 'september', '2020-09-01/2020-09-30'],
		['2019-20', 'financial-year', '2019-04-01/2020-03-31'],
		['2019/20', 'financial-year', '2019-04-01/2020-03-31'],
		['201920', 'financial-year', '2019-04-01/2020-03-31'],
		['2019/2020', 'academic-year', '2019-09-01/2020-08-31'],
		['1999-00', 'financial-year', '1999-04-01/2000-03-31'],
		['2023/24', 'calendar-year', '2023-04-01/2024-03-31'],
		['2014-16', 'calendar-year', '2014-01-01/2016-12-31'],
		['2013/14-15/16', 'financial-year', '2013-04-01/2016-03-31'],
		['2021-22 Q1', 'quarter', '2021-04-01/2021-06-30'],
		['2021/22 Q4', 'quarter', '2022-01-01/2022-03-31'],
		['2019-04-01/2020-03-31', 'span', '2019-04-01/2020-03-31'],
		[' 2016 ', 'financial-year', '2015-04-01/2016-03-31']
	])('reads %j of a %s measure', (label, kind, period) => {
		expect(read(label, kind)).toBe(period);
	});

	it.each([
		'0',
		'',
		'16',
		'2016 to 2017',
		'2016-17 (guess)',
		'201719',
		'2016-16',
		'2013/15-15/16',
		'2021-22 Q5',
		'20160'
	])('refuses %j', (label) => {
		expect(read(label, 'financial-year')).toBeNull();
	});

	it('does not guess what a bare year means for a measure counted by quarter', () => {
		expect(read('2020', 'quarter')).toBeNull();
	});

	it('moves a bare year on by one when the paper labels by the start year', () => {
		expect(read('2019', 'financial-year', 'begins')).toBe('2019-04-01/2020-03-31');
		expect(read('2019/20', 'financial-year', 'begins')).toBe('2019-04-01/2020-03-31');
		expect(read('2019', 'calendar-year', 'begins')).toBe('2019-01-01/2019-12-31');
	});

	it.each([
		['2025 (prov)', 'provisional'],
		['2018 (Rev)', 'revised'],
		['2020 (Final)', 'final'],
		['2024-25 (OT)', 'outturn']
	])('keeps the remark of %j', (label, remark) => {
		expect(parsePeriodLabel(label, 'financial-year')?.remark).toBe(remark);
	});

	it('reads back every period id it writes', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1900, max: 2098 }),
				fc.constantFrom<1 | 2 | 3 | 4>(1, 2, 3, 4),
				(year, quarter) => {
					for (const period of [
						financialYearEnding(year),
						calendarYear(year),
						financialQuarter(year, quarter)
					])
						expect(parsePeriod(period.period)).toEqual(period);
				}
			)
		);
	});

	it('never throws, whatever the label', () => {
		fc.assert(fc.property(fc.string(), (label) => void parsePeriodLabel(label, 'financial-year')));
	});
});

describe('formatPeriod', () => {
	it.each([
		[
			'2019-04-01/2020-03-31',
			'Year ending 31 March 2020 (2019/20)',
			'2019/20',
			'in the year ending March 2020'
		],
		['2016-01-01/2016-12-31', 'Calendar year 2016', '2016', 'in 2016'],
		['2019-09-01/2020-08-31', 'Academic year 2019/20', '2019/20', 'in the academic year 2019/20'],
		['2020-03-31', '31 March 2020', '31 Mar 2020', 'at 31 March 2020'],
		[
			'2021-04-01/2021-06-30',
			'April to June 2021 (Q1 2021/22)',
			'Q1 2021/22',
			'in the quarter April to June 2021'
		],
		[
			'2022-01-01/2022-03-31',
			'January to March 2022 (Q4 2021/22)',
			'Q4 2021/22',
			'in the quarter January to March 2022'
		],
		['2020-01-01/2020-01-31', 'January 2020', 'Jan 2020', 'in January 2020'],
		[
			'2014-01-01/2016-12-31',
			'3 years pooled, 1 January 2014 to 31 December 2016',
			'2014–16',
			'between 1 January 2014 and 31 December 2016'
		],
		[
			'2013-04-01/2016-03-31',
			'3 years pooled, 1 April 2013 to 31 March 2016',
			'2013/14–15/16',
			'between 1 April 2013 and 31 March 2016'
		],
		[
			'2017-10-01/2018-03-31',
			'1 October 2017 to 31 March 2018',
			'Oct 2017 – Mar 2018',
			'between 1 October 2017 and 31 March 2018'
		]
	])('words %s', (id, full, short, phrase) => {
		const period = parsePeriod(id);
		expect(period).not.toBeNull();
		if (!period) return;
		expect(formatPeriod(period)).toBe(full);
		expect(formatPeriodShort(period)).toBe(short);
		expect(periodPhrase(period)).toBe(phrase);
	});
});

describe('isAdjacent', () => {
	it.each([
		['2018-04-01/2019-03-31', '2019-04-01/2020-03-31', true],
		['2017-04-01/2018-03-31', '2019-04-01/2020-03-31', false],
		['2019-03-31', '2020-03-31', true],
		['2018-03-31', '2020-03-31', false],
		['2019-01-01/2019-12-31', '2020-04-01/2021-03-31', false],
		['2019-01-01/2019-01-31', '2020-01-01/2020-01-31', true],
		['2021-04-01/2021-06-30', '2021-07-01/2021-09-30', true],
		['2014-01-01/2016-12-31', '2015-01-01/2017-12-31', true]
	])('%s then %s: %s', (earlier, later, adjacent) => {
		const [a, b] = [parsePeriod(earlier), parsePeriod(later)];
		expect(a && b && isAdjacent(a, b)).toBe(adjacent);
	});
});

describe('monthsSince', () => {
	it('counts whole months from the end of the period', () => {
		const year = financialYearEnding(2025);
		expect(monthsSince(year, '2025-03-31' as IsoDate)).toBe(0);
		expect(monthsSince(year, '2025-04-30' as IsoDate)).toBe(1);
		expect(monthsSince(year, '2026-11-21' as IsoDate)).toBe(19);
		expect(monthsSince(year, '2024-01-01' as IsoDate)).toBe(0);
	});
});
