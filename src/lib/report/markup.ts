import {
	parseAsk,
	parseBinding,
	writeAsk,
	writeBinding,
	type FigureAsk,
	type FigureBinding
} from '$lib/domain/figure-binding';

/** A piece of a line. `broken`: two brackets that hold neither a number nor a figure, as they were typed. */
export type MarkupInline =
	| { readonly kind: 'text'; readonly text: string; readonly bold: boolean }
	| { readonly kind: 'cite'; readonly binding: FigureBinding; readonly bold: boolean }
	| { readonly kind: 'broken'; readonly text: string };

/** A piece of a text, as its marks say. */
export type MarkupBlock =
	| { readonly kind: 'paragraph'; readonly inlines: readonly MarkupInline[] }
	| { readonly kind: 'heading'; readonly text: string }
	| {
			readonly kind: 'list';
			readonly ordered: boolean;
			readonly items: readonly (readonly MarkupInline[])[];
	  }
	| { readonly kind: 'ask'; readonly ask: FigureAsk };

/** Two brackets with anything but brackets between them, on one line. */
const TOKEN = /\[\[([^[\]\n]*)\]\]/g;
const HEADING = /^##[ \t]+(?=\S)/;
const BULLET = /^-[ \t]+(?=\S)/;
const NUMBER = /^\d{1,3}\.[ \t]+(?=\S)/;

/** A line's pieces between its brackets, before bold is told from the rest. */
function piecesOf(line: string): readonly (string | MarkupInline)[] {
	const pieces: (string | MarkupInline)[] = [];
	let end = 0;
	for (const found of line.matchAll(TOKEN)) {
		if (found.index > end) pieces.push(line.slice(end, found.index));
		const binding = parseBinding(found[1] ?? '');
		pieces.push(
			binding ? { kind: 'cite', binding, bold: false } : { kind: 'broken', text: found[0] }
		);
		end = found.index + found[0].length;
	}
	if (end < line.length) pieces.push(line.slice(end));
	return pieces;
}

/** A line with its bold and its numbers told apart. Two stars that have no others to close them stand as typed. */
export function parseInlines(line: string): readonly MarkupInline[] {
	const pieces = piecesOf(line).flatMap((piece): readonly (string | MarkupInline)[] =>
		typeof piece === 'string' ? piece.split(/(\*\*)/).filter((each) => each !== '') : [piece]
	);
	const inlines: MarkupInline[] = [];
	const put = (text: string, bold: boolean) => {
		const last = inlines.at(-1);
		if (last?.kind === 'text' && last.bold === bold)
			inlines.splice(-1, 1, { ...last, text: last.text + text });
		else inlines.push({ kind: 'text', text, bold });
	};
	let stars = pieces.filter((piece) => piece === '**').length;
	let bold = false;
	for (const piece of pieces) {
		if (piece === '**') {
			stars -= 1;
			if (bold || stars > 0) bold = !bold;
			else put('**', false);
		} else if (typeof piece === 'string') put(piece, bold);
		else inlines.push(piece.kind === 'cite' ? { ...piece, bold } : piece);
	}
	return inlines;
}

/** The figure or table a line asks for; null where the line is none or holds anything beside. */
function askOf(line: string): FigureAsk | null {
	const [, inside] = /^\[\[([^[\]]*)\]\]$/.exec(line) ?? [];
	return inside === undefined ? null : parseAsk(inside);
}

/** Blocks as they are gathered, a line after another. */
class Gathered {
	readonly blocks: MarkupBlock[] = [];
	#paragraph: string[] = [];
	#items: string[] = [];
	#ordered = false;

	/** A line of a paragraph, or one that goes on with the item above it. */
	line(text: string): void {
		const item = this.#items.pop();
		if (item === undefined) this.#paragraph.push(text);
		else this.#items.push(`${item} ${text}`);
	}

	item(text: string, ordered: boolean): void {
		if (this.#items.length === 0 || this.#ordered !== ordered) this.close();
		this.#ordered = ordered;
		this.#items.push(text);
	}

	whole(block: MarkupBlock): void {
		this.close();
		this.blocks.push(block);
	}

	close(): void {
		if (this.#paragraph.length > 0)
			this.blocks.push({ kind: 'paragraph', inlines: parseInlines(this.#paragraph.join(' ')) });
		if (this.#items.length > 0)
			this.blocks.push({
				kind: 'list',
				ordered: this.#ordered,
				items: this.#items.map(parseInlines)
			});
		this.#paragraph = [];
		this.#items = [];
	}
}

/**
 * A text as its marks say: paragraphs apart by a blank line, `## ` a heading, `- ` and `1. ` lists, `**bold**`, a number in two
 * brackets, a figure or table in two brackets on a line of its own. Whatever is no mark stands as it was typed. Lines of one
 * paragraph are joined by a blank. Never throws.
 */
export function parseMarkup(text: string): readonly MarkupBlock[] {
	const gathered = new Gathered();
	for (const typed of text.split(/\r\n|[\r\n]/)) {
		const line = typed.trim();
		const ask = askOf(line);
		if (line === '') gathered.close();
		else if (ask) gathered.whole({ kind: 'ask', ask });
		else if (HEADING.test(line))
			gathered.whole({ kind: 'heading', text: line.replace(HEADING, '') });
		else if (BULLET.test(line)) gathered.item(line.replace(BULLET, ''), false);
		else if (NUMBER.test(line)) gathered.item(line.replace(NUMBER, ''), true);
		else gathered.line(line);
	}
	gathered.close();
	return gathered.blocks;
}

/** A block's lines of pieces: a paragraph's one, an item's each. */
const inlinesOf = (block: MarkupBlock): readonly (readonly MarkupInline[])[] =>
	block.kind === 'paragraph' ? [block.inlines] : block.kind === 'list' ? block.items : [];

/** Every number, figure and table that texts ask for, each once, in the order they stand. */
export function citesIn(texts: readonly string[]): {
	readonly bindings: readonly FigureBinding[];
	readonly asks: readonly FigureAsk[];
} {
	const bindings = new Map<string, FigureBinding>();
	const asks = new Map<string, FigureAsk>();
	for (const block of texts.flatMap(parseMarkup)) {
		if (block.kind === 'ask') asks.set(writeAsk(block.ask), block.ask);
		for (const inline of inlinesOf(block).flat())
			if (inline.kind === 'cite') bindings.set(writeBinding(inline.binding), inline.binding);
	}
	return { bindings: [...bindings.values()], asks: [...asks.values()] };
}
