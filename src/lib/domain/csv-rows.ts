/**
 * The rows of a CSV text as they are written, its header first: a line end within quotes ends no row. Line ends, empty lines
 * and a byte order mark are left out. A quote that never closes holds all that follows it.
 */
export function csvRows(csv: string): string[] {
	const rows: string[] = [];
	const quoteFrom = (place: number) => {
		const found = csv.indexOf('"', place);
		return found < 0 ? Infinity : found;
	};
	let start = csv.startsWith('\uFEFF') ? 1 : 0;
	let search = start;
	let quote = quoteFrom(start);
	let within = false;
	while (start < csv.length) {
		const found = csv.indexOf('\n', search);
		const end = found < 0 ? csv.length : found;
		for (; quote < end; quote = quoteFrom(quote + 1)) within = !within;
		search = end + 1;
		if (within && found >= 0) continue;
		const row = csv.slice(start, csv[end - 1] === '\r' ? end - 1 : end);
		if (row !== '') rows.push(row);
		start = search;
	}
	return rows;
}

/** The first cell of a row of `csvRows`, without the quotes around it. */
export function firstCell(row: string): string {
	if (!row.startsWith('"')) {
		const comma = row.indexOf(',');
		return comma < 0 ? row : row.slice(0, comma);
	}
	return /^"((?:[^"]|"")*)"/.exec(row)?.[1]?.replaceAll('""', '"') ?? row;
}
