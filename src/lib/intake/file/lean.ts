import { TooLarge } from './archive';

/** A worksheet's XML with nothing but its filled cells. */
interface Lean {
	readonly xml: string;
	/** Formulas without a stored result. */
	readonly uncalculated: number;
	/** Cells of the rectangle from the first to the last filled cell, which is what a reader lays out. */
	readonly extent: number;
}

/** Cells a workbook may lay out, and tags that may be held as a tree, before it is taken for a hostile one. */
const MOST_CELLS = 15_000_000;
const MOST_TAGS = 4_000_000;

/** Throws `TooLarge` for more cells than are laid out. */
export function assertCells(cells: number): void {
	if (cells > MOST_CELLS) throw new TooLarge();
}

/** Throws `TooLarge` for XML with more tags than can be held as a tree. */
export function assertTags(xml: string): void {
	let tags = 0;
	for (let at = xml.indexOf('<'); at >= 0; at = xml.indexOf('<', at + 1)) {
		tags += 1;
		if (tags > MOST_TAGS) throw new TooLarge();
	}
}

/** Style numbers of cells without a number format of their own, from the XML of a workbook's styles. */
export function plainStyles(xml: string): ReadonlySet<string> {
	const start = xml.search(/<(?:\w+:)?cellXfs\b/);
	const end = xml.search(/<\/(?:\w+:)?cellXfs>/);
	const plain = new Set<string>();
	if (start < 0 || end < start) return plain;
	const styles = xml.slice(start, end).match(/<(?:\w+:)?xf\b[^>]*>/g) ?? [];
	for (const [at, style] of styles.entries())
		if (!/\bnumFmtId="(?!0")/.test(style)) plain.add(String(at));
	return plain;
}

/**
 * Keeps of a worksheet only its filled cells, merged ranges and rows' numbers. A sheet formatted to its last row and column
 * holds millions of blank cells, and formulas, styles and drawings are not read: what is left costs what its figures cost.
 */
export function leanWorksheet(xml: string, plain: ReadonlySet<string>): Lean {
	const start = xml.search(/<(?:\w+:)?sheetData\b/);
	if (start < 0) return { xml: '<worksheet/>', uncalculated: 0, extent: 0 };
	const prefix = /^<(\w+:)?/.exec(xml.slice(start, start + 40))?.[1] ?? '';
	const ending = xml.indexOf(`</${prefix}sheetData>`, start);
	const stop = ending < 0 ? xml.length : ending;
	const out: string[] = ['<worksheet><sheetData>'];
	let uncalculated = 0;
	let last = '';
	let rows = 0;
	let open = false;
	let at = xml.indexOf('>', start) + 1;
	while (at > 0 && at < stop) {
		const from = xml.indexOf('<', at);
		if (from < 0 || from >= stop) break;
		const to = xml.indexOf('>', from);
		if (to < 0) throw new Error('a tag is not closed');
		const tag = xml.slice(from + 1 + prefix.length, to);
		at = to + 1;
		if (ROW.test(tag)) {
			if (open) out.push('</row>');
			out.push(`<row${attribute(tag, 'r')}>`);
			open = true;
		} else if (CELL.test(tag)) {
			const place = attribute(tag, 'r');
			if (tag.endsWith('/')) {
				if (place === '') out.push('<c/>');
				continue;
			}
			const close = xml.indexOf(`</${prefix}c>`, at);
			if (close < 0) throw new Error('a cell is not closed');
			const body = xml.slice(at, close);
			at = close + prefix.length + 4;
			const formula = body.includes(`<${prefix}f`);
			const value = valueAt(body, prefix);
			if (value < 0) {
				if (formula) uncalculated += 1;
				if (place === '') out.push('<c/>');
				continue;
			}
			const type = attribute(tag, 't');
			const style = attribute(tag, 's');
			const number = type === '' || type === ' t="n"';
			const kept = number && !plain.has(style.slice(4, -1)) ? style : '';
			const [, column = '', row = ''] = /"([A-Z]+)(\d+)"/.exec(place) ?? [];
			if (column.length > last.length || (column.length === last.length && column > last))
				last = column;
			rows = Math.max(rows, Number(row));
			out.push(`<c${place}${kept}${type}>${formula ? body.slice(value) : body}</c>`);
		}
	}
	if (open) out.push('</row>');
	out.push('</sheetData>');
	const merges = ending < 0 ? null : new RegExp(`<${prefix}mergeCells\\b`).exec(xml.slice(ending));
	if (merges) {
		const rest = xml.slice(ending + merges.index);
		const end = rest.indexOf(`</${prefix}mergeCells>`);
		if (end > 0) out.push(rest.slice(0, end), `</${prefix}mergeCells>`);
	}
	out.push('</worksheet>');
	return { xml: out.join(''), uncalculated, extent: rows * columnNumber(last) };
}

const columnNumber = (letters: string) =>
	[...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

/** Where a cell's stored value begins, after any formula; -1 for a cell without one. */
function valueAt(body: string, prefix: string): number {
	const value = body.lastIndexOf(`<${prefix}v`);
	return value < 0 ? body.indexOf(`<${prefix}is`) : value;
}

const ROW = /^row\b/;
const CELL = /^c\b/;
const attributes = {
	r: /\sr\s*=\s*["']([^"']*)["']/,
	s: /\ss\s*=\s*["']([^"']*)["']/,
	t: /\st\s*=\s*["']([^"']*)["']/
};

/** An attribute as it is written, with a space before it; nothing when the tag lacks it. */
function attribute(tag: string, name: 'r' | 's' | 't'): string {
	const found = attributes[name].exec(tag);
	return found ? ` ${name}="${found[1] ?? ''}"` : '';
}

/**
 * An OpenDocument table with its rows out of their groups, and blank cells without their styles, so that a sheet formatted to
 * its end is as long as what it holds.
 */
export function leanOpenDocument(xml: string): string {
	return xml
		.replace(/<\/?table:table-(?:row-group|header-rows|rows)\b[^>]*>/g, '')
		.replace(/<table:table-cell\b[^>]*\/>/g, (cell) =>
			/\soffice:|\stable:number-(?:columns|rows)-spanned/.test(cell)
				? cell
				: `<table:table-cell${/\stable:number-columns-repeated="\d+"/.exec(cell)?.[0] ?? ''}/>`
		);
}

/** Throws `TooLarge` where an OpenDocument table repeats filled rows and cells beyond what is laid out. */
export function assertRepeats(xml: string): void {
	const repeat = (tag: string) => Number(/-repeated="(\d+)"/.exec(tag)?.[1] ?? '1');
	let total = 0;
	let times = 1;
	let cells = 0;
	let filled = 0;
	for (const [tag] of xml.matchAll(
		/<\/?table:(?:table-row|table-cell|covered-table-cell)\b[^>]*>/g
	)) {
		if (tag.startsWith('</table:table-row')) {
			total += times * filled;
			assertCells(total);
		} else if (tag.startsWith('<table:table-row')) {
			[times, cells, filled] = [repeat(tag), 0, 0];
		} else if (!tag.startsWith('</')) {
			cells += repeat(tag);
			if (!tag.endsWith('/>') || tag.includes(' office:')) filled = cells;
		}
	}
}

/** The same table with its numbers typed as words, so that a reader gives what each cell shows. */
export const asShown = (xml: string): string =>
	xml
		.replace(/\soffice:value-type="(?:float|percentage|currency|boolean|time)"/g, '')
		.replace(/\scalcext:value-type="(?:float|percentage|currency|boolean|time)"/g, '');
