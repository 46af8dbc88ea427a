import type { VintageId } from '$lib/domain/id';
import type { RecordRow, RowEdit } from '$lib/domain/row-edit';
import type { Change, KeptUpload } from './change';

/** Whether two editions are of the very same table: file by its hash and, of a workbook, sheet. One without a hash goes by its id. */
export const sameFile = (one: KeptUpload, other: KeptUpload): boolean =>
	fileOf(one) === fileOf(other);

/** What tells one file, or sheet of one, from another. */
export const fileOf = ({ vintage, sheet }: KeptUpload): string =>
	vintage.hash === null ? `id ${vintage.vintage}` : `${vintage.hash} ${sheet ?? ''}`;

/** A value as one text whatever the order of its fields. */
function canonical(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
	if (typeof value !== 'object' || value === null) return JSON.stringify(value);
	const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
	return `{${entries.map(([name, each]) => `${JSON.stringify(name)}:${canonical(each)}`).join(',')}}`;
}

/** What tells one change from another on any computer: when it was made and what it did; not its id, nor the id its edition was given. */
export function signatureOf({ at, step }: Change): string {
	return step.kind === 'rows-edited'
		? canonical([at, step])
		: canonical([at, step.kind, fileOf(step.upload)]);
}

/** An edit of a row that names an edition, with the id that edition was given here. */
export function renamedEdit(edit: RowEdit, renamed: ReadonlyMap<VintageId, VintageId>): RowEdit {
	const named = (edit.after ?? edit.before)?.['vintage'];
	const given = named === undefined ? undefined : renamed.get(named as VintageId);
	if (named === undefined || given === undefined) return edit;
	const inRow = (row: RecordRow | null) =>
		row?.['vintage'] === named ? { ...row, vintage: given } : row;
	const key = edit.key
		.split('\t')
		.map((part) => (part === named ? given : part))
		.join('\t');
	return { ...edit, key, before: inRow(edit.before), after: inRow(edit.after) };
}
