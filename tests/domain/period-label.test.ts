import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IsoDate } from '$lib/domain/id';
import {
	academicYearEnding,
	calendarYear,
	financialQuarter,
	financialYearEnding,
	month,
	periodBetween,
	type Period,
	type YearKind
} from '$lib/domain/period';
import { parsePeriodLabel } from '$lib/domain/period-label';
import { formatPeriod, formatPeriodShort } from '$lib/domain/period-words';

const read = (label: string, kind: YearKind) =>
	parsePeriodLabel(label, kind)?.period.period ?? null;

describe('labels met in the wild', () => {
	it.each<[string, YearKind, string]>([
		['2016–17', 'financial-year', '2016-04-01/2017-03-31'],
		['2016 - 17', 'financial-year', '2016-04-01/2017-03-31'],
		['201718', 'academic-year', '2017-09-01/2018-08-31'],
		['2021/22', 'span', '2021-04-01/2022-03-31'],
		['2021/22', 'quarter', '2021-04-01/2022-03-31'],
		['2013/14–15/16', 'financial-year', '2013-04-01/2016-03-31'],
		['2013/14-2015/16', 'financial-year', '2013-04-01/2016-03-31'],
		['FY2020/21', 'calendar-year', '2020-04-01/2021-03-31'],
		['FY2020/21', 'snapshot', '2021-03-31'],
		['Financial year 2020-21', 'financial-year', '2020-04-01/2021-03-31'],
		['Academic year 2019/20', 'financial-year', '2019-09-01/2020-08-31'],
		['Calendar year 2016', 'financial-year', '2016-01-01/2016-12-31'],
		['Q2 21/22', 'quarter', '2021-07-01/2021-09-30'],
		['q2 2021-22', 'financial-year', '2021-07-01/2021-09-30'],
		['2021-22 Q2', 'quarter', '2021-07-01/2021-09-30'],
		['2021/22 Q2', 'snapshot', '2021-07-01/2021-09-30'],
		['2021/22Q4', 'quarter', '2022-01-01/2022-03-31'],
		['Quarter 2 2021-22', 'quarter', '2021-07-01/2021-09-30'],
		['Quarter 2, 2021/2022', 'quarter', '2021-07-01/2021-09-30'],
		['FY2021/22 Q3', 'quarter', '2021-10-01/2021-12-31'],
		['Q2 2021', 'calendar-year', '2021-04-01/2021-06-30'],
		['2021 Q1', 'calendar-year', '2021-01-01/2021-03-31'],
		['Sept-21', 'month', '2021-09-01/2021-09-30'],
		['Sep 2021', 'span', '2021-09-01/2021-09-30'],
		['September 2021', 'financial-year', '2021-09-01/2021-09-30'],
		['Jul-21', 'quarter', '2021-07-01/2021-07-31'],
		['2021-07', 'month', '2021-07-01/2021-07-31'],
		['31/07/2021', 'snapshot', '2021-07-31'],
		['1/7/2021', 'snapshot', '2021-07-01'],
		['01/07/2021', 'month', '2021-07-01/2021-07-31'],
		['31.07.2021', 'span', '2021-07-31'],
		['31-07-2021', 'financial-year', '2021-07-31'],
		['31 March 2020', 'financial-year', '2020-03-31'],
		['31st March 2020', 'snapshot', '2020-03-31'],
		['31-Mar-20', 'snapshot', '2020-03-31'],
		['as at 31 March 2020', 'snapshot', '2020-03-31'],
		['At 31/03/2020', 'snapshot', '2020-03-31'],
		['end of March 2020', 'snapshot', '2020-03-31'],
		['2021-07-31', 'month', '2021-07-31'],
		['2021-07-31T00:00:00', 'snapshot', '2021-07-31'],
		['2021-07-31T00:00:00.000Z', 'snapshot', '2021-07-31'],
		['2021-07-31 00:00:00', 'snapshot', '2021-07-31'],
		['2021-07-01T00:00:00', 'month', '2021-07-01/2021-07-31'],
		['43921', 'snapshot', '2020-03-31'],
		['44378', 'month', '2021-07-01/2021-07-31'],
		['Year ending March 2020', 'calendar-year', '2019-04-01/2020-03-31'],
		['Year ending 31 March 2020', 'snapshot', '2019-04-01/2020-03-31'],
		['Year ended 30 June 2021', 'financial-year', '2020-07-01/2021-06-30'],
		['Year ending December 2019', 'financial-year', '2019-01-01/2019-12-31'],
		['Year ending 2020', 'financial-year', '2019-04-01/2020-03-31'],
		['12 months to June 2021', 'financial-year', '2020-07-01/2021-06-30'],
		['year to 15 May 2021', 'financial-year', '2020-05-16/2021-05-15'],
		['year to 29 February 2020', 'financial-year', '2019-03-01/2020-02-29'],
		['Jan 2019 - Dec 2019', 'financial-year', '2019-01-01/2019-12-31'],
		['Jan–Dec 2019', 'financial-year', '2019-01-01/2019-12-31'],
		['April 2019 to March 2020', 'financial-year', '2019-04-01/2020-03-31'],
		['Oct to Mar 2018', 'span', '2017-10-01/2018-03-31'],
		['1 April to 30 June 2021', 'span', '2021-04-01/2021-06-30'],
		['01/04/2019 - 31/03/2020', 'span', '2019-04-01/2020-03-31'],
		['1 December 2020 to 31 July 2021', 'span', '2020-12-01/2021-07-31'],
		['Q2 2021/22 YTD', 'quarter', '2021-04-01/2021-09-30'],
		['YTD Dec 2021', 'span', '2021-04-01/2021-12-31'],
		['Year ending 31 March 2020 (2019/20)', 'snapshot', '2019-04-01/2020-03-31']
	])('reads %j of a %s measure', (label, kind, period) => {
		expect(read(label, kind)).toBe(period);
	});

	it.each<[string, YearKind, string]>([
		['07/31/2021', 'snapshot', 'no month 31, and never the month first'],
		['31/02/2021', 'snapshot', 'no such day'],
		['03-May', 'snapshot', 'a date a spreadsheet made of 3-5'],
		['2021-07-31T12:30:00', 'snapshot', 'a time of day'],
		['2016-05', 'financial-year', 'ninety years, or a month of another kind of measure'],
		['2011-12', 'month', 'a month or a year'],
		['2014-40', 'calendar-year', 'no pool of 27 years'],
		['Q2 2021', 'quarter', 'a quarter of either year'],
		['Q2 2021', 'financial-year', 'a quarter of either year'],
		['Q2 2122', 'quarter', 'two years run together'],
		['Q5 2021/22', 'quarter', 'no fifth quarter'],
		['Q1 2021/23', 'quarter', 'no such year'],
		['43921', 'financial-year', 'a number where a year is meant'],
		['20160', 'financial-year', 'a number where a year is meant'],
		['19999', 'snapshot', 'too early'],
		['60001', 'snapshot', 'too late'],
		['Jux-21', 'month', 'no such month'],
		['Jul-65', 'month', 'either century'],
		['as at March 2020', 'snapshot', 'no day'],
		['March 2020 to April 2019', 'span', 'in the wrong order'],
		['2021/22 YTD', 'financial-year', 'no end'],
		['2020 (2018/19)', 'financial-year', 'two years'],
		['Year ending 31 March 2020 (2018/19)', 'financial-year', 'two years'],
		['2021 week 3', 'financial-year', 'a week'],
		['Total', 'financial-year', 'no period']
	])('refuses %j of a %s measure: %s', (label, kind) => {
		expect(read(label, kind)).toBeNull();
	});
});

const year = fc.integer({ min: 1985, max: 2045 });
const twice = (
	year: number,
	kind: 'financial-year' | 'calendar-year' | 'academic-year',
	years = 1
) => {
	const of = {
		'financial-year': financialYearEnding,
		'calendar-year': calendarYear,
		'academic-year': academicYearEnding
	}[kind];
	return periodBetween(of(year).start, of(year + years - 1).end);
};

/** A period and the kind of measure whose label it is. */
const labelled: fc.Arbitrary<readonly [Period, YearKind]> = fc.oneof(
	fc
		.tuple(year, fc.constantFrom('financial-year', 'calendar-year', 'academic-year'))
		.map(([of, kind]) => [twice(of, kind), kind] as const),
	fc
		.tuple(
			year,
			fc.integer({ min: 3, max: 10 }),
			fc.constantFrom('financial-year', 'calendar-year', 'academic-year')
		)
		.map(([of, years, kind]) => [twice(of, kind, years), kind] as const),
	fc
		.tuple(
			year,
			fc.constantFrom<1 | 2 | 3 | 4>(1, 2, 3, 4),
			fc.constantFrom<YearKind>('quarter', 'snapshot', 'calendar-year')
		)
		.map(([of, quarter, kind]) => [financialQuarter(of, quarter), kind] as const),
	fc
		.tuple(year, fc.integer({ min: 1, max: 12 }))
		.map(([of, number]) => [month(of, number), 'month'] as const),
	fc
		.tuple(year, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 30 }))
		.map(([of, first, months]) => {
			const last = new Date(Date.UTC(of, first - 1 + months, 0)).toISOString().slice(0, 10);
			return [periodBetween(month(of, first).start, last as IsoDate), 'span'] as const;
		}),
	fc
		.date({ min: new Date('1985-01-01'), max: new Date('2045-12-31'), noInvalidDate: true })
		.map((day) => day.toISOString().slice(0, 10) as IsoDate)
		.map((day) => [periodBetween(day, day), 'snapshot'] as const)
);

describe('what is written is read back', () => {
	it('in full', () => {
		fc.assert(
			fc.property(labelled, ([period, kind]) => {
				expect(read(formatPeriod(period), kind)).toBe(period.period);
			})
		);
	});

	it('as a chart shows it, where that says everything', () => {
		fc.assert(
			fc.property(labelled, ([period, kind]) => {
				// `2014/15–15/16` does not say in which month its years begin.
				fc.pre(period.kind !== 'pooled-years' || kind !== 'span');
				// `1985` alone names no span of months, and `1985/86` names one from April, not from September.
				fc.pre(!['calendar-year', 'academic-year'].includes(period.kind) || kind !== 'span');
				expect(read(formatPeriodShort(period), kind)).toBe(period.period);
			})
		);
	});

	it('and never throws, whatever the label and kind', () => {
		const kinds: readonly YearKind[] = [
			'financial-year',
			'calendar-year',
			'academic-year',
			'snapshot',
			'january',
			'september',
			'cohort',
			'quarter',
			'month',
			'span'
		];
		const piece = fc.constantFrom(
			'20',
			'19',
			'16',
			'/',
			'-',
			'–',
			' ',
			'Q',
			'1',
			'31',
			'Mar',
			'to',
			'year ',
			'ending ',
			'FY',
			'(',
			')',
			'YTD',
			'00'
		);
		const text = fc.oneof(
			fc.string(),
			fc.array(piece, { maxLength: 9 }).map((parts) => parts.join(''))
		);
		fc.assert(
			fc.property(text, fc.constantFrom(...kinds), (label, kind) => {
				const period = parsePeriodLabel(label, kind)?.period;
				if (period) expect(period.start <= period.end).toBe(true);
			}),
			{ numRuns: 2000 }
		);
	});
});

describe('years written short or long', () => {
	it.each([
		['2014-16', 'calendar-year', '2014-01-01/2016-12-31'],
		['2015-18', 'financial-year', '2015-04-01/2018-03-31'],
		['2013/14-15/16', 'financial-year', '2013-04-01/2016-03-31'],
		['19/20', 'financial-year', '2019-04-01/2020-03-31'],
		['99/00', 'financial-year', '1999-04-01/2000-03-31'],
		['FY19/20', 'financial-year', '2019-04-01/2020-03-31'],
		['19/21', 'financial-year', null],
		['60/61', 'financial-year', null]
	] as const)('%s of a measure by %s is %s', (label, kind, period) => {
		expect(read(label, kind)).toBe(period);
	});
});
