import type { HeldFigure, HeldFigures } from '$lib/domain/held-figures';
import { citationOf, sourceLineOf } from './citation';
import type { Citation } from './trend';

/** Where some held figures are from, as a figure and its table say it. */
export interface HeldSources {
	readonly sources: readonly Citation[];
	/** As one line; null when there are none. */
	readonly source_line: string | null;
	/** For a row of a table: the editions, worded; a sentence when there are none. */
	readonly source: string;
	/** For a row of a table: the days they were taken, worded. */
	readonly retrieved: string;
}

/** The editions some figures are from, the latest first. */
export function heldSources(
	{ vintages }: Pick<HeldFigures, 'vintages'>,
	figures: readonly Pick<HeldFigure, 'vintage'>[]
): HeldSources {
	const wanted = new Set(figures.map(({ vintage }) => vintage));
	const editions = vintages.filter(({ vintage }) => wanted.has(vintage));
	const sources = editions.map(citationOf);
	const words = (parts: readonly string[]) => [...new Set(parts)].join('; ');
	return {
		sources,
		source_line: sourceLineOf(editions),
		source: words(sources.map(({ text }) => text)) || 'No edition held here has it',
		retrieved: words(sources.map(({ retrieved }) => retrieved)) || 'Not taken'
	};
}
