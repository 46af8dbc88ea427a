import type { Geography } from './geography';
import type { GeographyCode, IndicatorId, PeriodId, VintageId } from './id';
import type { Indicator } from './indicator';
import type { Vintage } from './vintage';

/** The figure that stands for one measure, place and period, with the row of the edition it comes from. */
export interface HeldFigure {
	readonly indicator: IndicatorId;
	readonly geography: GeographyCode;
	readonly period: PeriodId;
	/** Null exactly when `symbol` says why. */
	readonly value: number | null;
	readonly symbol: string | null;
	readonly numerator: number | null;
	readonly denominator: number | null;
	/** Decimals as printed. */
	readonly decimals: number;
	readonly vintage: VintageId;
	/** The row of the edition's file, its header being row 1. */
	readonly source_row: number;
	/** Why a later edition's figure is not shown, as a sentence; null when nothing was held back. */
	readonly held_back: string | null;
}

/** What is held of some measures for some places: what a page of its own is worded from. */
export interface HeldFigures {
	/** By measure, place, then the end and the start of the period. */
	readonly figures: readonly HeldFigure[];
	/** Every measure and place of the figures, once. */
	readonly indicators: readonly Indicator[];
	readonly geographies: readonly Geography[];
	/** Every edition of the figures, the latest first. */
	readonly vintages: readonly Vintage[];
}
