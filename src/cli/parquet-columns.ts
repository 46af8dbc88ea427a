import type { ColumnSource, SchemaElement } from 'hyparquet-writer';
import { parsePeriod } from '$lib/domain/period';
import { readRows } from '$lib/intake/csv';
import { cellsOf } from './observation-row';

/** Columns of a Parquet file with their schema. */
export interface ParquetTable {
	readonly columnData: ColumnSource[];
	readonly schema: SchemaElement[];
}

interface Column {
	readonly source: ColumnSource;
	readonly element: SchemaElement;
}

type Kind = Pick<SchemaElement, 'type' | 'converted_type'>;

const TEXT: Kind = { type: 'BYTE_ARRAY', converted_type: 'UTF8' };
const DOUBLE: Kind = { type: 'DOUBLE' };
const WHOLE: Kind = { type: 'INT32' };
const DATE: Kind = { type: 'INT32', converted_type: 'DATE' };

const column =
	(repetition_type: 'REQUIRED' | 'OPTIONAL') =>
	(name: string, kind: Kind, data: ColumnSource['data']): Column => ({
		source: { name, data },
		element: { name, ...kind, repetition_type }
	});
const filled = column('REQUIRED');
const nullable = column('OPTIONAL');

const table = (columns: readonly Column[]): ParquetTable => ({
	columnData: columns.map(({ source }) => source),
	schema: [{ name: 'root', num_children: columns.length }, ...columns.map(({ element }) => element)]
});

const DAY = 86_400_000;

/** A day as Parquet keeps it: whole days since 1 January 1970. */
const dayNumber = (date: string) => Date.parse(`${date}T00:00:00Z`) / DAY;

const orNull = (text: string | undefined) =>
	text === undefined || text === '' ? null : Number(text);

/**
 * The figures of one measure as typed columns, from the rows of its CSV without the header, every one checked before. The
 * measure is the folder's name and no column. A missing value is null with its symbol beside it; `decimals` keeps the
 * precision a double cannot.
 */
export function observationColumns(rows: readonly string[]): ParquetTable {
	const cells = rows.map(cellsOf);
	const texts = (column: number) => cells.map((row) => row[column] ?? '');
	const numbers = (column: number) => cells.map((row) => orNull(row[column]));
	const wholes = (column: number) => Int32Array.from(cells, (row) => Number(row[column]));
	const periods = new Map([...new Set(texts(2))].map((text) => [text, parsePeriod(text)]));
	const days = (end: 'start' | 'end') =>
		Int32Array.from(cells, (row) => dayNumber(periods.get(row[2] ?? '')?.[end] ?? ''));
	return table([
		filled('geography', TEXT, texts(1)),
		filled('period', TEXT, texts(2)),
		filled('period_start', DATE, days('start')),
		filled('period_end', DATE, days('end')),
		filled('vintage', TEXT, texts(3)),
		nullable('value', DOUBLE, numbers(4)),
		nullable(
			'symbol',
			TEXT,
			texts(5).map((text) => text || null)
		),
		nullable('numerator', DOUBLE, numbers(6)),
		nullable('denominator', DOUBLE, numbers(7)),
		filled('decimals', WHOLE, wholes(8)),
		filled('source_row', WHOLE, wholes(9))
	]);
}

/** Any other table of the record, every column text; an empty cell is null. Null when the table has no row. */
export function textColumns(name: string, csv: string): ParquetTable | null {
	const [header, ...rows] = readRows(csv, `${name}.csv`).rows;
	if (!header || rows.length === 0) return null;
	return table(
		header.cells.map((field, place) =>
			nullable(
				field,
				TEXT,
				rows.map(({ cells }) => cells[place] || null)
			)
		)
	);
}
