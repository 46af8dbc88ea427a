import { describe, expect, it } from 'vitest';
import type { IndicatorId, RowId } from '$lib/domain/id';
import type { AgendaItem, Meeting } from '$lib/domain/meeting';
import type { Register } from '$lib/domain/record';
import type { WorkPlanItem } from '$lib/domain/work-plan';
import { itemsAbout, viewMeeting } from '$lib/view/meeting';
import { day, firstTime, offending } from './answer';

const meeting = (date: string): Meeting => ({
	meeting: day(date),
	time: '2.00 pm',
	place: 'Loxley House',
	year: '2021-22',
	source: 'the pack'
});

const item = (number: number, changes: Partial<AgendaItem>): AgendaItem => ({
	meeting: day('2021-09-20'),
	item: number,
	title: 'An item',
	report_of: null,
	delivery: 'paper',
	page_from: null,
	page_to: null,
	indicators: [],
	...changes
});

const planned = (place: number, changes: Partial<WorkPlanItem>): WorkPlanItem => ({
	item: `report-${place}` as RowId,
	year: '2021-22',
	meeting: day('2021-11-15'),
	place,
	report: 'A report',
	priority: null,
	leads: [],
	delivery: 'paper',
	status: 'planned',
	standing: false,
	minutes: null,
	principles: [],
	indicators: [],
	note: null,
	...changes
});

const register: Register = {
	board: {
		name: 'Corporate Parenting Board',
		council: 'Nottingham City Council',
		geography: 'E06000018' as Register['board']['geography'],
		neighbour_set: '2025',
		governance_contact: 'Governance Officer',
		calendar_date: null,
		notice: null
	},
	geographies: [],
	hexes: [],
	indicators: [offending, firstTime],
	vintages: [],
	held_back: [],
	revision_notes: [],
	neighbours: [],
	targets: [],
	events: [],
	meetings: [meeting('2021-11-15'), meeting('2021-09-20'), meeting('2022-03-21')],
	agenda_items: [
		item(6, {
			title: 'Fostering',
			delivery: 'verbal update',
			page_from: 85,
			page_to: 90,
			report_of: 'Head of Service'
		}),
		item(5, { page_from: 11, page_to: 84, indicators: ['cla-offending' as IndicatorId] }),
		item(3, { page_from: 3, page_to: 3 }),
		item(4, { delivery: 'verbal update' })
	],
	decisions: [
		{
			decision: 'noted' as RowId,
			meeting: day('2021-09-20'),
			minute: 24,
			kind: 'resolved',
			text: 'to note the report',
			indicators: [],
			source: 'the minutes'
		}
	],
	questions: [],
	actions: [],
	protocols: [],
	protocol_steps: [],
	response_categories: [],
	amendments: [],
	priorities: [],
	themes: [],
	templates: [],
	template_parts: [],
	reports: [],
	report_texts: [],
	report_versions: [],
	finding_reasons: [],
	work_plan_items: [
		planned(2, {
			report: 'Complaints',
			leads: ['Complaints Manager'],
			note: 'Minuted for September 2021, moved to November 2021'
		}),
		planned(1, { report: 'Advocacy', delivery: 'verbal update' })
	]
};

describe('viewMeeting', () => {
	const view = viewMeeting(register, day('2021-09-20'));

	it('prints the agenda in order with its pages', () => {
		expect(view?.agenda.map((entry) => [entry.item, entry.delivery, entry.pages])).toEqual([
			[3, 'Paper', 'Page 3'],
			[4, 'Verbal update', 'No pages'],
			[5, 'Paper', 'Pages 11 to 84'],
			[6, 'Verbal update', 'Pages 85 to 90']
		]);
	});

	it('flags the item that is verbal and yet has pages, and no other', () => {
		expect(view?.agenda.map((entry) => entry.flag)).toEqual([
			null,
			null,
			null,
			'Item 6 is marked as a verbal update, yet the pack has pages 85 to 90 for it.'
		]);
	});

	it('says by when the papers must be public', () => {
		expect(viewMeeting(register, day('2021-11-15'))?.deadline).toBe(
			'The agenda and papers must be public by Friday 5 November 2021, five clear days before.'
		);
	});

	it('says of a meeting gone by that they had to be', () => {
		const told = (today: string) => viewMeeting(register, day('2021-11-15'), day(today));
		expect(told('2021-11-16')?.deadline).toBe(
			'The agenda and papers had to be public by Friday 5 November 2021, five clear days before.'
		);
		expect(told('2021-11-15')?.deadline).toContain('must be public');
		expect([told('2021-11-16'), told('2021-11-15')].map((each) => each?.planned_text)).toEqual([
			'2 items were planned.',
			'2 items are planned.'
		]);
	});

	it('counts what is planned in a sentence, or says why nothing is', () => {
		const said = (items: Register['work_plan_items'], date: string) => {
			const found = viewMeeting({ ...register, work_plan_items: items }, day(date));
			return [found?.planned_text, found?.planned_note];
		};
		const items = register.work_plan_items;
		expect(said(items.slice(0, 1), '2021-11-15')).toEqual(['1 item is planned.', null]);
		const before = 'The plan held here begins with November 2021.';
		expect(said(items, '2021-09-20')).toEqual([before, before]);
		const after = 'The plan has no report for this meeting.';
		expect(said(items, '2022-03-21')).toEqual([after, after]);
		const none = 'No report for 2021/22 is in the work plan.';
		expect(said([], '2021-11-15')).toEqual([none, none]);
	});

	it('links the meetings before and after', () => {
		expect([view?.previous, view?.next]).toEqual([
			null,
			{ meeting: '2021-11-15', title: 'Monday 15 November 2021' }
		]);
		expect(viewMeeting(register, day('2022-03-21'))?.previous?.title).toBe(
			'Monday 15 November 2021'
		);
	});

	it('names the measures it is about and what was decided', () => {
		expect(view?.measures).toEqual([{ indicator: 'cla-offending', name: offending.name }]);
		expect(view?.decisions.map((decision) => decision.text)).toEqual(['to note the report']);
	});

	it('says where there is no agenda yet, and what is planned', () => {
		const next = viewMeeting(register, day('2021-11-15'));
		expect(next?.no_agenda).toBe('The record has no agenda for this meeting.');
		expect(next?.planned.map((entry) => entry.report)).toEqual(['Advocacy', 'Complaints']);
	});

	it('says by when papers are in and reports signed off, by the board’s own days', () => {
		const board = { ...register.board, paper_days: 2, sign_off_days: 5, clear_days: 3 };
		const set = viewMeeting({ ...register, board }, day('2021-11-15'), day('2021-11-05'));
		expect(set?.deadline).toBe(
			'The agenda and papers must be public by Tuesday 9 November 2021, three clear days before.'
		);
		expect(set?.before_that).toEqual([
			'Reports had to be signed off by Friday 29 October 2021.',
			'Papers must be in by Friday 5 November 2021.'
		]);
	});

	it('counts apologies and runs minute numbers on', () => {
		const meetings = register.meetings.map((each) =>
			each.meeting === '2021-09-20'
				? { ...each, apologies: 1, minutes_from: 22, minutes_to: 29 }
				: each
		);
		const of = (date: string) => viewMeeting({ ...register, meetings }, day(date));
		expect(of('2021-09-20')?.apologies).toBe('1 member sent apologies.');
		expect(of('2021-09-20')?.minutes).toBe('Minutes 22 to 29.');
		expect(of('2021-11-15')?.apologies).toBeNull();
		expect(of('2021-11-15')?.minutes).toBe(
			'Its minutes begin with number 30, running on from 20 September 2021.'
		);
		expect(of('2022-03-21')?.minutes).toBeNull();
	});

	it('lists what earlier meetings asked for and nobody has closed, and nothing of later ones', () => {
		const action = (id: string, date: string): Register['actions'][number] => ({
			action: id as RowId,
			meeting: day(date),
			minute: null,
			text: id,
			owner: null,
			due: null,
			state: 'open',
			closed: null,
			indicators: [],
			period: null,
			vintage: null,
			source: 'the minutes'
		});
		const actions = [
			action('asked', '2021-09-20'),
			{ ...action('done', '2021-09-20'), state: 'done' as const },
			action('later', '2021-11-15')
		];
		const found = viewMeeting({ ...register, actions }, day('2021-11-15'), day('2021-11-01'));
		expect(found?.open.map((each) => each.text)).toEqual(['asked']);
		expect(found?.actions.map((each) => each.text)).toEqual(['later']);
	});

	it('names the items a measure is linked to', () => {
		const [measure] = register.indicators;
		if (!view || !measure) throw new Error('No measure.');
		expect(itemsAbout(view, measure.indicator)).toBe('Item 5');
	});

	it('is null on a day without a meeting', () => {
		expect(viewMeeting(register, day('2021-11-16'))).toBeNull();
	});
});
