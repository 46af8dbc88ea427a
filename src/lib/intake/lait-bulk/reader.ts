import {
	isLaitAuthority,
	LAIT_COLUMNS,
	readLaitNumber,
	type LaitBatch,
	type LaitContents,
	type LaitFault,
	type LaitPlace,
	type LaitRows,
	type LaitSeries
} from '$lib/domain/lait';
import { Cells } from './cells';
import { Column } from './column';
import { Pairs } from './pairs';
import { Values, type Typed } from './values';

/** Rows handed on together: the engine takes them in while the next are read. */
const BATCH = 65_536;
/** A row longer than this many bytes is none, as for the engine's own reader. */
const LONGEST_ROW = 2_000_000;
const FAULTS_KEPT = 100;
const ROWS_KEPT = 20;

type Growing<Type> = { -readonly [Key in keyof Type]: Type[Key] };

type PlaceMet = Growing<LaitPlace> & {
	readonly is_authority: boolean;
	/** The measure and label it was met under last. */
	series: number;
};

const asPrinted = (text: string) => text;

/**
 * Reads LAIT's long file as published: UTF-8, separated by commas, LAIT's seven columns in its order (`isBulkLait`), from
 * row 2. Every different text is read once, the figures by `readNumber`; of a cell met before, as almost every one of the file's
 * is, no text is made, so all of it takes half the time in which the engine reads it as CSV. The long description is left
 * out (it is filled on one row in twelve and is no part of the key), and so is the region.
 *
 * A row that is not seven cells of UTF-8 is among the faults; nothing is thrown.
 */
export class LaitReader implements LaitRows {
	readonly #cells: Cells;
	readonly #code: Column<string>;
	readonly #label: Column<string>;
	readonly #name: Column<string>;
	readonly #value: Column<Typed>;
	readonly #number: Column<string>;
	readonly #columns: readonly (Column<unknown> | null)[];
	readonly #values = new Values();
	readonly #series = new Pairs((code, label): Growing<LaitSeries> => ({
		code: this.#code.all[code] as string,
		label: this.#label.all[label] as string,
		rows: 0,
		first_row: this.#row,
		printed_decimals: 0,
		smallest: Infinity,
		largest: -Infinity,
		lowest: Infinity,
		highest: -Infinity,
		authorities: 0
	}));
	readonly #places = new Pairs((name, number): PlaceMet => ({
		name: this.#name.all[name] as string,
		number: this.#number.all[number] as string,
		rows: 0,
		first_row: this.#row,
		is_authority: isLaitAuthority(readLaitNumber(this.#number.all[number] as string)),
		series: -1
	}));
	readonly #faults: LaitFault[] = [];
	#faulty = 0;
	#row = 1;
	#rows = 0;
	#last_series = -1;
	/** Whether no place stood twice under a measure and label, and none of these came back. */
	#orderly = true;

	constructor(bytes: Uint8Array) {
		this.#cells = new Cells(bytes);
		this.#code = new Column(bytes, asPrinted);
		this.#label = new Column(bytes, asPrinted);
		this.#name = new Column(bytes, asPrinted);
		this.#value = new Column(bytes, (text) => this.#values.read(text));
		this.#number = new Column(bytes, asPrinted);
		this.#columns = [this.#code, null, this.#label, this.#name, this.#value, this.#number, null];
		do this.#cells.next(false);
		while (!this.#cells.row_ended);
	}

	next(): LaitBatch | null {
		const batch: LaitBatch = {
			source_row: new Int32Array(BATCH),
			series: new Int32Array(BATCH),
			place: new Int32Array(BATCH),
			mark: new Int32Array(BATCH),
			value: new Float64Array(BATCH)
		};
		let rows = 0;
		while (rows < BATCH && !this.#cells.ended) {
			this.#row += 1;
			if (this.#cutRow() && this.#keepRow(batch, rows)) rows += 1;
		}
		this.#rows += rows;
		if (rows === BATCH) return batch;
		if (rows === 0) return null;
		return {
			source_row: batch.source_row.slice(0, rows),
			series: batch.series.slice(0, rows),
			place: batch.place.slice(0, rows),
			mark: batch.mark.slice(0, rows),
			value: batch.value.slice(0, rows)
		};
	}

	contents(): LaitContents {
		const places = this.#places.all;
		return {
			rows: this.#rows,
			all_series: this.#series.all,
			places: places.map(({ name, number, rows, first_row }) => ({
				name,
				number,
				rows,
				first_row
			})),
			marks: this.#values.marks,
			is_regular: this.#orderly && this.#series.all.every(({ rows }) => rows === places.length),
			faults: this.#faults,
			faulty_rows: this.#faulty
		};
	}

	/** Cuts the next row into the columns; false where it is blank or a fault. */
	#cutRow(): boolean {
		const cells = this.#cells;
		const start = cells.at;
		let place = 0;
		let whole: boolean;
		do {
			const column = this.#columns[place] ?? null;
			whole = cells.next(column !== null);
			if (whole && column !== null) column.take(cells.from, cells.to, cells.hash);
			place += 1;
		} while (!cells.row_ended);
		if (whole && place === 1 && cells.to === start) return false;
		if (!whole) return this.#fault('quote');
		if (cells.at - start > LONGEST_ROW) return this.#fault('long');
		if (place === LAIT_COLUMNS.length) return true;
		return this.#fault(place < LAIT_COLUMNS.length ? 'few' : 'many');
	}

	#fault(kind: LaitFault['kind']): false {
		this.#faulty += 1;
		if (this.#faults.length < FAULTS_KEPT) this.#faults.push({ row: this.#row, kind });
		return false;
	}

	/** Puts the row that was cut into a batch; false where nothing is filled. */
	#keepRow(batch: LaitBatch, at: number): boolean {
		const { said: code } = this.#code;
		const { said: label } = this.#label;
		const { said: name } = this.#name;
		const { said: typed } = this.#value;
		if (
			code === null ||
			label === null ||
			name === null ||
			typed === null ||
			this.#number.said === null
		)
			return this.#fault('letters');
		const { mark, value } = typed;
		if (mark?.mark === '' && code === '' && label === '' && name === '') return false;
		const own = this.#series.numberOf(this.#code.number, this.#label.number);
		const where = this.#places.numberOf(this.#name.number, this.#number.number);
		const series = this.#series.all[own] as Growing<LaitSeries>;
		const place = this.#places.all[where] as PlaceMet;
		if (own !== this.#last_series && series.rows > 0) this.#orderly = false;
		if (place.series === own) this.#orderly = false;
		this.#last_series = own;
		place.series = own;
		place.rows += 1;
		series.rows += 1;
		if (mark === null) widen(series, typed, place.is_authority);
		else {
			mark.cells += 1;
			if (mark.rows.length < ROWS_KEPT) mark.rows.push(this.#row);
		}
		batch.source_row[at] = this.#row;
		batch.series[at] = own;
		batch.place[at] = where;
		batch.mark[at] = mark === null ? 0 : mark.number;
		batch.value[at] = value;
		return true;
	}
}

/** Counts a figure into the ranges of its measure and label. */
function widen(series: Growing<LaitSeries>, { value, decimals }: Typed, is_authority: boolean) {
	if (decimals > series.printed_decimals) series.printed_decimals = decimals;
	if (value < series.smallest) series.smallest = value;
	if (value > series.largest) series.largest = value;
	if (!is_authority) return;
	series.authorities += 1;
	if (value < series.lowest) series.lowest = value;
	if (value > series.highest) series.highest = value;
}
