import { freeRowId, type IndicatorId, type IsoDate, type RowId } from '$lib/domain/id';
import type { Protocol, ProtocolStep } from '$lib/domain/protocol';
import type { Register } from '$lib/domain/record';
import { formatRoughDate, readRoughDate } from '$lib/domain/rough-date';
import { mayRunInSpreadsheet } from '$lib/domain/spreadsheet-text';
import { editsOf, faultsOf, rowOf } from '$lib/intake/record-row';
import { tables } from '$lib/intake/record-tables';
import { amended } from './amend';
import {
	BEGIN_WITH_A_WORD,
	line,
	lineOrNothing,
	MEASURE_GONE,
	NAMES_A_PERSON,
	namesPerson,
	short,
	unknownMeasures,
	type Edited,
	type Fault
} from './written-field';

/** A protocol as a form holds it: texts as they are typed, several of a kind a line each. */
export interface WrittenProtocol {
	readonly name: string;
	readonly area: string;
	/** Organisations, a line each. */
	readonly partners: string;
	/** Days, months or years, a line each. */
	readonly dated: string;
	readonly review_due: string;
	readonly governance: string;
	readonly monitoring: string;
	readonly indicators: readonly IndicatorId[];
	readonly note: string;
	readonly source: string;
	/** Why it is changed, for its history; empty where nobody says. */
	readonly why: string;
}

/** What of a protocol a form can get wrong. */
export type ProtocolField = keyof WrittenProtocol;

/** A step of a checklist as a form holds it. */
export interface WrittenStep {
	readonly action: string;
	readonly complete: ProtocolStep['complete'];
	readonly by_whom: string;
	readonly when: string;
}

/** What of a step a form can get wrong. */
export type StepField = keyof WrittenStep;

/** The rows of an implementation checklist as the protocols print them, which a new protocol begins with. */
const USUAL_STEPS: readonly string[] = [
	'All agencies sign off',
	'Training/awareness carers',
	'Training/awareness young people',
	'Training/awareness Police Officers (internal processes)',
	'Training/awareness Crown Prosecution Service (internal processes)',
	'Regular liaison (police officers and care home)'
];

const linesOf = (typed: string): readonly string[] =>
	typed
		.split('\n')
		.map(line)
		.filter((each) => each !== '');

/** A protocol as a form begins with it. */
export const writtenProtocol = (protocol: Protocol | null): WrittenProtocol => ({
	name: protocol?.name ?? '',
	area: protocol?.area ?? '',
	partners: protocol?.partners.join('\n') ?? '',
	dated: protocol?.dated.map(formatRoughDate).join('\n') ?? '',
	review_due: protocol?.review_due ? formatRoughDate(protocol.review_due) : '',
	governance: protocol?.governance ?? '',
	monitoring: protocol?.monitoring ?? '',
	indicators: protocol?.indicators ?? [],
	note: protocol?.note ?? '',
	source: protocol?.source ?? '',
	why: ''
});

/** A step as a form begins with it. */
export const writtenStep = (step: ProtocolStep | null): WrittenStep => ({
	action: step?.action ?? '',
	complete: step?.complete ?? null,
	by_whom: step?.by_whom ?? '',
	when: step?.when ? formatRoughDate(step.when) : ''
});

const noRough = (typed: string, without: string) =>
	`“${line(typed)}” is no date. Write a day, a month or a year, like 10 July 2017, September 2022 or 2018${without}.`;

function protocolFaults(register: Register, written: WrittenProtocol): Fault<ProtocolField>[] {
	const faults: Fault<ProtocolField>[] = [];
	const asked = { name: 'the protocol’s name', area: 'where it holds', source: 'where it is from' };
	for (const field of ['name', 'area', 'source'] as const)
		if (line(written[field]) === '') faults.push({ field, sentence: `Write ${asked[field]}.` });
	for (const field of ['partners', 'governance', 'monitoring', 'note', 'why'] as const)
		if (namesPerson(written[field])) faults.push({ field, sentence: NAMES_A_PERSON });
	const partners = linesOf(written.partners);
	const divided = partners.find((partner) => partner.includes(';'));
	if (divided !== undefined)
		faults.push({
			field: 'partners',
			sentence: `“${short(divided)}” holds a semicolon, which divides one partner from the next in the record. Write each partner on a line of its own.`
		});
	for (const each of linesOf(written.dated))
		if (readRoughDate(each) === null)
			faults.push({ field: 'dated', sentence: noRough(each, ', a line each') });
	if (line(written.review_due) !== '' && readRoughDate(written.review_due) === null)
		faults.push({
			field: 'review_due',
			sentence: noRough(written.review_due, ', or leave it empty where it names none')
		});
	if (unknownMeasures(register, written.indicators).length > 0)
		faults.push({ field: 'indicators', sentence: MEASURE_GONE });
	if (mayRunInSpreadsheet(line(written.why)))
		faults.push({ field: 'why', sentence: BEGIN_WITH_A_WORD });
	return faults;
}

const told: Readonly<Record<string, string>> = {
	name: 'name',
	area: 'area',
	partners: 'partners',
	dated: 'date of agreement',
	review_due: 'review date',
	governance: 'governance',
	monitoring: 'monitoring',
	indicators: 'measures',
	note: 'note',
	source: 'source'
};

/**
 * The change that puts a protocol as a form holds it in place of the one that stood before, with its history; `before` null: it is
 * new, and begins with the usual checklist. A change without edits: nothing differs.
 */
export function editProtocol(
	register: Register,
	before: Protocol | null,
	written: WrittenProtocol,
	day: IsoDate
): Edited<ProtocolField> {
	const faults = protocolFaults(register, written);
	if (faults.length > 0) return { faults };
	const name = line(written.name);
	const after: Protocol = {
		protocol:
			before?.protocol ??
			freeRowId(name, new Set(register.protocols.map(({ protocol }) => protocol))),
		name,
		area: line(written.area),
		partners: linesOf(written.partners),
		dated: linesOf(written.dated).flatMap((each) => readRoughDate(each) ?? []),
		review_due: readRoughDate(written.review_due),
		governance: lineOrNothing(written.governance),
		monitoring: lineOrNothing(written.monitoring),
		indicators: written.indicators,
		note: lineOrNothing(written.note),
		source: line(written.source)
	};
	const refused = [...faultsOf('protocols', after)].map(([column, sentence]) => ({
		field: (column in written ? column : 'name') as ProtocolField,
		sentence
	}));
	if (refused.length > 0) return { faults: refused };
	const rows = amended(
		register,
		tables.protocols,
		after.protocol,
		before,
		after,
		day,
		lineOrNothing(written.why)
	);
	if (before === null)
		return {
			words: `Added the protocol “${short(name)}”`,
			edits: [...rows, ...USUAL_STEPS.flatMap((action, index) => stepOf(after, index, action))]
		};
	const [old, row] = [rowOf(tables.protocols, before), rowOf(tables.protocols, after)];
	const changed = Object.keys(told).filter((column) => old[column] !== row[column]);
	return {
		words: `Changed the protocol “${short(name)}”: ${changed.map((column) => told[column]).join(', ')}`,
		edits: rows
	};
}

const stepOf = ({ protocol }: Protocol, index: number, action: string) =>
	editsOf<ProtocolStep>(tables.protocol_steps, null, {
		protocol,
		step: index + 1,
		action,
		complete: null,
		by_whom: null,
		when: null
	});

/** The change that puts a step of a checklist in place of the one that stood before; `before` null: it is added as the last. */
export function editStep(
	register: Register,
	protocol: RowId,
	before: ProtocolStep | null,
	written: WrittenStep
): Edited<StepField> {
	const faults: Fault<StepField>[] = [];
	const action = line(written.action);
	if (action === '') faults.push({ field: 'action', sentence: 'Write what is to be done.' });
	for (const field of ['action', 'by_whom'] as const)
		if (namesPerson(written[field])) faults.push({ field, sentence: NAMES_A_PERSON });
	if (line(written.when) !== '' && readRoughDate(written.when) === null)
		faults.push({ field: 'when', sentence: noRough(written.when, ', or leave it empty') });
	if (faults.length > 0) return { faults };
	const own = register.protocol_steps.filter((step) => step.protocol === protocol);
	const after: ProtocolStep = {
		protocol,
		step: before?.step ?? Math.max(0, ...own.map(({ step }) => step)) + 1,
		action,
		complete: written.complete,
		by_whom: lineOrNothing(written.by_whom),
		when: readRoughDate(written.when)
	};
	const refused = [...faultsOf('protocol_steps', after)].map(([column, sentence]) => ({
		field: (column in written ? column : 'action') as StepField,
		sentence
	}));
	if (refused.length > 0) return { faults: refused };
	const name = register.protocols.find((each) => each.protocol === protocol)?.name ?? protocol;
	const same =
		before !== null &&
		JSON.stringify(rowOf(tables.protocol_steps, before)) ===
			JSON.stringify(rowOf(tables.protocol_steps, after));
	return {
		words: `${before === null ? 'Added' : 'Changed'} step ${after.step} of the checklist of “${short(name)}”`,
		edits: same ? [] : editsOf(tables.protocol_steps, before, after)
	};
}
