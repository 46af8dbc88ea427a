import type { RecordRow, RowEdit } from '$lib/domain/row-edit';
import { tables } from './record-tables';
import type { Definition } from './table';

/** The tables of the record by name. */
export type RecordTables = typeof tables;

/** The same noun, where a field that may be undefined may also be left out. */
type Lax<Value> = {
	[Field in keyof Value as undefined extends Value[Field] ? never : Field]: Value[Field];
} & { [Field in keyof Value as undefined extends Value[Field] ? Field : never]?: Value[Field] };

type ValueOf<Table> = Table extends Definition<infer Value> ? Lax<Value> : never;

/** A noun of the record as its CSV writes it, every column a text. */
export function rowOf<Value>(table: Definition<Value>, value: Value): RecordRow {
	return Object.fromEntries(
		(Object.keys(table.columns) as (keyof Value & string)[])
			.filter((column) => value[column] !== undefined || !table.may_lack?.includes(column))
			.map((column) => [column, table.columns[column].write(value[column])])
	);
}

/** The key of a noun's row. */
const keyOf = <Value>(table: Definition<Value>, value: Value): string => {
	const row = rowOf(table, value);
	return table.key.map((column) => row[column] ?? '').join('\t');
};

/**
 * The edits that put one noun in place of another: one where the key stays, otherwise one that takes the old row out and one that puts
 * the new one in. Null stands for no row.
 */
export function editsOf<Value>(
	table: Definition<Value>,
	before: Value | null,
	after: Value | null
): readonly RowEdit[] {
	const edit = (one: Value | null, other: Value | null): readonly RowEdit[] => {
		const value = one ?? other;
		return value === null
			? []
			: [
					{
						table: table.name,
						key: keyOf(table, value),
						before: one && rowOf(table, one),
						after: other && rowOf(table, other)
					}
				];
	};
	return before !== null && after !== null && keyOf(table, before) !== keyOf(table, after)
		? [...edit(before, null), ...edit(null, after)]
		: edit(before, after);
}

/**
 * What is wrong with a noun that is about to be written, by column, each as a sentence: what `readRegister` would refuse of the row by
 * itself. Empty when it may be written.
 */
export function faultsOf<Name extends keyof RecordTables>(
	name: Name,
	value: ValueOf<RecordTables[Name]>
): ReadonlyMap<string, string> {
	const table = tables[name] as unknown as Definition<Record<string, unknown>>;
	const row = rowOf(table, value as unknown as Record<string, unknown>);
	return new Map(
		Object.entries(row).flatMap(([column, text]): [string, string][] => {
			const cell = table.columns[column];
			return cell === undefined || cell.read(text) !== undefined
				? []
				: [[column, `“${text}” cannot be kept here. Write ${cell.expects}.`]];
		})
	);
}
