import type { ReturnWord } from '$lib/domain/return-column';
import type { Gathering } from '../gathering';

/** What is remarked on in passing while a return is read, each said once: blank rows, and local words for ours. */
export class ReturnRemarks {
	readonly #blank: number[] = [];
	readonly #local = new Map<
		string,
		{ text: string; word: ReturnWord; row: number; rows: number }
	>();

	/** Counts a row with neither a value nor a symbol. */
	blank(row: number): void {
		this.#blank.push(row);
	}

	/** Counts a local word. */
	local(column: string, text: string, word: ReturnWord, row: number): void {
		const key = `${column}\n${text.toLowerCase()}`;
		const held = this.#local.get(key);
		this.#local.set(key, { text, word, row: held?.row ?? row, rows: (held?.rows ?? 0) + 1 });
	}

	/** Says what was counted. */
	say(gathering: Gathering, file: string): void {
		for (const [key, { text, word, row, rows }] of this.#local) {
			const [column = ''] = key.split('\n');
			gathering.note(
				row,
				column,
				'identity.synonym',
				`“${text}” in the column ${column} is read as “${word.word}”, ${rows === 1 ? `in row ${row}` : `in ${rows} rows, first row ${row}`}. Nothing needs doing if that is what it means.`
			);
		}
		const [first] = this.#blank;
		if (first !== undefined)
			gathering.note(
				first,
				'value',
				'value.blank',
				`${file} has ${this.#blank.length === 1 ? 'a row' : `${this.#blank.length} rows`} with neither a value nor a symbol, first row ${first}. A blank is neither zero nor a figure and is passed over; write the figure or its symbol where there is one.`
			);
	}
}
