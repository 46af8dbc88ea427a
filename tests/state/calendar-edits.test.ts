import { describe, expect, it } from 'vitest';
import type { IsoDate } from '$lib/domain/id';
import type { Meeting } from '$lib/domain/meeting';
import { datesByRule, type MeetingRule } from '$lib/domain/meeting-rule';
import type { Register } from '$lib/domain/record';
import { slipsOf } from '$lib/domain/slip';
import type { RowEdit } from '$lib/domain/row-edit';
import {
	changeMeeting,
	setMeetings,
	takeOutMeeting,
	writtenMeeting,
	type WrittenMeeting
} from '$lib/state/calendar-edits';
import { hangingOn } from '$lib/state/meeting-move';
import type { Edited } from '$lib/state/written-field';
import { viewCalendar } from '$lib/view/calendar';
import { planChecks } from '$lib/view/plan-checks';
import { edited, seed } from '../seed';

const day = (text: string) => text as IsoDate;
const october = day('2021-10-01');
const meetingOn = (register: Register, date: string) =>
	register.meetings.find(({ meeting }) => meeting === date) as Meeting;
const written = (meeting: string, changed: Partial<WrittenMeeting> = {}): WrittenMeeting => ({
	meeting,
	time: '2.00 pm',
	place: 'Loxley House',
	papers_by: '',
	...changed
});
const editsOf = (made: Edited): readonly RowEdit[] => {
	if (made.faults) throw new Error(made.faults.map(({ sentence }) => sentence).join(' '));
	return made.edits;
};
const faultsOf = (made: Edited) => (made.faults ?? []).map(({ sentence }) => sentence);
const move = (register: Register, from: string, to: string, on = october) => {
	const before = meetingOn(register, from);
	return changeMeeting(register, before, { ...writtenMeeting(before), meeting: to }, on);
};

describe('setMeetings', () => {
	it('sets the year that the rule proposes as one change', () => {
		const days = datesByRule(seed.board.meeting_rule as MeetingRule, '2022-23');
		const made = setMeetings(
			seed,
			days.map((each) => written(each)),
			october
		);
		expect(made).toMatchObject({ words: 'Set 6 meetings of 2022/23' });
		const { register, problems } = edited(editsOf(made));
		expect(problems).toEqual([]);
		expect(
			register.meetings.filter(({ year }) => year === '2022-23').map(({ meeting }) => meeting)
		).toEqual(days);
		expect(meetingOn(register, '2022-05-16')).toMatchObject({
			time: '2.00 pm',
			place: 'Loxley House',
			source: 'Calendar of meetings, set on 1 October 2021'
		});
	});

	it.each([
		[[written('')], 'Give the day of the meeting, such as 15 November 2021.'],
		[
			[written('31 February 2022')],
			'“31 February 2022” is not a day. Write it like 15 November 2021.'
		],
		[
			[written('15 November 2021')],
			'There is a meeting on Monday 15 November 2021 already. Choose another day.'
		],
		[
			[written('16 May 1922')],
			'16 May 1922 is not in this century. Write the year with four digits.'
		],
		[[written('16 May 2022', { time: ' ' })], 'Give the time, such as 2.00 pm.'],
		[
			[written('16 May 2022', { place: '=1+1' })],
			'Begin with a word: a spreadsheet that opens the record would take a text that begins with =, +, - or @ for a formula.'
		],
		[
			[written('16 May 2022', { papers_by: '16 May 2022' })],
			'Papers due on 16 May 2022 would come too late for a meeting on 16 May 2022. Give an earlier day, or leave it empty.'
		],
		[
			[written('16 May 2022'), written('2022-05-16')],
			'Two of the meetings are on Monday 16 May 2022. Move one, or leave it out.'
		],
		[[], 'No day is chosen. Choose one at least.']
	])('refuses %j with a sentence', (meetings, sentence) => {
		expect(faultsOf(setMeetings(seed, meetings, october))).toEqual([sentence]);
	});

	it('keeps a place with markup in it as text', () => {
		const place = '<img src=x onerror=alert(1)>, Room 2; “B”';
		const { register, problems } = edited(
			editsOf(setMeetings(seed, [written('16 May 2022', { place })], october))
		);
		expect(problems).toEqual([]);
		expect(meetingOn(register, '2022-05-16').place).toBe(place);
	});
});

describe('changeMeeting', () => {
	it('takes all that hangs on a meeting along in one change', () => {
		for (const from of ['2021-07-26', '2021-09-20', '2021-11-15']) {
			const hanging = hangingOn(seed, day(from));
			const { register, problems, conflicts } = edited(
				editsOf(move(seed, from, '22 November 2021'))
			);
			expect(hanging).not.toEqual([]);
			expect([problems, conflicts]).toEqual([[], []]);
			expect(hangingOn(register, day(from))).toEqual([]);
			expect(hangingOn(register, day('2021-11-22'))).toEqual(hanging);
			expect(register.agenda_items).toHaveLength(seed.agenda_items.length);
		}
	});

	it('keeps the history of its reports, and counts none of them as slipped', () => {
		const made = move(seed, '2022-01-17', '24 January 2022');
		expect(made).toMatchObject({
			words: 'Moved the meeting of 17 January 2022 to 24 January 2022'
		});
		const { register } = edited(editsOf(made));
		const q3 = register.work_plan_items.find(({ item }) => item === 'q3-performance-2021-22');
		expect(q3?.meeting).toBe('2022-01-24');
		expect(register.amendments.filter(({ row }) => row === q3?.item)).toMatchObject([
			{
				column: 'meeting',
				before: '2022-01-17',
				after: '2022-01-24',
				why: 'The meeting was moved from 17 January 2022 to 24 January 2022'
			}
		]);
		expect(q3 && slipsOf(register.amendments, q3.item)).toEqual([]);
		expect(
			planChecks(register, '2021-22', october).find(({ kind }) => kind === 'too few days')?.sentence
		).toContain('that leaves 9 working days');
	});

	it('is known to a diary by the day it was first set for, however often it is moved', () => {
		const once = edited(editsOf(move(seed, '2022-01-17', '24 January 2022')));
		const twice = edited(
			editsOf(move(seed, '2022-01-17', '24 January 2022')),
			editsOf(move(once.register, '2022-01-24', '31 January 2022', day('2021-10-02'))),
			editsOf(setMeetings(seed, [written('6 June 2022')], october))
		);
		const seen = viewCalendar(twice.register).meetings;
		expect(seen.find(({ meeting }) => meeting === '2022-01-31')).toMatchObject({
			first_set: '2022-01-17',
			moved: 2
		});
		expect(seen.find(({ meeting }) => meeting === '2022-06-06')).toMatchObject({
			first_set: '2022-06-06',
			moved: 0
		});
		const anew = edited(
			editsOf(move(seed, '2022-01-17', '24 January 2022')),
			editsOf(setMeetings(once.register, [written('17 January 2022')], october))
		);
		const known = (of: typeof anew) =>
			viewCalendar(of.register).meetings.map(({ first_set }) => first_set);
		expect(new Set(known(anew)).size).toBe(known(anew).length);
		// The new one moved too, and a third on that day.
		const off = edited(
			editsOf(move(seed, '2022-01-17', '24 January 2022')),
			editsOf(setMeetings(once.register, [written('17 January 2022')], october)),
			editsOf(move(anew.register, '2022-01-17', '31 January 2022'))
		);
		const third = edited(
			editsOf(move(seed, '2022-01-17', '24 January 2022')),
			editsOf(setMeetings(once.register, [written('17 January 2022')], october)),
			editsOf(move(anew.register, '2022-01-17', '31 January 2022')),
			editsOf(setMeetings(off.register, [written('17 January 2022')], october))
		);
		expect(known(third).filter((each) => each.startsWith('2022-01-17'))).toEqual([
			'2022-01-17-again-2',
			'2022-01-17',
			'2022-01-17-again'
		]);
	});

	it('is asked about where another computer moved the meeting meanwhile, and not held twice', () => {
		for (const from of ['2021-09-20', '2021-11-15']) {
			const theirs = editsOf(move(seed, from, '22 November 2021'));
			const mine = editsOf(move(seed, from, '9 May 2022'));
			const { register, problems, conflicts } = edited(theirs, mine);
			expect(problems).toEqual([]);
			expect(register.meetings).toHaveLength(seed.meetings.length);
			expect(register.agenda_items).toHaveLength(seed.agenda_items.length);
			expect(conflicts.map(({ edit }) => edit.key)).toContain('2022-05-09');
			// Published a second time the same move is no conflict.
			expect(edited(theirs, theirs).conflicts).toEqual([]);
		}
	});

	it('puts a meeting moved past April into the next year’s plan with its reports', () => {
		const { register, problems } = edited(editsOf(move(seed, '2022-01-17', '9 May 2022')));
		expect(problems).toEqual([]);
		expect(meetingOn(register, '2022-05-09').year).toBe('2022-23');
		expect(register.work_plan_items.filter(({ year }) => year === '2022-23')).toHaveLength(4);
	});

	it('changes time, place and papers, and nothing where nothing differs', () => {
		const before = meetingOn(seed, '2021-11-15');
		expect(changeMeeting(seed, before, writtenMeeting(before), october)).toMatchObject({
			edits: []
		});
		const made = changeMeeting(
			seed,
			before,
			{ ...writtenMeeting(before), time: '5.30 pm', papers_by: '29 October 2021' },
			october
		);
		const { register, problems } = edited(editsOf(made));
		expect(problems).toEqual([]);
		expect(meetingOn(register, '2021-11-15')).toMatchObject({
			time: '5.30 pm',
			papers_by: '2021-10-29'
		});
		expect(hangingOn(register, day('2021-11-15'))).toEqual(hangingOn(seed, day('2021-11-15')));
	});

	it('refuses the day of another meeting', () => {
		expect(faultsOf(move(seed, '2021-11-15', '17 January 2022'))).toEqual([
			'There is a meeting on Monday 17 January 2022 already. Choose another day.'
		]);
	});
});

describe('takeOutMeeting', () => {
	it('takes out a meeting that nothing hangs on', () => {
		const { register, problems } = edited(
			editsOf(takeOutMeeting(seed, day('2022-03-21'), october))
		);
		expect(problems).toEqual([]);
		expect(meetingOn(register, '2022-03-21')).toBeUndefined();
	});

	it('refuses while anything does, and says what', () => {
		expect(faultsOf(takeOutMeeting(seed, day('2021-11-15'), october))).toEqual([
			'Monday 15 November 2021 cannot be taken out: it has 8 reports of the work plan. Move those first, or move the meeting to another day.'
		]);
	});
});
