import { describe, expect, it } from 'vitest';
import type { Amendment } from '$lib/domain/amendment';
import type { IsoDate, RowId } from '$lib/domain/id';
import type { AgendaItem } from '$lib/domain/meeting';
import type { Register } from '$lib/domain/record';
import { planChecks, type PlanCheckKind } from '$lib/view/plan-checks';
import { seed } from '../seed';
import { day } from './answer';

const october = day('2021-10-01');
const said = (register: Register, kind: PlanCheckKind, on: IsoDate = october) =>
	planChecks(register, '2021-22', on)
		.filter((check) => check.kind === kind)
		.map(({ sentence }) => sentence);
const line = (changed: Partial<AgendaItem>): AgendaItem => ({
	meeting: day('2021-11-15'),
	item: 1,
	title: 'Advocacy Service Report',
	report_of: null,
	delivery: 'paper',
	page_from: null,
	page_to: null,
	indicators: [],
	...changed
});
const strategy = 'children-in-care-strategy-2021' as RowId;

describe('checks of agendas, leads and measures', () => {
	it('finds a report on the agenda by its id or its title', () => {
		const agenda = [
			line({ plan_item: 'iv-service-2021' as RowId, title: 'Another name', item: 2 }),
			line({})
		];
		const register = { ...seed, agenda_items: [...seed.agenda_items, ...agenda] };
		const missing = said(register, 'not on the agenda');
		expect(missing).toHaveLength(7);
		expect(missing.join(' ')).not.toMatch(/IV Service|Advocacy/);
		expect(missing).toContain(
			'“Complaints Service Report” was promised for 15 November 2021, and the agenda of that meeting does not have it.'
		);
	});

	it('counts each slip', () => {
		const again: Amendment = {
			amendment: 'again' as RowId,
			amended: day('2021-11-10'),
			table: 'work_plan_items',
			row: strategy,
			column: 'meeting',
			before: '2021-11-15',
			after: '2022-01-17',
			why: null
		};
		const register: Register = {
			...seed,
			amendments: [...seed.amendments, again],
			work_plan_items: seed.work_plan_items.map((item) =>
				item.item === strategy ? { ...item, meeting: day('2022-01-17') } : item
			)
		};
		expect(said(register, 'slipped', day('2021-11-11'))).toEqual([
			'“Children in Care and Care Leaver Strategy” has slipped twice: from 20 September 2021 to 15 November 2021, then to 17 January 2022.'
		]);
	});

	it('names single reports that lack something, and one without a meeting', () => {
		const whole: Register = {
			...seed,
			work_plan_items: seed.work_plan_items.map((item, place) => ({
				...item,
				priority: place === 0 ? null : 'Stable homes',
				leads: ['Head of Service'],
				...(place === 1 && { meeting: null, status: 'deferred' as const })
			}))
		};
		expect(
			planChecks(whole, '2021-22', october).filter(({ kind }) =>
				['no priority', 'no lead', 'no meeting set'].includes(kind)
			)
		).toEqual([
			{
				kind: 'no priority',
				sentence: '“IV Service Report” has no strategic priority.',
				item: 'iv-service-2021',
				meeting: '2021-11-15'
			},
			{
				kind: 'no meeting set',
				sentence: '“Advocacy Service Report” has no meeting: set one, or withdraw it.',
				item: 'advocacy-service-2021',
				meeting: null
			}
		]);
	});

	it('says that nobody has reported a linked measure for a year, only where the record goes back a year', () => {
		const later: Register = {
			...seed,
			meetings: [
				...seed.meetings,
				{
					...(seed.meetings[0] as Register['meetings'][number]),
					meeting: day('2023-01-16'),
					year: '2022-23'
				}
			],
			work_plan_items: []
		};
		const checks = (on: string) =>
			planChecks(later, '2022-23', day(on))
				.filter(({ kind }) => kind === 'not reported for a year')
				.map(({ sentence }) => sentence);
		expect(checks('2022-07-26')).toEqual([]);
		expect(checks('2022-09-19').join()).toMatch(
			/^Nobody has reported 3 measures linked to the plan or to an open action for a year: /
		);
	});
});
