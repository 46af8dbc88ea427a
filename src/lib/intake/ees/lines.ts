import type { Geography } from '$lib/domain/geography';
import type { Row } from '../csv';
import type { EesColumns } from './columns';
import { lineKey } from './datasets';
import type { Printed } from '../number';

/** One row read: its cells in the order of the columns of figures; null where one is blank. */
export interface EesRecord {
	readonly row: Row;
	readonly place: Geography;
	readonly label: string;
	readonly identifier: string;
	readonly cells: readonly (Printed | null)[];
}

/** Every row with the same filters and kind of period: what becomes one measure a column. */
export interface EesLine {
	readonly key: string;
	/** In the order of the file's columns. */
	readonly filters: readonly string[];
	readonly identifier: string;
	readonly records: EesRecord[];
	/** Rows by place and time; null where two rows claim one. */
	readonly at: Map<string, EesRecord | null>;
}

/** Where and when a row is for. */
export const cellKey = ({ place, label }: Pick<EesRecord, 'place' | 'label'>) =>
	`${place.geography} ${label}`;

/** What identifies a line: its filters, and the kind of period it is for. */
const keyOf = (filters: readonly string[], identifier: string) =>
	`${identifier.toLowerCase()} ${lineKey(filters)}`;

/** Puts rows together by line, in the order they are first met. */
export class EesLines {
	readonly #lines = new Map<string, EesLine>();

	constructor(readonly columns: EesColumns) {}

	/** Adds a row. Returns nothing: a row that says another thing twice is found where its figures are kept. */
	add(filters: readonly string[], record: EesRecord): void {
		const key = keyOf(filters, record.identifier);
		const line = this.#lines.get(key) ?? {
			key,
			filters,
			identifier: record.identifier,
			records: [],
			at: new Map<string, EesRecord | null>()
		};
		this.#lines.set(key, line);
		line.records.push(record);
		const where = cellKey(record);
		const held = line.at.get(where);
		if (held === undefined) line.at.set(where, record);
		else if (held && !same(held, record)) line.at.set(where, null);
	}

	/** The line with these filters and kind of period; null where the file has none. */
	find(filters: readonly string[], identifier: string): EesLine | null {
		return this.#lines.get(keyOf(filters, identifier)) ?? null;
	}

	/** Every line. */
	get all(): readonly EesLine[] {
		return [...this.#lines.values()];
	}
}

const same = (a: EesRecord, b: EesRecord) =>
	a.cells.every((cell, at) => {
		const other = b.cells[at] ?? null;
		return cell?.value === other?.value && cell?.symbol === other?.symbol;
	});
