import type { Register } from '$lib/domain/record';
import { applyEdits } from '$lib/intake/edits';
import type { Change, KeptUpload, WorkingState } from '$lib/workspace/change';
import { fold } from '$lib/workspace/history';

const placeOf = ({ table, key }: { readonly table: string; readonly key: string }) =>
	`${table}\t${key}`;

/**
 * The record's tables with the rows edited on this computer in them; a row that the record has changed meanwhile stays the
 * record's.
 */
export function withEdits(
	tables: ReadonlyMap<string, string>,
	{ edits }: WorkingState
): ReadonlyMap<string, string> {
	// The ledger shows notes kept here beside those published, and says which they are.
	const shown = edits.filter(({ table }) => table !== 'revision_notes');
	return shown.length === 0 ? tables : applyEdits(tables, shown).contents;
}

/** Whether the record holds the very edition a file became: then the file is not loaded over it again. */
export const holdsEdition = ({ vintages }: Register, { vintage }: KeptUpload) =>
	vintages.some(
		(each) => each.vintage === vintage.vintage && each.hash !== null && each.hash === vintage.hash
	);

/** What the changes come to without those the record holds. */
export const stateBeside = (changes: readonly Change[], held: readonly number[]): WorkingState =>
	fold(changes.filter(({ id, undone }) => !undone && !held.includes(id)));

/** The changes that the record holds already, by their ids: nothing of them is left to publish. */
export function changesHeld(
	changes: readonly Change[],
	tables: ReadonlyMap<string, string>,
	register: Register
): readonly number[] {
	const done = changes.filter(({ undone }) => !undone);
	const { edits } = fold(done);
	const published = new Set(
		edits.length === 0 ? [] : applyEdits(tables, edits).published.map(placeOf)
	);
	return done
		.filter(({ step }) => {
			if (step.kind === 'rows-edited')
				return step.edits.every((edit) => published.has(placeOf(edit)));
			return step.kind === 'edition-added' && holdsEdition(register, step.upload);
		})
		.map(({ id }) => id);
}
