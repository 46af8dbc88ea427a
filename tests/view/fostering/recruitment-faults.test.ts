import { describe, expect, it } from 'vitest';
import type { VintageId } from '$lib/domain/id';
import { funnelSection } from '$lib/view/fostering/funnel';
import { leaversSection } from '$lib/view/fostering/leavers';
import { reconcilerSection } from '$lib/view/fostering/reconciler';
import { targetSection } from '$lib/view/fostering/target';
import type { ColumnsDrawing } from '$lib/view/subject';
import { contextOf, figure, quarter, year } from './recruitment-context';

const APPLICATIONS = 'fostering-mainstream-applications-households';
const APPROVALS = 'fostering-mainstream-approvals-households';
const LEFT = 'fostering-mainstream-left-households';
const CLOSING = 'fostering-mainstream-closing-households';

const drawn = (section: ReturnType<typeof funnelSection>, panel: number) =>
	(section.figures[0]?.drawing as ColumnsDrawing).panels[panel]?.columns.map(({ value }) => value);

describe('an ordinary return', () => {
	it('whose approvals of a quarter are of earlier applications is drawn and added up, and the quarter named', () => {
		const section = funnelSection(
			contextOf([...year(APPLICATIONS, [5, 6, 4, 7]), ...year(APPROVALS, [3, 4, 6, 2])]),
			'mainstream'
		);
		// Q2 and Q3 together: 4 + 6 = 10 approvals and 6 + 4 = 10 applications.
		expect(drawn(section, 1)).toEqual([3, 4, 6, 2]);
		expect(section.figures[0]?.faults).toHaveLength(1);
		expect(section.figures[0]?.finding).toMatch(
			/^15 mainstream households were approved.*22 applied/
		);
		expect(section.figures[0]?.notes.join(' ')).not.toContain('in doubt');
	});

	it('is drawn without a quarter that nothing before accounts for: no quarter, a hidden one, or too few', () => {
		const of = (applications: readonly (number | null)[], approvals: readonly number[]) =>
			drawn(
				funnelSection(
					contextOf([...year(APPLICATIONS, applications), ...year(APPROVALS, approvals)]),
					'mainstream'
				),
				1
			);
		expect(of([3, 9], [4, 2])).toEqual([null, 2]);
		expect(of([null, 3], [2, 4])).toEqual([2, null]);
		// 2 + 3 + 9 approvals of 3 + 4 + 4 applications.
		expect(of([3, 4, 4], [2, 3, 9])).toEqual([2, 3, null]);
	});

	it('keeps its quarters where a longer stretch overlaps them, which is named and used nowhere', () => {
		const figures = [...year(LEFT, [6, 7, 8, 9]), figure(CLOSING, quarter(4), 100)];
		const rolling = figure(LEFT, '2021-01-01/2021-12-31', 40);
		const leavers = leaversSection(contextOf([...figures, rolling]), 'mainstream');
		expect(leavers.summary[0]?.figure).toBe('30');
		expect(leavers.figures[0]?.finding).toMatch(/^30 mainstream households left/);
		const plain = targetSection(contextOf(figures), 'mainstream', null).figures[0]?.finding;
		expect(plain).toBeDefined();
		expect(
			targetSection(contextOf([...figures, rolling]), 'mainstream', null).figures[0]?.finding
		).toBe(plain);
	});

	it('given as years to date is told by the latest of them, not by its first quarter', () => {
		const toDate = (id: string, values: readonly number[]) =>
			['2021-06-30', '2021-09-30', '2021-12-31', '2022-03-31'].map((end, at) =>
				figure(id, `2021-04-01/${end}`, values[at] ?? 0)
			);
		const all = contextOf([
			...toDate(LEFT, [6, 13, 21, 30]),
			...toDate(APPROVALS, [5, 9, 15, 20]),
			...toDate('fostering-mainstream-transferred-in-households', [0, 0, 0, 0]),
			...toDate('fostering-mainstream-transferred-out-households', [0, 0, 0, 0]),
			...toDate('fostering-mainstream-opening-households', [110, 110, 110, 110]),
			...toDate(CLOSING, [109, 106, 104, 100])
		]);
		const leavers = leaversSection(all, 'mainstream').figures[0];
		expect(leavers?.faults).toEqual([]);
		expect(leavers?.finding).toBe('30 mainstream households left in the year ending March 2022.');
		// 110 + 20 - 30 = 100.
		expect(reconcilerSection(all, 'mainstream').summary[0]?.figure).toBe('−10');
		expect(targetSection(all, 'mainstream', null).figures[0]?.finding).toMatch(/about 30 would/);
		expect(funnelSection(all, 'mainstream').figures[0]?.notes.join(' ')).toContain(
			'Later figures are held for a longer stretch of time only.'
		);
	});

	it('keeps its quarters where their months are given too', () => {
		const months = ['2021-07-01/2021-07-31', '2021-08-01/2021-08-31'].map((month) =>
			figure(APPROVALS, month, 3)
		);
		const section = funnelSection(
			contextOf([...year(APPROVALS, [6, 7, 8, 9]), ...months]),
			'mainstream'
		);
		expect(drawn(section, 0)).toEqual([6, 7, 8, 9]);
		expect(section.figures[0]?.faults[0]).toContain('overlap');
	});

	it('is not held against a report that counts over a stretch of its own', () => {
		const paper = figure(APPROVALS, '2021-03-01/2021-07-31', 15, {
			vintage: 'paper-2021-09-20' as VintageId
		});
		const [found] = funnelSection(
			contextOf([...year(APPROVALS, [6, 7, 8, 9]), paper]),
			'mainstream'
		).figures;
		expect(found?.faults).toEqual([]);
		expect(found?.finding).toMatch(/^30 mainstream households were approved/);
	});

	it('with two quarters that overlap one another has neither drawn', () => {
		const section = funnelSection(
			contextOf([
				figure(APPROVALS, quarter(1), 6),
				figure(APPROVALS, '2021-05-01/2021-07-31', 7),
				figure(APPROVALS, quarter(3), 8)
			]),
			'mainstream'
		);
		expect(drawn(section, 0)).toEqual([null, null, 8]);
		expect(section.figures[0]?.faults[0]).toContain('overlap');
	});
});
