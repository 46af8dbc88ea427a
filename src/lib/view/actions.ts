import { isClosed, type Action, type ActionState } from '$lib/domain/action';
import type { Amendment } from '$lib/domain/amendment';
import { formatDate } from '$lib/domain/calendar';
import { parseIsoDate, type IndicatorId, type IsoDate, type RowId } from '$lib/domain/id';
import type { Meeting } from '$lib/domain/meeting';
import { historyOf, measuresNamed, type Measures, type ToldColumn } from './history-sentences';

/** What the board asked for, and when it met: a register, or that much of one. */
export interface ActionRecord {
	readonly actions: readonly Action[];
	readonly meetings: readonly Pick<Meeting, 'meeting'>[];
}

/** How an action stands to its date. Due on the day itself is not late. */
export type ActionTiming = 'overdue' | 'undated' | 'due later' | 'closed';

/** An action, worded. */
export interface ActionEntry {
	readonly action: RowId;
	readonly text: string;
	/** The role, or `No owner named`. */
	readonly owner: string;
	/** The meeting that asked for it. */
	readonly meeting: IsoDate;
	/** `Meeting of 26 July 2021, minute 15`. */
	readonly origin: string;
	readonly due: IsoDate | null;
	/** `Due 15 November 2021`, or `No date given`. */
	readonly due_text: string;
	readonly state: ActionState;
	readonly timing: ActionTiming;
	/** How it stands to its date, as a sentence: `It was due on 1 September 2021, 30 days ago.` */
	readonly sentence: string;
	readonly indicators: readonly IndicatorId[];
}

/** Where an action stands, as people read it. */
export const stateText: Readonly<Record<ActionState, string>> = {
	open: 'Open',
	'in progress': 'In progress',
	done: 'Done',
	'no longer needed': 'No longer needed'
};

/** What is still to be done, the most pressing first. */
export interface OpenActions {
	/** The date has passed, longest ago first. */
	readonly overdue: readonly ActionEntry[];
	/** No date was given, asked for longest ago first. */
	readonly undated: readonly ActionEntry[];
	/** Due on the day or later, soonest first. */
	readonly later: readonly ActionEntry[];
	/** How many are open and how they stand to their dates, always a sentence: `3 actions are open, and none of them has a date.` */
	readonly sentence: string;
}

const DAY = 86_400_000;

/** Days from one day to another; below nothing where the other comes first. */
const daysBetween = (from: IsoDate, to: IsoDate) =>
	(Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY;

/** `1 day`, `30 days`. */
const days = (count: number) => `${count} ${count === 1 ? 'day' : 'days'}`;

function timingOf(action: Action, day: IsoDate): ActionTiming {
	if (isClosed(action)) return 'closed';
	if (action.due === null) return 'undated';
	return action.due < day ? 'overdue' : 'due later';
}

function askedAgo(meetings: ActionRecord['meetings'], asked: IsoDate, day: IsoDate): string {
	const ago = daysBetween(asked, day);
	if (ago <= 0) return 'No date was given.';
	const since = meetings.filter(({ meeting }) => meeting > asked && meeting < day).length;
	const met =
		since === 0 ? 'has not met since' : `has met ${since === 1 ? 'once' : `${since} times`} since`;
	return `No date was given. The board asked ${days(ago)} ago and ${met}.`;
}

function sentenceOf(action: Action, meetings: ActionRecord['meetings'], day: IsoDate): string {
	if (isClosed(action)) {
		const on = action.closed === null ? '' : ` on ${formatDate(action.closed)}`;
		const late =
			action.state === 'done' && action.due !== null && action.closed !== null
				? daysBetween(action.due, action.closed)
				: 0;
		const after = late > 0 ? `, ${days(late)} after it was due` : '';
		return action.state === 'done'
			? `Done${on}${after}.`
			: `No longer needed${on && `, said${on}`}.`;
	}
	if (action.due === null) return askedAgo(meetings, action.meeting, day);
	const left = daysBetween(day, action.due);
	if (left < 0) return `It was due on ${formatDate(action.due)}, ${days(-left)} ago.`;
	return `It is due on ${formatDate(action.due)}, ${left === 0 ? 'the same day' : `in ${days(left)}`}.`;
}

/** One action as it stands on a day, worded. */
function entryOf(action: Action, { meetings }: ActionRecord, day: IsoDate): ActionEntry {
	const minute = action.minute === null ? '' : `, minute ${action.minute}`;
	return {
		action: action.action,
		text: action.text,
		owner: action.owner ?? 'No owner named',
		meeting: action.meeting,
		origin: `Meeting of ${formatDate(action.meeting)}${minute}`,
		due: action.due,
		due_text: action.due === null ? 'No date given' : `Due ${formatDate(action.due)}`,
		state: action.state,
		timing: timingOf(action, day),
		sentence: sentenceOf(action, meetings, day),
		indicators: action.indicators
	};
}

function sentenceFor(overdue: number, undated: number, later: number): string {
	const all = overdue + undated + later;
	if (all === 0) return 'No action is open.';
	const open = all === 1 ? '1 action is open' : `${all} actions are open`;
	if (undated === all)
		return `${open}, and ${all === 1 ? 'it has no' : 'none of them has a'} date.`;
	if (overdue === all) return `${open}, and ${all === 1 ? 'it is' : 'all are'} overdue.`;
	if (later === all) return `${open}, and ${all === 1 ? 'it is not' : 'none is'} overdue.`;
	const parts = [
		overdue > 0 ? `${overdue} overdue` : null,
		undated > 0 ? `${undated} with no date` : null,
		later > 0 ? `${later} not due yet` : null
	].filter((part) => part !== null);
	return `${open}: ${parts.join(', ')}.`;
}

/**
 * What the board asked for and nobody has closed, as it stands on a day. For a meeting's page keep the entries whose `meeting` is
 * before it.
 */
export function openActions(record: ActionRecord, day: IsoDate): OpenActions {
	const open = record.actions
		.map((action) => entryOf(action, record, day))
		.toSorted((a, b) =>
			`${a.due ?? ''}${a.meeting}${a.action}`.localeCompare(`${b.due ?? ''}${b.meeting}${b.action}`)
		);
	const having = (timing: ActionTiming) => open.filter((entry) => entry.timing === timing);
	const [overdue, undated, later] = [having('overdue'), having('undated'), having('due later')];
	return {
		overdue,
		undated,
		later,
		sentence: sentenceFor(overdue.length, undated.length, later.length)
	};
}

/** An action with what became of it. */
export interface ActionLine extends ActionEntry {
	readonly closed: IsoDate | null;
	/** What was changed of it and when, as sentences, the earliest first. */
	readonly history: readonly string[];
	readonly source: string;
}

/** The log of actions. */
export interface ActionsView {
	/** How many are open and how they stand to their dates. */
	readonly sentence: string;
	/** Every way an action may stand to its date, with the actions that do, the most pressing first. */
	readonly groups: readonly {
		readonly timing: ActionTiming;
		/** `Overdue`. */
		readonly name: string;
		readonly lines: readonly ActionLine[];
	}[];
	/** Everyone who owns an action, by name. */
	readonly owners: readonly string[];
}

const names: Readonly<Record<ActionTiming, string>> = {
	overdue: 'Overdue',
	undated: 'No date given',
	'due later': 'Not due yet',
	closed: 'Closed'
};

const dated = (cell: string) => {
	const day = parseIsoDate(cell);
	return day ? formatDate(day) : cell;
};

const told = (measures: Measures): Readonly<Record<string, ToldColumn>> => ({
	text: { name: 'Wording', say: (cell) => `“${cell}”` },
	owner: { name: 'Owner' },
	due: { name: 'Date', say: dated },
	state: { name: 'State' },
	meeting: { name: 'Meeting', say: dated },
	minute: { name: 'Minute' },
	indicators: { name: 'Measures', say: measuresNamed(measures) },
	period: { name: 'Period of the figure kept with it' },
	source: { name: 'Source' }
});

/** The log of actions as it stands on a day; `measures` names those its history tells of. */
export function viewActions(
	record: ActionRecord & { readonly amendments: readonly Amendment[] },
	day: IsoDate,
	measures: Measures = []
): ActionsView {
	const columns = told(measures);
	const lines = record.actions.map((action): ActionLine => ({
		...entryOf(action, record, day),
		closed: action.closed,
		history: historyOf(
			record.amendments,
			{ name: 'actions', key: 'action' },
			action.action,
			columns
		),
		source: action.source
	}));
	const open = openActions(record, day);
	const lineOf = ({ action }: ActionEntry) => lines.filter((line) => line.action === action);
	const closed = lines
		.filter(({ timing }) => timing === 'closed')
		.toSorted((a, b) => (b.closed ?? '').localeCompare(a.closed ?? ''));
	const groups: [ActionTiming, readonly ActionLine[]][] = [
		['overdue', open.overdue.flatMap(lineOf)],
		['undated', open.undated.flatMap(lineOf)],
		['due later', open.later.flatMap(lineOf)],
		['closed', closed]
	];
	return {
		sentence: open.sentence,
		groups: groups.map(([timing, found]) => ({ timing, name: names[timing], lines: found })),
		owners: [...new Set(lines.map(({ owner }) => owner))].toSorted((a, b) =>
			a.localeCompare(b, 'en-GB')
		)
	};
}
