import { freeRowId, type IndicatorId } from '$lib/domain/id';
import type { Decision, Meeting, MemberQuestion } from '$lib/domain/meeting';
import type { Register } from '$lib/domain/record';
import { editsOf } from '$lib/intake/record-row';
import { tables } from '$lib/intake/record-tables';
import { isNumber, kept, sourceAt } from './kept-row';
import {
	faultOfMinute,
	line,
	lineOrNothing,
	MEASURE_GONE,
	NAMES_A_PERSON,
	namesPerson,
	short,
	unknownMeasures,
	wholeOrNothing,
	type Edited,
	type Fault
} from './written-field';

/** What was resolved or noted, as a form holds it. */
export interface WrittenDecision {
	readonly kind: Decision['kind'];
	readonly text: string;
	readonly minute: string;
	readonly indicators: readonly IndicatorId[];
	readonly source: string;
}

/** A member's question, as a form holds it. */
export interface WrittenQuestion {
	/** The number of the agenda item it was asked under; empty: the minutes do not say. */
	readonly item: string;
	readonly asked: string;
	readonly answered: string;
	readonly source: string;
}

/** Wordings of decisions that boards use, to begin with. */
export const WORDINGS: readonly string[] = [
	'Resolved to note the report.',
	'Resolved to note the contents of the performance report.',
	'Resolved to note the performance to date in relation to ',
	'Resolved to recognise ',
	'Resolved to agree ',
	'Resolved to approve ',
	'Resolved to receive ',
	'Resolved to endorse ',
	'The Board agreed the minutes.',
	'Resolved to meet at 2.00 pm on the following Mondays: '
];

/** A decision as its form begins with it. */
export const writtenDecision = (meeting: Meeting, decision: Decision | null): WrittenDecision => ({
	kind: decision?.kind ?? 'resolved',
	text: decision?.text ?? '',
	minute: decision?.minute?.toString() ?? '',
	indicators: decision?.indicators ?? [],
	source: decision?.source ?? sourceAt(meeting)
});

/** A question as its form begins with it. */
export const writtenQuestion = (
	meeting: Meeting,
	question: MemberQuestion | null
): WrittenQuestion => ({
	item: question?.item?.toString() ?? '',
	asked: question?.asked ?? '',
	answered: question?.answered ?? '',
	source: question?.source ?? sourceAt(meeting)
});

/** The change that keeps a decision; `before` null: it is new. */
export function editDecision(
	register: Register,
	meeting: Meeting,
	before: Decision | null,
	written: WrittenDecision
): Edited<keyof WrittenDecision> {
	const faults: Fault<keyof WrittenDecision>[] = [];
	const text = line(written.text);
	if (text === '') faults.push({ field: 'text', sentence: 'Write what was resolved or noted.' });
	if (namesPerson(text)) faults.push({ field: 'text', sentence: NAMES_A_PERSON });
	if (line(written.source) === '')
		faults.push({ field: 'source', sentence: `Write where it is recorded: ${sourceAt(meeting)}.` });
	if (unknownMeasures(register, written.indicators).length > 0)
		faults.push({ field: 'indicators', sentence: MEASURE_GONE });
	const no_minute = faultOfMinute(written.minute);
	const minute = no_minute === null ? wholeOrNothing(written.minute) : null;
	const { minutes_from: from, minutes_to: to } = meeting;
	if (no_minute !== null) faults.push({ field: 'minute', sentence: no_minute });
	else if (minute !== null && isNumber(from) && isNumber(to) && (minute < from || minute > to))
		faults.push({
			field: 'minute',
			sentence: `The minutes of this meeting are recorded as ${from} to ${to}. Write one of them, or change what is recorded of the meeting.`
		});
	if (faults.length > 0) return { faults };
	const after: Decision = {
		decision:
			before?.decision ??
			freeRowId(
				`${meeting.meeting} ${text}`,
				new Set(register.decisions.map(({ decision }) => decision))
			),
		meeting: meeting.meeting,
		minute,
		kind: written.kind,
		text,
		indicators: written.indicators,
		source: line(written.source)
	};
	return kept('decisions', before, after, {
		words: `${before ? 'Changed' : 'Recorded'} the decision “${short(text)}”`,
		other: 'text'
	});
}

/** Takes a decision out of the record. */
export const removeDecision = (decision: Decision) => ({
	words: `Removed the decision “${short(decision.text)}”`,
	edits: editsOf(tables.decisions, decision, null)
});

/** The change that keeps a member's question and its answer; `before` null: it is new. */
export function editQuestion(
	register: Register,
	meeting: Meeting,
	before: MemberQuestion | null,
	written: WrittenQuestion
): Edited<keyof WrittenQuestion> {
	const faults: Fault<keyof WrittenQuestion>[] = [];
	const asked = line(written.asked);
	if (asked === '') faults.push({ field: 'asked', sentence: 'Write what was asked.' });
	for (const field of ['asked', 'answered'] as const)
		if (namesPerson(written[field])) faults.push({ field, sentence: NAMES_A_PERSON });
	if (line(written.source) === '')
		faults.push({ field: 'source', sentence: `Write where it is recorded: ${sourceAt(meeting)}.` });
	const item = wholeOrNothing(written.item);
	if (
		item !== null &&
		!register.agenda_items.some((each) => each.meeting === meeting.meeting && each.item === item)
	)
		faults.push({
			field: 'item',
			sentence: `The agenda has no item ${line(written.item)}. Choose another, or none.`
		});
	if (faults.length > 0) return { faults };
	const after: MemberQuestion = {
		question:
			before?.question ??
			freeRowId(
				`${meeting.meeting} ${asked}`,
				new Set(register.questions.map(({ question }) => question))
			),
		meeting: meeting.meeting,
		item,
		asked,
		answered: lineOrNothing(written.answered),
		source: line(written.source)
	};
	return kept('questions', before, after, {
		words: `${before ? 'Changed' : 'Recorded'} the question “${short(asked)}”`,
		other: 'asked'
	});
}

/** Takes a question out of the record. */
export const removeQuestion = (question: MemberQuestion) => ({
	words: `Removed the question “${short(question.asked)}”`,
	edits: editsOf(tables.questions, question, null)
});
