import type { Amendment } from '$lib/domain/amendment';
import type { IsoDate, RowId } from '$lib/domain/id';
import type { Register } from '$lib/domain/record';
import type { RowEdit } from '$lib/domain/row-edit';
import { shortHash } from '$lib/domain/short-hash';
import { editsOf, rowOf } from '$lib/intake/record-row';
import { tables } from '$lib/intake/record-tables';
import type { Definition } from '$lib/intake/table';

/** Characters of a row's id that its amendments' ids begin with; a longer one is told from others by a hash. */
const STEM = 60;

/** The id of an amendment: `children-in-care-strategy-2021-meeting-2021-09-20`, numbered from the second of a day. */
function idOf(register: Register, table: string, row: RowId, column: string, day: IsoDate): RowId {
	const own = table === tables.work_plan_items.name ? row : `${table.replaceAll('_', '-')}-${row}`;
	const stem =
		own.length <= STEM ? own : `${own.slice(0, STEM - 9).replace(/-+$/, '')}-${shortHash(own)}`;
	const first = `${stem}-${column.replaceAll('_', '-')}-${day}`;
	const taken = new Set<string>(register.amendments.map(({ amendment }) => amendment));
	let id = first;
	for (let number = 2; taken.has(id); number += 1) id = `${first}-${number}`;
	return id as RowId;
}

/**
 * What changes of a row, a cell each, dated. A row that is new has one of its key column, from nothing; one that is taken out has
 * one of every cell it had. `why`: null where nobody said.
 */
export function amendments<Value>(
	register: Register,
	table: Definition<Value>,
	id: RowId,
	before: Value | null,
	after: Value | null,
	day: IsoDate,
	why: string | null
): readonly Amendment[] {
	const old = before === null ? {} : rowOf(table, before);
	const row = after === null ? {} : rowOf(table, after);
	return Object.keys(table.columns)
		.filter((column) => before !== null || table.key.some((name) => name === column))
		.filter((column) => (old[column] ?? '') !== (row[column] ?? ''))
		.map((column) => ({
			amendment: idOf(register, table.name, id, column, day),
			amended: day,
			table: table.name,
			row: id,
			column,
			before: old[column] || null,
			after: row[column] || null,
			why
		}));
}

/**
 * The edits of one row with their history: the row's own and a row of `amendments` for every cell that differs. Made together they
 * are one change, undone as one. `before` null: the row is new; `after` null: it is taken out. Empty where nothing differs.
 */
export function amended<Value>(
	register: Register,
	table: Definition<Value>,
	id: RowId,
	before: Value | null,
	after: Value | null,
	day: IsoDate,
	why: string | null
): readonly RowEdit[] {
	const told = amendments(register, table, id, before, after, day, why);
	if (told.length === 0) return [];
	return [
		...editsOf(table, before, after),
		...told.flatMap((each) => editsOf(tables.amendments, null, each))
	];
}
