import { csvRows } from '$lib/domain/csv-rows';
import type { Observation } from '$lib/domain/observation';
import { readDelimited, writeCsv } from './csv';
import { tables } from './record-tables';
import { writeTable, type Definition } from './table';

const NO_LIMIT = Number.MAX_SAFE_INTEGER;

/** Rows as the record writes them, without the header. */
function rowsOf<Value>(table: Definition<Value>, values: readonly Value[]): readonly string[] {
	return csvRows(writeTable(table, values)).slice(1);
}

/** What came of adding rows to a table. */
export interface Merged {
	readonly text: string;
	readonly added: number;
	/** Rows whose key the table has with something else beside it: the table's own stand. */
	readonly differing: number;
}

/** The rows of a table's text by their key, each as one text. */
function rowsByKey<Value>(table: Definition<Value>, text: string): ReadonlyMap<string, string> {
	const { rows } = readDelimited(text, ',', NO_LIMIT);
	const header = (rows[0]?.cells ?? []).map((name) => name.replace(/^\uFEFF/, '').trim());
	const keys = table.key.map((name) => header.indexOf(name));
	const columns = Object.keys(table.columns).map((name) => header.indexOf(name));
	const joined = (cells: readonly string[], places: readonly number[]) =>
		places.map((each) => (cells[each] ?? '').trim()).join('\t');
	return new Map(rows.slice(1).map(({ cells }) => [joined(cells, keys), joined(cells, columns)]));
}

/** Puts the rows whose key a table does not have yet at its end; every byte before them is as it was. */
export function addRows<Value>(
	table: Definition<Value>,
	text: string,
	values: readonly Value[]
): Merged {
	if (values.length === 0) return { text, added: 0, differing: 0 };
	const known = rowsByKey(table, text);
	const given = rowsByKey(table, writeTable(table, values));
	const fresh = values.filter(
		(value) => !known.has(table.key.map((field) => String(value[field])).join('\t'))
	);
	const differing = [...given].filter(([key, row]) => (known.get(key) ?? row) !== row).length;
	if (fresh.length === 0) return { text, added: 0, differing };
	const header = csvRows(text)[0] ?? '';
	const written = csvRows(writeTable(table, fresh));
	// A file whose columns somebody put in another order gets its rows in that order.
	const rows = written[0] === header ? written.slice(1) : inOrderOf(header, written.join('\n'));
	const whole = text.endsWith('\n') ? text : `${text}\n`;
	return { text: `${whole}${rows.join('\n')}\n`, added: fresh.length, differing };
}

/** Rows with their cells in the order of another header, which may lack some columns or have more. */
function inOrderOf(header: string, csv: string): readonly string[] {
	const [from, ...rows] = readDelimited(csv, ',', NO_LIMIT).rows;
	const wanted = readDelimited(header, ',', NO_LIMIT).rows[0]?.cells ?? [];
	const places = wanted.map((name) => from?.cells.indexOf(name.trim()) ?? -1);
	return rows.map(
		({ cells }) =>
			csvRows(
				writeCsv(
					places.map((each) => cells[each] ?? ''),
					[]
				)
			)[0] ?? ''
	);
}

/** The four cells a row of figures begins with, as it is written: none of them ever stands in quotation marks. */
function keyOf(row: string): readonly [string, string, string, string] {
	const [indicator = '', geography = '', period = '', vintage = ''] = row.split(',', 4);
	return [indicator, geography, period, vintage];
}

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Puts figures among those of `observations.csv` where they belong by measure in the order given, then place, period and edition.
 * A figure whose key is there already stays as it stands, and so does every other row, byte for byte.
 */
export function mergeObservations(
	text: string,
	figures: readonly Observation[],
	indicators: readonly string[]
): Merged {
	if (figures.length === 0) return { text, added: 0, differing: 0 };
	const [header = '', ...standing] = csvRows(text);
	const place = new Map(indicators.map((indicator, index) => [indicator, index]));
	const compare = (a: readonly string[], b: readonly string[]) =>
		(place.get(a[0] ?? '') ?? 0) - (place.get(b[0] ?? '') ?? 0) ||
		order(a[1] ?? '', b[1] ?? '') ||
		order(a[2] ?? '', b[2] ?? '') ||
		order(a[3] ?? '', b[3] ?? '');
	const wanted = figures.toSorted((a, b) =>
		compare(
			[a.indicator, a.geography, a.period, a.vintage],
			[b.indicator, b.geography, b.period, b.vintage]
		)
	);
	const written = rowsOf<Observation>(tables.observations, wanted);
	const merged: string[] = [];
	let next = 0;
	let added = 0;
	let differing = 0;
	for (const row of standing) {
		const key = keyOf(row);
		for (; next < written.length; next += 1) {
			const fresh = written[next] ?? '';
			const by = compare(keyOf(fresh), key);
			if (by > 0) break;
			if (by < 0) {
				merged.push(fresh);
				added += 1;
			} else if (fresh !== row) differing += 1;
		}
		merged.push(row);
	}
	for (const fresh of written.slice(next)) {
		merged.push(fresh);
		added += 1;
	}
	return { text: `${[header, ...merged].join('\n')}\n`, added, differing };
}
