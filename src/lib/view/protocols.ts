import type { Amendment } from '$lib/domain/amendment';
import { formatDate } from '$lib/domain/calendar';
import type { IndicatorId, IsoDate, RowId } from '$lib/domain/id';
import type { Protocol, ProtocolStep } from '$lib/domain/protocol';
import { firstDayOf, formatRoughDate, lastDayOf } from '$lib/domain/rough-date';
import { listed } from '$lib/domain/wording';
import { historyOf, measuresNamed, type Measures, type ToldColumn } from './history-sentences';
import { several } from './keeping';

/** The register of protocols: a register, or that much of one. */
export interface ProtocolRecord {
	readonly protocols: readonly Protocol[];
	readonly protocol_steps: readonly ProtocolStep[];
	readonly amendments: readonly Amendment[];
}

/** How a protocol stands to its review. A review due in a month is not late before the month is over. */
type Review = 'overdue' | 'due now' | 'due later' | 'no date';

/** A step of an implementation checklist, worded. */
export interface StepLine {
	readonly step: number;
	readonly action: string;
	/** `Yes`, `No`, `In part`, `Not stated`. */
	readonly complete: string;
	/** `Not stated` where nobody has said; so is `when`. */
	readonly by_whom: string;
	readonly when: string;
}

/** A protocol, worded. What is not known is said to be `Not stated`. */
export interface ProtocolLine {
	readonly protocol: RowId;
	readonly name: string;
	readonly area: string;
	readonly partners: string;
	/** `10 July 2017 and 30 May 2018`. */
	readonly dated: string;
	readonly review: Review;
	/** `September 2022`, or `No date`. */
	readonly review_due: string;
	/** `Its review was due in September 2022 and is overdue.` */
	readonly review_sentence: string;
	readonly governance: string;
	readonly monitoring: string;
	readonly note: string | null;
	readonly indicators: readonly IndicatorId[];
	readonly steps: readonly StepLine[];
	/** `2 of 6 steps complete, 1 in part, 3 not stated.` */
	readonly progress: string;
	/** Whether anybody has said how far any of its steps is. */
	readonly reported: boolean;
	/** What was changed of it and when, as sentences, the earliest first. */
	readonly history: readonly string[];
	readonly source: string;
}

/** The register as it stands on a day. */
export interface ProtocolsView {
	/** How many there are, whose review is overdue and how many name no date for one: sentences. */
	readonly sentence: string;
	/** In the record's order. */
	readonly protocols: readonly ProtocolLine[];
}

/** What stands where nobody has said. */
const NOT_STATED = 'Not stated';

const complete = { yes: 'Yes', no: 'No', 'in part': 'In part' } as const;

function reviewOf(due: string | null, day: IsoDate): Review {
	if (due === null) return 'no date';
	if (lastDayOf(due) < day) return 'overdue';
	return firstDayOf(due) <= day ? 'due now' : 'due later';
}

/** ` in September 2022`, ` on 10 July 2017`. */
const at = (rough: string) => `${rough.length === 10 ? 'on' : 'in'} ${formatRoughDate(rough)}`;

function reviewSentence(due: string | null, review: Review): string {
	if (due === null) return 'The register names no date for its review.';
	if (review === 'overdue') return `Its review was due ${at(due)} and is overdue.`;
	if (review === 'due now' && due.length === 10) return 'Its review is due today.';
	if (review === 'due now') return `Its review is due now: ${at(due)}.`;
	return `Its review is due ${at(due)}.`;
}

function progressOf(steps: readonly ProtocolStep[]): string {
	if (steps.length === 0) return 'It has no implementation checklist here.';
	const having = (state: ProtocolStep['complete']) =>
		steps.filter((step) => step.complete === state).length;
	const silent = having(null);
	if (silent === steps.length)
		return `Nobody has said how far its ${several(steps.length, 'step')} ${steps.length === 1 ? 'is' : 'are'}.`;
	const parts = [
		`${having('yes')} of ${several(steps.length, 'step')} complete`,
		...(having('in part') > 0 ? [`${having('in part')} in part`] : []),
		...(having('no') > 0 ? [`${having('no')} not`] : []),
		...(silent > 0 ? [`${silent} not stated`] : [])
	];
	return `${parts.join(', ')}.`;
}

const rough = (cell: string) => listed(cell.split(';').map(formatRoughDate));

const told = (measures: Measures): Readonly<Record<string, ToldColumn>> => ({
	name: { name: 'Name', say: (cell) => `“${cell}”` },
	area: { name: 'Area' },
	partners: { name: 'Partners', say: (cell) => listed(cell.split(';')) },
	dated: { name: 'Date of agreement', say: rough },
	review_due: { name: 'Review date', say: rough },
	governance: { name: 'Governance' },
	monitoring: { name: 'Monitoring' },
	indicators: { name: 'Measures', say: measuresNamed(measures) },
	note: { name: 'Note', say: (cell) => `“${cell}”` },
	source: { name: 'Source' }
});

function lineOf(
	protocol: Protocol,
	record: ProtocolRecord,
	day: IsoDate,
	columns: ReturnType<typeof told>
): ProtocolLine {
	const review = reviewOf(protocol.review_due, day);
	const steps = record.protocol_steps
		.filter((step) => step.protocol === protocol.protocol)
		.toSorted((a, b) => a.step - b.step);
	return {
		protocol: protocol.protocol,
		name: protocol.name,
		area: protocol.area,
		partners: listed(protocol.partners) || NOT_STATED,
		dated: listed(protocol.dated.map(formatRoughDate)) || NOT_STATED,
		review,
		review_due: protocol.review_due === null ? 'No date' : formatRoughDate(protocol.review_due),
		review_sentence: reviewSentence(protocol.review_due, review),
		governance: protocol.governance ?? NOT_STATED,
		monitoring: protocol.monitoring ?? NOT_STATED,
		note: protocol.note,
		indicators: protocol.indicators,
		steps: steps.map((step) => ({
			step: step.step,
			action: step.action,
			complete: step.complete === null ? NOT_STATED : complete[step.complete],
			by_whom: step.by_whom ?? NOT_STATED,
			when: step.when === null ? NOT_STATED : formatRoughDate(step.when)
		})),
		progress: progressOf(steps),
		reported: steps.some(
			(step) => step.complete !== null || step.by_whom !== null || step.when !== null
		),
		history: historyOf(
			record.amendments,
			{ name: 'protocols', key: 'protocol' },
			protocol.protocol,
			columns
		),
		source: protocol.source
	};
}

function sentenceOf(lines: readonly ProtocolLine[], day: IsoDate): string {
	if (lines.length === 0) return 'The register holds no protocol yet.';
	const having = (review: Review) => lines.filter((line) => line.review === review);
	const [late, without] = [having('overdue'), having('no date').length];
	const held = `${several(lines.length, 'protocol')} ${lines.length === 1 ? 'is' : 'are'} in the register.`;
	const overdue =
		late.length === 0
			? `No review is overdue on ${formatDate(day)}.`
			: `${several(late.length, 'review')} ${late.length === 1 ? 'is' : 'are'} overdue on ${formatDate(day)}: ${listed(late.map(({ name }) => name))}.`;
	const silent =
		without === 0
			? ''
			: ` ${without === lines.length ? 'None names a' : without === 1 ? '1 names no' : `${without} name no`} date for a review.`;
	return `${held} ${overdue}${silent}`;
}

/** The register of protocols as it stands on a day; `measures` names those its history tells of. */
export function viewProtocols(
	record: ProtocolRecord,
	day: IsoDate,
	measures: Measures = []
): ProtocolsView {
	const columns = told(measures);
	const protocols = record.protocols.map((protocol) => lineOf(protocol, record, day, columns));
	return { sentence: sentenceOf(protocols, day), protocols };
}
