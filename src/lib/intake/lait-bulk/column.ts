import { DifferentTexts } from './different-texts';

/** A column of a file, of whose different texts each is read once. */
export class Column<Read> {
	readonly #texts: DifferentTexts;
	readonly #read: (text: string) => Read;
	/** What each different text was read as, by its number; null for one that is not UTF-8. */
	readonly all: (Read | null)[] = [];
	/** The number of the text in the row last taken. */
	number = 0;

	constructor(bytes: Uint8Array, read: (text: string) => Read) {
		this.#texts = new DifferentTexts(bytes);
		this.#read = read;
	}

	/** Takes the row's cell: a part of the bytes, and its hash. */
	take(from: number, to: number, hash: number): void {
		this.number = this.#texts.numberOf(from, to, hash);
		if (this.number < this.all.length) return;
		const text = this.#texts.text(this.number);
		this.all.push(text === null ? null : this.#read(text));
	}

	/** What the row's cell was read as. */
	get said(): Read | null {
		return this.all[this.number] as Read | null;
	}
}
