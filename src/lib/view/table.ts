/** One cell: what is printed, and why nothing is when that is so. */
export interface TableCell {
	readonly text: string;
	/** Null when the cell holds a figure. */
	readonly reason: string | null;
	/** The figure unformatted, for a spreadsheet; null when missing. */
	readonly value: number | null;
}

/** A table as it is read: one head row, one head cell a row, no blanks. */
export interface TableView {
	readonly caption: string;
	/** The first is the row head's. Units stand in the head. */
	readonly columns: readonly string[];
	readonly rows: readonly {
		readonly head: string;
		readonly cells: readonly TableCell[];
		/** The editions the row's figures are from, worded. */
		readonly source: string;
		/** The days those editions were taken from their source, worded. */
		readonly retrieved: string;
	}[];
	/** What each mark in the table means; of marks that occur in its cells only. */
	readonly notes: readonly string[];
}
