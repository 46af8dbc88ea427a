import type { Change } from '$lib/workspace/change';
import type { Assembled } from './publishing';
import { editId } from './publishing-edits';

/**
 * The changes that the record holds, by their ids: editions of which it has every row, and edits whose row stands there as it was
 * edited to last. `assembled` is what those changes would make of that record. An edit that a later one put back is no reason
 * to wait.
 */
export function changesInRecord(
	changes: readonly Change[],
	{ editions, already, edited, conflicts, staying }: Assembled
): readonly number[] {
	const held = new Set<string>(
		editions.flatMap(({ vintage, how }) => (how === 'held' ? [vintage] : []))
	);
	const there = new Set(already.map(editId));
	const open = new Set([...edited, ...staying, ...conflicts.map(({ edit }) => edit)].map(editId));
	return changes.flatMap(({ id, undone, step }) => {
		if (undone) return [];
		if (step.kind === 'edition-added') return held.has(step.upload.vintage.vintage) ? [id] : [];
		if (step.kind === 'edition-withdrawn') return [];
		const keys = step.edits.map(editId);
		return keys.some((key) => there.has(key)) && !keys.some((key) => open.has(key)) ? [id] : [];
	});
}
