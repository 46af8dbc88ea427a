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
