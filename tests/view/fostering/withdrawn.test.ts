import { describe, expect, it } from 'vitest';
import { timeSection } from '$lib/view/fostering/time';
import { withdrawnSection } from '$lib/view/fostering/withdrawn';
import type { BarsDrawing, ColumnsDrawing } from '$lib/view/subject';
import { contextOf, figure, quarter, year } from './recruitment-context';

const AFTER = 'fostering-mainstream-withdrawn-after-enquiry';
const total = (values: readonly (number | null)[]) => year(`${AFTER}-households`, values);
const reason = (slug: string, values: readonly (number | null)[]) =>
	year(`${AFTER}-${slug}-households`, values);

const bars = (section: ReturnType<typeof withdrawnSection>) =>
	(section.figures[0]?.drawing as BarsDrawing).bars.map(({ label, text }) => [label, text]);

describe('why applicants withdrew', () => {
	it('adds each reason, and leaves the rest without one: 40 less 12 and 20 is 8', () => {
		const section = withdrawnSection(
			contextOf([
				...total([10, 10, 10, 10]),
				...reason('other-pets', [3, 3, 3, 3]),
				...reason('no-spare-room', [5, 5, 5, 5])
			]),
			'mainstream'
		);
		expect(bars(section)).toEqual([
			['No spare room', '20'],
			['Pets', '12'],
			['Reason not given', '8']
		]);
		expect(section.figures[0]?.finding).toBe(
			'No spare room was the commonest reason: 20 of 40 mainstream households that withdrew after enquiry in the four quarters Q1 2021/22 to Q4 2021/22.'
		);
		expect(section.figures[0]?.doubt).toMatch(/^For 8 the reason is not given/);
	});

	it('gives no rest away where a part is hidden', () => {
		const section = withdrawnSection(
			contextOf([
				...total([10, 10, 10, 10]),
				...reason('health', [3, null, 3, 3]),
				...reason('no-spare-room', [5, 5, 5, 5])
			]),
			'mainstream'
		);
		expect(bars(section)).toEqual([
			['No spare room', '20'],
			['Health', 'Suppressed']
		]);
		expect(section.figures[0]?.doubt).toMatch(/^Not every reason may be shown/);
	});

	it('counts out no 4 without a reason in public, and does so inside the council: 40 less 36', () => {
		const context = contextOf([...total([10, 10, 10, 10]), ...reason('health', [9, 9, 9, 9])]);
		expect(bars(withdrawnSection(context, 'mainstream'))).toEqual([['Health', '36']]);
		expect(bars(withdrawnSection({ ...context, mode: 'internal' }, 'mainstream'))).toEqual([
			['Health', '36'],
			['Reason not given', '4']
		]);
	});

	it('names reasons that make more than the total, and draws none of them', () => {
		const section = withdrawnSection(
			contextOf([
				figure(`${AFTER}-households`, quarter(1), 4, { source_row: 3 }),
				figure(`${AFTER}-health-households`, quarter(1), 5, { source_row: 4 })
			]),
			'mainstream'
		);
		expect(bars(section)).toEqual([['Health', '5, in doubt']]);
		expect(section.figures[0]?.faults[0]).toMatch(/rows 3 and 4:/);
	});
});

describe('time in each stage', () => {
	const DAYS = 'fostering-mainstream-application-to-approval-days';

	it('says the average of the latest quarter beside a year before, with no range', () => {
		const section = timeSection(
			contextOf([
				figure(DAYS, quarter(4, 2021), 150.5, { decimals: 1 }),
				figure(DAYS, quarter(4), 164, { decimals: 0 })
			]),
			'mainstream'
		);
		const [found] = section.figures;
		expect(found?.finding).toBe(
			'It took 164 days on average from application to approval in Q4 2021/22, against 150.5 days a year before (Q4 2020/21).'
		);
		expect(found?.doubt).toMatch(/^No likely range can be given/);
		expect((found?.drawing as ColumnsDrawing).panels[0]?.columns.map(({ text }) => text)).toEqual([
			'150.5',
			'No figure',
			'No figure',
			'No figure',
			'164'
		]);
	});

	it('says what to do where none is held', () => {
		expect(timeSection(contextOf([]), 'mainstream').empty).toMatch(/Fill in the fostering return/);
	});
});
