import type { TrendAnswer, TrendSeriesKey } from '$lib/database/queries/trend';
import type { Event, EventKind } from '$lib/domain/event';
import type { Target } from '$lib/domain/target';
import type { GeographyCode, IndicatorId, IsoDate, PeriodId, VintageId } from '$lib/domain/id';
import type { Mode } from '$lib/domain/mode';
import type { Polarity, Unit } from '$lib/domain/indicator';
import { formatDate } from '$lib/domain/calendar';
import { citationOf, sourceLineOf } from './citation';
import { descriptionOf, subtitleOf } from './trend-description';
import { headlineOf } from './headline';
import type { TableView } from './table';
import { targetOf, type TrendTarget } from './target';
import { notesOf } from './trend-notes';
import { bandsOf, type BandKind, type IntervalMethod } from './trend-interval';
import { marksOf, seriesOf } from './trend-series';
import { tableOf } from './trend-table';

/** One point of a line, already worded. */
export interface TrendPoint {
	readonly period: PeriodId;
	/** `2019/20`. */
	readonly label: string;
	/** `Year ending 31 March 2020 (2019/20)`. */
	readonly title: string;
	/** Where it stands on the time axis: the middle day of the period, a snapshot's own day. */
	readonly date: IsoDate;
	/** Null is a gap: drawn as one, never as zero and never bridged. */
	readonly value: number | null;
	/** `4%`, `333`, `Not published`. */
	readonly text: string;
	/** Why there is no figure, as a sentence; null when there is one. */
	readonly reason: string | null;
	/** `15 of 337`; null when the source prints no counts. */
	readonly counts: string | null;
	/** The ends of the range the figure may lie in, in the measure's unit; null when none can be given. The authority's only. */
	readonly low: number | null;
	readonly high: number | null;
	/** What the range is of; null when there is none. */
	readonly interval_method: IntervalMethod | null;
	/** The range in words, `2.7% to 7.2%`, or `0.3% to 1.4%: 1 to 5 children`; null when there is none. */
	readonly range: string | null;
}

/** One line of the figure. The authority's is the focus, the rest are context. */
export interface TrendSeries {
	readonly key: TrendSeriesKey;
	readonly name: string;
	readonly focus: boolean;
	readonly points: readonly TrendPoint[];
}

/** Something dated on the figure; `breaks` cuts the lines. Its place in the list, from 1, is its number on the figure. */
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
	readonly published: IsoDate;
	/** `9 April 2026`. */
	readonly retrieved: string;
	readonly licence: string;
	readonly note: string | null;
}

/** A kind of range the figure shows around the authority's line. */
export interface TrendBand {
	readonly kind: BandKind;
	/** What it is, in a few words without a capital: `likely range (95%)`. The figure says what it looks like. */
	readonly means: string;
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
	/** The headline's first sentence, which stands alone as a title. */
	readonly finding: string;
	/** Measure, place, period and unit: the line under the chart's title. */
	readonly subtitle: string;
	readonly unit_label: string;
	readonly unit: Unit;
	/** Decimals the measure is printed to, which the axis does not exceed. */
	readonly decimals: number;
	/** Who may see it: `internal` shows what suppressed counts allow, `public` marks a gap. */
	readonly mode: Mode;
	readonly series: readonly TrendSeries[];
	/** The kinds of range among the authority's points, each once. */
	readonly bands: readonly TrendBand[];
	/** Every one is on the figure, with its title where there is room and its number where there is not. */
	readonly marks: readonly TrendMark[];
	/** What the board said the measure should reach; null when it has said nothing or the authority is another's. */
	readonly target: TrendTarget | null;
	/** A sentence in place of the figure when there is nothing to draw; null otherwise. */
	readonly empty: string | null;
	readonly table: TableView;
	readonly sources: readonly Citation[];
	/** The same editions as one line, the older ones counted; null when there are none. */
	readonly source_line: string | null;
	/** Sentences a reader needs beside the figure: what was held back, how many neighbours, what was rounded. */
	readonly notes: readonly string[];
	readonly definition: string;
	readonly caution: string | null;
	/** `Lower is better.`, or that neither way is. */
	readonly polarity: string;
	/** `The source expects to publish again in February 2027.`; null when it does not say. */
	readonly next_update: string | null;
	/** The figure in words, for a reader who cannot see it. */
	readonly description: string;
}

const polarities: Readonly<Record<Polarity, string>> = {
	low: 'Lower is better.',
	high: 'Higher is better.',
	none: 'Neither higher nor lower is better in itself.'
};

// The source plans by the month and prints the first of it, so the day is not shown.
function nextUpdateOf(date: IsoDate | null, today: IsoDate): string | null {
	if (date === null) return null;
	const when = formatDate(date).replace(/^\d+ /, '');
	return date >= today
		? `The source expects to publish again in ${when}.`
		: `The source expected to publish again in ${when}; no later edition is held here.`;
}

/**
 * Words a trend: the chart, the table, the sentences and the downloads all come from what this returns. `today` dates the
 * age of the latest figure. `targets` are the board's own: pass them only when the authority is the board's. `mode` is
 * `public` unless it is given.
 */
export function viewTrend(
	answer: TrendAnswer,
	context: {
		readonly events: readonly Event[];
		readonly today: IsoDate;
		readonly targets?: readonly Target[];
		readonly mode?: Mode;
	}
): TrendView {
	const { indicator, authority } = answer;
	const mode = context.mode ?? 'public';
	const headline = headlineOf(answer, context.events, context.targets);
	const any = answer.rows.some((row) => row.value !== null);
	const series = any ? seriesOf(answer, mode) : [];
	const bands = bandsOf(series, indicator);
	return {
		indicator: indicator.indicator,
		name: indicator.name,
		theme: indicator.theme,
		authority: { geography: authority.geography, name: authority.name },
		neighbour_set: answer.neighbour_set,
		headline: headline.join(' '),
		finding: headline[0] ?? indicator.name,
		subtitle: subtitleOf(answer),
		unit_label: indicator.unit_label,
		unit: indicator.unit,
		decimals: indicator.decimals,
		mode,
		series,
		bands,
		marks: any ? marksOf(answer, context.events) : [],
		target: targetOf(answer, context.targets ?? []),
		empty: any
			? null
			: `There is nothing to draw: no figure for ${authority.name} or its comparators is held here.`,
		table: tableOf(answer, mode),
		sources: answer.vintages.map(citationOf),
		source_line: sourceLineOf(answer.vintages),
		notes: notesOf(answer, { ...context, mode }),
		definition: indicator.definition,
		caution: indicator.caution,
		polarity: polarities[indicator.polarity],
		next_update: nextUpdateOf(indicator.next_update, context.today),
		description: descriptionOf(indicator.name, series)
	};
}
