import { csvRows, firstCell } from '$lib/domain/csv-rows';

/** A table's text without the rows whose first cell is one of those given; the others are as they were. */
export function withoutRows(text: string, gone: ReadonlySet<string>): string {
	const [header, ...rows] = csvRows(text);
	const kept = rows.filter((row) => !gone.has(firstCell(row)));
	return header === undefined || kept.length === rows.length
		? text
		: `${[header, ...kept].join('\n')}\n`;
}
