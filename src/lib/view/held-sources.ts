import type { HeldFigure, HeldFigures } from '$lib/domain/held-figures';
import { rowsWord } from '$lib/domain/return-fault';
import { listed } from '$lib/domain/wording';
import { citationOf, sourceLineOf } from './citation';
import type { TableCell, TableView } from './table';
import type { Citation } from './trend';

/** What is held, of which the editions are named. */
interface Held {
	readonly held: Pick<HeldFigures, 'vintages'>;
}

/** The editions that figures are from, as a figure says them. */
interface Sources {
	/** The latest first. */
	readonly sources: readonly Citation[];
	/** As one line; null when there are none. */
	readonly source_line: string | null;
}

/** The editions some figures are from; null stands for a figure that is not held. */
export function sourcesOf(
	{ held }: Held,
	figures: readonly (Pick<HeldFigure, 'vintage'> | null)[]
): Sources {
	const wanted = new Set(figures.map((figure) => figure?.vintage));
	const editions = held.vintages.filter(({ vintage }) => wanted.has(vintage));
	return { sources: editions.map(citationOf), source_line: sourceLineOf(editions) };
}

/** Where a row of a table has its figures from, worded. */
export type RowSources = Pick<TableView['rows'][number], 'source' | 'retrieved'>;

/** The same for a row of a table, worded: a sentence where there are none. */
export function rowSources(
	context: Held,
	figures: readonly (Pick<HeldFigure, 'vintage'> | null)[]
): RowSources {
	const { sources } = sourcesOf(context, figures);
	const words = (parts: readonly string[]) => [...new Set(parts)].join('; ');
	return {
		source: words(sources.map(({ text }) => text)) || 'No edition held here has it',
		retrieved: words(sources.map(({ retrieved }) => retrieved)) || 'Not taken'
	};
}

/** A row of a table with the editions its figures are from. */
export const rowOf = (
	context: Held,
	head: string,
	cells: readonly TableCell[],
	figures: readonly (Pick<HeldFigure, 'vintage'> | null)[]
): TableView['rows'][number] => ({ head, cells, ...rowSources(context, figures) });

/** The editions and the rows of some figures: `Nottingham City Council, …, edition of 5 August 2021, rows 3 and 5`. */
export function whereOf(
	{ held }: Held,
	figures: readonly Pick<HeldFigure, 'vintage' | 'source_row'>[]
): string {
	const editions = [...new Set(figures.map(({ vintage }) => vintage))];
	return listed(
		editions.map((edition) => {
			const vintage = held.vintages.find((each) => each.vintage === edition);
			const rows = figures.filter((each) => each.vintage === edition);
			return `${vintage ? citationOf(vintage).text : edition}, ${rowsWord(rows.map(({ source_row }) => source_row))}`;
		})
	);
}
