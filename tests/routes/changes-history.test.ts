import { describe, expect, it } from 'vitest';
import type { IsoDate, VintageId } from '$lib/domain/id';
import type { RowEdit } from '$lib/domain/row-edit';
import type { Change, KeptUpload } from '$lib/workspace/change';
import { fold } from '$lib/workspace/history';
import {
	heldSaid,
	historyOf,
	nameOf,
	pendingSentence,
	sizeSaid,
	whenSaid
} from '../../src/routes/data/changes/history';

const upload = (vintage: string): KeptUpload => ({
	vintage: {
		vintage: vintage as VintageId,
		published: '2026-05-01' as IsoDate
	} as KeptUpload['vintage'],
	format: 'lait-bulk',
	file: `${vintage}.csv`,
	sheet: null,
	size: 51_000_000,
	dictionary: null,
	answers: {},
	neighbour_sets: [],
	accepted: '2026-05-01' as IsoDate
});

const change = (id: number, step: Change['step'], undone = false): Change => ({
	id,
	at: '2026-11-22T08:00:00',
	words: `Change ${id}`,
	step,
	undone
});

const added = (vintage: string) => ({ kind: 'edition-added', upload: upload(vintage) }) as const;
const withdrawn = (vintage: string) =>
	({ kind: 'edition-withdrawn', upload: upload(vintage) }) as const;
const nothing = { changes: [], pending: [], state: { editions: [], edits: [] }, missing: [] };
const now = new Date(2026, 10, 22, 9, 30);

describe('the history of changes', () => {
	it('stands newest first, says what is published and undone, and offers to take back what stands', () => {
		const published = change(1, added('a'));
		const waiting = change(2, added('b'));
		const undone = change(3, added('c'), true);
		const rows = historyOf(
			{
				changes: [published, waiting, undone],
				pending: [waiting],
				state: { editions: [upload('a'), upload('b')], edits: [] },
				missing: ['b' as VintageId]
			},
			now
		);
		expect(
			rows.map(({ id, standing, edition, missing }) => [id, standing, edition?.file, missing])
		).toEqual([
			[3, 'Undone', undefined, false],
			[2, 'Not published', 'b.csv', true],
			[1, 'Published', undefined, false]
		]);
	});

	it('offers an edition added, withdrawn and added again once, where it was added last', () => {
		const changes = [change(1, added('a')), change(2, withdrawn('a')), change(3, added('a'))];
		const rows = historyOf(
			{ ...nothing, changes, pending: changes, state: { editions: [upload('a')], edits: [] } },
			now
		);
		expect(rows.map(({ edition }) => edition !== null)).toEqual([true, false, false]);
	});

	it('says of what was taken back or written over that nothing of it is to be published', () => {
		const note = (id: number, before: string, after: string) =>
			change(id, {
				kind: 'rows-edited',
				edits: [
					{ table: 'revision_notes', key: 'k', before: { note: before }, after: { note: after } }
				]
			});
		const changes = [
			change(1, added('a')),
			note(2, 'x', 'y'),
			note(3, 'y', 'z'),
			change(4, withdrawn('a'))
		];
		const rows = historyOf({ ...nothing, changes, pending: changes, state: fold(changes) }, now);
		expect(rows.map(({ standing }) => standing)).toEqual([
			'Nothing to publish',
			'Not published',
			'Changed again since',
			'Taken back since'
		]);
	});

	it('offers nothing of an edition that was withdrawn', () => {
		const changes = [change(1, added('a')), change(2, withdrawn('a'))];
		const rows = historyOf({ ...nothing, changes, pending: changes }, now);
		expect(rows.every(({ edition }) => edition === null)).toBe(true);
	});
});

describe('a change as a button names it', () => {
	const noted = (note: string) =>
		change(4, {
			kind: 'rows-edited',
			edits: [{ table: 'revision_notes', key: 'k', before: null, after: { note } }]
		});

	it('tells two notes apart by how they begin', () => {
		expect(nameOf(change(1, added('a')))).toBe('Change 1');
		expect(nameOf(noted('A slip.'))).toBe('Change 4: “A slip.”');
		expect(nameOf(noted('x'.repeat(200)))).toBe(`Change 4: “${'x'.repeat(59)}…”`);
	});
});

describe('when a change was made', () => {
	it.each([
		[new Date(2026, 10, 22, 0, 5), 'Today, 12.05am'],
		[new Date(2026, 10, 22, 12, 0), 'Today, 12.00pm'],
		[new Date(2026, 10, 21, 23, 59), 'Yesterday, 11.59pm'],
		[new Date(2026, 10, 20, 8, 3), '20 November 2026, 8.03am'],
		[new Date(2027, 0, 1, 8, 3), '1 January 2027, 8.03am']
	])('%s reads %s', (made, said) => expect(whenSaid(made.toISOString(), now)).toBe(said));

	it('is not guessed from a text that is no instant', () =>
		expect(whenSaid('yesterday-ish', now)).toBe('Time not known'));
});

describe('what waits and what is held', () => {
	const noteOn = (key: string) => ({ table: 'revision_notes', key, before: null, after: {} });
	const other = { table: 'work_plan_items', key: 'k', before: null, after: {} };
	const state = (editions: readonly string[], edits: readonly RowEdit[]) => ({
		editions: editions.map(upload),
		edits
	});

	it.each([
		[state([], []), 0, /^Nothing has been changed here/],
		[state([], []), 2, /nothing waits to be published/],
		[state(['a'], []), 1, /^1 change made here is not yet .*: 1 edition\. .* shows it\.$/],
		[
			state(['a'], [noteOn('j'), noteOn('k'), other]),
			5,
			/^4 changes made .*: 1 edition, 1 report of the work plan and 2 notes\. .* shows them\.$/
		]
	])('is said in a sentence, case %#', (state, made, said) =>
		expect(pendingSentence(state, made)).toMatch(said)
	);

	it('is counted in files, notes and other rows', () => {
		const edit = (id: number, table: string, key: string, undone = false) =>
			change(id, { kind: 'rows-edited', edits: [{ table, key, before: null, after: {} }] }, undone);
		expect(heldSaid([])).toBe('');
		expect(
			heldSaid([
				change(1, added('a')),
				change(2, withdrawn('a')),
				edit(3, 'revision_notes', 'k'),
				edit(4, 'revision_notes', 'k'),
				edit(5, 'work_plan_items', 'k'),
				change(6, added('b'), true)
			])
		).toBe('2 files (102 MB), 1 report of the work plan and 1 note');
	});

	it.each([
		[1, '1 byte'],
		[999, '999 bytes'],
		[27_400, '27 kB'],
		[51_000_000, '51 MB']
	])('%i bytes read %s', (bytes, said) => expect(sizeSaid(bytes)).toBe(said));
});
