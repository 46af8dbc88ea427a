import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayAfter } from '$lib/view/clear-days';
import type { IsoDate } from '$lib/domain/id';
import { oneLine } from '$lib/domain/one-line';
import type { Register } from '$lib/domain/record';
import type { RowEdit } from '$lib/domain/row-edit';
import { applyEdits } from '$lib/intake/edits';
import { LATER_TABLES, readRegister, REGISTER_TABLES } from '$lib/intake/record';
import { tables as definitions } from '$lib/intake/record-tables';
import { editAction, writtenAction } from '$lib/state/action-edits';
import {
	agendaFromPlan,
	editItem,
	moveItem,
	removeItem,
	writtenItem
} from '$lib/state/agenda-edits';
import { settleBoard } from '$lib/state/board-edits';
import {
	changeMeeting,
	setMeetings,
	takeOutMeeting,
	writtenMeeting
} from '$lib/state/calendar-edits';
import { editRecord, writtenRecord } from '$lib/state/meeting-record';
import {
	editDecision,
	editQuestion,
	removeDecision,
	writtenDecision,
	writtenQuestion
} from '$lib/state/minutes-edits';
import { withEdits } from '$lib/state/over-the-record';
import { carried, carryOver } from '$lib/state/plan-carry';
import { draftOf, newDraft } from '$lib/state/plan-draft';
import { keepReport, moveReport, reorderReport } from '$lib/state/plan-edits';
import { editProtocol, editStep, writtenProtocol, writtenStep } from '$lib/state/protocol-edits';
import { viewCalendar } from '$lib/view/calendar';
import { asAgreed } from '$lib/view/plan-as-agreed';
import {
	conflictsOf,
	fold,
	made,
	pendingOf,
	redone,
	UNCHANGED,
	undone,
	type History
} from '$lib/workspace/history';
import { expectBackedUp, expectPublishedAndUndone } from './round-trip';

/** The seed without most of what a board's year does not touch, so that it is read in a moment. */
const now: ReadonlyMap<string, string> = new Map(
	REGISTER_TABLES.map((name) => {
		const text = readFileSync(`data/${name}.csv`, 'utf8');
		const [header = '', ...rows] = text.split('\n');
		if (name === 'neighbours')
			return [name, [header, ...rows.filter((row) => row.includes('E06000018'))].join('\n')];
		return [name, ['lait_measures', 'held_back', 'revision_notes'].includes(name) ? header : text];
	})
);

/** The same as a release without the board's year wrote it: fewer tables, and fewer columns in those there are. */
const earlier: ReadonlyMap<string, string> = new Map(
	[...now]
		.filter(([name]) => !LATER_TABLES.has(name))
		.map(([name, text]) => {
			const own = definitions[name as 'meetings'];
			if (!('may_lack' in own) || name === 'board') return [name, text];
			const lacking: readonly string[] = own.may_lack;
			const [header = '', ...rows] = text.trimEnd().split('\n');
			const kept = header.split(',').filter((column) => !lacking.includes(column)).length;
			// Columns that came later stand last; texts with commas stand before them.
			const cut = header.split(',').length - kept;
			const shorter = (row: string) =>
				cut === 0 ? row : row.split(',').slice(0, -cut).join(',').concat('');
			return [name, `${[shorter(header), ...rows.map(shorter)].join('\n')}\n`];
		})
);

const HOSTILE = [
	'a',
	'Report, “quoted” and "plain"',
	'one;two; three',
	'  two\nlines\r\nand\ttabs ',
	'=SUM(A1)',
	'+44',
	'-',
	'-5',
	'@home',
	'"',
	'""',
	"'=1",
	'דו״ח שנתי، תקرير',
	'\u202eright to left\u202c',
	'👨‍👩‍👧‍👦 families',
	'\uFEFFmarked',
	'\u00a0hard blanks\u00a0',
	'<script>alert(1)</script>',
	'__proto__',
	'null',
	'a\0b',
	'half \uD83D',
	'😀'.repeat(40),
	`${'long words '.repeat(454)}end`
];
const anyText = fc.oneof(
	fc.constantFrom(...HOSTILE),
	fc.string({ unit: 'grapheme', maxLength: 30 }),
	fc.string({ unit: 'binary', maxLength: 12 })
);

type Made = { readonly words: string; readonly edits: readonly RowEdit[] };
const pick = <Value>(list: readonly Value[], seed: number): Value | null =>
	list.length === 0 ? null : (list[seed % list.length] ?? null);

/** One thing an officer may do: which form, over which row, and what is typed. */
const operations = fc.record({
	kind: fc.nat(16),
	at: fc.nat(200),
	to: fc.nat(700),
	text: anyText,
	other: anyText,
	why: fc.oneof(fc.constant('Asked for by the Chair'), anyText),
	fresh: fc.boolean()
});
type Operation = typeof operations extends fc.Arbitrary<infer Value> ? Value : never;

/** The form that does it, as the page calls it. */
const operate = (
	{ kind, at, to, text, other, why, fresh }: Operation,
	register: Register,
	day: IsoDate
): unknown => {
	const meeting = pick(register.meetings, at);
	const date = dayAfter('2021-05-01' as IsoDate, to);
	if (!meeting) return setMeetings(register, [], day);
	const item = pick(register.work_plan_items, at);
	const line = pick(
		register.agenda_items.filter((each) => each.meeting === meeting.meeting),
		to
	);
	const decision = pick(register.decisions, at);
	const action = pick(register.actions, at);
	const protocol = pick(register.protocols, at);
	switch (kind) {
		case 0:
		case 1: {
			const draft = fresh || !item ? newDraft(meeting.meeting) : { ...draftOf(item), note: other };
			const written = { ...draft, report: text, leads: `${other}\nCGL`, why };
			return keepReport(
				register,
				{ year: meeting.year, base: fresh ? null : item, draft: written },
				day
			);
		}
		case 2:
		case 3: {
			const target = fresh ? null : meeting.meeting;
			return item && moveReport(register, { base: item, to: target, why: text }, day);
		}
		case 4:
			return item && reorderReport(register, { item: item.item, by: fresh ? 1 : -1 }, day);
		case 5:
		case 6:
			return changeMeeting(register, meeting, { ...writtenMeeting(meeting), meeting: date }, day);
		case 7: {
			const written = { meeting: date, time: text, place: other, papers_by: '' };
			return fresh
				? setMeetings(register, [written], day)
				: takeOutMeeting(register, meeting.meeting, day);
		}
		case 8: {
			const before = fresh ? null : line;
			const written = { ...writtenItem(register, meeting.meeting, before), title: text };
			const number = before ? String(1 + (to % 9)) : written.item;
			return editItem(register, meeting.meeting, before, {
				...written,
				report_of: other,
				item: number,
				before_it: true
			});
		}
		case 9:
			return line && (fresh ? removeItem(register, line) : moveItem(register, line, 1));
		case 10:
			return agendaFromPlan(register, meeting.meeting);
		case 11: {
			if (decision && !fresh && to % 4 === 0) return removeDecision(decision);
			const written = { ...writtenDecision(meeting, null), text, source: other };
			return editDecision(register, meeting, null, written);
		}
		case 12: {
			const written = { ...writtenQuestion(meeting, null), asked: text, answered: other };
			const number = line && fresh ? String(line.item) : '';
			return editQuestion(register, meeting, null, { ...written, item: number });
		}
		case 13: {
			const before = fresh ? null : action;
			const written = writtenAction(before, meeting.meeting);
			return editAction(register, before, { ...written, text, owner: other, why }, day);
		}
		case 14: {
			const written = {
				...writtenProtocol(protocol),
				name: text,
				partners: `${other}\nPolice`,
				why
			};
			if (fresh || !protocol)
				return editProtocol(register, null, { ...written, area: 'A', source: 'B' }, day);
			const step = { ...writtenStep(null), action: text, by_whom: other };
			return to % 2
				? editStep(register, protocol.protocol, null, step)
				: editProtocol(register, protocol, written, day);
		}
		case 15: {
			const written = { ...writtenRecord(meeting), place: text, apologies: String(to % 9) };
			return editRecord(register, meeting, written);
		}
		default: {
			if (fresh) {
				const all = carried(register, meeting.year).map((each) => each.item);
				return carryOver(register, meeting.year, all, day);
			}
			const named = oneLine(text);
			const board = { ...register.board, name: named, notice: oneLine(other) || null };
			const priorities = [...new Set([named, 'Stable homes'])];
			return settleBoard(register, { board, priorities, themes: [], afresh: false });
		}
	}
};

const steps = fc.array(
	fc.oneof(
		{ weight: 8, arbitrary: operations },
		{ weight: 1, arbitrary: fc.constantFrom('undo' as const, 'redo' as const) },
		{ weight: 2, arbitrary: fc.constant('day' as const) }
	),
	{ minLength: 1, maxLength: 14 }
);

const isMade = (value: unknown): value is Made =>
	typeof value === 'object' && value !== null && 'edits' in value;

/** What an officer does on one computer over a record, and what is true of it throughout. */
function play(record: ReadonlyMap<string, string>, list: readonly (Operation | string)[]) {
	let history: History = UNCHANGED;
	let day = '2021-10-01' as IsoDate;
	let register = readRegister(record).register;
	const ends = new Map<IsoDate, Register>();
	const see = () => {
		const state = fold(pendingOf(history));
		const applied = applyEdits(record, state.edits);
		expect(applied.conflicts).toEqual([]);
		const tables = withEdits(record, state);
		const read = readRegister(tables);
		expect(read.problems.map(({ message }) => message)).toEqual([]);
		register = read.register;
		return tables;
	};
	for (const step of list) {
		if (step === 'day') {
			ends.set(day, register);
			day = dayAfter(day, 3);
			continue;
		}
		if (typeof step === 'string') {
			history = (step === 'undo' ? undone(history) : redone(history))?.history ?? history;
			// What is undone was never done, on any day.
			ends.clear();
			see();
			continue;
		}
		const edited = operate(step, register, day);
		if (!isMade(edited) || edited.edits.length === 0) continue;
		const change = { kind: 'rows-edited', edits: edited.edits } as const;
		expect(conflictsOf(history, change)).toEqual([]);
		history = made(history, {
			words: edited.words,
			step: change,
			at: '2026-11-22T09:00:00.000Z'
		}).history;
		const tables = see();
		// What was sent last of a row is what stands.
		const sent = new Map(edited.edits.map((edit) => [`${edit.table} ${edit.key}`, edit]));
		const { published } = applyEdits(tables, [...sent.values()]);
		expect(published).toHaveLength(sent.size);
	}
	ends.set(day, register);
	return { history, register, ends, tables: see() };
}

const byId = (register: Register) =>
	register.work_plan_items.toSorted((one, other) => one.item.localeCompare(other.item));

describe.each([
	['a record of this release', now],
	['a record of an earlier release', earlier]
])('what is edited of a board’s year over %s', (_, record) => {
	it('is read again as it was written, is told as agreed on each day, and undone to the byte', () => {
		expect(readRegister(record).problems).toEqual([]);
		fc.assert(
			fc.property(steps, (list) => {
				const { history, register, ends, tables } = play(record, list);
				for (const [day, then] of ends) expect(byId(asAgreed(register, day))).toEqual(byId(then));
				const meetings = viewCalendar(register).meetings;
				expect(new Set(meetings.map((each) => each.first_set)).size).toBe(meetings.length);
				expectPublishedAndUndone(record, { history, register, tables });
			}),
			{ numRuns: 25 }
		);
	});
});

describe('a backup of a board’s year', () => {
	it('gives back the very changes', async () => {
		await fc.assert(
			fc.asyncProperty(steps, async (list) => {
				const { history } = play(now, list);
				await expectBackedUp(history);
			}),
			{ numRuns: 6 }
		);
	});
});
