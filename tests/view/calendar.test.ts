import { describe, expect, it } from 'vitest';
import { parseMeetingRule } from '$lib/domain/meeting-rule';
import { viewCalendar } from '$lib/view/calendar';
import {
	readCalendarChoice,
	writeCalendarChoice,
	yearAfter,
	yearsOffered,
	yearToPlan
} from '$lib/view/calendar-choice';
import { notesOnDay } from '$lib/view/meeting-day';
import { seed } from '../seed';
import { day } from './answer';

const october = day('2021-10-01');
const view = viewCalendar(seed);
const choose = (query: string) => readCalendarChoice(view, new URLSearchParams(query), october);

describe('viewCalendar', () => {
	it('has each meeting with its deadlines, and says how they are counted', () => {
		expect(view.rule_text).toBe(
			'Agenda and papers are public 5 clear days before the meeting. Weekends and the bank holidays of England do not count.'
		);
		expect(view.years).toEqual(['2020-21', '2021-22']);
		expect(view.meetings.find(({ meeting }) => meeting === '2021-11-15')).toEqual({
			meeting: '2021-11-15',
			title: 'Monday 15 November 2021',
			time: '2.00 pm',
			place: 'Nottingham',
			year: '2021-22',
			papers_by: null,
			deadlines: [
				{
					kind: 'publish',
					day: '2021-11-05',
					what: 'Agenda and papers public',
					day_text: 'Friday 5 November 2021'
				}
			],
			notes: [],
			first_set: '2021-11-15',
			moved: 0
		});
	});

	it('says the board’s own days, and a day set by hand that comes too late', () => {
		const own = viewCalendar({
			...seed,
			board: { ...seed.board, clear_days: 1, paper_days: 2, sign_off_days: 1 },
			meetings: seed.meetings.map((each) => ({ ...each, papers_by: day('2021-11-12') }))
		});
		expect(own.rule_text).toBe(
			'Agenda and papers are public 1 clear day before the meeting, papers are due 2 working days before that, and reports are signed off 1 working day before papers are due. Weekends and the bank holidays of England do not count.'
		);
		const november = own.meetings.find(({ meeting }) => meeting === '2021-11-15');
		expect(november?.deadlines.map(({ kind }) => kind)).toEqual(['sign-off', 'publish', 'papers']);
		expect(november?.notes).toContain(
			'Papers are due on Friday 12 November 2021, after they must be public.'
		);
	});
});

describe('notesOnDay', () => {
	it.each([
		['2022-09-19', ['Monday 19 September 2022 is a bank holiday in England.']],
		['2022-09-18', ['Sunday 18 September 2022 is at a weekend.']],
		[
			'2022-01-17',
			[
				'A report on Quarter 3 would have 4 working days: the quarter ends on 31 December 2021 and the papers must be public by 7 January 2022.'
			]
		],
		['2021-11-22', ['The meeting of 15 November 2021 is only 7 days away.']],
		['2022-02-14', []]
	])('of %s are %j', (date, notes) => {
		expect(notesOnDay({}, day(date), [day('2021-11-15')])).toEqual(notes);
	});

	it('says that a day lies in another municipal year', () => {
		expect(notesOnDay({}, day('2022-05-16'), [], '2021-22')).toEqual([
			'16 May 2022 lies in the municipal year 2022/23, which runs from May to April.'
		]);
	});
});

describe('readCalendarChoice', () => {
	it('shows the year of the calendar’s day, and proposes what the rule names where no month has its meeting yet', () => {
		expect(readCalendarChoice(view, null, october)).toMatchObject({
			year: '2021-22',
			days: [],
			adjusted: false,
			complaints: []
		});
		expect(choose('rule=second+Monday+of+December,+January').days).toEqual(['2021-12-13']);
		expect(choose('year=2022-23').days.join(' ')).toBe(
			'2022-05-16 2022-07-18 2022-09-19 2022-11-21 2023-01-16 2023-03-20'
		);
	});

	it('follows a rule and days that a link gives, and writes them again', () => {
		const query =
			'year=2022-23&rule=first+Tuesday+of+June%2C+September&days=2022-06-07%2C2022-09-13';
		const choice = choose(query);
		expect(choice).toMatchObject({
			rule: parseMeetingRule('first Tuesday of June, September'),
			days: ['2022-06-07', '2022-09-13'],
			adjusted: true
		});
		expect(writeCalendarChoice(view, choice)).toBe(query);
		expect(writeCalendarChoice(view, choose('year=2022-23'))).toBe('year=2022-23');
		expect(choose('year=2022-23&days=').days).toEqual([]);
	});

	it('says what of a link it cannot follow, and shows the rest', () => {
		const choice = choose('year=2022-24&rule=every+day&days=2022-02-31,2022-06-07,<b>');
		expect(choice).toMatchObject({ year: '2021-22', rule: view.rule, days: ['2022-06-07'] });
		expect(choice.complaints).toEqual([
			'“2022-24” is no municipal year: write it like 2022-23.',
			'“every day” is no rule: write it like third Monday of May, July.',
			'“2022-02-31” is no day of the calendar and is left out.'
		]);
	});
});

describe('yearAfter', () => {
	it('goes on over the turn of a century', () => expect(yearAfter('2098-99')).toBe('2099-00'));
});

describe('yearToPlan and yearsOffered', () => {
	it.each([
		[['2020-21', '2021-22'], '2021-10-01', '2022-23'],
		[['2021-22'], '2026-11-22', '2026-27'],
		[[], '2026-11-22', '2026-27'],
		[['2026-27', '2027-28'], '2026-11-22', '2028-29']
	])('of %j on %s are %s', (years, date, year) => {
		expect(yearToPlan({ years }, day(date))).toBe(year);
		expect(yearsOffered({ years }, year, day(date))).toContain(year);
	});

	it('always offers a year to come', () => {
		expect(yearsOffered({ years: [] }, '2026-27', day('2027-03-01'))).toEqual([
			'2026-27',
			'2027-28'
		]);
	});
});
