import type { Action } from '$lib/domain/action';
import { formatDate, formatWeekday } from '$lib/domain/calendar';
import type { IndicatorId, IsoDate } from '$lib/domain/id';
import {
	agendaOf,
	lastMeeting,
	type Decision,
	type Meeting,
	type MemberQuestion
} from '$lib/domain/meeting';
import { minuteNumbers } from '$lib/domain/minute-numbers';
import { writeMunicipalYear } from '$lib/domain/plan-year';
import type { Register } from '$lib/domain/record';
import { listed } from '$lib/domain/wording';
import { openActions, type ActionEntry } from './actions';
import { lengthSentence, viewAgenda, type AgendaEntry } from './agenda';
import { clearDaysOf, deadlinesOf } from './deadlines';
import { planChecks } from './plan-checks';
import { movedFrom, plannedFor, silenceAt, type WorkPlanEntry } from './work-plan';

/** A meeting to link to. */
interface MeetingLink {
	readonly meeting: IsoDate;
	/** `Monday 20 September 2021`. */
	readonly title: string;
}

/** What a meeting's page says. */
export interface MeetingView {
	readonly meeting: IsoDate;
	/** `Monday 15 November 2021`. */
	readonly title: string;
	readonly time: string;
	readonly place: string;
	readonly year: string;
	/** Whether the calendar's day is after it. */
	readonly past: boolean;
	/** By when the papers must be public, or had to be, as a sentence. */
	readonly deadline: string;
	/** By when papers must be in and reports signed off, a sentence each; none where the board sets no such day. */
	readonly before_that: readonly string[];
	readonly agenda: readonly AgendaEntry[];
	/** A sentence where the record has no agenda; null otherwise. */
	readonly no_agenda: string | null;
	/** What the work plan's checks say of a meeting to come, a sentence each; none of one gone by. */
	readonly checks: readonly string[];
	/** What the items' minutes come to, as a sentence; null when none has any. */
	readonly length: string | null;
	/** How many sent apologies, as a sentence; null when it is not recorded. */
	readonly apologies: string | null;
	/** Which numbers its minutes have or will begin with, as a sentence; null when nothing can be said. */
	readonly minutes: string | null;
	readonly decisions: readonly Decision[];
	/** What members asked, in the order of the agenda. */
	readonly questions: readonly MemberQuestion[];
	/** What it asked for. */
	readonly actions: readonly Action[];
	/** What earlier meetings asked for and nobody has closed, the most pressing first. */
	readonly open: readonly ActionEntry[];
	/** What the work plan has for this meeting. */
	readonly planned: readonly WorkPlanEntry[];
	/** `8 items are planned.`, or why none is: always a sentence. */
	readonly planned_text: string;
	/** Why nothing is planned, as a sentence; null when something is. */
	readonly planned_note: string | null;
	/** Reports that were to come to this meeting and were moved, as sentences. */
	readonly moved: readonly string[];
	readonly previous: MeetingLink | null;
	readonly next: MeetingLink | null;
	/** The measures its agenda and plan are about, in the record's order. */
	readonly measures: readonly { readonly indicator: IndicatorId; readonly name: string }[];
	readonly source: string;
}

const linkTo = (meeting: Meeting | null | undefined): MeetingLink | null =>
	meeting ? { meeting: meeting.meeting, title: formatWeekday(meeting.meeting) } : null;

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

const inWords = (count: number) => NUMBERS[count] ?? String(count);

function deadlineSentences({ board }: Register, meeting: Meeting, today: IsoDate | null) {
	const { publish_by, papers_by, sign_off_by } = deadlinesOf(board, meeting);
	const clear = clearDaysOf(board);
	const must = (day: IsoDate) => (today !== null && day < today ? 'had to' : 'must');
	const held = today !== null && meeting.meeting < today ? 'had to' : 'must';
	const by = (what: string, day: IsoDate | null) =>
		day === null ? [] : [`${what.replace('#', must(day))} by ${formatWeekday(day)}.`];
	return {
		deadline: `The agenda and papers ${held} be public by ${formatWeekday(publish_by)}, ${inWords(clear)} clear ${clear === 1 ? 'day' : 'days'} before.`,
		before_that: [...by('Reports # be signed off', sign_off_by), ...by('Papers # be in', papers_by)]
	};
}

function plannedText(count: number, past: boolean): string {
	if (count === 1) return `1 item ${past ? 'was' : 'is'} planned.`;
	return `${count} items ${past ? 'were' : 'are'} planned.`;
}

function apologiesText({ apologies }: Meeting): string | null {
	if (apologies === null || apologies === undefined) return null;
	if (apologies === 0) return 'No apologies were recorded.';
	return apologies === 1 ? '1 member sent apologies.' : `${apologies} members sent apologies.`;
}

function minutesText(register: Register, meeting: Meeting): string | null {
	const { minutes_from: from = null, minutes_to: to = null } = meeting;
	if (from !== null && to !== null)
		return from === to ? `Minute ${from}.` : `Minutes ${from} to ${to}.`;
	if (from !== null) return `Its minutes begin with number ${from}.`;
	const { first, after } = minuteNumbers(register.meetings, register.decisions, meeting);
	if (first === null) return null;
	return after === null
		? `Its minutes begin with number ${first}: it is the first meeting recorded for ${writeMunicipalYear(meeting.year)}.`
		: `Its minutes begin with number ${first}, running on from ${formatDate(after)}.`;
}

/** What earlier meetings asked for and was still open, the most pressing first. */
function openBefore(register: Register, date: IsoDate, day: IsoDate): readonly ActionEntry[] {
	const { overdue, undated, later } = openActions(register, day);
	return [...overdue, ...undated, ...later].filter((action) => action.meeting < date);
}

const byNumber = (a: number | null, b: number | null) => (a ?? Infinity) - (b ?? Infinity) || 0;

/** The measures that a meeting's agenda and plan are about, in the record's order. */
export function measuresOf(register: Register, date: IsoDate) {
	const about = new Set(
		[...agendaOf(register, date), ...plannedFor(register, date)].flatMap((each) => each.indicators)
	);
	return register.indicators.filter(({ indicator }) => about.has(indicator));
}

/**
 * One meeting with its deadlines, agenda, decisions, questions and planned reports; null when the record has none on that day.
 * `today` is the day the calendar is shown as at: a meeting before it is told in the past. Null when that is not known.
 */
export function viewMeeting(
	register: Register,
	date: IsoDate,
	today: IsoDate | null = null
): MeetingView | null {
	const meeting = register.meetings.find((each) => each.meeting === date);
	if (!meeting) return null;
	const items = agendaOf(register, date);
	const planned = plannedFor(register, date);
	const note = silenceAt(register, meeting.year, date);
	const past = today !== null && date < today;
	const later = register.meetings
		.filter((each) => each.meeting > date)
		.sort((a, b) => a.meeting.localeCompare(b.meeting));
	return {
		meeting: date,
		title: formatWeekday(date),
		time: meeting.time,
		place: meeting.place,
		year: meeting.year,
		past,
		...deadlineSentences(register, meeting, today),
		agenda: viewAgenda(meeting, items),
		no_agenda: items.length > 0 ? null : 'The record has no agenda for this meeting.',
		checks: past
			? []
			: planChecks(register, meeting.year, today ?? date)
					.filter((check) => check.meeting === date)
					.map(({ sentence }) => sentence),
		length: lengthSentence(items, register.board.meeting_minutes),
		apologies: apologiesText(meeting),
		minutes: minutesText(register, meeting),
		decisions: register.decisions
			.filter((decision) => decision.meeting === date)
			.sort((a, b) => byNumber(a.minute, b.minute)),
		questions: register.questions
			.filter((question) => question.meeting === date)
			.sort((a, b) => byNumber(a.item, b.item)),
		actions: register.actions.filter((action) => action.meeting === date),
		open: openBefore(register, date, today ?? date),
		planned,
		planned_text: note ?? plannedText(planned.length, past),
		planned_note: note,
		moved: movedFrom(register, date),
		previous: linkTo(lastMeeting(register.meetings, date)),
		next: linkTo(later[0]),
		measures: measuresOf(register, date).map(({ indicator, name }) => ({ indicator, name })),
		source: meeting.source
	};
}

/** Which items of the agenda, or where none is which reports of the plan, a measure is linked to: `Items 4 and 5`. */
export function itemsAbout(
	{ agenda, planned }: Pick<MeetingView, 'agenda' | 'planned'>,
	indicator: IndicatorId
): string {
	const items = agenda
		.filter(({ indicators }) => indicators.includes(indicator))
		.map(({ item }) => String(item));
	if (items.length > 0) return `${items.length === 1 ? 'Item' : 'Items'} ${listed(items)}`;
	return planned
		.filter(({ indicators }) => indicators.includes(indicator))
		.map(({ report }) => report)
		.join('; ');
}
