import type { RecordRow, RowEdit } from '$lib/domain/row-edit';
import type { Cell } from './cell';
import { readDelimited, writeCsv } from './csv';
import { tables } from './record-tables';

/** A row edit that the record as it stands does not allow, with the row as it stands; null where there is none. */
export interface EditConflict {
	readonly edit: RowEdit;
	readonly now: RecordRow | null;
}

/** What came of applying row edits to the record's tables. */
interface AppliedEdits {
	/** The tables by name without `.csv`; one that nobody edited is the very same text. */
	readonly contents: ReadonlyMap<string, string>;
	/** The record's row is neither as it was edited from nor as it was edited to: not applied. */
	readonly conflicts: readonly EditConflict[];
	/** The record's row is already as it was edited to. */
	readonly published: readonly RowEdit[];
}

/** One row as the file writes it, line break and all; a row that is not one of the table's (the header, a blank) has no key. */
interface Line {
	readonly text: string;
	readonly key: string | null;
	readonly row: RecordRow | null;
}

const NO_LIMIT = Number.MAX_SAFE_INTEGER;

/** The texts of rows, each with its line break: a break inside quotation marks ends none. */
function linesOf(text: string): readonly string[] {
	const lines: string[] = [];
	let start = 0;
	let quoted = false;
	for (let at = 0; at < text.length; at += 1) {
		const letter = text[at];
		if (letter === '"') quoted = !quoted;
		else if (letter === '\n' && !quoted) {
			lines.push(text.slice(start, at + 1));
			start = at + 1;
		}
	}
	return start < text.length ? [...lines, text.slice(start)] : lines;
}

/** One table open for editing. */
class EditedTable {
	#header: readonly string[];
	#lines: Line[];
	readonly #key: readonly string[];
	readonly #columns: readonly string[];
	readonly #break: string;
	readonly #written: EditableTable['written'];

	constructor({ key, columns, written }: EditableTable, text: string) {
		this.#key = key;
		this.#written = written;
		this.#columns = columns;
		const { rows } = readDelimited(text, ',', NO_LIMIT);
		const cellsOf = new Map(rows.map(({ row, cells }) => [row, cells]));
		const lines = linesOf(text);
		this.#header = (rows[0]?.cells ?? []).map((name) => name.replace(/^\uFEFF/, '').trim());
		this.#break = lines[0]?.endsWith('\r\n') ? '\r\n' : '\n';
		this.#lines = lines.map((line, place) => {
			const cells = cellsOf.get(place + 1);
			if (!cells || place + 1 === rows[0]?.row) return { text: line, key: null, row: null };
			const row = Object.fromEntries(
				this.#header.map((name, column) => [name, (cells[column] ?? '').trim()])
			);
			return { text: line, key: this.#keyOf(row), row };
		});
	}

	get text(): string {
		return this.#lines.map((line) => line.text).join('');
	}

	at(key: string): RecordRow | null {
		return this.#lines.find((line) => line.key === key)?.row ?? null;
	}

	/** Whether the table can hold the row under that key: its columns are known, and its key is free to stand there. */
	takes(key: string, row: RecordRow | null): boolean {
		return (
			row === null ||
			(this.#keyOf(row) === key &&
				Object.entries(row).every(([name, text]) => text === '' || this.#columns.includes(name)))
		);
	}

	/** Whether two rows say the same in every column, however a hand wrote it: `05` is `5`. */
	same(one: RecordRow | null, other: RecordRow | null): boolean {
		if (one === null || other === null) return one === other;
		return [...new Set([...this.#header, ...Object.keys(one), ...Object.keys(other)])].every(
			(name) => {
				const [own, given] = [cellOf(one, name), cellOf(other, name)];
				return own === given || this.#written(name, own) === this.#written(name, given);
			}
		);
	}

	/** Whether one row is the other under another key: a meeting, or an item of its agenda, put to another day. */
	isMoved(from: RecordRow, to: RecordRow): boolean {
		const plain = (row: RecordRow) =>
			Object.fromEntries(
				Object.entries(row).filter(([name]) => !this.#key.includes(name) && name !== 'year')
			);
		return this.same(plain(from), plain(to));
	}

	put(key: string, row: RecordRow | null): void {
		const place = this.#lines.findIndex((line) => line.key === key);
		if (row === null) {
			if (place >= 0) this.#lines.splice(place, 1);
			return;
		}
		for (const name of this.#columns)
			if (!this.#header.includes(name) && cellOf(row, name) !== '') this.#widen(name);
		const written = writeCsv(
			this.#header.map((name) => cellOf(row, name)),
			[]
		);
		const line = { text: written.replace(/\n$/, this.#break), key, row };
		if (place >= 0) this.#lines.splice(place, 1, line);
		else {
			const last = this.#lines.pop();
			if (last)
				this.#lines.push(
					last.text.endsWith('\n') ? last : { ...last, text: `${last.text}${this.#break}` }
				);
			this.#lines.push(line);
		}
	}

	/** Adds a column that an earlier release did not write, empty in every row. */
	#widen(name: string): void {
		this.#header = [...this.#header, name];
		let first = true;
		this.#lines = this.#lines.map((line) => {
			if (line.text.trim() === '') return line;
			const text = line.text.replace(/(\r?\n)?$/, `,${first ? name : ''}$1`);
			first = false;
			return { ...line, text };
		});
	}

	#keyOf(row: RecordRow): string {
		return this.#key.map((name) => this.#written(name, cellOf(row, name))).join('\t');
	}
}

const cellOf = (row: RecordRow, name: string): string =>
	Object.hasOwn(row, name) ? (row[name] ?? '').trim() : '';

/** The columns of a table of the record, and those of its key. */
interface EditableTable {
	readonly key: readonly string[];
	readonly columns: readonly string[];
	/** A cell as this program writes it; one that is no cell of the column as it stands. */
	readonly written: (column: string, text: string) => string;
	/** The text of a table that an earlier record has no file of: its header. Left out where every record has one. */
	readonly empty?: string;
}

const editable: ReadonlyMap<string, EditableTable> = new Map(
	Object.values(tables).map(({ name, key, columns, ...table }) => [
		name,
		{
			key,
			columns: Object.keys(columns),
			written: (column, text) => {
				const cell = (columns as Readonly<Record<string, Cell<unknown>>>)[column];
				const value = cell?.read(text);
				return cell === undefined || value === undefined ? text : cell.write(value);
			},
			...('may_be_absent' in table && { empty: writeCsv(Object.keys(columns), []) })
		}
	])
);

/**
 * Applies row edits to tables of the record, keyed by name without `.csv`. A row is put in the place of the one with its key, a new
 * one stands last, and every other byte is as it was. A row moved to another key that is not where it was any more is a conflict. An edit of a table or a column that the record does not have is a
 * conflict. Applying the same edits again finds them all published.
 */
export function applyEdits(
	contents: ReadonlyMap<string, string>,
	edits: readonly RowEdit[]
): AppliedEdits {
	const opened = new Map<string, EditedTable>();
	const open = (table: string): EditedTable | null => {
		const there = opened.get(table);
		const columns = editable.get(table);
		const text = contents.get(table) ?? columns?.empty;
		if (there || text === undefined || !columns) return there ?? null;
		const made = new EditedTable(columns, text);
		opened.set(table, made);
		return made;
	};
	// What was moved here and is not where it was any more has been moved or taken out by somebody else too.
	const gone = edits.filter(
		({ table, key, before, after }) =>
			before !== null && after === null && open(table)?.at(key) === null
	);
	const conflicts: EditConflict[] = [];
	const published: RowEdit[] = [];
	const changed = new Set<string>();
	for (const edit of edits) {
		const { table, key, before, after } = edit;
		const rows = open(table);
		const now = rows?.at(key) ?? null;
		const elsewhere =
			before === null &&
			after !== null &&
			gone.some(
				(each) =>
					each.table === table &&
					each.before &&
					// There is one board, whatever it is called.
					(table === 'board' || rows?.isMoved(each.before, after))
			);
		if (rows?.same(now, after)) published.push(edit);
		else if (!rows?.same(now, before) || !rows.takes(key, after) || elsewhere)
			conflicts.push({ edit, now });
		else {
			rows.put(key, after);
			changed.add(table);
		}
	}
	const written = new Map(contents);
	for (const table of changed) written.set(table, opened.get(table)?.text ?? '');
	return { contents: written, conflicts, published };
}
