/** The header of LAIT's long file ("BDS"), in its order. `Data item` is filled on few rows and is not part of the key. */
export const LAIT_COLUMNS = [
	'Short Desc',
	'Data item',
	'Years',
	'LA and Regions',
	'Values',
	'LA Number',
	'Region'
] as const;

/** LAIT numbers regions and the nation from here on. */
const FIRST_REGION = 970;

/** The number LAIT's files print of a place; null for anything but a whole number. */
export const readLaitNumber = (text: string): number | null =>
	/^ *0*[0-9]{1,15} *$/.test(text) ? Number(text) : null;

/** Whether a number is that of an authority, held or not. */
export const isLaitAuthority = (number: number | null): boolean =>
	number !== null && number < FIRST_REGION;

/** One measure under one label of a LAIT long file, as printed. */
export interface LaitSeries {
	readonly code: string;
	readonly label: string;
	readonly rows: number;
	/** The row it is met in first; the header is row 1. */
	readonly first_row: number;
	/** The most decimals of its figures, as printed. */
	readonly printed_decimals: number;
	/** The range of its figures; Infinity to -Infinity where it has none. */
	readonly smallest: number;
	readonly largest: number;
	/** The same of its authorities, and how many of them have a figure. */
	readonly lowest: number;
	readonly highest: number;
	readonly authorities: number;
}

/** One place as a LAIT long file names it. */
export interface LaitPlace {
	readonly name: string;
	/** As printed: it need not be a number. */
	readonly number: string;
	readonly rows: number;
	readonly first_row: number;
}

/** One text of the `Values` column that is not a number, without the blanks around it. */
export interface LaitMark {
	readonly mark: string;
	readonly cells: number;
	/** The first rows that have it. */
	readonly rows: readonly number[];
}

/** A row that is not seven cells of UTF-8. */
export interface LaitFault {
	readonly row: number;
	readonly kind: 'few' | 'many' | 'quote' | 'letters' | 'long';
}

/**
 * Rows of a LAIT long file, in its order, as columns. A measure and label, a place and a mark stand there as their places in
 * the file's `all_series`, `places` and `marks`. Rows without code, label, place and value are left out.
 */
export interface LaitBatch {
	/** Row of the file; the header is row 1, and a blank line is a row like any other. */
	readonly source_row: Int32Array<ArrayBuffer>;
	readonly series: Int32Array<ArrayBuffer>;
	readonly place: Int32Array<ArrayBuffer>;
	/** 0 for a number, otherwise one more than the place in `marks`. */
	readonly mark: Int32Array<ArrayBuffer>;
	/** NaN exactly where `mark` is not 0. */
	readonly value: Float64Array<ArrayBuffer>;
}

/** What the rows of a LAIT long file are of. */
export interface LaitContents {
	readonly rows: number;
	readonly all_series: readonly LaitSeries[];
	readonly places: readonly LaitPlace[];
	readonly marks: readonly LaitMark[];
	/** Whether every measure and label has every place exactly once, one after another, as whole editions do. */
	readonly is_regular: boolean;
	/** The first rows that could not be cut into cells, in the file's order, and how many there are. They are in no batch. */
	readonly faults: readonly LaitFault[];
	readonly faulty_rows: number;
}

/** A LAIT long file as it is read: batch after batch until null, and then its contents. It can be read once. */
export interface LaitRows {
	next(): LaitBatch | null | Promise<LaitBatch | null>;
	contents(): LaitContents | Promise<LaitContents>;
}
