import type { VintageId } from '$lib/domain/id';
import type { Register } from '$lib/domain/record';
import type { Vintage } from '$lib/domain/vintage';
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

/** Whether an edition is called as it was, or with the number it got where another file had its name. */
const isNamed = (name: VintageId, as: VintageId) =>
	name === as || (name.startsWith(`${as}-`) && /^\d{1,2}$/.test(name.slice(as.length + 1)));

/** Whether the record's edition is one of this computer's in all but the hash, which is left out where figures are hidden. */
export const isWithoutHash = (published: Vintage, vintage: Vintage): boolean =>
	published.hash === null &&
	vintage.hash !== null &&
	isNamed(published.vintage, vintage.vintage) &&
	VINTAGE_FIELDS.every((field) => published[field] === vintage[field]);

const VINTAGE_FIELDS = [
	'publisher',
	'title',
	'published',
	'retrieved',
	'status',
	'licence',
	'note'
] as const satisfies readonly (keyof Vintage)[];

/** Whether the record holds the very edition a file became: then the file is not loaded over it again. */
export const holdsEdition = ({ vintages }: Register, { vintage }: KeptUpload) =>
	vintages.some(
		(each) =>
			(each.hash !== null &&
				each.hash === vintage.hash &&
				isNamed(each.vintage, vintage.vintage)) ||
			isWithoutHash(each, vintage)
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

/**
 * The editions of changes the record holds by their file, of which it may all the same lack figures: a record keeps of LAIT's file
 * what its board follows. Those found published before are not asked about again.
 */
export function editionsInPart(
	changes: readonly Change[],
	pending: readonly Change[],
	held: readonly number[],
	{ vintages }: Pick<Register, 'vintages'>
): readonly KeptUpload[] {
	const open = new Set(pending.map(({ id }) => id));
	const asked = changes.filter(
		({ id, undone, step }) =>
			!undone && (step.kind === 'edition-withdrawn' || (open.has(id) && held.includes(id)))
	);
	return fold(asked).editions.filter(
		({ vintage }) => !vintages.some((each) => isWithoutHash(each, vintage))
	);
}

/** The changes held without those whose edition was found to have figures that the record lacks. */
export const heldInFull = (
	held: readonly number[],
	changes: readonly Change[],
	lacking: readonly KeptUpload[]
): readonly number[] =>
	held.filter(
		(id) =>
			!changes.some(
				(each) =>
					each.id === id && each.step.kind === 'edition-added' && lacking.includes(each.step.upload)
			)
	);
