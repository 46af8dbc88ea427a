import { readsAs } from '$lib/domain/written-date';

/** A date with strokes, where it stands. */
interface Dated {
	readonly row: number;
	readonly column: string;
	readonly label: string;
}

/** A date that cannot be read, with the first of its column that can only be month first. */
interface Condemned extends Dated {
	readonly proof: Dated;
}

/** A key for all labels that stand across a table: each of them heads a column of its own. */
const ACROSS = '\n';

/**
 * Whether the dates of a column may be read day first. `03/31/2021` proves that whoever wrote the column writes the month first,
 * and then `09/05/2021` is 5 September: no date with strokes of that column is read.
 */
export class DateOrder {
	readonly #dates = new Map<string, Map<string, Dated>>();
	readonly #proofs = new Map<string, Dated>();

	/** Minds a label of a column; true where it is a date that can only be month first. */
	isMonthFirst(row: number, column: string, label: string): boolean {
		const order = readsAs(label);
		if (order === null) return false;
		const key = label === column ? ACROSS : column;
		const dated = { row, column, label: label.trim() };
		const dates = this.#dates.get(key);
		const said = `${row} ${dated.label}`;
		if (dates) dates.set(said, dated);
		else this.#dates.set(key, new Map([[said, dated]]));
		if (order === 'month-first' && !this.#proofs.has(key)) this.#proofs.set(key, dated);
		return order === 'month-first';
	}

	/** Every date that cannot be read, with the first that proves it. */
	condemned(): readonly Condemned[] {
		return [...this.#proofs].flatMap(([key, proof]) =>
			[...(this.#dates.get(key)?.values() ?? [])].map((dated) => ({ ...dated, proof }))
		);
	}
}

/** What is said of a date that cannot be read. */
export function sayMonthFirst({ row, label, proof }: Condemned, file: string): string {
	const itself = proof.label === label;
	return `Row ${row} of ${file} has the date “${label}”, and ${itself ? 'it' : `“${proof.label}” in row ${proof.row}`} can only have its month first. A date is read day first, and dates of one column have one order, so none of that column’s dates with strokes is read. Write them as 31/03/2021 or 2021-03-31.`;
}
