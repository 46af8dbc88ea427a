import type { INumberingOptions } from 'docx';
import { cleanLine } from './clean-text';
import { bullets, hanging, listed } from './docx-styles';

/** Where a paragraph's number comes from: Word counts it, or it is printed as text where Word could not come to the same. */
type NumberedBy = {
	readonly reference: string;
	readonly level: 0;
	readonly instance?: number;
} | null;

/** Hands out Word's own numbering, so that every paragraph is numbered exactly as the report was composed. */
export class Numbering {
	#rows: { readonly reference: string; readonly before: string; readonly start: number }[] = [];
	#open: { readonly prefix: string; readonly reference: string; next: number } | null = null;
	#lists = 0;

	/** A new heading begins: its paragraphs are counted anew. */
	begin(): void {
		this.#open = null;
	}

	/** The numbering that prints `number`, `2.1`; null where it does not end in a number, and is to be printed as text. */
	paragraph(number: string): NumberedBy {
		const [, prefix, digits] = /^([^%]*?)(0|[1-9]\d{0,4})$/.exec(cleanLine(number)) ?? [];
		if (prefix === undefined || digits === undefined) return null;
		const value = Number(digits);
		if (this.#open?.prefix !== prefix || this.#open.next !== value) {
			const reference = `numbers-${this.#rows.length + 1}`;
			this.#rows.push({ reference, before: prefix, start: value });
			this.#open = { prefix, reference, next: value };
		}
		this.#open.next += 1;
		return { reference: this.#open.reference, level: 0 };
	}

	/** The numbering of one more list, counted from 1 where it is `ordered`. */
	list(ordered: boolean): {
		readonly reference: string;
		readonly level: 0;
		readonly instance: number;
	} {
		this.#lists += 1;
		return { reference: ordered ? 'list' : 'bullets', level: 0, instance: this.#lists };
	}

	/** What the document is to know of all that was handed out. Ask last. */
	options(): INumberingOptions {
		return {
			config: [
				{ reference: 'bullets', levels: [bullets] },
				{ reference: 'list', levels: [listed] },
				...this.#rows.map(({ reference, before, start }) => ({
					reference,
					levels: [hanging(`${before}%1`, start)]
				}))
			]
		};
	}
}
