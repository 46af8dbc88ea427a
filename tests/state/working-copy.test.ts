import { beforeEach, describe, expect, it } from 'vitest';
import type { VintageId } from '$lib/domain/id';
import { workingCopy } from '$lib/state/working-copy.svelte';
import type { KeptBytes } from '$lib/workspace/change';
import { added, anEdit } from '../workspace/a-change';

const id = (vintage: string) => vintage as VintageId;
const file = (text: string): KeptBytes => ({
	bytes: new TextEncoder().encode(text).buffer as ArrayBuffer,
	dictionary: null
});
const textOf = async (vintage: string) => {
	const kept = await workingCopy.bytes(id(vintage));
	return kept && new TextDecoder().decode(kept.bytes);
};
const editions = () => workingCopy.state.editions.map(({ vintage }) => vintage.vintage);

// Node has no IndexedDB: it is a browser that refuses to keep anything.
describe('the working copy in a browser that keeps nothing', () => {
	beforeEach(async () => {
		await workingCopy.erase();
	});

	it('says nothing of it before something is to be kept', async () => {
		await workingCopy.read();
		expect(workingCopy.looked).toBe(true);
		expect(workingCopy.keeping).toBe('unasked');
		expect(workingCopy.trouble).toBeNull();
		expect(workingCopy.changes).toEqual([]);
	});

	it('works in memory: makes, undoes, does again, and says what it did', async () => {
		const made = await workingCopy.make('Added a.csv', added('a'), file('one'));
		expect(made).toMatchObject({ outcome: 'made', kept: false, problem: null });
		await workingCopy.make('Changed a target', anEdit('x', { value: '1' }, { value: '2' }));
		expect(editions()).toEqual(['a']);
		expect(await textOf('a')).toBe('one');
		expect(workingCopy.pending).toHaveLength(2);
		expect(workingCopy.kept.size).toBe(0);
		expect(await workingCopy.undo()).toBe('Undone: Changed a target.');
		expect(await workingCopy.undo()).toBe('Undone: Added a.csv.');
		expect(await workingCopy.undo()).toBe('There is nothing to undo.');
		expect(editions()).toEqual([]);
		expect(await workingCopy.redo()).toBe('Done again: Added a.csv.');
		expect(await textOf('a')).toBe('one');
		expect(await workingCopy.redo()).toBe('Done again: Changed a target.');
		expect(await workingCopy.redo()).toBe('There is nothing to do again.');
		expect(workingCopy.state.edits).toHaveLength(1);
	});

	it('forgets a file that no change needs any more', async () => {
		await workingCopy.make('Added a.csv', added('a'), file('one'));
		await workingCopy.undo();
		expect(await textOf('a')).toBe('one');
		await workingCopy.make('Added b.csv', added('b'), file('two'));
		expect(await textOf('a')).toBeNull();
		expect(await textOf('b')).toBe('two');
	});

	it('says so when asked to keep, offers a backup, and goes on', async () => {
		await workingCopy.make('Added a.csv', added('a'), file('one'));
		await workingCopy.choose('kept', 7);
		expect(workingCopy.keeping).toBe('visit');
		expect(workingCopy.trouble).toMatch(/does not let the page keep anything.*backup/);
		const made = await workingCopy.make('Added b.csv', added('b'), file('two'));
		expect(made).toMatchObject({ outcome: 'made', kept: false });
		expect(editions()).toEqual(['a', 'b']);
		expect(workingCopy.kept.size).toBe(0);
	});

	it('hands back both versions of a row changed since it was seen, and alters nothing', async () => {
		await workingCopy.make('First', anEdit('x', { value: '1' }, { value: '2' }));
		const step = anEdit('x', { value: '1' }, { value: '3' });
		expect(await workingCopy.make('Second', step)).toMatchObject({
			outcome: 'conflict',
			edits: [{ edit: { after: { value: '3' } }, now: { value: '2' } }]
		});
		expect(workingCopy.changes.map(({ words }) => words)).toEqual(['First']);
	});

	it('counts nothing as pending that is published, and again where the record was put back', async () => {
		await workingCopy.make('Added a.csv', added('a'), file('one'));
		await workingCopy.make('Changed a target', anEdit('x', null, { value: '2' }));
		const [first] = workingCopy.changes.map((change) => change.id);
		await workingCopy.settle(first === undefined ? [] : [first]);
		expect(workingCopy.pending.map(({ words }) => words)).toEqual(['Changed a target']);
		expect(editions()).toEqual([]);
		expect(await textOf('a')).toBe('one');
		await workingCopy.settle([]);
		expect(editions()).toEqual(['a']);
	});

	it('takes other changes in place of its own, or says why not', async () => {
		await workingCopy.make('Added a.csv', added('a'), file('one'));
		const other = { id: 9, at: '', words: 'Added b.csv', step: added('b'), undone: false };
		expect(await workingCopy.replace([other], new Map([[id('b'), file('two')]]))).toBeNull();
		expect(editions()).toEqual(['b']);
		expect(await textOf('b')).toBe('two');
		expect(await textOf('a')).toBeNull();
		const early = { ...other, id: 3 };
		expect(await workingCopy.replace([other, early], new Map())).toMatch(/not in the order/);
		expect(editions()).toEqual(['b']);
		const made = await workingCopy.make('Changed', anEdit('x', null, { value: '1' }));
		expect(made).toMatchObject({ change: { id: 10 } });
	});

	it('does what is asked at once one after another', async () => {
		const words = ['1', '2', '3', '4', '5'];
		const all = words.map((each) => workingCopy.make(each, anEdit(each, null, { value: each })));
		const undoing = workingCopy.undo();
		await Promise.all(all);
		expect(await undoing).toBe('Undone: 5.');
		expect(workingCopy.pending.map((change) => change.words)).toEqual(words.slice(0, 4));
	});

	it('holds half-written forms until they are emptied', async () => {
		await workingCopy.keepDraft('note', 'Half');
		expect(await workingCopy.draft('note')).toBe('Half');
		await workingCopy.keepDraft('note', '');
		expect(await workingCopy.draft('note')).toBeNull();
	});

	it('erases everything it holds', async () => {
		await workingCopy.make('Added a.csv', added('a'), file('one'));
		await workingCopy.keepDraft('note', 'Half');
		expect(await workingCopy.erase()).toBe('Everything kept on this computer is erased.');
		expect(workingCopy.changes).toEqual([]);
		expect(await textOf('a')).toBeNull();
		expect(await workingCopy.draft('note')).toBeNull();
		expect(workingCopy.keeping).toBe('unasked');
	});
});

describe('what is written in one go', () => {
	beforeEach(async () => {
		await workingCopy.erase();
	});
	const write = (before: string, after: string, instead: number | null) =>
		workingCopy.make(
			`Wrote ${after}`,
			anEdit('x', { value: before }, { value: after }),
			undefined,
			instead
		);
	const idOf = (made: Awaited<ReturnType<typeof write>>) =>
		made.outcome === 'made' ? made.change.id : null;

	it('is one step of undo', async () => {
		const first = await write('a', 'b', null);
		const second = await write('a', 'c', idOf(first));
		expect(workingCopy.changes.map(({ words }) => words)).toEqual(['Wrote c']);
		expect(idOf(second)).not.toBe(idOf(first));
		await workingCopy.undo();
		expect(workingCopy.state.edits).toEqual([]);
	});

	it('is a step of its own, or a conflict, after anything else', async () => {
		const first = await write('a', 'b', null);
		await workingCopy.make('Changed another', anEdit('y', { value: '1' }, { value: '2' }));
		expect((await write('a', 'c', idOf(first))).outcome).toBe('conflict');
		expect((await write('b', 'c', idOf(first))).outcome).toBe('made');
		expect(workingCopy.changes).toHaveLength(3);
	});
});
