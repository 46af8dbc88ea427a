import type { Gathering } from '../gathering';

const total =
	/^(?:(?:grand |overall |sub-? ?)?totals?|all(?: (?:areas|authorities|places|las|councils))?|sum|overall)(?: \([^)]*\))?:?$/i;

/** Whether a text in the column of places names the sum of the rows above it, which is no place. */
export const isTotal = (name: string) => total.test(name.replace(/\s+/g, ' ').trim());

/** Notes the rows of such sums once; `rows` are their numbers. */
export function noteTotals(
	gathering: Gathering,
	file: string,
	column: string | null,
	rows: readonly number[]
): void {
	const [first] = rows;
	if (first === undefined) return;
	gathering.note(
		first,
		column,
		'structure.total',
		`Row ${first} of ${file}${rows.length > 1 ? ` and ${rows.length - 1} more` : ''} has the total of other rows, which is no place. It is not kept; if it is the figure of England or a region, write that name.`
	);
}
