import type { Mode } from '$lib/domain/mode';
import type { TableCell, TableView } from '$lib/view/table';
import type { Citation } from '$lib/view/trend';

/** One table of a handout. */
export interface HandoutTable {
	/** What its sheet is called: at most 31 characters, none of `[]:*?/\`. */
	readonly name: string;
	readonly table: TableView;
}

/**
 * A figure or table as it leaves the site: what every file of it says of itself, whatever its format. All of it is worded by
 * the views, in one mode, so no file can say what the page does not.
 */
export interface Handout {
	/** What it is, as a title: the measure and the place. */
	readonly title: string;
	readonly geography: string;
	/** The periods it covers, worded: `2009/10 to 2024/25`, `2024/25`. */
	readonly period: string;
	readonly unit: string;
	readonly mode: Mode;
	/** Its finding in a sentence or more; null where it has none of its own. */
	readonly sentence: string | null;
	/** The editions on one line; null where it has none. */
	readonly source: string | null;
	/** Every edition, the latest first. */
	readonly editions: readonly Citation[];
	/** The days the editions were taken from their source, worded; empty where it has none. */
	readonly retrieved: string;
	/** The figure in words, for a reader who cannot see it. */
	readonly alt: string;
	/** Sentences a reader needs beside it. */
	readonly notes: readonly string[];
	/** What each word that stands in place of a figure means; of words that occur only. */
	readonly symbols: readonly { readonly mark: string; readonly meaning: string }[];
	/** The first is what is copied and what a CSV file holds. Never empty. */
	readonly tables: readonly [HandoutTable, ...HandoutTable[]];
	/** The parts of its files' names before edition and mode: measure, place, what it is. */
	readonly file: readonly string[];
}

/** What can be taken away of one figure: its words and tables, and its picture. */
export interface Taken {
	readonly handout: Handout;
	/** Draws the figure with title, source and notes in it, as a standalone SVG; null where there is nothing to draw. */
	readonly picture: ((document: Document) => string) | null;
}

/** The words of some tables that stand in place of a figure, each once, with what they mean. */
export function symbolsOf(tables: readonly TableView[]): Handout['symbols'] {
	const meanings = new Map<string, Set<string>>();
	for (const { text, reason } of tables.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells)))
		if (reason !== null) meanings.set(text, (meanings.get(text) ?? new Set()).add(reason));
	return [...meanings]
		.map(([mark, reasons]) => ({ mark, meaning: [...reasons].sort().join(' Or: ') }))
		.sort((a, b) => a.mark.localeCompare(b.mark, 'en'));
}

/** The days some editions were taken from their source, each once. */
export const retrievedOf = (editions: readonly Citation[]) =>
	[...new Set(editions.map(({ retrieved }) => retrieved))].join('; ');

/** The first and last of some periods, already worded and in order: `2009/10 to 2024/25`; `No period` of none. */
export function spanWords(periods: readonly string[]): string {
	const [first, last] = [periods[0], periods.at(-1)];
	if (first === undefined || last === undefined) return 'No period';
	return first === last ? first : `${first} to ${last}`;
}

/** A figure as it is printed anywhere, with its unit: `4%`, `£1,250`, `162 per 100,000`. */
export const printedFigure = /^([−-]?)£?(\d[\d,]*(?:\.\d+)?)(?:%| per [\d,]+)?$/;

/** A printed text as a cell: a figure where it is one, else a word. */
export function cellOf(text: string, reason: string | null = null): TableCell {
	const [, sign, digits] = (reason === null ? printedFigure.exec(text) : null) ?? [];
	if (digits === undefined) return { text, reason, value: null };
	const value = Number(digits.replaceAll(',', ''));
	return { text, reason: null, value: sign ? -value : value };
}

/** The editions that rows of a table name, in the order they are given. */
export const editionsIn = (table: TableView, editions: readonly Citation[]) =>
	editions.filter(({ text }) => table.rows.some(({ source }) => source.includes(text)));
