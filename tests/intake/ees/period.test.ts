import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { YearKind } from '$lib/domain/period';
import { eesPeriod } from '$lib/intake/ees/period';

describe('eesPeriod', () => {
	it.each<[string, string, YearKind, string | null]>([
		['202122', 'Financial year', 'financial-year', '2021-04-01/2022-03-31'],
		['202122', 'Financial year', 'snapshot', '2022-03-31'],
		['202122', 'Financial year', 'calendar-year', '2021-04-01/2022-03-31'],
		['2021/22', 'Financial year', 'financial-year', null],
		['2021', 'Financial year', 'financial-year', null],
		['202123', 'Financial year', 'financial-year', null],
		['202122', 'Financial year Q1', 'quarter', '2021-04-01/2021-06-30'],
		['202122', 'Financial year Q4', 'financial-year', '2022-01-01/2022-03-31'],
		['2021', 'Calendar year', 'financial-year', '2021-01-01/2021-12-31'],
		['2021', 'Calendar year', 'snapshot', '2021-03-31'],
		['2021', 'Calendar year Q2', 'quarter', '2021-04-01/2021-06-30'],
		['202122', 'Academic year', 'financial-year', '2021-09-01/2022-08-31'],
		['202122', 'Academic year', 'january', '2022-01-01/2022-01-31'],
		['202122', 'Academic year', 'september', '2021-09-01/2021-09-30'],
		['2021', 'Reporting year', 'financial-year', '2020-04-01/2021-03-31'],
		['2021', ' reporting  year ', 'snapshot', '2021-03-31'],
		['2021', 'Reporting year', 'calendar-year', '2021-01-01/2021-12-31'],
		['2021', 'Reporting year', 'span', null],
		['2021', 'September', 'financial-year', '2021-09-01/2021-09-30'],
		['202122', 'September', 'financial-year', null],
		['2021', 'Calendar year Q1', 'quarter', '2021-01-01/2021-03-31'],
		['202122', 'Academic year Q1', 'quarter', null],
		['202122', 'Part 1 (April to September)', 'span', '2021-04-01/2021-09-30'],
		['202122', 'Part 2 (October to March)', 'span', '2021-10-01/2022-03-31'],
		['2021', 'Week 12', 'financial-year', null],
		['202122', 'Autumn term', 'academic-year', null],
		['', '', 'financial-year', null]
	])('reads %j with %j of a %s measure', (time, identifier, kind, period) => {
		expect(eesPeriod(time, identifier, kind)?.period ?? null).toBe(period);
	});

	it('never throws, and gives no period that ends before it starts', () => {
		const label = fc.oneof(fc.string(), fc.integer({ min: 190000, max: 210000 }).map(String));
		const identifier = fc.oneof(
			fc.string(),
			fc.constantFrom(
				'Financial year',
				'Academic year',
				'Part 1',
				'Reporting year',
				'Calendar year Q3'
			)
		);
		const kind = fc.constantFrom<YearKind>('financial-year', 'snapshot', 'january', 'span');
		fc.assert(
			fc.property(label, identifier, kind, (label, identifier, kind) => {
				const period = eesPeriod(label, identifier, kind);
				if (period) expect(period.start <= period.end).toBe(true);
			})
		);
	});
});
