import type { RowEdit } from '$lib/domain/row-edit';
import type { Change } from './change';

/** Text a spreadsheet would run as a formula is led by an apostrophe; a true negative number stays as it is. */
function cell(text: string): string {
	const safe = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(?:\.\d+)?$/.test(text) ? `'${text}` : text;
	return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const csv = (rows: readonly (readonly string[])[]) =>
	rows.map((row) => `${row.map(cell).join(',')}\n`).join('');

/** The history of changes to be read by anyone: when by that computer's clock, what, and whether it was undone. */
export const historyCsv = (changes: readonly Change[]): string =>
	csv([
		['change', 'made', 'what', 'state'],
		...changes.map(({ id, at, words, undone }) => [
			String(id),
			at,
			words,
			undone ? 'undone' : 'done'
		])
	]);

/** The rows edited, as they stand, a table each in the order of their names; a row taken out is shown as it was. */
export function editedTables(edits: readonly RowEdit[]): ReadonlyMap<string, string> {
	const tables = new Map<string, RowEdit[]>();
	for (const edit of edits) tables.set(edit.table, [...(tables.get(edit.table) ?? []), edit]);
	return new Map(
		[...tables]
			.sort(([left], [right]) => (left < right ? -1 : 1))
			.map(([table, list]) => {
				const rows = list.map((edit) => edit.after ?? edit.before ?? {});
				const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
				const body = list.map((edit, place) => [
					edit.after === null ? 'taken out' : edit.before === null ? 'new' : 'changed',
					...columns.map((name) => rows[place]?.[name] ?? '')
				]);
				return [table, csv([['state', ...columns], ...body])];
			})
	);
}
