import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Action } from '$lib/domain/action';
import type { IsoDate, RowId } from '$lib/domain/id';
import { chooseActions, queryOf, readActionChoice } from '$lib/view/action-choice';
import { openActions, viewActions, type ActionRecord } from '$lib/view/actions';
import { day } from './answer';

const action = (id: string, changes: Partial<Action> = {}): Action => ({
	action: id as RowId,
	meeting: day('2021-07-26'),
	minute: null,
	text: `Do ${id}.`,
	owner: 'Head of Service',
	due: null,
	state: 'open',
	closed: null,
	indicators: [],
	period: null,
	vintage: null,
	source: 'Minutes of 26 July 2021',
	...changes
});

const record = (...actions: readonly Action[]): ActionRecord & { readonly amendments: [] } => ({
	actions,
	meetings: ['2021-07-26', '2021-09-20', '2021-11-15'].map((meeting) => ({
		meeting: day(meeting)
	})),
	amendments: []
});

const seed = record(action('one'), action('two'), action('three'));
const first = day('2021-10-01');

describe('the open actions', () => {
	it('are, in the seed, three without a date, asked for 67 days and one meeting ago', () => {
		const view = openActions(seed, first);
		expect(view.sentence).toBe('3 actions are open, and none of them has a date.');
		expect(view.undated).toHaveLength(3);
		expect(view.undated[0]?.sentence).toBe(
			'No date was given. The board asked 67 days ago and has met once since.'
		);
	});

	it('are overdue from the day after their date, not on it', () => {
		const due = record(action('due', { due: first }));
		expect(openActions(due, first).later[0]?.sentence).toBe(
			'It is due on 1 October 2021, the same day.'
		);
		const late = openActions(due, day('2021-10-02'));
		expect(late.overdue[0]?.sentence).toBe('It was due on 1 October 2021, 1 day ago.');
		expect(late.sentence).toBe('1 action is open, and it is overdue.');
	});

	it('counts across a change of the clocks in whole days', () => {
		const due = record(action('due', { due: day('2021-10-30') }));
		expect(openActions(due, day('2021-11-01')).overdue[0]?.sentence).toMatch(/2 days ago/);
	});

	it('say a meeting that has not met since, and one still to come', () => {
		const view = openActions(seed, day('2021-09-01'));
		expect(view.undated[0]?.sentence).toMatch(/has not met since/);
		const ahead = record(action('ahead', { meeting: day('2021-11-15') }));
		expect(openActions(ahead, first).undated[0]?.sentence).toBe('No date was given.');
	});

	it('leaves no open action out, counts none twice, and puts the oldest first', () => {
		const date = fc
			.integer({ min: 0, max: 400 })
			.map((n) => new Date(Date.UTC(2021, 0, 1 + n)).toISOString().slice(0, 10) as IsoDate);
		const any = fc.record({
			due: fc.option(date, { nil: null }),
			state: fc.constantFrom('open', 'in progress', 'done', 'no longer needed')
		});
		fc.assert(
			fc.property(fc.array(any), date, (list, today) => {
				const actions = list.map((each, index) => action(`a-${index}`, each as Partial<Action>));
				const view = openActions(record(...actions), today);
				const shown = [...view.overdue, ...view.undated, ...view.later];
				const open = actions.filter(({ state }) => state === 'open' || state === 'in progress');
				expect(shown.map((each) => each.action).toSorted()).toEqual(
					open.map((each) => each.action).toSorted()
				);
				expect(view.overdue.every(({ due }) => due !== null && due < today)).toBe(true);
				expect(view.later.every(({ due }) => due !== null && due >= today)).toBe(true);
				for (const group of [view.overdue, view.later]) {
					const days = group.map(({ due }) => due);
					expect(days).toEqual(days.toSorted());
				}
			})
		);
	});
});

describe('the log of actions', () => {
	const log = record(
		action('late', { due: day('2021-09-01'), owner: 'Social Care' }),
		action('undated', { minute: 15 }),
		action('done', { state: 'done', due: day('2021-09-01'), closed: day('2021-09-11') }),
		action('gone', { state: 'no longer needed', closed: day('2021-09-12') })
	);

	it('says of what is closed when, and how late', () => {
		const closed = viewActions(log, first).groups.find(({ timing }) => timing === 'closed');
		expect(closed?.lines.map(({ sentence }) => sentence)).toEqual([
			'No longer needed, said on 12 September 2021.',
			'Done on 11 September 2021, 10 days after it was due.'
		]);
	});

	it('names where it was asked for', () => {
		const lines = viewActions(log, first).groups.flatMap((group) => group.lines);
		expect(lines.find((line) => line.action === 'undated')?.origin).toBe(
			'Meeting of 26 July 2021, minute 15'
		);
	});

	it('tells its history in sentences', () => {
		const amended = {
			...log,
			amendments: [
				{
					amendment: 'b' as RowId,
					amended: day('2021-09-20'),
					table: 'actions',
					row: 'late' as RowId,
					column: 'due',
					before: '2021-09-01',
					after: '2021-10-10',
					why: 'The audit is late'
				},
				{
					amendment: 'a' as RowId,
					amended: day('2021-07-26'),
					table: 'actions',
					row: 'late' as RowId,
					column: 'action',
					before: null,
					after: 'late',
					why: null
				},
				{
					amendment: 'c' as RowId,
					amended: day('2021-09-21'),
					table: 'protocols',
					row: 'late' as RowId,
					column: 'name',
					before: 'a',
					after: 'b',
					why: null
				}
			]
		};
		const [late] = viewActions(amended, first).groups[0]?.lines ?? [];
		expect(late?.history).toEqual([
			'26 July 2021: entered.',
			'20 September 2021: Date changed from 1 September 2021 to 10 October 2021. Why: The audit is late.'
		]);
	});

	it('shows what a link asks for, and says what it cannot', () => {
		const view = viewActions(log, first);
		const read = (query: string) => readActionChoice(new URLSearchParams(query), view.owners);
		const shown = (query: string) =>
			chooseActions(view, read(query)).flatMap(({ lines }) => lines.map((line) => line.action));
		expect(shown('show=open')).toEqual(['late', 'undated']);
		expect(shown('show=overdue&owner=Head of Service')).toEqual([]);
		expect(shown('owner=Social Care')).toEqual(['late']);
		expect(shown('')).toHaveLength(4);
		expect(read('show=lost').complaint).toMatch(/there is none of/);
		expect(queryOf(read('show=due later&owner=Social Care'))).toBe(
			'show=due+later&owner=Social+Care'
		);
		expect(queryOf(read('show=all'))).toBe('');
	});
});
