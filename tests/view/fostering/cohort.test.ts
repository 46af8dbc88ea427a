import { describe, expect, it } from 'vitest';
import { cohortSection } from '$lib/view/fostering/cohort';
import type { BarsDrawing } from '$lib/view/subject';
import { contextOf, figure, quarter, year } from './recruitment-context';

const BASE = 'fostering-mainstream-cohort-initial-enquiries-households';
const VISITS = 'fostering-mainstream-cohort-visits-households';
const APPROVALS = 'fostering-mainstream-cohort-approvals-households';

const bars = (section: ReturnType<typeof cohortSection>) =>
	(section.figures[0]?.drawing as BarsDrawing | null)?.bars ?? [];

describe('the funnel of those who first enquired', () => {
	// 37 + 37 + 37 + 37 = 148 enquired; 4 + 4 + 4 + 3 = 15 were approved: 15/148 = 10.1%, whose Wilson range is 6.24% to 16.05%
	// (Newcombe 1998, table I, method 3). 20 + 20 + 20 + 14 = 74 were visited: 50%.
	it('pools four quarters of the same families: 15 of 148 is 10%, 6% to 16%', () => {
		const section = cohortSection(
			contextOf([
				...year(BASE, [37, 37, 37, 37]),
				...year(VISITS, [20, 20, 20, 14]),
				...year(APPROVALS, [4, 4, 4, 3])
			]),
			'mainstream'
		);
		expect(section.figures[0]?.finding).toBe(
			'Of 148 mainstream households that first enquired in the four quarters Q1 2021/22 to Q4 2021/22, 15 were approved by the day of the return: 10%.'
		);
		// From 31 March 2022 to the edition of 20 April 2022 is less than a month.
		expect(section.figures[0]?.doubt).toBe(
			'The likely range is 6% to 16%. Some may still be on their way: those of Q4 2021/22 had been followed for less than a month.'
		);
		expect(bars(section).map(({ label, text }) => [label, text])).toEqual([
			['Initial enquiries', '148 (all)'],
			['Visits', '74 (50%)'],
			['Approvals', '15 (10%)']
		]);
		expect(bars(section)[2]?.low).toBeCloseTo(6.24, 2);
		expect(bars(section)[2]?.high).toBeCloseTo(16.05, 2);
		expect(section.summary[0]).toMatchObject({ figure: '10%' });
	});

	it('takes the enquiries of the very same period where the cohort has no row of its own', () => {
		const section = cohortSection(
			contextOf([
				figure('fostering-mainstream-initial-enquiries-households', quarter(1), 20),
				figure(APPROVALS, quarter(1), 5)
			]),
			'mainstream'
		);
		expect(section.figures[0]?.finding).toMatch(
			/^Of 20 .* in Q1 2021\/22, 5 were approved .*: 25%\.$/
		);
	});

	it('refuses a stage above the one before it: 6 approved of 4 visited are named and not drawn', () => {
		const section = cohortSection(
			contextOf([
				figure(BASE, quarter(1), 20),
				figure(VISITS, quarter(1), 4, { source_row: 7 }),
				figure(APPROVALS, quarter(1), 6, { source_row: 9 })
			]),
			'mainstream'
		);
		expect(bars(section).map(({ value, text }) => [value, text])).toEqual([
			[100, '20 (all)'],
			[null, '4, in doubt'],
			[null, '6, in doubt']
		]);
		expect(section.figures[0]?.faults[0]).toMatch(
			/rows 7 and 9: approvals \(6\) are above visits \(4\)/
		);
		expect(section.figures[0]?.finding).toMatch(/cannot be said/);
		expect(section.summary).toEqual([]);
	});

	it('prints no share a hidden number could be told from', () => {
		const section = cohortSection(
			contextOf([
				...year(BASE, [37, 37, 37, 37]),
				...year(VISITS, [20, 20, 20, 14]),
				...year(APPROVALS, [8, null, 9, 7])
			]),
			'mainstream'
		);
		// The last quarter alone: 7 of 37 is 19%.
		expect(section.figures[0]?.finding).toMatch(
			/^Of 37 .* in Q4 2021\/22, 7 were approved .*: 19%\.$/
		);
		const hidden = section.figures[0]?.table.rows[2]?.cells.map(({ text }) => text);
		expect(hidden).toEqual(['37', '20', 'Suppressed', '54%, 38% to 69%', 'Not worked out']);
	});

	it('pools no four quarters with one left out between them, and takes the last alone', () => {
		const quarters = [quarter(3, 2021), quarter(4, 2021), quarter(2), quarter(3)];
		const section = cohortSection(
			contextOf(quarters.flatMap((each) => [figure(BASE, each, 40), figure(APPROVALS, each, 10)])),
			'mainstream'
		);
		expect(section.figures[0]?.finding).toMatch(
			/^Of 40 mainstream households that first enquired in Q3 2021\/22, 10 were approved/
		);
		expect(section.figures[0]?.table.rows).toHaveLength(4);
	});

	it('names a follow-up of 38 beside 40 enquiries, and reckons with both: one may leave someone out', () => {
		const section = cohortSection(
			contextOf([
				figure('fostering-mainstream-initial-enquiries-households', quarter(1), 40),
				figure(BASE, quarter(1), 38),
				figure(APPROVALS, quarter(1), 19)
			]),
			'mainstream'
		);
		expect(section.figures[0]?.finding).toMatch(/^Of 38 .*, 19 were approved .*: 50%\.$/);
		expect(section.figures[0]?.faults).toHaveLength(1);
	});

	it('says what to do where no cohort is followed', () => {
		const flows = year('fostering-mainstream-approvals-households', [3, 0, 4, 5]);
		const section = cohortSection(contextOf(flows), 'mainstream');
		expect(section.figures).toEqual([]);
		expect(section.empty).toMatch(/window “of those who enquired”.*Fill in the fostering return/);
	});
});
