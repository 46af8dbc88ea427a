import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LATER_TABLES, REGISTER_TABLES } from './record';

const isNotThere = (cause: unknown) =>
	cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';

/**
 * Every table of a record's folder but the figures, as text by name without `.csv`. One that came with a later release than the
 * record may be missing. Rejects with the name of the first that cannot be read.
 */
export async function readTables(folder: string): Promise<ReadonlyMap<string, string>> {
	const tables = new Map<string, string>();
	for (const table of REGISTER_TABLES) {
		const file = join(folder, `${table}.csv`);
		try {
			tables.set(table, await readFile(file, 'utf8'));
		} catch (cause) {
			if (!LATER_TABLES.has(table) || !isNotThere(cause)) throw new Error(file, { cause });
		}
	}
	return tables;
}
