import type { Indicator } from '$lib/domain/indicator';
import { cellsOf } from '../lait/stage';
import type { LaitReview } from '../lait/review';

/** A file whose cells stand ready beside what is held, which has not changed. */
export interface Staged {
	/** Where its cells are: `lait_cell` for LAIT's whole file, `staged_cell` for every other. */
	readonly relation: 'lait_cell' | 'staged_cell';
	readonly file: string;
	/** Cells that would be loaded, those held back among them. */
	readonly rows: number;
	/** Measures its cells have and the record does not, in the order of the keys set aside for them. */
	readonly indicators: readonly Indicator[];
	/** Periods its cells have and the record does not, in the order of the keys set aside for them. */
	readonly periods: readonly string[];
	/** What the keys meant when it was staged. */
	readonly stamp: string;
}

/** A LAIT file staged by `stageLait`, as the functions for every format take it. */
export const stagedLait = (
	review: Pick<LaitReview, 'file' | 'usable_rows' | 'indicators' | 'periods' | 'stamp'>
): Staged => ({
	relation: 'lait_cell',
	file: review.file,
	rows: review.usable_rows,
	indicators: review.indicators,
	periods: review.periods,
	stamp: review.stamp
});

/** The statements' parts that differ by where the cells are. */
export interface Source {
	/** The cells: keys, `value`, `symbol`, `decimals`, `source_row`. */
	readonly cells: string;
	/** The cells to be kept and not shown: keys, `rule`, `reason`. */
	readonly held: string;
	/** Each measure and period of the cells, as keys. */
	readonly series: string;
	/** The cells' counts and bases, as columns of `cells`. */
	readonly counts: string;
	/** A select of the cells of some measures and periods, named by a relation with those two keys: cheaper than all. */
	cellsIn(series: string): string;
}

/** The parts for a staged file. */
export function sourceOf({ relation }: Staged): Source {
	if (relation === 'staged_cell')
		return {
			cells: 'staged_cell',
			held: 'staged_held',
			series: 'SELECT DISTINCT indicator_key, period_key FROM staged_cell',
			counts: 'numerator, denominator',
			cellsIn: (series) =>
				`SELECT * FROM staged_cell SEMI JOIN ${series} USING (indicator_key, period_key)`
		};
	return {
		cells: 'lait_cell',
		held: 'lait_held',
		series: 'SELECT DISTINCT indicator_key, period_key FROM lait_series',
		counts: 'NULL, NULL',
		cellsIn: (series) =>
			cellsOf(`(SELECT * FROM lait_series SEMI JOIN ${series} USING (indicator_key, period_key))`)
	};
}
