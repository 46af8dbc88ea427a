/** A value bound to a `?` in a statement. */
export type Parameter = string | number | boolean | null;

/** A column of numbers, as the engine takes them in without a text between. */
export type Column = Int32Array<ArrayBuffer> | Float64Array<ArrayBuffer>;

/**
 * The seam to DuckDB. The browser's worker and Node's blocking build both stand behind it, so every query is tested on
 * the engine that ships.
 */
export interface Engine {
	/**
	 * Runs one statement and returns its rows as plain objects. Queries cast every column to text, double, int or
	 * boolean in SQL, because wider types arrive unscaled. Throws a `QueryError` with the statement and its cause.
	 */
	query<Row extends object>(sql: string, parameters?: readonly Parameter[]): Promise<Row[]>;
	/**
	 * The same for a statement that only reads, answered again without asking while nothing held changes: for what does not
	 * depend on the reader's choice. The rows are shared, so nobody may change them.
	 */
	recall<Row extends object>(
		sql: string,
		parameters?: readonly Parameter[]
	): Promise<readonly Row[]>;
	/**
	 * Puts columns, all of one length, into a table that has them in this order; NaN becomes null. What arrived is for the caller
	 * to count. Throws a `QueryError` with the table's name.
	 */
	insertColumns(table: string, columns: Readonly<Record<string, Column>>): Promise<void>;
	/** Makes a file readable as `data/<name>` inside the engine. A `File` is read in place, not copied. */
	registerFile(name: string, content: Uint8Array | File): Promise<void>;
	/** Forgets a registered file. */
	dropFile(name: string): Promise<void>;
	/** Ends the engine and frees its memory. */
	close(): Promise<void>;
}

/** A statement the engine refused, with the statement itself: our mistake, never a user's. */
export class QueryError extends Error {
	readonly sql: string;

	constructor(sql: string, cause: unknown) {
		super(
			`The database refused a statement: ${cause instanceof Error ? cause.message : String(cause)}`,
			{ cause }
		);
		this.name = 'QueryError';
		this.sql = sql;
	}
}

/** The engine did not start in this browser. The message is a sentence for the reader, with what to do. */
export class EngineStartError extends Error {
	constructor(
		cause: unknown,
		message = 'The data engine did not start in this browser. The published figures can still be read; reload the page to try again, or use a current Chrome, Edge, Firefox or Safari.'
	) {
		super(message, { cause });
		this.name = 'EngineStartError';
	}
}
