import type { TrendSeriesKey } from '$lib/database/queries/trend';
import type { EventKind } from '$lib/domain/event';
import type { GeographyCode, IndicatorId, IsoDate, PeriodId, VintageId } from '$lib/domain/id';
import type { TableView } from './table';

/** One point of a line, already worded. */
export interface TrendPoint {
	readonly period: PeriodId;
	/** `2019/20`. */
	readonly label: string;
	/** `Year ending 31 March 2020 (2019/20)`. */
	readonly title: string;
	/** Where it stands on the time axis: the last day of the period. */
	readonly date: IsoDate;
	/** Null is a gap: drawn as one, never as zero and never bridged. */
	readonly value: number | null;
	/** `4%`, `333`, `Not published`. */
	readonly text: string;
	/** Why there is no figure, as a sentence; null when there is one. */
	readonly reason: string | null;
	/** `15 of 337`; null when the source prints no counts. */
	readonly counts: string | null;
}

/** One line of the figure. The authority's is the focus, the rest are context. */
export interface TrendSeries {
	readonly key: TrendSeriesKey;
	readonly name: string;
	readonly focus: boolean;
	readonly points: readonly TrendPoint[];
}

/** Something dated on the figure; `breaks` cuts the lines. */
export interface TrendMark {
	readonly date: IsoDate;
	readonly end: IsoDate | null;
	readonly kind: EventKind;
	readonly title: string;
	readonly detail: string;
	readonly breaks: boolean;
}

/** Where figures come from, worded for a source line. */
export interface Citation {
	readonly vintage: VintageId;
	/** `Department for Education, Local Authority Interactive Tool, edition of 8 April 2026`. */
	readonly text: string;
	readonly retrieved: string;
	readonly licence: string;
	readonly note: string | null;
}

/** What the trend page says: the chart, the table, the sentence and every download are made from this one object. */
export interface TrendView {
	readonly indicator: IndicatorId;
	readonly name: string;
	readonly theme: string;
	readonly authority: { readonly geography: GeographyCode; readonly name: string };
	readonly neighbour_set: string | null;
	/** One to three sentences a councillor can read aloud, the doubt inside them. */
	readonly headline: string;
	/** Measure, place, period and unit: the line under the chart's title. */
	readonly subtitle: string;
	readonly unit_label: string;
	readonly series: readonly TrendSeries[];
	readonly marks: readonly TrendMark[];
	/** A sentence in place of the figure when there is nothing to draw; null otherwise. */
	readonly empty: string | null;
	readonly table: TableView;
	readonly sources: readonly Citation[];
	/** Sentences a reader needs beside the figure: what was held back, how many neighbours, what was rounded. */
	readonly notes: readonly string[];
	readonly definition: string;
	readonly caution: string | null;
	/** `Lower is better.`, or that neither way is. */
	readonly polarity: string;
	/** `The source next publishes on 1 February 2027.`; null when it does not say. */
	readonly next_update: string | null;
	/** The figure in words, for a reader who cannot see it. */
	readonly description: string;
}
