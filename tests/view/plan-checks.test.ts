import { describe, expect, it } from 'vitest';
import type { Board } from '$lib/domain/board';
import type { IndicatorId, IsoDate, RowId } from '$lib/domain/id';
import type { Register } from '$lib/domain/record';
import type { WorkPlanItem } from '$lib/domain/work-plan';
import { planChecks, type PlanCheckKind } from '$lib/view/plan-checks';
import { seed } from '../seed';
import { day } from './answer';

const october = day('2021-10-01');
const said = (register: Register, kind: PlanCheckKind, on: IsoDate = october) =>
	planChecks(register, '2021-22', on)
		.filter((check) => check.kind === kind)
		.map(({ sentence }) => sentence);

/** The seed with one report put otherwise. */
const withReport = (id: string, changed: Partial<WorkPlanItem>, register = seed): Register => ({
	...register,
	work_plan_items: register.work_plan_items.map((item) =>
		item.item === id ? { ...item, ...changed } : item
	)
});
const withBoard = (changed: Partial<Board>): Register => ({
	...seed,
	board: { ...seed.board, ...changed }
});
const strategy = 'children-in-care-strategy-2021' as RowId;

describe('planChecks of the published plan, as it stood on 1 October 2021', () => {
	it('says what does not hold up, what can still be put right first', () => {
		expect(
			planChecks(seed, '2021-22', october).map(({ kind, item, meeting }) => [kind, item, meeting])
		).toEqual([
			['before its data', 'feedback-homes-and-housing-2021', '2021-11-15'],
			['slipped', strategy, '2021-11-15'],
			['too few days', 'q3-performance-2021-22', '2022-01-17'],
			['empty', null, '2022-03-21'],
			['no priority', null, null],
			['no lead', null, null],
			['not on the agenda', strategy, '2021-09-20'],
			['verbal with pages', null, '2021-09-20']
		]);
	});

	it('counts the four working days that Quarter 3 leaves, and says which meeting leaves more', () => {
		expect(said(seed, 'too few days')).toEqual([
			'“2021/22 Q3 Performance” is due on 17 January 2022. Quarter 3 of 2021/22 ends on 31 December 2021, and the papers must be public by 7 January 2022: that leaves 4 working days. The meeting of 21 March 2022 would leave 49.'
		]);
	});

	it('says which promised report the agenda lacked, and how often it slipped', () => {
		expect(said(seed, 'not on the agenda')).toEqual([
			'“Children in Care and Care Leaver Strategy” was promised for 20 September 2021, and the agenda of that meeting does not have it; it is now planned for 15 November 2021.'
		]);
		expect(said(seed, 'slipped')[0]).toMatch(
			/^“Children in Care and Care Leaver Strategy” has slipped once: from 20 September 2021 to 15 November 2021\. Reason given: Minuted for September 2021/
		);
	});

	it('says which item is verbal and yet has pages, which meeting is empty and what every report lacks', () => {
		expect([
			...said(seed, 'verbal with pages'),
			...said(seed, 'empty'),
			...said(seed, 'no priority'),
			...said(seed, 'no lead')
		]).toEqual([
			'Item 6 of Monday 20 September 2021, “Update report on Fostering recruitment and retention”, is marked as a verbal update, yet the pack has pages 85 to 90 for it.',
			'Nothing is planned for Monday 21 March 2022 yet.',
			'None of the 12 reports has a strategic priority.',
			'10 of the 12 reports have no report lead.'
		]);
	});

	it('says which report comes before its measures are next published, by the edition known last', () => {
		expect(said(seed, 'before its data')).toEqual([
			'“Feedback from themed discussion with CiC Council: Homes and Housing” is due on 15 November 2021, before its newest figures: the papers must be public by 5 November 2021, and Looked-after children in foster care and Care leavers in suitable accommodation are usually published about 5 December 2021. The meeting of 17 January 2022 comes after that.'
		]);
	});
});

describe('checks of data and days', () => {
	it('counts to the sign-off where the board has one', () => {
		const register = withBoard({ paper_days: 1, sign_off_days: 1 });
		expect(said(register, 'too few days')[0]).toContain(
			'it must be signed off by 5 January 2022 and the papers must be public by 7 January 2022: that leaves 2 working days'
		);
	});

	it('says that a quarter is not over when its report must be finished', () => {
		const register = withReport('q3-performance-2021-22', { meeting: day('2021-11-15') });
		expect(said(register, 'before its data')).toContain(
			'“2021/22 Q3 Performance” is due on 15 November 2021, before its figures exist: Quarter 3 of 2021/22 ends on 31 December 2021, and the papers must be public by 5 November 2021. The meeting of 21 March 2022 would leave 49 working days.'
		);
	});

	it('keeps to the day a publisher has announced', () => {
		const register: Register = {
			...withReport('camh-services-2022', { indicators: ['sdq-score' as IndicatorId] }),
			indicators: seed.indicators.map((each) => ({ ...each, next_update: day('2022-01-13') }))
		};
		expect(said(register, 'before its data').at(-1)).toBe(
			'“CAMH Services for Children in Care” is due on 17 January 2022, before its newest figures: the papers must be public by 7 January 2022, and Emotional health (SDQ score) is next published on 13 January 2022. The meeting of 21 March 2022 comes after that.'
		);
	});

	it('tells reports still being written when their papers are due within days, and when they were due', () => {
		const left = (on: string) => said(seed, 'too few days', day(on))[0];
		expect(left('2021-10-28')).toContain('“2021/22 Q3 Performance”');
		expect(left('2021-11-03')).toContain(
			'The papers for 15 November 2021 must be public by 5 November 2021, in 2 working days, and 6 reports are not marked as published'
		);
		expect(left('2021-11-05')).toContain('which is today');
		expect(left('2021-11-08')).toContain('had to be public by 5 November 2021');
	});
});

describe('checks of meetings', () => {
	const added = (count: number, changed: Partial<WorkPlanItem> = {}): Register => ({
		...seed,
		work_plan_items: [
			...seed.work_plan_items,
			...Array.from({ length: count }, (_, place) => ({
				...(seed.work_plan_items[0] as WorkPlanItem),
				item: `more-${place}` as RowId,
				report: `More ${place}`,
				place: 20 + place,
				...changed
			}))
		]
	});

	it('says that a meeting has too many reports, or too many minutes', () => {
		expect(said(seed, 'overloaded')).toEqual([]);
		expect(said(added(1), 'overloaded')).toEqual([
			'9 reports are planned for Monday 15 November 2021, more than the 8 of a full meeting: move some to another.'
		]);
		const long = added(1, { meeting: day('2022-03-21'), minutes: 90 });
		expect(said({ ...long, board: { ...long.board, meeting_minutes: 60 } }, 'overloaded')).toEqual([
			'The items for Monday 21 March 2022 come to 90 minutes, and the meeting lasts 60: move or shorten 30 minutes of them.'
		]);
	});

	it('says that two reports have one place, and that a meeting falls on a bank holiday', () => {
		expect(said(withReport(strategy, { place: 8 }), 'same place')).toEqual([
			'“Children in Care and Care Leaver Strategy” and “2021/22 Q2 Performance” have the same place, 8, on Monday 15 November 2021.'
		]);
		const moved: Register = {
			...seed,
			meetings: seed.meetings.map((each) =>
				each.meeting === '2022-03-21' ? { ...each, meeting: day('2022-04-18') } : each
			)
		};
		expect(said(moved, 'day of the meeting')).toEqual([
			'The meeting of Monday 18 April 2022 falls on a bank holiday: check the date, or move the meeting.'
		]);
	});

	it('says once that a year has no report at all', () => {
		const bare = { ...seed, work_plan_items: [] };
		expect(said(bare, 'empty')).toEqual(['No report is planned for any meeting of 2021/22 yet.']);
	});

	it('says which meeting was held and left reports unmarked', () => {
		expect(said(seed, 'not marked as taken', day('2022-02-01'))[1]).toBe(
			'Monday 17 January 2022 has been held, and 4 reports planned for it are not marked as taken: “Feedback from themed discussion with CiC Council: Health”, “Health of Children in Care”, “CAMH Services for Children in Care” and “2021/22 Q3 Performance”. Mark them as taken, or move them.'
		);
	});
});
