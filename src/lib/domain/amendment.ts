import type { IsoDate, RowId } from './id';

/**
 * One cell of the board's business put otherwise, with its day: rows are told again as they stood by putting back what was
 * amended since. A row that is new has one amendment of its key column, from nothing.
 */
export interface Amendment {
	readonly amendment: RowId;
	readonly amended: IsoDate;
	/** The table of the record: `work_plan_items`, `actions`. */
	readonly table: string;
	/** The row's id in it. */
	readonly row: RowId;
	readonly column: string;
	/** As the record writes it; null where it was empty. */
	readonly before: string | null;
	readonly after: string | null;
	/** Null when nobody said why. */
	readonly why: string | null;
}

/** From the first amendment to the last; those of one cell and one day in the order they were made. */
export const inOrder = (one: Amendment, other: Amendment): number =>
	one.amended.localeCompare(other.amended) ||
	one.amendment.length - other.amendment.length ||
	one.amendment.localeCompare(other.amendment);
