import { formatDate } from '$lib/domain/calendar';
import type { Meeting } from '$lib/domain/meeting';
import type { RowEdit } from '$lib/domain/row-edit';
import { editsOf, faultsOf } from '$lib/intake/record-row';
import { tables } from '$lib/intake/record-tables';
import type { Edited } from './written-field';

/** Where the minutes of a meeting are cited from, unless the form says otherwise. */
export const sourceAt = ({ meeting }: Meeting) => `Minutes of ${formatDate(meeting)}`;

/** Whether a number is recorded. */
export const isNumber = (value: number | null | undefined): value is number =>
	typeof value === 'number';

/** Whether an edit changes nothing: every cell says the same, a column left out being an empty one. */
export function saysTheSame({ before, after }: RowEdit): boolean {
	if (before === null || after === null) return before === after;
	return Object.keys({ ...before, ...after }).every(
		(column) => (before[column] ?? '') === (after[column] ?? '')
	);
}

/** One row put in place of another, or what the record would refuse of it. */
export function kept<Name extends 'meetings' | 'decisions' | 'questions', Field extends string>(
	name: Name,
	before: Parameters<typeof faultsOf<Name>>[1] | null,
	after: Parameters<typeof faultsOf<Name>>[1],
	{ words, other }: { readonly words: string; readonly other: Field }
): Edited<Field> {
	const refused = [...faultsOf(name, after)];
	if (refused.length > 0)
		return { faults: refused.map(([, sentence]) => ({ field: other, sentence })) };
	const edits: readonly RowEdit[] = editsOf(tables[name] as never, before as never, after as never);
	return { words, edits: edits.every(saysTheSame) ? [] : edits };
}
