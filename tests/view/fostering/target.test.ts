import { describe, expect, it } from 'vitest';
import type { IsoDate } from '$lib/domain/id';
import { targetOffered, targetSection } from '$lib/view/fostering/target';
import { yearsBetween } from '$lib/view/fostering/target-basis';
import { balanceRows, contextOf, quarters, type Cell } from './stock-context';

const { q1, q2, q3, q4 } = quarters;
/** 12 of mainstream households left in the year and 91 were there at its end; 15 were approved. */
const year = [
	...balanceRows(q1, [88, 4, 1, 3, 1, 89]),
	...balanceRows(q2, [89, 3, 0, 2, 0, 90]),
	...balanceRows(q3, [90, 5, 0, 4, 0, 91]),
	...balanceRows(q4, [91, 3, 0, 3, 0, 91])
];
const enquiries = (count: Cell, infix = '') =>
	[q1, q2, q3, q4].map(
		(period) =>
			[`fostering-mainstream-${infix}initial-enquiries-households`, period, count] as const
	);
const cohort = [
	...enquiries(50, 'cohort-'),
	...[q1, q2, q3, q4].map(
		(period) => ['fostering-mainstream-cohort-approvals-households', period, 5] as const
	)
];
const asked = (target: number, by: string) => ({ target, by: by as IsoDate });
const sectionOf = (rows: Parameters<typeof contextOf>[0], ...what: Parameters<typeof asked>) =>
	targetSection(contextOf(rows), 'mainstream', asked(...what));

describe('yearsBetween', () => {
	it('is whole from a day to the same day of a year, and counts the rest in days', () => {
		expect(yearsBetween('2022-03-31', '2023-03-31')).toBe(1);
		expect(yearsBetween('2020-02-29', '2021-02-28')).toBe(1);
		expect(yearsBetween('2021-04-01', '2022-04-01')).toBe(1);
		// 1 January to 1 August 2021 is 212 days: 212 / 365.25 = 0.5804.
		expect(yearsBetween('2021-01-01', '2021-08-01')).toBeCloseTo(0.5804, 4);
	});
});

describe('targetSection', () => {
	it('offers to keep the latest number for a year', () => {
		expect(targetOffered(contextOf(year), 'mainstream')).toEqual({
			target: 91,
			by: '2023-03-31',
			unit: 'households',
			stock: 91,
			at: '2022-03-31'
		});
	});

	it('needs 100 - 91 + 12 = 21 approvals in a year, from 9 + 6.19 = 15.19 to 9 + 20.96 = 29.96', () => {
		const [figure] = sectionOf(year, 100, '2023-03-31').figures;
		expect(figure?.finding).toBe(
			'To have 100 mainstream households on 31 March 2023, about 21 would have to be approved (16 to 30).'
		);
		expect(figure?.doubt).toContain('How many enquiries it takes cannot be told');
		expect(figure?.drawing).toMatchObject({
			kind: 'bars',
			unit: 'households',
			bars: [
				{ label: 'Will have left', value: 12, low: 6, high: 21 },
				{ label: 'Approvals needed', value: 21, low: 16, high: 30 }
			]
		});
	});

	it('reckons enquiries from a cohort first: 20 of 200 is 10%, so 21 approvals take 210', () => {
		const [figure] = sectionOf([...year, ...enquiries(50), ...cohort], 100, '2023-03-31').figures;
		expect(figure?.finding).toContain('about 210 enquiries');
		expect(figure?.doubt).toContain('20 approved of 200 that enquired');
		expect(figure?.doubt).not.toContain('not the same households');
	});

	it('else from the quarters, 15 of 160, and says that they are not the same households: 21 x 160 / 15 = 224', () => {
		const [figure] = sectionOf([...year, ...enquiries(40)], 100, '2023-03-31').figures;
		expect(figure?.finding).toContain('about 224 enquiries');
		expect(figure?.doubt).toContain('not the same households');
	});

	it('answers a target already kept: 91 - 12 = 79 is above 60 even if 20.96 leave', () => {
		expect(sectionOf(year, 60, '2023-03-31').figures[0]?.finding).toContain(
			'none would have to be approved'
		);
	});

	it('says what to do with a day that is not after the number held, too far off, or a number that cannot be', () => {
		expect(sectionOf(year, 100, '2022-03-31').intro).toContain('Choose a later day');
		expect(sectionOf(year, 100, '2040-03-31').intro).toContain('Choose an earlier day');
		expect(sectionOf(year, -1, '2023-03-31').intro).toContain('whole number');
		expect(sectionOf(year, 10.5, '2023-03-31').intro).toContain('whole number');
		expect(sectionOf(year, 1e9, '2023-03-31').intro).toContain('whole number');
		// Not among what is not held: the form stays, so that another day can be asked for.
		expect(sectionOf(year, 100, '2022-03-31').empty).toBeNull();
	});

	it('reckons from nothing hidden, missing or in doubt', () => {
		const nothing = (rows: Parameters<typeof contextOf>[0]) =>
			targetSection(contextOf(rows), 'mainstream', null).empty;
		expect(nothing([])).toMatch(/Fill in/);
		expect(nothing(balanceRows(q1, [88, 4, 1, 'c:hidden', 1, 89]))).toMatch(/Fill in/);
		expect(nothing(balanceRows(q1, [88, 4, 1, 3, 1, 'c:hidden']))).toMatch(/Fill in/);
		// 88 + 4 + 1 - 3 - 1 = 89, not 95: neither is to be relied on, and that is said in place of the form.
		const doubted = contextOf(balanceRows(q1, [88, 4, 1, 3, 1, 95]));
		expect(targetOffered(doubted, 'mainstream')).toBeNull();
		const { empty, intro, figures } = targetSection(doubted, 'mainstream', null);
		expect(empty).toBeNull();
		expect(figures).toEqual([]);
		expect(intro).toMatch(
			/^Nothing is worked out, because a number it needs is in doubt\. .*make 89, but closing is 95/
		);
	});

	it('does not mix units: leavers in carers are no part of a number of households', () => {
		const rows = [
			['fostering-mainstream-closing-households', q4, 91],
			['fostering-mainstream-left-carers', q4, 6]
		] as const;
		expect(targetOffered(contextOf(rows), 'mainstream')).toBeNull();
	});
});
