import type { Geography } from '$lib/domain/geography';
import type { GeographyCode, IndicatorId, PeriodId, VintageId } from '$lib/domain/id';
import type { Indicator } from '$lib/domain/indicator';
import type { Vintage } from '$lib/domain/vintage';

/** One measure for one authority, beside the usual comparators. */
export interface TrendQuestion {
	readonly indicator: IndicatorId;
	readonly geography: GeographyCode;
	/** The year of the neighbour set to compare with; null for no neighbours. */
	readonly neighbour_set: string | null;
}

/** The four lines of a trend figure. */
export type TrendSeriesKey = 'authority' | 'neighbours' | 'region' | 'england';

/** One figure of one line: the current value, or why there is none. */
export interface TrendRow {
	readonly series: TrendSeriesKey;
	readonly period: PeriodId;
	/** For `neighbours` the unweighted mean of those with a figure, missing skipped, as LAIT computes it. */
	readonly value: number | null;
	/** Null exactly when `value` is not. `held` when every edition's figure for the cell was held back. */
	readonly symbol: string | null;
	readonly numerator: number | null;
	readonly denominator: number | null;
	readonly decimals: number;
	/** The edition the value is from; null for `neighbours`. */
	readonly vintage: VintageId | null;
	/** The edition the counts are from, when it is another; null when there are no counts. */
	readonly counts_vintage: VintageId | null;
	/** Why a later edition's figure is not shown, as a sentence; null when nothing was held back. */
	readonly held_back: string | null;
	/** Neighbours with a figure and neighbours in the set; null for the other lines. */
	readonly neighbours_with: number | null;
	readonly neighbours_of: number | null;
}

/** Everything the trend view needs, ordered by series and then period. */
export interface TrendAnswer {
	readonly indicator: Indicator;
	readonly authority: Geography;
	readonly region: Geography | null;
	readonly neighbour_set: string | null;
	/** The neighbours of the set, closest first. */
	readonly neighbours: readonly Geography[];
	readonly rows: readonly TrendRow[];
	/** The editions the rows are from. */
	readonly vintages: readonly Vintage[];
}
