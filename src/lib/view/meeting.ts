import type { Action } from '$lib/domain/action';
import type { IndicatorId, IsoDate } from '$lib/domain/id';
import { lastMeeting, type AgendaItem, type Decision, type Meeting } from '$lib/domain/meeting';
import { formatWeekday } from '$lib/domain/calendar';
import type { Register } from '$lib/domain/record';
import { clearDaysBefore } from './clear-days';
import { deliveryText, movedFrom, plannedFor, silenceAt, type WorkPlanEntry } from './work-plan';

/** A meeting to link to. */
interface MeetingLink {
	readonly meeting: IsoDate;
	/** `Monday 20 September 2021`. */
	readonly title: string;
}

/** A line of the agenda, worded. */
interface AgendaEntry {
	readonly item: number;
	readonly title: string;
	/** Whose report it is, as a role; null when the agenda names nobody. */
	readonly report_of: string | null;
	readonly delivery: string;
	/** `Pages 11 to 84`, `Page 3`, `No pages`. */
	readonly pages: string;
	/** What does not agree with itself, as a sentence; null when all does. */
	readonly flag: string | null;
	readonly indicators: readonly IndicatorId[];
}

/** What a meeting's page says. */
export interface MeetingView {
	readonly meeting: IsoDate;
	/** `Monday 15 November 2021`. */
	readonly title: string;
	readonly time: string;
	readonly place: string;
	readonly year: string;
	/** By when the papers must be public, or had to be, as a sentence. */
	readonly deadline: string;
	readonly agenda: readonly AgendaEntry[];
	/** A sentence where the record has no agenda; null otherwise. */
	readonly no_agenda: string | null;
	readonly decisions: readonly Decision[];
	/** What it asked for. */
	readonly actions: readonly Action[];
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

function pagesOf({ page_from, page_to }: AgendaItem): string {
	if (page_from === null) return 'No pages';
	return page_to === null || page_to === page_from
		? `Page ${page_from}`
		: `Pages ${page_from} to ${page_to}`;
}

function entryOf(item: AgendaItem): AgendaEntry {
	const pages = pagesOf(item);
	const verbal = item.delivery === 'verbal update' && item.page_from !== null;
	return {
		item: item.item,
		title: item.title,
		report_of: item.report_of,
		delivery: deliveryText[item.delivery],
		pages,
		flag: verbal
			? `Item ${item.item} is marked as a verbal update, yet the pack has ${pages.toLowerCase()} for it.`
			: null,
		indicators: item.indicators
	};
}

const linkTo = (meeting: Meeting | null | undefined): MeetingLink | null =>
	meeting ? { meeting: meeting.meeting, title: formatWeekday(meeting.meeting) } : null;

/** Clear days the law asks between the papers and the meeting. */
const clearDays = 5;

function plannedText(count: number, past: boolean): string {
	if (count === 1) return `1 item ${past ? 'was' : 'is'} planned.`;
	return `${count} items ${past ? 'were' : 'are'} planned.`;
}

/**
 * One meeting with its agenda, decisions, planned reports and deadline; null when the record has none on that day. `today` is
 * the day the calendar is shown as at: a meeting before it is told in the past. Null when that is not known.
 */
export function viewMeeting(
	register: Register,
	date: IsoDate,
	today: IsoDate | null = null
): MeetingView | null {
	const meeting = register.meetings.find((each) => each.meeting === date);
	if (!meeting) return null;
	const agenda = register.agenda_items
		.filter((item) => item.meeting === date)
		.sort((a, b) => a.item - b.item)
		.map(entryOf);
	const planned = plannedFor(register, date);
	const note = silenceAt(register, meeting.year, date);
	const past = today !== null && date < today;
	const about = new Set([...agenda, ...planned].flatMap((entry) => entry.indicators));
	const later = register.meetings
		.filter((each) => each.meeting > date)
		.sort((a, b) => a.meeting.localeCompare(b.meeting));
	return {
		meeting: date,
		title: formatWeekday(date),
		time: meeting.time,
		place: meeting.place,
		year: meeting.year,
		deadline: `The agenda and papers ${past ? 'had to' : 'must'} be public by ${formatWeekday(clearDaysBefore(date, clearDays))}, five clear days before.`,
		agenda,
		no_agenda: agenda.length > 0 ? null : 'The record has no agenda for this meeting.',
		decisions: register.decisions
			.filter((decision) => decision.meeting === date)
			.sort((a, b) => (a.minute ?? Infinity) - (b.minute ?? Infinity)),
		actions: register.actions.filter((action) => action.meeting === date),
		planned,
		planned_text: note ?? plannedText(planned.length, past),
		planned_note: note,
		moved: movedFrom(register, date),
		previous: linkTo(lastMeeting(register.meetings, date)),
		next: linkTo(later[0]),
		measures: register.indicators
			.filter((each) => about.has(each.indicator))
			.map(({ indicator, name }) => ({ indicator, name })),
		source: meeting.source
	};
}
