import type { Amendment } from '$lib/domain/amendment';
import type { Board } from '$lib/domain/board';
import { formatWeekday } from '$lib/domain/calendar';
import type { IsoDate } from '$lib/domain/id';
import type { Meeting } from '$lib/domain/meeting';
import { writeMeetingRule, type MeetingRule } from '$lib/domain/meeting-rule';
import type { Register } from '$lib/domain/record';
import { clearDaysOf, deadlinesOf, type Deadlines } from './deadlines';
import { notesOnDay } from './meeting-day';

/** Something to be done by a day for a meeting. */
export interface Deadline {
	readonly kind: 'sign-off' | 'papers' | 'publish';
	readonly day: IsoDate;
	/** `Papers due`. */
	readonly what: string;
	/** `Friday 5 November 2021`. */
	readonly day_text: string;
}

/** A meeting in the calendar. */
export interface CalendarMeeting {
	readonly meeting: IsoDate;
	/** `Monday 15 November 2021`. */
	readonly title: string;
	readonly time: string;
	readonly place: string;
	/** The municipal year, `2021-22`. */
	readonly year: string;
	/** When papers must be in, set by hand for this meeting; null where the board's rule holds. */
	readonly papers_by: IsoDate | null;
	/** In the order of their days. */
	readonly deadlines: readonly Deadline[];
	/** What should be known of its day, as sentences. */
	readonly notes: readonly string[];
	/** The day it was first set for, by which a diary knows it however often it is moved. */
	readonly first_set: string;
	/** How often it was moved. */
	readonly moved: number;
}

/** The board's meetings with their deadlines, and the rule its dates are proposed by. */
export interface CalendarView {
	readonly body: string;
	readonly council: string;
	readonly contact: string;
	readonly rule: MeetingRule | null;
	readonly time: string | null;
	readonly place: string | null;
	/** Minutes a meeting lasts; null where none is set. */
	readonly minutes: number | null;
	/** What the deadlines are counted by. */
	readonly counting: Pick<Board, 'clear_days' | 'paper_days' | 'sign_off_days'>;
	/** The same as sentences. */
	readonly rule_text: string;
	/** On which days it meets, as a sentence; null where it has no rule. */
	readonly days_text: string | null;
	readonly meetings: readonly CalendarMeeting[];
	/** Municipal years with a meeting, in order. */
	readonly years: readonly string[];
}

/** The deadlines of a meeting, each with its words. */
export function deadlineList({
	publish_by,
	papers_by,
	sign_off_by
}: Deadlines): readonly Deadline[] {
	const due = (kind: Deadline['kind'], what: string, day: IsoDate | null) =>
		day === null ? [] : [{ kind, what, day, day_text: formatWeekday(day) }];
	return [
		...due('sign-off', 'Reports signed off', sign_off_by),
		...due('papers', 'Papers due', papers_by),
		...due('publish', 'Agenda and papers public', publish_by)
	].toSorted((a, b) => a.day.localeCompare(b.day));
}

/** How often a meeting was moved, the day it was first set for, and where in the history that was; -1: before it began. */
function originOf(amendments: readonly Amendment[], meeting: IsoDate) {
	let [day, moved]: [string, number] = [meeting, 0];
	for (const [place, { table, column, before, after }] of [...amendments.entries()].toReversed()) {
		if (table !== 'meetings' || column !== 'meeting' || after !== day) continue;
		if (before === null) return { first_set: day, moved, since: place };
		[day, moved] = [before, moved + 1];
	}
	return { first_set: day, moved, since: -1 };
}

function countingText({ clear_days, paper_days, sign_off_days }: CalendarView['counting']): string {
	const days = (count: number) => (count === 1 ? '1 working day' : `${count} working days`);
	const clear = clearDaysOf({ ...(clear_days !== undefined && { clear_days }) });
	const papers = paper_days ?? null;
	const signed = sign_off_days ?? null;
	return [
		`Agenda and papers are public ${clear} clear ${clear === 1 ? 'day' : 'days'} before the meeting`,
		papers === null ? '' : `, papers are due ${days(papers)} before that`,
		signed === null
			? ''
			: `, and reports are signed off ${days(signed)} before ${papers === null ? 'that' : 'papers are due'}`,
		'. Weekends and the bank holidays of England do not count.'
	].join('');
}

/** A later meeting on a day that others were first set for is known by that day, a word and a number from the third. */
const apart = (
	meetings: readonly (CalendarMeeting & ReturnType<typeof originOf>)[]
): readonly CalendarMeeting[] =>
	meetings.map(({ since, ...each }) => {
		const before = meetings.filter(
			(other) => other.first_set === each.first_set && other.since < since
		).length;
		const again = before < 2 ? '-again' : `-again-${before}`;
		return before === 0 ? each : { ...each, first_set: `${each.first_set}${again}` };
	});

function meetingOf(register: Register, meeting: Meeting) {
	const { board, amendments } = register;
	const papers = meeting.papers_by ?? null;
	const deadlines = deadlinesOf(board, meeting);
	const late =
		papers !== null && papers > deadlines.publish_by
			? [`Papers are due on ${formatWeekday(papers)}, after they must be public.`]
			: [];
	return {
		meeting: meeting.meeting,
		title: formatWeekday(meeting.meeting),
		time: meeting.time,
		place: meeting.place,
		year: meeting.year,
		papers_by: papers,
		deadlines: deadlineList(deadlines),
		notes: [
			...notesOnDay(
				board,
				meeting.meeting,
				register.meetings.map((each) => each.meeting)
			),
			...late
		],
		...originOf(amendments, meeting.meeting)
	};
}

/** The board's calendar: every meeting in order with its deadlines, and the rule new dates are proposed by. */
export function viewCalendar(register: Register): CalendarView {
	const { board } = register;
	const counting = {
		...(board.clear_days !== undefined && { clear_days: board.clear_days }),
		paper_days: board.paper_days ?? null,
		sign_off_days: board.sign_off_days ?? null
	};
	const meetings = apart(
		register.meetings
			.toSorted((a, b) => a.meeting.localeCompare(b.meeting))
			.map((meeting) => meetingOf(register, meeting))
	);
	return {
		body: board.name,
		council: board.council,
		contact: board.governance_contact,
		rule: board.meeting_rule ?? null,
		time: board.meeting_time ?? null,
		place: board.meeting_place ?? null,
		minutes: board.meeting_minutes ?? null,
		counting,
		rule_text: countingText(counting),
		days_text: board.meeting_rule
			? `The board meets on the ${writeMeetingRule(board.meeting_rule).replace(/, (?=[^,]+$)/, ' and ')}.`
			: null,
		meetings,
		years: [...new Set(meetings.map(({ year }) => year))].toSorted()
	};
}
