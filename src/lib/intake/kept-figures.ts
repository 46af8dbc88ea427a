import type { Figure } from './format';

/** A row that gives a figure which other rows give with another value. */
interface Clash {
	readonly row: number;
	/** The first four of the other rows; none where the row contradicts itself. */
	readonly others: readonly number[];
}

/** Figures said again with the same value: how often, and where first. */
interface Repeated {
	readonly times: number;
	readonly row: number;
	/** The row that has it already. */
	readonly of: number;
}

/** The figures of a sheet, each once, and the rows that say one again or contradict it. */
export class KeptFigures {
	readonly #figures = new Map<string, Figure>();
	/** Rows that give a figure again, by the figure. */
	readonly #again = new Map<string, number[]>();
	/** Figures given with different values. */
	readonly #clashing = new Set<string>();

	/** Keeps a figure; false where its measure, place and period have one already. */
	add(figure: Figure): boolean {
		const key = `${figure.indicator} ${figure.geography} ${figure.period}`;
		const held = this.#figures.get(key);
		if (!held) {
			this.#figures.set(key, figure);
			return true;
		}
		const again = this.#again.get(key);
		if (again) again.push(figure.source_row);
		else this.#again.set(key, [figure.source_row]);
		if (held.value !== figure.value || held.symbol !== figure.symbol) this.#clashing.add(key);
		return false;
	}

	/** The first of every figure, those that others contradict too. */
	get all(): readonly Figure[] {
		return [...this.#figures.values()];
	}

	/** Every row of a figure that is given with different values: nothing can be chosen among them. */
	clashes(): readonly Clash[] {
		return [...this.#clashing].flatMap((key) => {
			const held = this.#figures.get(key);
			const rows = held ? [...new Set([held.source_row, ...(this.#again.get(key) ?? [])])] : [];
			const named = rows.slice(0, 5);
			return rows.map((row) => ({ row, others: named.filter((each) => each !== row).slice(0, 4) }));
		});
	}

	/** Figures given again with the same value; null where none is. */
	repeated(): Repeated | null {
		let times = 0;
		let first: Omit<Repeated, 'times'> | null = null;
		for (const [key, rows] of this.#again) {
			const [row] = rows;
			const held = this.#figures.get(key);
			if (this.#clashing.has(key) || !held || row === undefined) continue;
			first ??= { row, of: held.source_row };
			times += rows.length;
		}
		return first && { ...(first as Omit<Repeated, 'times'>), times };
	}
}

/** What is said of a contradiction. */
export function sayClash({ row, others }: Clash, file: string): string {
	const said = `Row ${row} of ${file} gives the same measure, place and period`;
	const named = `${others.slice(0, 3).join(', ')}${others.length > 3 ? ' and more' : ''}`;
	return others.length === 0
		? `${said} twice with different values. Keep the one that is right.`
		: `${said} as ${others.length === 1 ? 'row' : 'rows'} ${named}, and not all with the same value, so none is used. Keep the row that is right.`;
}

/** What is said of figures given again. */
export const sayRepeated = ({ times, row, of }: Repeated, file: string) =>
	`${file} repeats ${times === 1 ? 'a figure' : `${times} figures`} with the same value, first in row ${row} (as in row ${of}). Each is kept once; nothing needs doing unless the file was pasted together.`;
