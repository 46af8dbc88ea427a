import type { GeographyCode, IndicatorId, PeriodId, VintageId } from './id';

/**
 * What adding a file does to one cell. `new`: no edition has it. `revised`: another value than the one shown, at the coarser
 * of the two precisions. `unchanged`: the same. `suppressed`: a figure is shown and the file prints a mark. `released`: a
 * mark is shown and the file prints a figure. `withdrawn`: held from an earlier edition of the same source, for a measure and
 * period the file has, and no longer in it. `superseded`: an edition published later has the cell already, which stays.
 */
export type ChangeKind =
	'new' | 'revised' | 'unchanged' | 'suppressed' | 'released' | 'withdrawn' | 'superseded';

/** How many cells each change touches. */
export type ChangeCounts = Readonly<Record<ChangeKind, number>>;

/** The changes of one measure in one period, by kind. */
export interface ChangeGroup extends ChangeCounts {
	readonly indicator: IndicatorId;
	readonly name: string;
	readonly period: PeriodId;
}

/** One cell that adding a file would change. */
export interface CellChange {
	readonly kind: ChangeKind;
	readonly indicator: IndicatorId;
	readonly name: string;
	readonly geography: GeographyCode;
	readonly place: string;
	readonly period: PeriodId;
	/** The figure shown now; null when it is missing or no edition has the cell. */
	readonly old_value: number | null;
	/** Why the figure shown now is missing; null when it is not, or no edition has the cell. */
	readonly old_symbol: string | null;
	/** Null when no edition has the cell. */
	readonly old_decimals: number | null;
	readonly old_vintage: VintageId | null;
	/** Null when the file prints a mark, or no longer has the cell. */
	readonly new_value: number | null;
	readonly new_symbol: string | null;
	readonly new_decimals: number | null;
	/** New less old, in the measure's unit, at the coarser precision; null where either is missing. */
	readonly difference: number | null;
	/** Whether the difference is smaller than the two roundings together (half a unit of each last digit). */
	readonly within_rounding: boolean | null;
	/** The file's row; null for a cell withdrawn. */
	readonly source_row: number | null;
}

/**
 * How many cells of a file agree with one edition held when the file's years are moved by `offset`, and the first of those
 * that do not.
 */
export interface OffsetAgreement {
	readonly offset: -1 | 0 | 1;
	readonly vintage: VintageId;
	readonly title: string;
	/** Cells both have with a figure. */
	readonly compared: number;
	/** Those equal at the coarser of the two precisions. */
	readonly agreed: number;
	readonly differing: readonly {
		readonly indicator: IndicatorId;
		readonly geography: GeographyCode;
		/** The period after the move. */
		readonly period: PeriodId;
		readonly file_value: number;
		readonly held_value: number;
		readonly decimals: number;
	}[];
}
