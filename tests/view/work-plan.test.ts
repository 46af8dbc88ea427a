import { describe, expect, it } from 'vitest';
import type { RowId } from '$lib/domain/id';
import { movedFrom, viewWorkPlan } from '$lib/view/work-plan';
import { meeting, moved, planned, planOf } from './a-plan';
import { day } from './answer';

const register = planOf([
	planned(2, {
		report: 'Complaints',
		leads: ['Complaints Manager'],
		note: 'Minuted for September 2021, moved to November 2021'
	}),
	planned(1, {
		report: 'Advocacy',
		delivery: 'verbal update',
		principles: ['heard', 'voice'],
		minutes: 15
	})
]);

describe('viewWorkPlan', () => {
	const view = viewWorkPlan(register, '2021-22');
	const items = view?.meetings[1]?.items ?? [];

	it('has a place for every meeting of the year, with a sentence where nothing is planned', () => {
		expect(view?.title).toBe('Corporate Parenting Board work plan 2021/22');
		expect(view?.meetings.map((each) => [each.title, each.items.length, each.empty])).toEqual([
			['Monday 20 September 2021', 0, 'The plan held here begins with November 2021.'],
			['Monday 15 November 2021', 2, null],
			['Monday 21 March 2022', 0, 'The plan has no report for this meeting.']
		]);
	});

	it('says Not stated where the plan is silent, and names what it is tagged with', () => {
		expect(items.map(({ report, lead, priority }) => [report, lead, priority])).toEqual([
			['Advocacy', 'Not stated', 'Not stated'],
			['Complaints', 'Complaints Manager', 'Not stated']
		]);
		expect(items[0]).toMatchObject({
			delivery: 'Verbal update',
			status_text: 'Planned',
			time: '15 minutes',
			principles: ['Encouraged to speak up', 'Listened to']
		});
	});

	it('names a slipped report at the meeting it was meant for, and only there', () => {
		const sentence = 'Complaints: Minuted for September 2021, moved to November 2021.';
		expect(view?.meetings.map((each) => each.moved)).toEqual([[sentence], [], []]);
	});

	it('keeps reports without a meeting and those taken out in lists of their own', () => {
		const told = viewWorkPlan(
			planOf([
				planned(1),
				planned(2, { meeting: null, status: 'deferred' }),
				planned(3, { status: 'withdrawn' }),
				planned(4, { meeting: null, status: 'withdrawn' })
			]),
			'2021-22'
		);
		expect(told?.meetings.flatMap(({ items }) => items.map(({ item }) => item))).toEqual([
			'report-1'
		]);
		expect(told?.unplaced.map(({ item }) => item)).toEqual(['report-2']);
		expect(told?.withdrawn.map(({ item }) => item)).toEqual(['report-3', 'report-4']);
	});

	it('is null for a year the record does not have, and not for one with meetings alone', () => {
		expect(viewWorkPlan(register, '2030-31')).toBeNull();
		const dated = planOf([], { meetings: [meeting('2030-05-20', '2030-31')] });
		expect(viewWorkPlan(dated, '2030-31')?.meetings[0]?.empty).toBe(
			'No report for 2030/31 is in the work plan.'
		);
	});
});

describe('a report that slipped twice', () => {
	const twice = planOf([planned(1, { meeting: day('2022-03-21') })], {
		amendments: [
			moved('report-1', '2021-09-20', '2021-11-15', '2021-09-20', 'The review is late'),
			moved('report-1', '2021-11-15', '2022-03-21', '2021-11-10')
		]
	});
	const item = viewWorkPlan(twice, '2021-22')?.meetings[2]?.items[0];

	it('says where it was last and why it is not there', () => {
		expect(item?.slipped).toBe('Moved from 15 November 2021. Nobody has recorded why.');
		expect(item?.history).toEqual([
			'10 November 2021: meeting changed from 15 November 2021 to 21 March 2022.',
			'20 September 2021: meeting changed from 20 September 2021 to 15 November 2021. The review is late.'
		]);
	});

	it('is told at both meetings it left', () => {
		expect(movedFrom(twice, day('2021-09-20'))).toEqual([
			'Report 1: was planned for this meeting and is now planned for 21 March 2022. The review is late.'
		]);
		expect(movedFrom(twice, day('2021-11-15'))).toEqual([
			'Report 1: was planned for this meeting and is now planned for 21 March 2022.'
		]);
		expect(movedFrom(twice, day('2022-03-21'))).toEqual([]);
	});

	it('says nothing twice where its note tells of it, and is not silenced by an older note', () => {
		const said = (note: string) => {
			const work_plan_items = twice.work_plan_items.map((each) => ({ ...each, note }));
			const told = viewWorkPlan({ ...twice, work_plan_items }, '2021-22');
			return [
				told?.meetings[2]?.items[0]?.slipped,
				told?.meetings.flatMap(({ moved }) => moved).length
			];
		};
		expect(said('Put off from November 2021 to March 2022')).toEqual([null, 2]);
		expect(said('Minuted for September 2021, moved to November 2021')[0]).toMatch(/^Moved from 15/);
	});

	it('of another row or table is none of its business', () => {
		const other = moved('report-1', '2021-09-20', '2021-11-15', '2021-09-20');
		const told = planOf([planned(1)], {
			amendments: [
				{ ...other, table: 'actions' },
				{ ...other, row: 'report-2' as RowId }
			]
		});
		expect(viewWorkPlan(told, '2021-22')?.meetings[1]?.items[0]?.history).toEqual([]);
	});
});
