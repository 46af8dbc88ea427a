import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { vintagesOf, type Step } from '$lib/workspace/change';
import {
	appended,
	conflictsOf,
	fold,
	isInOrder,
	made,
	misfitOf,
	pendingOf,
	redoableOf,
	redone,
	replaced,
	sameRow,
	settled,
	UNCHANGED,
	undoableOf,
	undone,
	type History
} from '$lib/workspace/history';
import { added, anEdit, anUpload } from './a-change';

const AT = '2026-11-22T09:00:00.000Z';
const make = (history: History, step: Step, words = 'Changed') =>
	made(history, { words, step, at: AT }).history;
const stateOf = (history: History) => fold(pendingOf(history));

/** How a row of the record stands before anybody edits it. */
const recordRow = (key: string) => (key === 'c' ? null : { period: key, value: '1' });

/** A step that fits a history: a row is edited from how it stands. */
function fitting(history: History, wish: Wish): Step {
	if (wish.kind === 'add') return added(wish.name);
	if (wish.kind === 'withdraw') return { kind: 'edition-withdrawn', upload: anUpload(wish.name) };
	const stands = stateOf(history).edits.find(({ key }) => key === wish.name);
	const before = stands ? stands.after : recordRow(wish.name);
	return anEdit(
		wish.name,
		before,
		wish.value === '' ? null : { period: wish.name, value: wish.value }
	);
}

const name = fc.constantFrom('a', 'b', 'c');
const wish = fc.oneof(
	fc.record({ kind: fc.constant('add' as const), name }),
	fc.record({ kind: fc.constant('withdraw' as const), name }),
	fc.record({ kind: fc.constant('edit' as const), name, value: fc.constantFrom('', '1', '2', '3') })
);
type Wish = typeof wish extends fc.Arbitrary<infer Value> ? Value : never;

const operation = fc.oneof(
	{ weight: 4, arbitrary: wish },
	{ weight: 2, arbitrary: fc.constant({ kind: 'undo' as const }) },
	{ weight: 2, arbitrary: fc.constant({ kind: 'redo' as const }) },
	{
		weight: 1,
		arbitrary: fc.record({
			kind: fc.constant('settle' as const),
			ids: fc.uniqueArray(fc.integer({ min: 1, max: 12 }))
		})
	}
);
type Operation = typeof operation extends fc.Arbitrary<infer Value> ? Value : never;

function after(history: History, what: Operation): History {
	switch (what.kind) {
		case 'undo':
			return undone(history)?.history ?? history;
		case 'redo':
			return redone(history)?.history ?? history;
		case 'settle':
			return settled(history, new Set(what.ids));
		default:
			return make(history, fitting(history, what));
	}
}

const histories = fc
	.array(operation, { maxLength: 25 })
	.map((operations) => operations.reduce(after, UNCHANGED));

describe('the history of a working copy', () => {
	it('has undo after a change give the state before it', () => {
		fc.assert(
			fc.property(histories, wish, (history, each) => {
				const changed = make(history, fitting(history, each));
				const back = undone(changed);
				expect(back && stateOf(back.history)).toEqual(stateOf(history));
			})
		);
	});

	it('has redo after undo give the state after the change', () => {
		fc.assert(
			fc.property(histories, (history) => {
				const back = undone(history);
				fc.pre(back !== null);
				const again = redone(back.history);
				expect(again?.history).toEqual(history);
				expect(again?.change.id).toBe(back.change.id);
			})
		);
	});

	it('has every change undone and done again come to the same, step by step', () => {
		fc.assert(
			fc.property(histories, (history) => {
				const trail: History[] = [history];
				for (let next = undone(history); next; next = undone(next.history))
					trail.unshift(next.history);
				for (const [place, each] of trail.entries())
					expect(redone(each)?.history ?? null).toEqual(
						trail[place + 1] ?? redone(history)?.history ?? null
					);
			})
		);
	});

	it('keeps its order through any operations: ids grow, none is used twice, undone changes stand last', () => {
		fc.assert(
			fc.property(fc.array(operation, { maxLength: 40 }), (operations) => {
				const used = new Map<number, Step>();
				let history = UNCHANGED;
				for (const each of operations) {
					history = after(history, each);
					expect(isInOrder(history.changes)).toBe(true);
					for (const { id, step } of history.changes) {
						expect(used.get(id) ?? step).toBe(step);
						used.set(id, step);
						expect(id).toBeLessThan(history.next);
					}
					for (const id of history.settled)
						expect(history.changes.find((change) => change.id === id)?.undone).toBe(false);
				}
			})
		);
	});

	it('comes to what doing its pending changes one after another comes to', () => {
		fc.assert(
			fc.property(histories, (history) => {
				const rows = new Map<string, string>();
				const first = new Map<string, string>();
				const editions: string[] = [];
				const drop = (gone: string) => {
					if (editions.includes(gone)) editions.splice(editions.indexOf(gone), 1);
				};
				for (const { step } of pendingOf(history)) {
					if (step.kind === 'rows-edited') {
						for (const { key, before, after: now } of step.edits) {
							if (!first.has(key)) first.set(key, JSON.stringify(before));
							rows.set(key, JSON.stringify(now));
							if (rows.get(key) === first.get(key)) first.delete(key);
						}
						continue;
					}
					drop(step.upload.vintage.vintage);
					if (step.kind === 'edition-added') editions.push(step.upload.vintage.vintage);
				}
				const state = stateOf(history);
				expect(state.editions.map(({ vintage }) => vintage.vintage)).toEqual(editions);
				expect(new Map(state.edits.map((edit) => [edit.key, JSON.stringify(edit.after)]))).toEqual(
					new Map([...rows].filter(([key]) => first.has(key)))
				);
			})
		);
	});

	it('drops what was undone, and the files only it needed, when something else is done', () => {
		const both = make(make(UNCHANGED, added('a')), added('b'));
		const other = make(undone(both)?.history ?? both, anEdit('a', null, { value: '1' }));
		expect([...vintagesOf(other.changes)]).toEqual(['a']);
		expect(other.changes.map(({ id }) => id)).toEqual([1, 3]);
		expect(redoableOf(other)).toBeNull();
	});

	it('undoes nothing that is published, and counts it as nothing pending', () => {
		const history = settled(make(make(UNCHANGED, added('a')), added('b')), new Set([1, 2]));
		expect(undoableOf(history)).toBeNull();
		expect(stateOf(history).editions).toEqual([]);
		const rolled_back = settled(history, new Set([1]));
		expect(stateOf(rolled_back).editions.map(({ vintage }) => vintage.vintage)).toEqual(['b']);
		expect(undoableOf(rolled_back)?.id).toBe(2);
	});

	it('hands back an edit of a row that stands otherwise, with how it stands', () => {
		const history = make(UNCHANGED, anEdit('a', { value: '1' }, { value: '2' }));
		expect(conflictsOf(history, anEdit('a', { value: '2' }, { value: '3' }))).toEqual([]);
		expect(conflictsOf(history, anEdit('a', { value: '2', note: '' }, null))).toEqual([]);
		expect(conflictsOf(history, anEdit('b', { value: '9' }, null))).toEqual([]);
		expect(conflictsOf(history, anEdit('a', { value: '1' }, { value: '3' }))).toMatchObject([
			{ edit: { key: 'a' }, now: { value: '2' } }
		]);
		const gone = make(history, anEdit('a', { value: '2' }, null));
		expect(conflictsOf(gone, anEdit('a', { value: '2' }, { value: '3' }))).toMatchObject([
			{ now: null }
		]);
		expect(conflictsOf(gone, anEdit('a', null, { value: '3' }))).toEqual([]);
	});

	it('takes a column left out for an empty one, and no inherited one for a column', () => {
		expect(sameRow({ a: '1', b: '' }, { a: '1' })).toBe(true);
		expect(sameRow({ a: '1' }, { a: '2' })).toBe(false);
		expect(sameRow({}, null)).toBe(false);
		expect(sameRow({ toString: '' }, {})).toBe(true);
		expect(sameRow(JSON.parse('{"__proto__":"x"}') as Record<string, string>, {})).toBe(false);
	});
});

describe('changes made apart', () => {
	it('come after all others, in their order and under ids of their own', () => {
		fc.assert(
			fc.property(histories, histories, (history, apart) => {
				const { history: all, ids } = appended(history, apart);
				expect(isInOrder(all.changes)).toBe(true);
				expect(all.next).toBeGreaterThanOrEqual(history.next);
				expect(all.changes.slice(all.changes.length - apart.changes.length)).toEqual(
					apart.changes.map((each) => ({ ...each, id: ids.get(each.id) }))
				);
				for (const id of ids.values()) expect(id).toBeGreaterThanOrEqual(history.next);
				const kept = history.changes.filter(({ undone }) => !undone);
				expect(all.changes.slice(0, kept.length)).toEqual(kept);
			})
		);
	});

	it('keep the ids they have where nobody else has them', () => {
		const history = make(UNCHANGED, added('a'));
		const apart = { ...make({ ...UNCHANGED, next: 5 }, added('b')) };
		expect(appended(history, apart).history.changes.map(({ id }) => id)).toEqual([1, 5]);
	});

	it('do not fit where another changed the same row', () => {
		const apart = make(UNCHANGED, anEdit('a', { value: '1' }, { value: '2' }), 'Mine');
		const history = make(UNCHANGED, anEdit('a', { value: '1' }, { value: '3' }));
		expect(misfitOf(history, apart)?.words).toBe('Mine');
		expect(misfitOf(UNCHANGED, apart)).toBeNull();
	});

	it('do not fit where another added another file under the same name', () => {
		const other = anUpload('a');
		const theirs: Step = {
			kind: 'edition-added',
			upload: { ...other, vintage: { ...other.vintage, hash: 'f'.repeat(64) } }
		};
		const apart = make(UNCHANGED, added('a'), 'Mine');
		expect(misfitOf(make(UNCHANGED, theirs), apart)?.words).toBe('Mine');
		expect(misfitOf(make(UNCHANGED, added('a')), apart)).toBeNull();
		expect(misfitOf(make(UNCHANGED, added('b')), apart)).toBeNull();
	});
});

describe('other changes in place of all', () => {
	it('never use an id twice afterwards, and stay settled only where they are the very same', () => {
		const history = settled(make(make(UNCHANGED, added('a')), added('b')), new Set([1, 2]));
		const [first] = history.changes;
		expect(first).toBeDefined();
		const others = [
			...(first ? [first] : []),
			{ id: 2, at: AT, words: 'Other', step: added('c'), undone: false }
		];
		const now = replaced(history, others);
		expect([...now.settled]).toEqual([1]);
		expect(make(now, added('d')).changes.at(-1)?.id).toBe(3);
	});

	it.each([
		['ids that fall', [2, 1], [false, false]],
		['an id twice', [1, 1], [false, false]],
		['an id that is no number', [Number.NaN], [false]],
		['an id of nought', [0], [false]],
		['an undone change before a done one', [1, 2], [true, false]]
	])('are not in order with %s', (_, ids, marks) => {
		expect(
			isInOrder(
				ids.map((id, place) => ({
					id,
					at: AT,
					words: 'Changed',
					step: added('a'),
					undone: marks[place] ?? false
				}))
			)
		).toBe(false);
	});
});
