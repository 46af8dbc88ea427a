import type { RecordRow } from '$lib/domain/row-edit';
import { readTable } from '$lib/intake/csv';
import { tables } from '$lib/intake/record-tables';
import { published } from './published.svelte';

/**
 * A row of the published record as its CSV writes it, by its key: the texts of the table's key columns joined by tabs. Null
 * where the record has none, and where it cannot be read now: publishing finds out then, and asks.
 */
export async function publishedRow(
	table: keyof typeof tables,
	key: string
): Promise<RecordRow | null> {
	try {
		const text = (await published.tables()).get(table);
		if (text === undefined) return null;
		const { header, rows } = readTable(text, `${table}.csv`);
		const read = rows.map(({ cells }) =>
			Object.fromEntries(header.map((column, place) => [column, cells[place] ?? '']))
		);
		const columns = tables[table].key;
		return (
			read.find((row) => columns.map((column) => row[column] ?? '').join('\t') === key) ?? null
		);
	} catch {
		return null;
	}
}
