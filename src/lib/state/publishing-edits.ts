import type { VintageId } from '$lib/domain/id';
import type { RowEdit } from '$lib/domain/row-edit';
import { applyEdits } from '$lib/intake/edits';

/** A row edit among the others. */
export const editId = ({ table, key }: RowEdit): string => `${table}\t${key}`;

const NOTES = 'revision_notes';

/**
 * The edits with the names that editions get in the record; those about an edition that is left out stay behind, and so does a
 * note on a figure that is hidden, because it may tell it.
 */
export function nameAnew(
	edits: readonly RowEdit[],
	editions: readonly {
		readonly vintage: VintageId;
		readonly as: { readonly vintage: VintageId };
		readonly how: string;
	}[],
	hidden: ReadonlySet<string> = new Set()
) {
	const staying: RowEdit[] = [];
	const renamed = edits.flatMap((edit): readonly { edit: RowEdit; given: RowEdit }[] => {
		const about = (edit.after ?? edit.before)?.['vintage'];
		const edition = editions.find(({ vintage }) => vintage === about);
		if (!edition || edition.as.vintage === about) {
			if (edition?.how !== 'left-out') return [{ edit, given: edit }];
			staying.push(edit);
			return [];
		}
		const { vintage, as } = edition;
		const anew = (row: RowEdit['before']) => row && { ...row, vintage: as.vintage };
		const key = edit.key.split('\t').map((part) => (part === vintage ? as.vintage : part));
		const { before, after } = edit;
		return [
			{
				edit: { ...edit, key: key.join('\t'), before: anew(before), after: anew(after) },
				given: edit
			}
		];
	});
	const named = renamed.flatMap(({ edit, given }) => {
		const tells = edit.table === NOTES && hidden.has(edit.key.split('\t').join(' '));
		if (tells) staying.push(given);
		return tells ? [] : [edit];
	});
	return { edits: named, staying };
}

/** Applies the edits, with the choices made about rows of the record that were changed meanwhile. */
export function writeEdits(
	tables: ReadonlyMap<string, string>,
	edits: readonly RowEdit[],
	choices: ReadonlyMap<string, 'mine' | 'record'>
) {
	const first = applyEdits(tables, edits);
	const chosen = (choice: 'mine' | 'record' | undefined) =>
		first.conflicts.filter((each) => choices.get(editId(each.edit)) === choice);
	const mine = chosen('mine').map(({ edit, now }) => ({ ...edit, before: now }));
	const second = applyEdits(first.contents, mine);
	const open = [...chosen(undefined), ...second.conflicts];
	const unwritten = new Set([
		...first.published.map(editId),
		...open.map((each) => editId(each.edit)),
		...chosen('record').map((each) => editId(each.edit))
	]);
	return {
		contents: second.contents,
		conflicts: open,
		edited: edits.filter((each) => !unwritten.has(editId(each))),
		already: first.published,
		given_up: chosen('record').map((each) => each.edit)
	};
}
