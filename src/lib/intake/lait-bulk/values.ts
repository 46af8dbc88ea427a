import type { LaitMark } from '$lib/domain/lait';
import { readNumber } from '../number';

/** A text of the `Values` column, read. */
export interface Typed {
	/** NaN for a mark. */
	readonly value: number;
	readonly decimals: number;
	/** Null for a number. */
	readonly mark: MarkMet | null;
}

/** A mark and where it was met. */
export interface MarkMet extends LaitMark {
	/** One more than its place among the marks. */
	readonly number: number;
	cells: number;
	readonly rows: number[];
}

/** A number with nothing beside it. A thousands comma, a per cent sign or a flag is for the reader that looks at each row. */
const bare = /^[+-]?(?:\d+(?:\.\d+)?|\.\d+)(?:e[+-]?\d+)?$/i;

/** Reads the different texts of the `Values` column, and numbers the marks among them. */
export class Values {
	readonly #numbers = new Map<string, MarkMet>();
	readonly marks: MarkMet[] = [];

	/** Reads a text: as `readNumber` does if it is a number with nothing beside it, else as a mark. */
	read(text: string): Typed {
		const said = text.trim();
		const read = bare.test(said) ? readNumber(said) : null;
		if (read?.kind === 'printed' && read.value !== null)
			return { value: read.value, decimals: read.decimals, mark: null };
		return { value: NaN, decimals: 0, mark: this.#markOf(said) };
	}

	#markOf(said: string): MarkMet {
		const known = this.#numbers.get(said);
		if (known) return known;
		const met = { mark: said, number: this.marks.length + 1, cells: 0, rows: [] };
		this.#numbers.set(said, met);
		this.marks.push(met);
		return met;
	}
}
