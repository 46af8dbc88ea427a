import { isClosed, type Action, type ActionState } from '$lib/domain/action';
import { formatDate } from '$lib/domain/calendar';
import {
	freeRowId,
	parseIsoDate,
	type IndicatorId,
	type IsoDate,
	type PeriodId,
	type VintageId
} from '$lib/domain/id';
import type { Register } from '$lib/domain/record';
import { mayRunInSpreadsheet } from '$lib/domain/spreadsheet-text';
import { faultsOf, rowOf } from '$lib/intake/record-row';
import { tables } from '$lib/intake/record-tables';
import { amended } from './amend';
import {
	BEGIN_WITH_A_WORD,
	faultOfMinute,
	line,
	lineOrNothing,
	MEASURE_GONE,
	NAMES_A_PERSON,
	namesPerson,
	noDay,
	readWrittenDay,
	short,
	unknownMeasures,
	wholeOrNothing,
	type Edited,
	type Fault
} from './written-field';

/** The figure the board had before it: of the first measure, at this period, as this edition has it. */
export interface KeptFigure {
	readonly period: PeriodId;
	readonly vintage: VintageId;
}

/** An action as a form holds it: texts as they are typed. */
export interface WrittenAction {
	readonly text: string;
	readonly owner: string;
	/** A day as people write it; empty where the board gave none. */
	readonly due: string;
	readonly state: ActionState;
	/** The day it was done or given up; empty: the day it is said. Not read while it is open. */
	readonly closed: string;
	/** The meeting that asked for it, as the record writes its day. */
	readonly meeting: string;
	readonly minute: string;
	/** The measures it is about, the one it is judged by first. */
	readonly indicators: readonly IndicatorId[];
	readonly figure: KeptFigure | null;
	readonly source: string;
	/** Why it is changed, for its history; empty where nobody says. */
	readonly why: string;
}

/** What of an action a form can get wrong. */
export type ActionField = keyof WrittenAction;

/** An action as a form begins with it; a new one with the meeting that asked for it. */
export const writtenAction = (action: Action | null, meeting: IsoDate | null): WrittenAction => ({
	text: action?.text ?? '',
	owner: action?.owner ?? '',
	due: action?.due ? formatDate(action.due) : '',
	state: action?.state ?? 'open',
	closed: action?.closed ? formatDate(action.closed) : '',
	meeting: action?.meeting ?? meeting ?? '',
	minute: action?.minute?.toString() ?? '',
	indicators: action?.indicators ?? [],
	figure:
		action?.period && action.vintage ? { period: action.period, vintage: action.vintage } : null,
	source: action?.source ?? (meeting === null ? '' : `Minutes of ${formatDate(meeting)}`),
	why: ''
});

function daysOf(written: WrittenAction, meeting: IsoDate | null, day: IsoDate) {
	const faults: Fault<ActionField>[] = [];
	const due = readWrittenDay(written.due);
	const asked = meeting === null ? '' : formatDate(meeting);
	if (due === 'impossible')
		faults.push({
			field: 'due',
			sentence: noDay(written.due, 'the log then says that no date was given')
		});
	else if (due !== null && meeting !== null && due < meeting)
		faults.push({
			field: 'due',
			sentence: `${formatDate(due)} is before the meeting of ${asked} that asked for it. Write a later day.`
		});
	if (!isClosed(written)) return { due, closed: null, faults };
	// What is asked for at a meeting still to come cannot be done before it.
	const earliest = meeting !== null && meeting > day ? meeting : day;
	const closed = readWrittenDay(written.closed) ?? earliest;
	if (closed === 'impossible')
		faults.push({
			field: 'closed',
			sentence: noDay(written.closed, `it is then ${formatDate(earliest)}`)
		});
	else if (closed > earliest)
		faults.push({
			field: 'closed',
			sentence: `${formatDate(closed)} has not come yet: the calendar stands at ${formatDate(day)}. Write a day that has.`
		});
	else if (meeting !== null && closed < meeting)
		faults.push({
			field: 'closed',
			sentence: `${formatDate(closed)} is before the meeting of ${asked} that asked for it. Write a later day.`
		});
	return { due, closed, faults };
}

function textFaults(register: Register, written: WrittenAction): Fault<ActionField>[] {
	const faults: Fault<ActionField>[] = [];
	if (line(written.text) === '')
		faults.push({ field: 'text', sentence: 'Write what is to be done, in a sentence.' });
	for (const field of ['text', 'owner', 'why'] as const)
		if (namesPerson(written[field])) faults.push({ field, sentence: NAMES_A_PERSON });
	if (mayRunInSpreadsheet(line(written.why)))
		faults.push({ field: 'why', sentence: BEGIN_WITH_A_WORD });
	const minute = faultOfMinute(written.minute);
	if (minute !== null) faults.push({ field: 'minute', sentence: minute });
	if (unknownMeasures(register, written.indicators).length > 0)
		faults.push({ field: 'indicators', sentence: MEASURE_GONE });
	if (line(written.source) === '')
		faults.push({
			field: 'source',
			sentence: 'Write where it is recorded: Minutes of 26 July 2021.'
		});
	return faults;
}

const told: Readonly<Record<string, string>> = {
	text: 'wording',
	owner: 'owner',
	due: 'date',
	state: 'state',
	closed: 'day it was closed',
	meeting: 'meeting',
	minute: 'minute',
	indicators: 'measures',
	period: 'figure kept with it',
	source: 'source'
};

function wordsOf(before: Action | null, after: Action): string {
	const named = `“${short(after.text.replace(/\.$/, ''))}”`;
	if (before === null) return `Added the action ${named}`;
	if (isClosed(after) && !isClosed(before))
		return after.state === 'done'
			? `Marked the action ${named} done`
			: `Marked the action ${named} no longer needed`;
	if (isClosed(before) && !isClosed(after)) return `Opened the action ${named} again`;
	const [old, row] = [rowOf(tables.actions, before), rowOf(tables.actions, after)];
	const changed = Object.keys(told).filter((column) => old[column] !== row[column]);
	return `Changed the action ${named}: ${changed.map((column) => told[column]).join(', ')}`;
}

/**
 * The change that puts an action as a form holds it in place of the one that stood before, with its history; `before` null: it is
 * new. `day` is the calendar's. A change without edits: nothing differs.
 */
export function editAction(
	register: Register,
	before: Action | null,
	written: WrittenAction,
	day: IsoDate
): Edited<ActionField> {
	const meeting = parseIsoDate(written.meeting);
	const known = register.meetings.some((each) => each.meeting === meeting);
	const { due, closed, faults } = daysOf(written, meeting, day);
	const all: Fault<ActionField>[] = [...textFaults(register, written), ...faults];
	if (meeting === null || !known)
		all.push({ field: 'meeting', sentence: 'Choose the meeting that asked for it.' });
	if (meeting === null || all.length > 0 || due === 'impossible' || closed === 'impossible')
		return { faults: all };
	const text = line(written.text);
	const figure = written.indicators.length > 0 ? written.figure : null;
	const after: Action = {
		action:
			before?.action ?? freeRowId(text, new Set(register.actions.map(({ action }) => action))),
		meeting,
		minute: wholeOrNothing(written.minute),
		text,
		owner: lineOrNothing(written.owner),
		due,
		state: written.state,
		closed,
		indicators: written.indicators,
		period: figure?.period ?? null,
		vintage: figure?.vintage ?? null,
		source: line(written.source)
	};
	const refused = [...faultsOf('actions', after)].map(([column, sentence]) => ({
		field: (column in written ? column : 'text') as ActionField,
		sentence
	}));
	if (refused.length > 0) return { faults: refused };
	const why = lineOrNothing(written.why);
	return {
		words: wordsOf(before, after),
		edits: amended(register, tables.actions, after.action, before, after, day, why)
	};
}
