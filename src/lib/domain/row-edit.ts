/** A row of one of the record's tables as its CSV writes it: a text a column; an empty text is no value. */
export type RecordRow = Readonly<Record<string, string>>;

/** One row put in place of another. At most one of `before` and `after` is null: a row that is new, or one taken out. */
export interface RowEdit {
	/** The table of the record, by its file name without `.csv`. */
	readonly table: string;
	/** The row's key: the texts of the table's key columns in their order, joined by a tab. */
	readonly key: string;
	/** The row as it stood when it was edited; null where there was none. */
	readonly before: RecordRow | null;
	/** The row as it shall stand; null where it shall go. */
	readonly after: RecordRow | null;
}
