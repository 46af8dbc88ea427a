import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Action } from '$lib/domain/action';
import type { IndicatorId, IsoDate, PeriodId, RowId, VintageId } from '$lib/domain/id';
import type { Protocol } from '$lib/domain/protocol';
import type { RowEdit } from '$lib/domain/row-edit';
import { readRegister } from '$lib/intake/record';
import { editAction, writtenAction, type WrittenAction } from '$lib/state/action-edits';
import { withEdits } from '$lib/state/over-the-record';
import { editProtocol, editStep, writtenProtocol, writtenStep } from '$lib/state/protocol-edits';

const tables: ReadonlyMap<string, string> = new Map(
	readdirSync('data')
		.filter((name) => name.endsWith('.csv') && name !== 'observations.csv')
		.map((name) => [name.slice(0, -4), readFileSync(`data/${name}`, 'utf8')])
);
const { register } = readRegister(tables);
const today = '2021-10-01' as IsoDate;
const dental = register.actions.find(
	({ action }) => action === 'keep-monitoring-dental-checks'
) as Action;

/** The register as it stands with a change made, read again from its CSV. */
const after = (edits: readonly RowEdit[]) =>
	readRegister(withEdits(tables, { editions: [], edits })).register;

const edit = (before: Action | null, changes: Partial<WrittenAction>) =>
	editAction(
		register,
		before,
		{ ...writtenAction(before, '2021-07-26' as IsoDate), ...changes },
		today
	);

function made<Made extends { readonly faults?: unknown }>(edited: Made) {
	if (edited.faults) throw new Error(JSON.stringify(edited.faults));
	return edited as Exclude<Made, { readonly faults: readonly unknown[] }>;
}

const faultsOf = (edited: ReturnType<typeof edit>) =>
	(edited.faults ?? []).map(({ field, sentence }) => `${field}: ${sentence}`);

describe('an action', () => {
	it('left as it is changes nothing', () => {
		expect(made(edit(dental, {})).edits).toEqual([]);
	});

	it('is given a date and an owner as one change, with its history', () => {
		const change = made(
			edit(dental, { due: '15 November 2021', owner: ' Head of  Service', why: 'Asked again' })
		);
		expect(change.words).toBe('Changed the action “Keep monitoring dental checks”: owner, date');
		const now = after(change.edits);
		const action = now.actions.find((each) => each.action === dental.action);
		expect(action).toEqual({ ...dental, due: '2021-11-15', owner: 'Head of Service' });
		expect(
			now.amendments
				.filter(({ table }) => table === 'actions')
				.map(({ column, before, after: is, why }) => [column, before, is, why])
		).toEqual([
			['owner', 'Social Care', 'Head of Service', 'Asked again'],
			['due', null, '2021-11-15', 'Asked again']
		]);
	});

	it('is closed on the calendar’s day unless another is written, and opened again without one', () => {
		const closed = made(edit(dental, { state: 'done' }));
		expect(closed.words).toBe('Marked the action “Keep monitoring dental checks” done');
		const done = after(closed.edits).actions.find(
			(each) => each.action === dental.action
		) as Action;
		expect([done.state, done.closed]).toEqual(['done', today]);
		const opened = made(
			editAction(register, done, { ...writtenAction(done, null), state: 'open' }, today)
		);
		expect(opened.words).toMatch(/^Opened the action/);
		expect(opened.edits[0]?.after?.['closed']).toBe('');
		const earlier = made(edit(dental, { state: 'no longer needed', closed: '30/9/2021' }));
		expect(earlier.edits[0]?.after?.['closed']).toBe('2021-09-30');
	});

	it('asked for at a meeting still to come can be closed at it', () => {
		const change = made(edit(null, { text: 'Do it.', meeting: '2021-11-15', state: 'done' }));
		expect(change.edits[0]?.after?.['closed']).toBe('2021-11-15');
	});

	it('that is new has an id of its own, is kept with its figure, and reads back', () => {
		const change = made(
			edit(null, {
				text: dental.text,
				indicators: ['local-dental-checks' as IndicatorId],
				figure: {
					period: '2021-04-01/2021-06-30' as PeriodId,
					vintage: 'nottingham-minutes-2021-07-26' as VintageId
				}
			})
		);
		const added = after(change.edits).actions.at(-1);
		expect(added?.action).toBe('keep-monitoring-dental-checks-2');
		expect(added?.period).toBe('2021-04-01/2021-06-30');
		expect(added?.owner).toBeNull();
		expect(added?.source).toBe('Minutes of 26 July 2021');
	});

	it('keeps no figure without a measure', () => {
		const [first] = made(edit(dental, { indicators: [] })).edits;
		expect([first?.after?.['period'], first?.after?.['vintage']]).toEqual(['', '']);
	});

	it('takes markup in a text for text', () => {
		const text = 'Look at <script>alert(1)</script>; then "ask", again';
		const change = made(edit(null, { text, owner: '<b>Head</b> of Service' }));
		expect(after(change.edits).actions.at(-1)?.text).toBe(text);
	});

	it('says what is wrong with it, a sentence each, and changes nothing', () => {
		expect(faultsOf(edit(null, { text: '  ' }))).toEqual([
			'text: Write what is to be done, in a sentence.'
		]);
		expect(faultsOf(edit(dental, { due: '30 February 2022' }))[0]).toMatch(/“30 February 2022” is/);
		expect(faultsOf(edit(dental, { due: '1 July 2021' }))[0]).toMatch(/before the meeting/);
		expect(faultsOf(edit(dental, { state: 'done', closed: '2 October 2021' }))[0]).toMatch(
			/has not come yet/
		);
		expect(faultsOf(edit(dental, { minute: 'twelve' }))[0]).toMatch(/whole number/);
		expect(faultsOf(edit(dental, { owner: 'Cllr Smith' }))[0]).toMatch(/names a person/);
		expect(faultsOf(edit(dental, { owner: '=1+1' }))[0]).toMatch(/spreadsheet/);
		expect(faultsOf(edit(dental, { due: '1 December 2021', why: '@now' }))[0]).toMatch(
			/spreadsheet/
		);
		expect(faultsOf(edit(dental, { meeting: '2021-12-25' }))[0]).toMatch(/^meeting: Choose/);
		expect(faultsOf(edit(dental, { indicators: ['gone' as IndicatorId] }))[0]).toMatch(
			/not in the/
		);
		expect(faultsOf(edit(dental, { text: '', due: 'soon', source: '' }))).toHaveLength(3);
	});
});

const thames = register.protocols.find(({ protocol }) => protocol === 'thames-valley') as Protocol;
const write = (before: Protocol | null, changes: object) =>
	editProtocol(register, before, { ...writtenProtocol(before), ...changes }, today);

describe('a protocol', () => {
	it('keeps a date to the precision it is written in', () => {
		const change = made(
			write(thames, { review_due: 'September 2024', partners: 'Police\n\n Councils ' })
		);
		expect(change.words).toBe(
			'Changed the protocol “Thames Valley protocol”: partners, review date'
		);
		const now = after(change.edits);
		const changed = now.protocols.find((each) => each.protocol === thames.protocol);
		expect(changed).toEqual({ ...thames, review_due: '2024-09', partners: ['Police', 'Councils'] });
		expect(now.amendments.filter(({ table }) => table === 'protocols')).toHaveLength(2);
	});

	it('that is new begins with the usual checklist', () => {
		const change = made(write(null, { name: 'Essex protocol', area: 'Essex', source: 'A report' }));
		const now = after(change.edits);
		expect(now.protocols.at(-1)?.protocol).toBe('essex-protocol');
		expect(now.protocol_steps.filter(({ protocol }) => protocol === 'essex-protocol')).toHaveLength(
			6
		);
		expect(now.amendments.at(-1)?.column).toBe('protocol');
	});

	it('says what is wrong with it', () => {
		const faults = (changes: object) =>
			(write(thames, changes).faults ?? []).map(({ sentence }) => sentence);
		expect(faults({ dated: 'September 2020\nautumn' })[0]).toMatch(/“autumn” is no date/);
		expect(faults({ partners: 'Police; Councils' })[0]).toMatch(/semicolon/);
		expect(faults({ name: '' })[0]).toMatch(/name/);
		expect(faults({ name: '+protocol' })[0]).toMatch(/spreadsheet/);
		expect(faults({ governance: 'Mrs Jones' })[0]).toMatch(/names a person/);
	});
});

describe('a step of a checklist', () => {
	const first = register.protocol_steps.find(({ protocol }) => protocol === 'thames-valley');
	const id = 'thames-valley' as RowId;

	it('is changed, and added after the last', () => {
		const changed = made(
			editStep(register, id, first ?? null, {
				...writtenStep(first ?? null),
				complete: 'in part',
				when: 'March 2021'
			})
		);
		const step = after(changed.edits).protocol_steps.find((each) => each.protocol === id);
		expect([step?.complete, step?.when]).toEqual(['in part', '2021-03']);
		const added = made(editStep(register, id, null, { ...writtenStep(null), action: 'Meet' }));
		expect(added.words).toBe('Added step 7 of the checklist of “Thames Valley protocol”');
		expect(after(added.edits).protocol_steps).toHaveLength(31);
	});

	it('left as it is changes nothing, and says what is wrong', () => {
		expect(made(editStep(register, id, first ?? null, writtenStep(first ?? null))).edits).toEqual(
			[]
		);
		expect(
			editStep(register, id, null, { ...writtenStep(null), when: 'soon' }).faults
		).toHaveLength(2);
	});
});
