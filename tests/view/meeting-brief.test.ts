import { describe, expect, it } from 'vitest';
import { agendaText } from '$lib/view/agenda-text';
import type { MeetingView } from '$lib/view/meeting';
import { briefOf } from '$lib/view/meeting-brief';
import type { MeetingFigure, MeetingFigures } from '$lib/view/meeting-figures';
import { newsSentences } from '$lib/view/meeting-news';
import type { ThenAndNow } from '$lib/view/then-and-now';
import { plainFigure, topicsOf } from '$lib/view/young-people';
import { answer, day, lookedAfter, offending } from './answer';

const line = (item: number, title: string, changes: object = {}) => ({
	item,
	title,
	report_of: null,
	delivery: 'Paper',
	pages: 'No pages',
	time: null,
	paper: null,
	plan_item: null,
	flag: null,
	indicators: [],
	...changes
});
const meeting = (changes: object = {}) =>
	({
		meeting: day('2021-11-15'),
		title: 'Monday 15 November 2021',
		time: '2.00 pm',
		place: 'Loxley House',
		next: { meeting: day('2022-01-17'), title: 'Monday 17 January 2022' },
		agenda: [],
		planned: [],
		open: [],
		...changes
	}) as unknown as MeetingView;
const figure = (name: string, changes: object = {}) =>
	({
		name,
		news: null,
		later: false,
		target: null,
		judgement: { verdict: 'neutral', text: '' },
		...changes
	}) as unknown as MeetingFigure;
const beside = (then: string) => ({ then, now: 'Latest: 93%.' }) as unknown as ThenAndNow;
const figures = (changes: object) =>
	({ figures: [], asked: [], told: null, ...changes }) as unknown as MeetingFigures;

describe('the brief for members', () => {
	it('names the source of every figure it says, each once', () => {
		const told = (then_source: string | null, now_source: string | null, then: string) => ({
			...beside(then),
			then_source,
			now_source
		});
		const brief = briefOf(
			meeting({ open: [{ action: 'a', text: 'Do it', owner: 'Social Care', sentence: '' }] }),
			figures({
				figures: [figure('One', { source: 'LAIT' }), figure('Two', { source: 'LAIT' })],
				asked: [{ action: 'a', figures: [told('Minutes', 'LAIT', 'first')] }],
				told: { entries: [told('A paper', null, 'second')] }
			})
		);
		expect(brief.sources).toEqual(['LAIT', 'Minutes', 'A paper']);
	});

	it('has the agenda, or the plan where there is none yet', () => {
		const planned = [{ report: 'Health', lead: 'Not stated', delivery: 'Paper' }];
		expect(briefOf(meeting({ planned }), null)).toMatchObject({
			from_plan: true,
			agenda: [{ item: null, title: 'Health', by: 'Paper' }]
		});
		const agenda = [line(1, 'Apologies', { delivery: 'Procedure' }), line(2, 'Health')];
		expect(briefOf(meeting({ planned, agenda }), null).agenda).toEqual([
			{ item: 1, title: 'Apologies', by: '' },
			{ item: 2, title: 'Health', by: 'Paper' }
		]);
	});

	it('puts what is new first, then what misses its target, then what is worse', () => {
		const shown = briefOf(
			meeting(),
			figures({
				figures: [
					figure('level'),
					figure('worse', { judgement: { verdict: 'worse', text: 'worse' } }),
					figure('missed', { target: { verdict: 'misses', text: '' } }),
					figure('new', { news: { kind: 'new', text: 'New' } })
				]
			})
		);
		expect(shown.figures.map(({ name }) => name)).toEqual(['new', 'missed', 'worse', 'level']);
		expect(shown.left_out).toBeNull();
	});

	it('says how much is left out, and tells nothing twice', () => {
		const open = [{ action: 'a', text: 'Act', owner: 'Social Care', sentence: 'No date.' }];
		const shown = briefOf(
			meeting({ open, agenda: Array.from({ length: 18 }, (_, at) => line(at + 1, 'Item')) }),
			figures({
				asked: [{ action: 'a', figures: [beside('July')] }],
				told: { meeting: day('2021-09-20'), entries: [beside('July'), beside('September')] }
			})
		);
		expect(shown.agenda).toHaveLength(16);
		expect(shown.told.map(({ then }) => then)).toEqual(['September']);
		expect(shown.left_out).toBe('2 more lines are on the page of the meeting.');
	});
});

describe('what is new at a meeting', () => {
	const rows = (...all: readonly object[]) => all.map((each) => figure('x', each));
	const fresh = { news: { kind: 'new', text: '' } };
	const at = (given: readonly MeetingFigure[], changes: object = {}) =>
		newsSentences(given, {
			date: day('2021-11-15'),
			day: day('2021-11-01'),
			previous: day('2021-09-20'),
			still: false,
			...changes
		});

	it('is counted since the meeting before', () => {
		expect(at(rows(fresh, {}))).toBe('1 figure is new since the meeting of 20 September 2021.');
		expect(at(rows(fresh, { news: { kind: 'revised', text: '' } }))).toBe(
			'1 figure is new and 1 revised since the meeting of 20 September 2021.'
		);
		expect(at(rows({}))).toBe(
			'No figure is new or revised since the meeting of 20 September 2021.'
		);
	});

	it('is nothing where no meeting was before, or it is still to come', () => {
		expect(at(rows({}), { previous: null })).toBe(
			'No earlier meeting is in the record, so nothing is called new.'
		);
		expect(at(rows({}), { previous: day('2021-11-08') })).toBe(
			'The meeting before, on 8 November 2021, is still to come, so nothing is called new since.'
		);
		expect(at([])).toBe('No measure is linked to an item of this meeting.');
	});

	it('is not what was published after the meeting, nor after the day a demonstration stands at', () => {
		expect(at(rows({ later: true }, {}), { day: day('2021-12-01') })).toBe(
			'1 of the 2 figures shown was published after the meeting: the board did not have it.'
		);
		expect(at(rows({ later: true }, { later: true }), { still: true })).toBe(
			'All 2 figures shown were published after 1 November 2021, the day the calendar here stands at: they are not called new.'
		);
	});
});

describe('an agenda as text', () => {
	it('is a line an item, with nothing that breaks a line', () => {
		const agenda = [
			line(1, 'Apologies\nfor absence', { delivery: 'Procedure' }),
			line(2, '<b>Health</b>', { report_of: 'Head of Service', pages: 'Pages 3 to 9' })
		];
		const board = { name: 'Board', council: 'Council', governance_contact: 'Governance Officer' };
		expect(agendaText(board, meeting({ agenda })).split('\n').slice(-7)).toEqual([
			'',
			'1.\tApologies for absence',
			'2.\t<b>Health</b>',
			'\tReport of Head of Service. Paper. Pages 3 to 9.',
			'',
			'Next meeting: 17 January 2022',
			''
		]);
	});
});

describe('a meeting in plain words', () => {
	it('leaves out procedure and says what a topic means', () => {
		const agenda = [
			line(1, 'Declarations of interests', { delivery: 'Procedure' }),
			line(2, 'Advocacy Service Report'),
			line(3, 'Our homes', { delivery: 'Led by young people' }),
			line(4, 'Work Plan')
		];
		expect(topicsOf(meeting({ agenda }))).toEqual([
			{
				title: 'Advocacy Service Report',
				means: 'An advocate helps you to say what you want and to be heard.',
				led_by_young_people: false
			},
			{ title: 'Our homes', means: null, led_by_young_people: true }
		]);
	});

	it('says a percentage of a hundred children, with its time, and nothing of a missing one', () => {
		const of = (figure: string) =>
			plainFigure(answer(offending, { authority: { '2020': figure } }), []);
		expect(of('4')).toBe(
			'4 in every 100 children in care aged 10 to 17 were cautioned by the police or found guilty in court between April 2019 and March 2020.'
		);
		expect(of('c')).toBeNull();
		expect(of('0')).toBeNull();
		expect(of('3.6')).toMatch(/^About 4 in every 100 /);
	});

	it('says a count as what there were', () => {
		expect(plainFigure(answer(lookedAfter, { authority: { '2020': '650' } }), [])).toBe(
			'There were 650 children in care on 31 March 2020.'
		);
	});
});
