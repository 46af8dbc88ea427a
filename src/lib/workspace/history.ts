import type { RecordRow, RowEdit } from '$lib/domain/row-edit';
import type { Change, KeptUpload, Step, WorkingState } from './change';
import { isTaken } from './edition-clash';

/** The changes of a working copy with what is known of them. Never altered: each function gives the history after. */
export interface History {
	/** In the order they were made; undone changes stand last. */
	readonly changes: readonly Change[];
	/** Changes that the published record holds already. They cannot be undone: the record would still have them. */
	readonly settled: ReadonlySet<number>;
	/** The id of the next change. Only grows, so that no id is used twice even where changes were dropped. */
	readonly next: number;
}

/** Nothing changed yet. */
export const UNCHANGED: History = { changes: [], settled: new Set(), next: 1 };

/** An edit of a row that does not stand as it did when it was edited, and how it stands now; null where there is none. */
export interface EditConflict {
	readonly edit: RowEdit;
	readonly now: RecordRow | null;
}

/** Whether two rows say the same; a column left out is an empty one. */
export function sameRow(a: RecordRow | null, b: RecordRow | null): boolean {
	if (a === null || b === null) return a === b;
	const columns = new Set([...Object.keys(a), ...Object.keys(b)]);
	const text = (row: RecordRow, column: string) =>
		Object.hasOwn(row, column) ? (row[column] ?? '') : '';
	return [...columns].every((column) => text(a, column) === text(b, column));
}

const placeOf = ({ table, key }: RowEdit) => `${table}\n${key}`;

/** Puts edits after one another: the first says how a row stood, the last how it stands. */
function foldEdits(edits: readonly RowEdit[]): Map<string, RowEdit> {
	const rows = new Map<string, RowEdit>();
	for (const edit of edits) {
		const place = placeOf(edit);
		const before = rows.get(place);
		const now = before ? { ...edit, before: before.before } : edit;
		if (sameRow(now.before, now.after)) rows.delete(place);
		else rows.set(place, now);
	}
	return rows;
}

/** What changes come to, one after another. Undone ones count for nothing. */
export function fold(changes: readonly Change[]): WorkingState {
	let editions: readonly KeptUpload[] = [];
	const edits: RowEdit[] = [];
	for (const { step, undone } of changes) {
		if (undone) continue;
		if (step.kind === 'rows-edited') {
			edits.push(...step.edits);
			continue;
		}
		const { vintage } = step.upload.vintage;
		const others = editions.filter((each) => each.vintage.vintage !== vintage);
		editions = step.kind === 'edition-added' ? [...others, step.upload] : others;
	}
	return { editions, edits: [...foldEdits(edits).values()] };
}

/** Changes that are done and not in the published record. */
export const pendingOf = ({ changes, settled }: History): readonly Change[] =>
	changes.filter(({ id, undone }) => !undone && !settled.has(id));

/** The change that undo would undo: the newest done one; null where there is none, or it is published. */
export function undoableOf({ changes, settled }: History): Change | null {
	const newest = changes.findLast(({ undone }) => !undone);
	return newest && !settled.has(newest.id) ? newest : null;
}

/** The change that redo would do again: the first undone one; null where there is none. */
export const redoableOf = ({ changes }: History): Change | null =>
	changes.find(({ undone }) => undone) ?? null;

/** Edits of a step whose row no longer stands as it did when it was edited. A row nobody edited is as the record has it. */
export function conflictsOf(history: History, step: Step): readonly EditConflict[] {
	if (step.kind !== 'rows-edited') return [];
	const rows = new Map(fold(pendingOf(history)).edits.map((edit) => [placeOf(edit), edit.after]));
	return step.edits.flatMap((edit) => {
		const place = placeOf(edit);
		const now = rows.get(place);
		const fits = now === undefined || sameRow(now, edit.before);
		rows.set(place, edit.after);
		return fits ? [] : [{ edit, now: now ?? null }];
	});
}

/** Makes a change. What was undone before it is dropped: it cannot be done again after something else. */
export function made(
	{ changes, settled, next }: History,
	{ words, step, at }: Pick<Change, 'words' | 'step' | 'at'>
): { readonly history: History; readonly change: Change } {
	const change: Change = { id: next, at, words, step, undone: false };
	const done = changes.filter(({ undone }) => !undone);
	return { history: { changes: [...done, change], settled, next: next + 1 }, change };
}

const marked = (history: History, of: Change, undone: boolean): History => ({
	...history,
	changes: history.changes.map((each) => (each.id === of.id ? { ...each, undone } : each))
});

/** Undoes the newest done change; null where there is nothing to undo. */
export function undone(history: History): { history: History; change: Change } | null {
	const change = undoableOf(history);
	return change && { history: marked(history, change, true), change };
}

/** Does the oldest undone change again; null where nothing is undone. */
export function redone(history: History): { history: History; change: Change } | null {
	const change = redoableOf(history);
	return change && { history: marked(history, change, false), change };
}

/** Marks exactly the changes the published record holds; every other counts as not published. */
export function settled(history: History, published: ReadonlySet<number>): History {
	const ids = history.changes.filter(({ id, undone }) => !undone && published.has(id));
	return { ...history, settled: new Set(ids.map(({ id }) => id)) };
}

/**
 * Puts changes made apart after those of a history, under new ids where theirs are taken: `ids` gives the new id by the old
 * one. What is undone in the history goes where something was done after it.
 */
export function appended(
	history: History,
	apart: Pick<History, 'changes' | 'settled'> & Partial<History>
): { readonly history: History; readonly ids: ReadonlyMap<number, number> } {
	const next = apart.next ?? (apart.changes.at(-1)?.id ?? 0) + 1;
	const by = Math.max(0, history.next - (apart.changes[0]?.id ?? next));
	const ids = new Map(apart.changes.map(({ id }) => [id, id + by]));
	const renumbered =
		by === 0 ? apart.changes : apart.changes.map((each) => ({ ...each, id: each.id + by }));
	const goesOn = apart.changes.some((each) => !each.undone);
	const before = goesOn ? history.changes.filter((each) => !each.undone) : history.changes;
	return {
		history: {
			changes: [...before, ...renumbered],
			settled: new Set([...history.settled, ...[...apart.settled].map((id) => id + by)]),
			next: apart.changes.length === 0 ? history.next : Math.max(history.next, next + by)
		},
		ids
	};
}

/** The first of changes made apart whose row was changed, or whose edition's name was given, meanwhile; null where all fit. */
export function misfitOf(history: History, apart: History): Change | null {
	let before = history;
	for (const change of apart.changes) {
		if (change.undone) break;
		if (apart.settled.has(change.id)) continue;
		if (conflictsOf(before, change.step).length > 0 || isTaken(history.changes, change.step))
			return change;
		before = made(before, change).history;
	}
	return null;
}

/** Whether changes are in order: ids that grow, and the undone ones last. */
export const isInOrder = (changes: readonly Change[]): boolean =>
	changes.every((each, place) => {
		const before = changes[place - 1];
		return (
			Number.isSafeInteger(each.id) &&
			each.id > (before?.id ?? 0) &&
			(each.undone || before?.undone !== true)
		);
	});

/** A history with other changes in place of its own. A change it had already stays settled; ids go on growing. */
export function replaced(history: History, changes: readonly Change[]): History {
	const before = new Map(history.changes.map((each) => [each.id, JSON.stringify(each)]));
	const same = changes.filter((each) => before.get(each.id) === JSON.stringify(each));
	return {
		changes,
		settled: new Set(same.map(({ id }) => id).filter((id) => history.settled.has(id))),
		next: Math.max(history.next, (changes.at(-1)?.id ?? 0) + 1)
	};
}
