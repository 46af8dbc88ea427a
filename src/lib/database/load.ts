import type { Engine, Parameter } from './engine';

/** A load that did not put in what it was given. Our mistake, never a user's; nothing of it is kept. */
export class LoadError extends Error {
	readonly table: string;
	readonly expected: number;
	readonly found: number;

	constructor(table: string, expected: number, found: number) {
		super(`Loading ${table} should have added ${expected} rows but added ${found}.`);
		this.name = 'LoadError';
		this.table = table;
		this.expected = expected;
		this.found = found;
	}
}

/** Rows in a table now. */
export async function countRows(engine: Engine, table: string): Promise<number> {
	const [row] = await engine.query<{ rows: number }>(`SELECT count(*)::int AS rows FROM ${table}`);
	return row?.rows ?? 0;
}

const GIVEN = 'given-rows.csv';

/** A null is an empty cell; a text, an empty one too, stands in quotation marks. */
const cell = (value: Parameter) =>
	value === null
		? ''
		: typeof value === 'string'
			? `"${value.replaceAll('"', '""')}"`
			: String(value);

/**
 * Inserts rows and checks that every one arrived. They travel as text and are cast to the table's own types on the way in:
 * through bound parameters a hundred rows take as long as ten thousand this way. `resolve` may turn ids
 * into keys: it selects from the rows as `given`, every column text, and what it joins to them. Throws `LoadError`.
 */
export async function insertRows(
	engine: Engine,
	table: string,
	columns: readonly string[],
	rows: readonly (readonly Parameter[])[],
	resolve?: { readonly select: string; readonly join: string }
): Promise<void> {
	if (rows.length === 0) return;
	const csv = rows.map((row) => row.map(cell).join(',')).join('\n');
	await engine.registerFile(GIVEN, new TextEncoder().encode(`${csv}\n`));
	let inserted: { Count: number }[];
	try {
		inserted = await engine.query(`INSERT INTO ${table} ${resolve ? '' : `(${columns.join(', ')})`}
			SELECT ${resolve?.select ?? '*'} FROM read_csv('data/${GIVEN}', auto_detect=false, header=false,
				delim=',', quote='"', escape='"', allow_quoted_nulls=false,
				columns={${columns.map((column) => `'${column}': 'VARCHAR'`).join(', ')}}) AS given ${resolve?.join ?? ''}`);
	} finally {
		await engine.dropFile(GIVEN);
	}
	const found = inserted[0]?.Count ?? 0;
	if (found !== rows.length) throw new LoadError(table, rows.length, found);
}

/** Runs statements as one: either all of what `work` does stays, or none of it. */
export async function atomically<T>(engine: Engine, work: () => Promise<T>): Promise<T> {
	await engine.query('BEGIN TRANSACTION');
	try {
		const result = await work();
		await engine.query('COMMIT');
		return result;
	} catch (cause) {
		await engine.query('ROLLBACK').catch(() => undefined);
		throw cause;
	}
}

/** The first unused key of a lookup table. */
export async function nextKey(
	engine: Engine,
	table: 'indicator' | 'period' | 'vintage'
): Promise<number> {
	const [row] = await engine.query<{ next: number }>(
		`SELECT (coalesce(max(${table}_key), 0) + 1)::int AS next FROM ${table}`
	);
	return row?.next ?? 1;
}
