import type { Indicator } from '$lib/domain/indicator';
import type { LaitRows } from '$lib/domain/lait';
import type { Problem } from '$lib/domain/problem';
import type { Vintage } from '$lib/domain/vintage';

/** A LAIT long file by the name its owner knows it by, read by `LaitReader`. */
export interface LaitFile {
	readonly name: string;
	readonly rows: LaitRows;
}

/** How the file stands beside the figures held now, in cells. */
export interface LaitComparison {
	/** Cells nothing was held for. */
	readonly added: number;
	/** A figure or a mark held, and another figure printed now, at the coarser of the two precisions. */
	readonly revised: number;
	readonly unchanged: number;
	/** A figure held, and printed as missing now. */
	readonly withdrawn: number;
	/** A figure held from an earlier LAIT edition for a cell the file no longer has. */
	readonly dropped: number;
	/** Cells an edition published later has already: kept with this edition, and not the ones shown. */
	readonly superseded: number;
}

/** What one screen says of a LAIT file before it is accepted. Nothing held has changed when it is made. */
export interface LaitReview {
	readonly file: string;
	/** Rows read, without the header and wholly blank rows. */
	readonly rows: number;
	/** Rows that would be loaded: those of described measures, known places and named periods. */
	readonly usable_rows: number;
	/** Measures in the file, and those no dictionary describes. */
	readonly measures: number;
	readonly unknown_measures: readonly string[];
	readonly areas: number;
	/** Year labels as printed. */
	readonly labels: number;
	/** Cells with a number. */
	readonly figures: number;
	/** Cells printed as missing, by mark, most first. */
	readonly missing: readonly { readonly symbol: string; readonly cells: number }[];
	/** National figures that would be kept but not shown as true. */
	readonly held_back: number;
	/** As if it were the newest edition, until `recompare` was told when it was published. */
	readonly comparison: LaitComparison;
	/** The newest LAIT edition held that was published after this file; null when none, or while its date is not given. */
	readonly older_than: Vintage | null;
	/** Measures that would be added to those held. */
	readonly indicators: readonly Indicator[];
	/** Period ids that would be added to those held, in the order of their keys. */
	readonly periods: readonly string[];
	readonly problems: readonly Problem[];
	/** What the keys of measures and periods meant when the file was read. */
	readonly stamp: string;
}

/** Whether the file may be added: nothing found in it is an error. */
export const isAcceptable = (review: Pick<LaitReview, 'problems'>) =>
	!review.problems.some((problem) => problem.severity === 'error');

/** Rows named in full for one rule; the rest are counted. */
export const ROWS_LISTED = 20;
