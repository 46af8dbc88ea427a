import type { Amendment } from '$lib/domain/amendment';
import { formatDate } from '$lib/domain/calendar';
import type { RowId } from '$lib/domain/id';
import { listed } from '$lib/domain/wording';

/** Measures by name. */
export type Measures = readonly { readonly indicator: string; readonly name: string }[];

/** How a column of a table is told in a row's history. */
export interface ToldColumn {
	/** To begin a sentence: `Date`. */
	readonly name: string;
	/** A cell as people say it; left out where it is said as the record writes it. */
	readonly say?: (cell: string) => string;
}

/** A cell so short that it may stand in a sentence. */
const LONGEST = 160;

const cut = (text: string) =>
	text.length <= LONGEST ? text : `${text.slice(0, LONGEST).trimEnd()}…`;

function changeOf({ column, before, after }: Amendment, told: ToldColumn): string {
	const say = (cell: string) => cut(told.say?.(cell) ?? cell);
	if (before === null) return after === null ? column : `${told.name} given: ${say(after)}`;
	return after === null
		? `${told.name} taken away: it was ${say(before)}`
		: `${told.name} changed from ${say(before)} to ${say(after)}`;
}

/**
 * What was changed of one row and when, a sentence a cell, the earliest first. `key` is the table's key column, whose first amendment
 * says that the row is new; a column not in `columns` goes untold.
 */
export function historyOf(
	amendments: readonly Amendment[],
	table: { readonly name: string; readonly key: string },
	row: RowId,
	columns: Readonly<Record<string, ToldColumn>>
): readonly string[] {
	return amendments
		.filter((each) => each.table === table.name && each.row === row)
		.toSorted((a, b) => a.amended.localeCompare(b.amended))
		.flatMap((each) => {
			const told = columns[each.column];
			const when = formatDate(each.amended);
			const why = each.why === null ? '' : ` Why: ${each.why.replace(/\.$/, '')}.`;
			if (each.column === table.key)
				return [`${when}: ${each.before === null ? 'entered' : 'taken out'}.${why}`];
			return told ? [`${when}: ${changeOf(each, told)}.${why}`] : [];
		});
}

/** Measures in a cell by name, as `measures` knows them; one it does not know by its id. */
export const measuresNamed =
	(measures: Measures) =>
	(cell: string): string =>
		listed(
			cell.split(';').map((id) => measures.find(({ indicator }) => indicator === id)?.name ?? id)
		);
