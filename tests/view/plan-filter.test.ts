import { describe, expect, it } from 'vitest';
import { filterPlan, offerOf, readPlanFilter } from '$lib/view/plan-filter';
import { viewYearsBeside } from '$lib/view/plan-years';
import { viewWorkPlan } from '$lib/view/work-plan';
import { meeting, planned, planOf } from './a-plan';
import { day } from './answer';

const register = planOf([
	planned(1, { leads: ['CGL', 'Head of Service'], principles: ['health'] }),
	planned(2, { leads: ['CGL'], meeting: day('2022-03-21'), status: 'drafting' }),
	planned(3, { meeting: null, status: 'deferred' })
]);
const plan = viewWorkPlan(register, '2021-22');
if (!plan) throw new Error('The plan of the tests has no view.');
const offer = offerOf(plan);
const ask = (query: string) => {
	const { filter, complaints } = readPlanFilter(new URLSearchParams(query), offer);
	const { meetings, unplaced, said } = filterPlan(plan, filter);
	const items = [...meetings.flatMap((each) => each.items), ...unplaced].map(({ item }) => item);
	return { items, meetings: meetings.length, said, complaints };
};

describe('a plan asked for in part', () => {
	it('offers what stands in it', () => {
		expect(offer.meeting.map(({ text }) => text)).toEqual([
			'20 September 2021',
			'15 November 2021',
			'21 March 2022',
			'No meeting yet'
		]);
		expect(offer.lead.map(({ value }) => value)).toEqual(['CGL', 'Head of Service', 'none']);
		expect(offer.status.map(({ text }) => text)).toEqual(['Planned', 'Drafting', 'Deferred']);
		expect(offer.principle.map(({ value }) => value)).toEqual(['Health and wellbeing']);
	});

	it.each([
		['', ['report-1', 'report-2', 'report-3'], 3, null],
		['lead=CGL', ['report-1', 'report-2'], 2, '2 of the 3 reports are shown.'],
		['lead=none', ['report-3'], 0, '1 of the 3 reports is shown.'],
		['meeting=none', ['report-3'], 0, '1 of the 3 reports is shown.'],
		['meeting=2021-09-20', [], 1, 'None of the 3 reports is what was asked for.'],
		['lead=CGL&status=drafting', ['report-2'], 1, '1 of the 3 reports is shown.'],
		['principle=Health+and+wellbeing', ['report-1'], 1, '1 of the 3 reports is shown.']
	])('?%s shows %j', (query, items, meetings, said) => {
		expect(ask(query)).toEqual({ items, meetings, said, complaints: [] });
	});

	it('says what of a link the plan does not have, and shows all of it', () => {
		const asked = ask('lead=<b>Nobody</b>&meeting=2021-11-31');
		expect(asked.said).toBeNull();
		expect(asked.complaints).toEqual([
			'The link asks for a meeting (“2021-11-31”) that this plan does not have. Every meeting is shown.',
			'The link asks for a lead (“<b>Nobody</b>”) that this plan does not have. Every lead is shown.'
		]);
	});
});

describe('one year beside the next', () => {
	it('puts the same report of two years on one row', () => {
		const both = planOf(
			[
				planned(1, { report: '2021/22 Q2 Performance' }),
				planned(2, { report: 'Strategy', meeting: null, status: 'deferred' }),
				planned(3, {
					report: '2022/23 Q2 Performance',
					year: '2022-23',
					meeting: day('2022-11-21')
				}),
				planned(4, { report: 'Health', year: '2022-23', meeting: day('2022-11-21') }),
				planned(5, { report: 'Gone', status: 'withdrawn' })
			],
			{ meetings: [meeting('2021-11-15'), meeting('2022-11-21', '2022-23')] }
		);
		const view = viewYearsBeside(both, '2021-22', '2022-23');
		expect(view?.rows).toEqual([
			{ report: '2021/22 Q2 Performance', when: ['15 November 2021', '21 November 2022'] },
			{ report: 'Strategy', when: ['No meeting yet', null] },
			{ report: 'Health', when: [null, '21 November 2022'] }
		]);
		expect(view?.said).toBe(
			'1 report is planned in both years, 1 only in 2021/22, 1 only in 2022/23.'
		);
		expect(viewYearsBeside(both, '2030-31', '2031-32')).toBeNull();
	});
});
