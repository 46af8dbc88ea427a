import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RowId } from '$lib/domain/id';
import type { Register } from '$lib/domain/record';
import type { RowEdit } from '$lib/domain/row-edit';
import type { WorkPlanItem } from '$lib/domain/work-plan';
import { readRegister, REGISTER_TABLES } from '$lib/intake/record';
import { applyEdits } from '$lib/intake/edits';
import { rowOf } from '$lib/intake/record-row';
import { tables } from '$lib/intake/record-tables';
import { carried, carryOver } from '$lib/state/plan-carry';
import { draftOf, newDraft, parseDraft, writeDraft } from '$lib/state/plan-draft';
import { keepReport, moveReport, reorderReport, type Edited } from '$lib/state/plan-edits';
import { asAgreed } from '$lib/view/plan-as-agreed';
import { readFileSync } from 'node:fs';
import { meeting, planned, planOf } from '../view/a-plan';
import { day } from '../view/answer';

const on = day('2021-10-01');
const contents = new Map(
	REGISTER_TABLES.map((name) => [name, readFileSync(`data/${name}.csv`, 'utf8')])
);
const { register: seed } = readRegister(contents);
const strategy = seed.work_plan_items.find(
	({ item }) => item === 'children-in-care-strategy-2021'
) as WorkPlanItem;

const editsOf = (edited: Edited): readonly RowEdit[] => {
	if ('faults' in edited) throw new Error(edited.faults.join(' '));
	return edited.edits;
};
const faultsOf = (edited: Edited) => ('faults' in edited ? edited.faults : []);
/** The record with a change made in its files, read again: what the working copy and publishing do. */
const after = (edited: Edited, held = contents) => {
	const { contents: told, conflicts } = applyEdits(held, editsOf(edited));
	expect(conflicts).toEqual([]);
	const { register, problems } = readRegister(told);
	expect(problems).toEqual([]);
	return { register, contents: new Map(told) };
};
const order = (register: Register, date: string) =>
	register.work_plan_items
		.filter((item) => item.meeting === date)
		.toSorted((a, b) => a.place - b.place)
		.map(({ item }) => item);

describe('a report that slips twice', () => {
	it('moves with its history in the record’s files, and is told again as of each day', () => {
		const once = after(
			moveReport(seed, { base: strategy, to: day('2022-01-17'), why: 'The review is late' }, on)
		);
		const moved = once.register.work_plan_items.find(({ item }) => item === strategy.item);
		expect(moved).toMatchObject({ meeting: '2022-01-17', place: 5, status: 'planned' });
		expect(once.register.amendments.slice(1).map(({ column, why }) => [column, why])).toEqual([
			['meeting', 'The review is late'],
			['place', 'The review is late']
		]);
		const twice = after(
			moveReport(
				once.register,
				{ base: moved as WorkPlanItem, to: day('2022-03-21'), why: '' },
				on
			),
			once.contents
		);
		expect(twice.register.amendments.map(({ amendment }) => amendment)).toContain(
			'children-in-care-strategy-2021-meeting-2021-10-01-2'
		);
		const told = asAgreed(twice.register, day('2021-09-30'));
		expect(told.work_plan_items.map((item) => rowOf(tables.work_plan_items, item))).toEqual(
			seed.work_plan_items.map((item) => rowOf(tables.work_plan_items, item))
		);
	});

	it('is deferred with a reason and without a meeting, and planned again when it has one', () => {
		const move = (base: WorkPlanItem, register: Register, to: string | null, why: string) =>
			moveReport(register, { base, to: to === null ? null : day(to), why }, on);
		expect(faultsOf(move(strategy, seed, null, ' '))).toEqual([
			'Say why it is deferred: the plan keeps the reason.'
		]);
		const { register, contents: held } = after(move(strategy, seed, null, 'Waits for the DfE'));
		const deferred = register.work_plan_items.find(({ item }) => item === strategy.item);
		expect(deferred).toMatchObject({ meeting: null, status: 'deferred', place: 1 });
		const back = after(move(deferred as WorkPlanItem, register, '2022-03-21', ''), held);
		expect(back.register.work_plan_items.find(({ item }) => item === strategy.item)).toMatchObject({
			meeting: '2022-03-21',
			status: 'planned'
		});
	});

	it('goes to no day without a meeting, and not to where it is', () => {
		const to = (date: string) => moveReport(seed, { base: strategy, to: day(date), why: '' }, on);
		expect(faultsOf(to('2021-12-25'))).toEqual([
			'No meeting of the board is recorded on 25 December 2021.'
		]);
		expect(faultsOf(to('2021-11-15'))).toEqual([
			'It is planned for 15 November 2021 already. Choose another meeting.'
		]);
	});
});

describe('the form of a report', () => {
	const draft = { ...newDraft('2022-03-21'), report: ' Virtual  School annual report ' };
	const add = (changes: Partial<typeof draft>) =>
		keepReport(seed, { year: '2021-22', base: null, draft: { ...draft, ...changes } }, on);

	it('adds one with several leads, in the record’s files, with one amendment from nothing', () => {
		const { register } = after(
			add({
				leads: 'Head of the Virtual School\n\n CGL \nCGL',
				minutes: '20',
				principles: ['health']
			})
		);
		expect(register.work_plan_items.at(-1)).toMatchObject({
			item: 'virtual-school-annual-report-2021-22',
			meeting: '2022-03-21',
			place: 1,
			report: 'Virtual School annual report',
			leads: ['Head of the Virtual School', 'CGL'],
			minutes: 20
		});
		expect(register.amendments.at(-1)).toMatchObject({ column: 'item', before: null });
		expect(asAgreed(register, day('2021-09-30')).work_plan_items).toHaveLength(12);
	});

	it.each([
		[{ report: '  ' }, 'Write the name of the report.'],
		[
			{ leads: 'CGL; Children’s Society' },
			'The lead “CGL; Children’s Society” has a semicolon, which separates leads in the record. Put each lead on a line of its own.'
		],
		[{ minutes: 'a while' }, 'Write the minutes as a whole number such as 15, or leave them out.'],
		[{ meeting: '2021-11-31' }, '“2021-11-31” is no date. Choose a meeting.'],
		[{ meeting: '' }, 'Choose a meeting, or mark the report as deferred and say why.'],
		[
			{ status: 'deferred' as const, meeting: '' },
			'Say why it is deferred: the plan keeps the reason.'
		],
		[
			{ meeting: '2022-01-17', report: 'health of children in care' },
			'“health of children in care” is planned for 17 January 2022 already. Change that one, or give this another name.'
		]
	])('refuses %j with a sentence', (changes, sentence) => {
		expect(faultsOf(add(changes))).toContain(sentence);
	});

	it('refuses what a spreadsheet would run, and takes markup as the text it is', () => {
		expect(faultsOf(add({ leads: '=HYPERLINK("x")' })).join()).toMatch(/^The report lead: “=HYPER/);
		expect(faultsOf(add({ why: '@sum' })).join()).toMatch(/^The reason: begin with a word/);
	});

	it('refuses a person’s name, as every form of the board’s year does', () => {
		const roles = 'Write the role instead, for example Head of Service.';
		expect(faultsOf(add({ leads: 'Head of Service\nCllr Smith\nMrs Jones' }))).toEqual([
			`The report lead: This names a person. ${roles}`
		]);
		expect(faultsOf(add({ note: 'Asked for by Cllr Smith', why: 'Dr Brown is away' }))).toEqual([
			`The note: This names a person. ${roles}`,
			`The reason: This names a person. ${roles}`
		]);
		const { register } = after(add({ leads: '<img src=x onerror=alert(1)>' }));
		expect(register.work_plan_items.at(-1)?.leads).toEqual(['<img src=x onerror=alert(1)>']);
	});

	it('changes nothing where nothing is different', () => {
		const kept = keepReport(
			seed,
			{ year: '2021-22', base: strategy, draft: draftOf(strategy) },
			on
		);
		expect(editsOf(kept)).toEqual([]);
	});

	it('keeps what another tab did to what the form does not hold', () => {
		const held = planOf([planned(1), planned(2)]);
		const base = planned(1);
		const now = { ...held, work_plan_items: [planned(1, { place: 7 }), planned(2)] };
		const [edit] = editsOf(
			keepReport(now, { year: '2021-22', base, draft: { ...draftOf(base), leads: 'CGL' } }, on)
		);
		expect(edit?.before?.['place']).toBe('1');
		expect(edit?.after).toMatchObject({ place: '7', leads: 'CGL' });
	});

	it('is read again as it was put by, and is nothing where the text is none', () => {
		const base = { ...strategy, leads: ['A', 'B'], principles: ['health' as const], minutes: 5 };
		const whole = { draft: draftOf(base), base };
		expect(parseDraft(writeDraft(whole))).toEqual(whole);
		expect(parseDraft(writeDraft({ ...whole, base: null }))).toEqual({ ...whole, base: null });
		const odd = JSON.parse(writeDraft(whole)) as Record<string, unknown>;
		expect(parseDraft(JSON.stringify({ ...odd, base: { item: '<b>' } }))?.base).toBeNull();
		expect(['', 'null', '[]', '{"delivery":"carrier pigeon"}'].map(parseDraft)).toEqual([
			null,
			null,
			null,
			null
		]);
	});
});

describe('the order of a meeting', () => {
	it('is changed by one place, whatever the places were', () => {
		fc.assert(
			fc.property(
				fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 6 }),
				fc.nat(),
				fc.constantFrom(-1 as const, 1 as const),
				(places, pick, by) => {
					const items = places.map((place, index) =>
						planned(place, { item: `r${index}` as RowId, report: `R${index}` })
					);
					const register = planOf(items);
					const before = order(register, '2021-11-15');
					const at = pick % before.length;
					const item = before[at] as RowId;
					const edited = reorderReport(register, { item, by }, on);
					const other = before[at + by];
					if (other === undefined) {
						expect(faultsOf(edited)).toHaveLength(1);
						return;
					}
					const placed = new Map(
						editsOf(edited)
							.filter(({ table }) => table === 'work_plan_items')
							.map(({ key, after: row }) => [key, Number(row?.['place'])])
					);
					const moved = items.map((each) => ({
						...each,
						place: placed.get(each.item) ?? each.place
					}));
					expect(order(planOf(moved), '2021-11-15')).toEqual(
						before.with(at, other).with(at + by, item)
					);
				}
			)
		);
	});
});

describe('a report taken out', () => {
	it('stays in the record, and its history says why it is not in the plan', () => {
		const draft = { ...draftOf(strategy), status: 'withdrawn' as const, why: 'Not needed' };
		const kept = keepReport(seed, { year: '2021-22', base: strategy, draft }, on);
		expect(kept).toMatchObject({ words: `Took “${strategy.report}” out of the work plan` });
		const { register } = after(kept);
		expect(register.work_plan_items.find(({ item }) => item === strategy.item)?.status).toBe(
			'withdrawn'
		);
		expect(register.amendments.at(-1)).toMatchObject({ column: 'status', why: 'Not needed' });
	});
});

describe('carrying over to the next year', () => {
	const dated: Register = {
		...seed,
		meetings: [
			...seed.meetings,
			...['2022-05-16', '2022-11-21', '2023-01-16'].map((date) => meeting(date, '2022-23'))
		]
	};

	it('goes to the meeting of the same month, or the nearest, with the years a year on', () => {
		const like = new Map(carried(dated, '2021-22').map((each) => [each.item, each]));
		expect(like.get('q2-performance-2021-22' as RowId)).toMatchObject({
			report: '2022/23 Q2 Performance',
			meeting: '2022-11-21',
			there: false
		});
		expect(like.get('health-of-children-in-care-2022' as RowId)?.meeting).toBe('2023-01-16');
		expect(carried(seed, '2021-22').every((each) => each.meeting === null)).toBe(true);
	});

	it('is one change, and not made twice', () => {
		const chosen = carried(dated, '2021-22').map(({ item }) => item);
		const edits = editsOf(carryOver(dated, '2021-22', chosen, on));
		const rows = edits.filter(({ table }) => table === 'work_plan_items');
		expect(rows).toHaveLength(12);
		expect(new Set(edits.map(({ table, key }) => `${table} ${key}`)).size).toBe(edits.length);
		const places = rows.map(({ after: row }) => `${row?.['meeting']} ${row?.['place']}`);
		expect(new Set(places).size).toBe(12);
		const without = after(carryOver(seed, '2021-22', chosen, on));
		expect(carried(without.register, '2021-22').every(({ there }) => there)).toBe(true);
		expect(faultsOf(carryOver(without.register, '2021-22', chosen, on))).toHaveLength(1);
		expect(without.register.work_plan_items.at(-1)).toMatchObject({
			year: '2022-23',
			meeting: null,
			status: 'deferred'
		});
	});
});
