import type { Table } from 'apache-arrow';

/** Rows of an Arrow result as plain objects, read column by column. */
export function rowsOf<Row extends object>(table: Table): Row[] {
	const rows: Record<string, unknown>[] = Array.from({ length: table.numRows }, () => ({}));
	for (const [place, field] of table.schema.fields.entries()) {
		const column = table.getChildAt(place);
		if (!column) continue;
		let row = 0;
		for (const value of column) {
			const target = rows[row];
			if (target) target[field.name] = value ?? null;
			row += 1;
		}
	}
	return rows as Row[];
}
