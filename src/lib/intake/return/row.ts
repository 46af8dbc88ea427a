import { isOwnWord, readWord, type ReturnColumn, type ReturnWord } from '$lib/domain/return-column';
import type { ReturnTemplate } from '$lib/domain/return-template';
import type { Gathering } from '../gathering';
import { readNumber, type Printed } from '../number';

/** Marks set beside a figure that is there: provisional, revised, estimated, a break in the series. */
const beside = new Set(['p', 'r', 'e', 'b']);

/** What a figure of a row may be. */
export interface Bounds {
	/** Whether it counts something, so that pounds and per cents are wrong in it. */
	readonly counts: boolean;
	/** Whether it must be whole and not below zero. */
	readonly whole: boolean;
}

/** One row of a return: its cells by column, every fault worded the same way in every template. */
export class ReturnRow {
	readonly row: number;
	readonly #file: string;
	readonly #cells: ReadonlyMap<string, string>;
	readonly #template: ReturnTemplate;
	readonly #gathering: Gathering;
	readonly #onLocalWord: (column: string, text: string, word: ReturnWord, row: number) => void;

	constructor(
		row: number,
		cells: ReadonlyMap<string, string>,
		inside: {
			readonly file: string;
			readonly template: ReturnTemplate;
			readonly gathering: Gathering;
			readonly onLocalWord: (column: string, text: string, word: ReturnWord, row: number) => void;
		}
	) {
		this.row = row;
		this.#cells = cells;
		this.#file = inside.file;
		this.#template = inside.template;
		this.#gathering = inside.gathering;
		this.#onLocalWord = inside.onLocalWord;
	}

	/** A cell's text; empty where the file has no such column. */
	text(column: string): string {
		return this.#cells.get(column) ?? '';
	}

	/** Sets the row aside. The message goes on after `Row 5 of file.csv`. */
	fault(column: string, rule: string, message: string): null {
		return this.#gathering.fault(
			this.row,
			column,
			rule,
			`Row ${this.row} of ${this.#file} ${message}`
		);
	}

	/** The word a cell means. Null sets the row aside: it is blank, or not a word the column allows. */
	word(column: string, rule = 'identity.unknown-measure'): ReturnWord | null {
		return this.text(column) === ''
			? this.fault(
					column,
					rule,
					`has nothing in the column ${column}. Write ${this.#allowed(column)}.`
				)
			: this.#read(column, rule);
	}

	/** The same where a blank cell is allowed: `fallback` stands for it. */
	wordOr<Fallback>(
		column: string,
		fallback: Fallback,
		rule = 'identity.unknown-measure'
	): ReturnWord | Fallback | null {
		return this.text(column) === '' ? fallback : this.#read(column, rule);
	}

	/** The figure of the row, or why it has none. Null sets the row aside. */
	value(bounds: Bounds): Printed | null {
		const mark = this.#mark();
		if (mark === undefined) return null;
		if (this.text('value') === '')
			return mark === null
				? this.fault(
						'value',
						'value.blank',
						'has a count, a base or a mark but no value. Write the value, or the symbol that says why there is none.'
					)
				: { kind: 'printed', value: null, symbol: mark, decimals: 0 };
		const printed = this.#number('value', bounds);
		if (printed && mark !== null && printed.symbol !== mark)
			return this.fault(
				'symbol',
				'value.disagrees',
				`has the value ${this.text('value')} beside the mark “${this.text('symbol')}” for a missing one. Keep the one that is right.`
			);
		return printed;
	}

	/** The mark for a missing value; null where there is none, undefined when the row was set aside. */
	#mark(): string | null | undefined {
		const text = this.text('symbol');
		if (text === '') return null;
		if (beside.has(text.toLowerCase())) {
			if (this.text('value') !== '') this.#gathering.marked(this.row, text);
			return null;
		}
		const read = readNumber(text);
		if (read.kind === 'printed' && read.symbol !== null) return read.symbol;
		this.fault(
			'symbol',
			'value.unreadable',
			`has “${text.slice(0, 60)}” in the column symbol, which is no mark for a missing value. Write ${this.#allowed('symbol')}, or leave it empty.`
		);
		return undefined;
	}

	/** A count or base beside the figure: null when blank or marked as missing, undefined when the row was set aside. */
	besideValue(column: string, bounds: Bounds): number | null | undefined {
		if (this.text(column) === '') return null;
		const printed = this.#number(column, bounds);
		return printed ? printed.value : undefined;
	}

	#number(column: string, { counts, whole }: Bounds): Printed | null {
		const text = this.text(column);
		if (counts && /[%£]/.test(text) && /\d/.test(text) && readNumber(text).kind === 'printed')
			return this.fault(
				column,
				'value.unit',
				`has “${text}” in the column ${column}, where a number of its unit is wanted. Write the number itself, without % or £.`
			);
		const printed = this.#gathering.printed(this.row, column, text);
		const value = printed?.value ?? null;
		if (value === null || !(counts || whole)) return printed;
		return value < 0 || (whole && !Number.isInteger(value))
			? this.fault(
					column,
					'value.out-of-range',
					`has ${text} in the column ${column}, which ${value < 0 ? 'is below zero' : 'is not a whole number'}. Correct the number.`
				)
			: printed;
	}

	#read(column: string, rule: string): ReturnWord | null {
		const definition = this.#column(column);
		const text = this.text(column);
		const word = definition && readWord(definition, text);
		if (!word)
			return this.fault(
				column,
				rule,
				`has “${text.slice(0, 60)}” in the column ${column}. Write ${this.#allowed(column)}.`
			);
		if (!isOwnWord(word, text)) this.#onLocalWord(column, text, word, this.row);
		return word;
	}

	#column(column: string): ReturnColumn | undefined {
		return this.#template.columns.find((each) => each.column === column);
	}

	#allowed(column: string): string {
		const definition = this.#column(column);
		const words = (definition?.words ?? []).map(({ word }) => word);
		const kinds = definition?.named ?? [];
		const last =
			kinds.length > 0
				? `${kinds.map((kind) => `“${kind}: ”`).join(' or ')} and its name`
				: words.pop();
		return words.length === 0 ? `${last}` : `${words.join('; ')} or ${last}`;
	}
}
