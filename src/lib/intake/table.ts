import type { Problem } from '$lib/domain/problem';
import type { Cell, Target } from './cell';
import { readTable, writeCsv } from './csv';

/** A cell definition for each field of a noun, in the order the columns stand in the file. */
type Columns<Value> = { readonly [Field in keyof Value]-?: Cell<Value[Field]> };

/** One table of the record: its file name without `.csv`, its columns and its key. */
export interface Definition<Value> {
	readonly name: string;
	readonly columns: Columns<Value>;
	readonly key: readonly (keyof Value & string)[];
	/** Columns a file may be without: its rows are then without the field. */
	readonly may_lack?: readonly (keyof Value & string)[];
	/** Whether a record without the file is whole: it then has no row of it, as records of earlier releases do. */
	readonly may_be_absent?: boolean;
}

/** A cell that names a row of another table, to be looked up once every table is read. */
interface Reference {
	readonly file: string;
	readonly row: number;
	readonly column: string;
	readonly target: Target;
	readonly key: string;
}

/** A table read: the rows that hold, what is wrong with the others, and what the rows point at. */
export interface Reading<Value> {
	readonly values: readonly Value[];
	readonly problems: readonly Problem[];
	readonly references: readonly Reference[];
}

/** A cell short enough to be shown in a sentence. */
const shown = (content: string) =>
	content.length <= MOST_SHOWN ? content : `${content.slice(0, MOST_SHOWN)}…`;
const MOST_SHOWN = 300;

const fieldsOf = <Value>(columns: Columns<Value>) =>
	Object.keys(columns) as (keyof Value & string)[];

/** Reads one table of the record. A row with a fault is left out and reported by row and column. */
export function readDefined<Value>(
	table: Definition<Value>,
	content: string | undefined
): Reading<Value> {
	const file = `${table.name}.csv`;
	const problems: Problem[] = [];
	const report = (row: number | null, column: string | null, rule: string, message: string) =>
		problems.push({ file, row, column, rule, severity: 'error', message });
	if (content === undefined) {
		if (table.may_be_absent) return { values: [], problems, references: [] };
		report(null, null, 'record.no-file', `The record has no ${file}. Put the file back.`);
		return { values: [], problems, references: [] };
	}
	const { header, rows, problems: structural } = readTable(content, file);
	problems.push(...structural);
	const fields = fieldsOf(table.columns);
	for (const name of header.filter((name) => !(fields as string[]).includes(name))) {
		report(
			1,
			name,
			'record.unknown-column',
			`${file} has a column “${name}” that the record does not know. Rename it to one of ${fields.join(', ')}, or take it out.`
		);
	}
	const lacking = fields.filter((field) => !header.includes(field));
	const missing = lacking.filter((field) => !table.may_lack?.includes(field));
	for (const name of missing) {
		report(1, name, 'record.no-column', `${file} has no column “${name}”. Add it to the header.`);
	}
	if (missing.length > 0) return { values: [], problems, references: [] };

	const values: Value[] = [];
	const references: Reference[] = [];
	const seen = new Map<string, number>();
	for (const { row, cells } of rows) {
		const value: Partial<Value> = {};
		const pointing: Reference[] = [];
		let sound = true;
		for (const field of fields) {
			if (lacking.includes(field)) continue;
			const cell = table.columns[field];
			const content = (cells[header.indexOf(field)] ?? '').trim();
			const read = cell.read(content);
			if (read === undefined) {
				sound = false;
				report(
					row,
					field,
					'record.cell',
					`Row ${row} of ${file} has “${shown(content)}” in the column ${field}. Write ${cell.expects}.`
				);
				continue;
			}
			value[field] = read;
			if (!cell.target || !cell.keys) continue;
			for (const key of cell.keys(read)) {
				pointing.push({ file, row, column: field, target: cell.target, key });
			}
		}
		if (!sound) continue;
		const key = table.key.map((field) => String(value[field])).join(', ');
		const first = seen.get(key);
		if (first !== undefined) {
			report(
				row,
				table.key[0] ?? null,
				'record.duplicate-key',
				`Row ${row} of ${file} repeats the ${table.key.join(', ')} of row ${first} (${key}). Keep one of the two.`
			);
			continue;
		}
		seen.set(key, row);
		references.push(...pointing);
		values.push(value as Value);
	}
	return { values, problems, references };
}

/** Writes one table of the record, without a column it may lack and no row has; reading it again gives the same rows. */
export function writeTable<Value>(table: Definition<Value>, values: readonly Value[]): string {
	const fields = fieldsOf(table.columns).filter(
		(field) =>
			!table.may_lack?.includes(field) || values.some((value) => value[field] !== undefined)
	);
	return writeCsv(
		fields,
		values.map((value) => fields.map((field) => table.columns[field].write(value[field])))
	);
}
