import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IsoDate, RowId, VintageId } from '$lib/domain/id';
import { manyLines } from '$lib/domain/prose';
import type { Register } from '$lib/domain/record';
import { parseSnapshot } from '$lib/domain/report-snapshot';
import { mayRunInSpreadsheet } from '$lib/domain/spreadsheet-text';
import type { RowEdit } from '$lib/domain/row-edit';
import { readDelimited } from '$lib/intake/csv';
import { applyEdits } from '$lib/intake/edits';
import { LATER_TABLES, readRegister, REGISTER_TABLES } from '$lib/intake/record';
import { withEdits } from '$lib/state/over-the-record';
import {
	addReport,
	changeReport,
	editReportText,
	recordReason,
	removeReport,
	writtenReport
} from '$lib/state/report-edits';
import {
	keepVersion,
	publishReport,
	reopenReport,
	restoreVersion,
	versionsOf
} from '$lib/state/report-versions';
import {
	editTemplate,
	removeTemplate,
	writtenPart,
	writtenTemplate
} from '$lib/state/template-edits';
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

/** The seed with little but meetings and templates, for a council only, so that all of a report goes into it. */
const record: ReadonlyMap<string, string> = new Map(
	REGISTER_TABLES.map((name) => {
		const text = readFileSync(`data/${name}.csv`, 'utf8');
		const [header = '', ...rows] = text.split('\n');
		if (name === 'neighbours')
			return [name, [header, ...rows.filter((row) => row.includes('E06000018'))].join('\n')];
		if (name === 'board')
			return [name, `${header},audience\n${rows.join('\n').trimEnd()},internal\n`];
		return [name, ['lait_measures', 'held_back', 'revision_notes'].includes(name) ? header : text];
	})
);
const earlier: ReadonlyMap<string, string> = new Map(
	[...record].filter(([name]) => !LATER_TABLES.has(name))
);

const HOSTILE = [
	'Plain words.',
	'- a list\n- of two\n\n1. and\n2. another',
	'=SUM(A1)',
	"'=SUM(A1)",
	"''@home",
	'＝full width',
	'+44 115',
	'"',
	'a""b","c',
	'two\r\nlines\rand\u2028three\n\n\n\n\nfour  ',
	'\ttab',
	'דו״ח שנתי',
	'\u202eright to left\u202c',
	'👨‍👩‍👧‍👦 families',
	'\uFEFFmarked',
	'\u00a0hard\u00a0',
	'<script>alert(1)</script>',
	'__proto__',
	'a\0b',
	'half \uD83D',
	'## Heading\n\n[[cla-offending, E06000018, 2019-04-01/2020-03-31, lait-2026-04-08]]',
	'long words '.repeat(3_000)
];
const anyText = fc.oneof(
	fc.constantFrom(...HOSTILE),
	fc.string({ unit: 'grapheme', maxLength: 40 }),
	fc.string({ unit: 'binary', maxLength: 20 })
);
const operations = fc.record({
	kind: fc.nat(11),
	at: fc.nat(50),
	to: fc.nat(50),
	text: anyText,
	other: anyText,
	fresh: fc.boolean()
});
type Operation = typeof operations extends fc.Arbitrary<infer Value> ? Value : never;
type Made = { readonly words: string; readonly edits: readonly RowEdit[] };

const pick = <Value>(list: readonly Value[], seed: number): Value | null =>
	list.length === 0 ? null : (list[seed % list.length] ?? null);
const day = '2021-10-01' as IsoDate;
const editions = ['lait-2026-04-08' as VintageId];

function operate({ kind, at, to, text, other, fresh }: Operation, register: Register): unknown {
	const report = pick(register.reports, at);
	const meeting = pick(register.meetings, to)?.meeting ?? null;
	const part = pick(register.template_parts, to);
	const template = pick(register.templates, at);
	const texts = part ? [{ part: part.part, text: other }] : [];
	if (kind === 0 || !report)
		return addReport(register, { ...writtenReport(register, null, meeting), title: text }, texts);
	switch (kind) {
		case 1:
		case 2:
		case 3:
			return part && editReportText(register, report.report, part.part, fresh ? text : '');
		case 4:
			return changeReport(register, report, {
				...writtenReport(register, report),
				title: text,
				template: template?.template ?? ''
			});
		case 5:
			return keepVersion(register, report, { name: text, editions }, day);
		case 6:
			return fresh
				? publishReport(
						register,
						report,
						{ name: text, editions, fingerprint: 'a'.repeat(64) },
						day
					)
				: reopenReport(report);
		case 7: {
			const version = pick(versionsOf(register, report.report), to);
			return version && restoreVersion(register, report, version);
		}
		case 8:
			return recordReason(
				register,
				report,
				{ finding: `jargon-${to}` as RowId, reason: text },
				day
			);
		case 9:
			return fresh && removeReport(register, report);
		case 10: {
			const written = writtenTemplate(register, fresh ? null : template, template);
			const parts = [
				...written.parts.toSpliced(to, 1),
				{ ...writtenPart(null), heading: text, prompt: other }
			];
			return editTemplate(register, fresh ? null : template, {
				...written,
				name: fresh ? other : written.name,
				parts: parts.toSorted((one, two) => (to % 2) * one.heading.localeCompare(two.heading))
			});
		}
		default:
			return template && removeTemplate(register, template);
	}
}

const steps = fc.array(
	fc.oneof(
		{ weight: 8, arbitrary: operations },
		{ weight: 1, arbitrary: fc.constantFrom('undo' as const, 'redo' as const) }
	),
	{ minLength: 1, maxLength: 14 }
);
const isMade = (value: unknown): value is Made =>
	typeof value === 'object' && value !== null && 'edits' in value;

function play(over: ReadonlyMap<string, string>, list: readonly (Operation | string)[]) {
	let history: History = UNCHANGED;
	let register = readRegister(over).register;
	const see = () => {
		const state = fold(pendingOf(history));
		expect(applyEdits(over, state.edits).conflicts).toEqual([]);
		const tables = withEdits(over, state);
		const read = readRegister(tables);
		expect(read.problems.map(({ message }) => message)).toEqual([]);
		register = read.register;
		return tables;
	};
	for (const step of list) {
		if (typeof step === 'string') {
			history = (step === 'undo' ? undone(history) : redone(history))?.history ?? history;
			see();
			continue;
		}
		const edited = operate(step, register);
		if (!isMade(edited) || edited.edits.length === 0) continue;
		const change = { kind: 'rows-edited', edits: edited.edits } as const;
		expect(conflictsOf(history, change)).toEqual([]);
		history = made(history, {
			words: edited.words,
			step: change,
			at: '2026-11-22T09:00:00.000Z'
		}).history;
		see();
	}
	return { history, register, tables: see() };
}

describe.each([
	['a record of this release', record],
	['a record of an earlier release', earlier]
])('what is written of reports over %s', (_, over) => {
	it('is read again as it was written, published whole, safe in a spreadsheet, and undone to the byte', () => {
		expect(readRegister(over).problems).toEqual([]);
		fc.assert(
			fc.property(steps, (list) => {
				const { history, register, tables } = play(over, list);
				for (const { text } of register.report_texts) expect(manyLines(text)).toBe(text);
				for (const each of register.report_versions)
					expect(parseSnapshot(each.snapshot)?.report.report).toBe(each.report);
				for (const name of LATER_TABLES.keys())
					for (const { cells } of readDelimited(tables.get(name) ?? '', ',', 1_000).rows)
						for (const cell of cells) expect(mayRunInSpreadsheet(cell), cell).toBe(false);
				expectPublishedAndUndone(over, { history, register, tables });
			}),
			{ numRuns: 40 }
		);
	});
});

describe('a backup of reports', () => {
	it('gives back the very changes', async () => {
		await fc.assert(
			fc.asyncProperty(steps, async (list) => {
				const { history } = play(record, list);
				await expectBackedUp(history);
			}),
			{ numRuns: 8 }
		);
	});

	it('holds the longest version there can be', async () => {
		const { register } = readRegister(record);
		const parts = register.template_parts.filter((each) => each.template === 'nottingham');
		const added = addReport(
			register,
			{ ...writtenReport(register, null, register.meetings[0]?.meeting ?? null), title: 'Long' },
			parts.slice(0, 12).map(({ part }) => ({ part, text: 'w '.repeat(14_999) }))
		);
		if (added.faults) throw new Error(JSON.stringify(added.faults));
		const tables = applyEdits(record, added.edits).contents;
		const now = readRegister(tables).register;
		const [report] = now.reports;
		if (!report) throw new Error('no report');
		const kept = keepVersion(now, report, { name: 'All of it', editions }, day);
		if (kept.faults) throw new Error(JSON.stringify(kept.faults));
		expect(readRegister(applyEdits(tables, kept.edits).contents).problems).toEqual([]);
		const step = { kind: 'rows-edited', edits: kept.edits } as const;
		const { history } = made(UNCHANGED, {
			words: kept.words,
			step,
			at: '2026-11-22T09:00:00.000Z'
		});
		await expectBackedUp(history);
	});
});
