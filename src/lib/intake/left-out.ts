import type { Gathering } from './gathering';

/** Texts named in full; the rest are counted. */
const NAMED = 20;

const rowsSaid = (rows: number) => `${rows.toLocaleString('en-GB')} ${rows === 1 ? 'row' : 'rows'}`;

/** Rows left out for one reason, under the text that is the reason. */
export class LeftOut {
	readonly #found = new Map<string, { row: number; rows: number }>();

	/** How many rows in all. */
	get rows(): number {
		return [...this.#found.values()].reduce((sum, each) => sum + each.rows, 0);
	}

	/** Counts a row. */
	count(text: string, row: number): void {
		const found = this.#found.get(text);
		if (found) found.rows += 1;
		else this.#found.set(text, { row, rows: 1 });
	}

	/** Says each text with its first row; past the first few only how many more there are. */
	say(
		gathering: Gathering,
		column: string,
		rule: string,
		sentence: (text: string, rows: string) => string,
		rest: (more: number, rows: string) => string
	): void {
		const all = [...this.#found];
		for (const [text, { row, rows }] of all.slice(0, NAMED))
			gathering.warn(row, column, rule, sentence(text.slice(0, 60), rowsSaid(rows)));
		const more = all.slice(NAMED);
		const rows = more.reduce((sum, [, each]) => sum + each.rows, 0);
		if (more.length > 0) gathering.warn(null, column, rule, rest(more.length, rowsSaid(rows)));
	}
}
