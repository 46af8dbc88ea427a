/** What may stand between the cells of a text table. */
export type Delimiter = ',' | ';' | '\t' | '|';

/** Tried in this order: of two that fit alike, the earlier. */
const delimiters: readonly Delimiter[] = ['\t', ';', '|', ','];
const most = 100;
const sample = 262_144;

/**
 * Finds what separates a table's cells, by counting outside quotation marks over the first rows: the delimiter that stands
 * equally often in most rows, then the one that stands more often. Null when no row has any. Lines must end with a line feed.
 */
export function findDelimiter(text: string): Delimiter | null {
	const rows = countRows(text.slice(0, sample));
	let best: { delimiter: Delimiter; rows: number; cells: number } | null = null;
	for (const [at, delimiter] of delimiters.entries()) {
		const tally = new Map<number, number>();
		for (const row of rows) {
			const count = row[at] ?? 0;
			if (count > 0) tally.set(count, (tally.get(count) ?? 0) + 1);
		}
		for (const [cells, rows] of tally)
			if (!best || rows > best.rows || (rows === best.rows && cells > best.cells))
				best = { delimiter, rows, cells };
	}
	return best?.delimiter ?? null;
}

/** How often each delimiter stands in each of the first rows that are not blank. */
function countRows(text: string): readonly (readonly number[])[] {
	const rows: number[][] = [];
	let row = delimiters.map(() => 0);
	let filled = false;
	let quoted = false;
	for (const letter of text) {
		if (letter === '"') quoted = !quoted;
		else if (letter === '\n' && !quoted) {
			if (filled) rows.push(row);
			if (rows.length === most) return rows;
			row = delimiters.map(() => 0);
			filled = false;
			continue;
		}
		const at = quoted ? -1 : delimiters.indexOf(letter as Delimiter);
		if (at >= 0) row[at] = (row[at] ?? 0) + 1;
		filled ||= letter.trim() !== '' && at < 0;
	}
	if (filled) rows.push(row);
	return rows;
}
