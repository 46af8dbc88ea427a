import type { GeographyCode, IndicatorId, PeriodId } from '$lib/domain/id';
import type { Indicator } from '$lib/domain/indicator';
import type { Engine } from '../engine';
import { pickPeriods, standingPeriods, type KeyedPeriod, type StandingPeriods } from './standing';

/** What LAIT says of one authority in a measure's latest period, in the measure's own unit and unrounded. */
export interface LaitStatistics {
	readonly indicator: IndicatorId;
	readonly geography: GeographyCode;
	readonly period: PeriodId;
	/** Null where the figure is missing; such an authority has no rank and no band. */
	readonly value: number | null;
	/** 1 is the best; ties share the smallest. Null too where neither way is better. */
	readonly rank: number | null;
	/** How many authorities have a figure. */
	readonly of: number;
	/** How many have the same figure, this one included; null without one. */
	readonly tied: number | null;
	/** How many authorities have none. */
	readonly without: number;
	/** Null too where neither way is better, and where LAIT prints no band for the measure. */
	readonly band: 'A' | 'B' | 'C' | 'D' | null;
	/** The cut points between the quarters of the authorities with a figure; null when there are none. */
	readonly q25: number | null;
	readonly q50: number | null;
	readonly q75: number | null;
	/** The unweighted mean and the median of its neighbours with a figure; null when none has one. */
	readonly neighbours_mean: number | null;
	readonly neighbours_median: number | null;
	/** Neighbours with a figure, and in the set. */
	readonly neighbours_with: number;
	readonly neighbours_of: number;
	/** The figure less that of the adjacent period before; null where either is missing. */
	readonly change: number | null;
	/** The figure less that of the period before whatever its distance, which LAIT prints as the change from the previous year. */
	readonly lait_change: number | null;
}

/** A measure, its key and the periods it is compared in. */
interface Measure extends Pick<Indicator, 'indicator' | 'polarity' | 'quartile'> {
	readonly key: number;
	readonly periods: StandingPeriods;
}

/** The measures asked for. */
export const laitMeasures = (measures: number) => `SELECT indicator_key::int AS key, indicator,
		polarity, quartile
	FROM indicator WHERE indicator IN (${Array(measures).fill('?').join(', ')})`;

const NO_KEY = -1;

/** A measure as a row of the statement: its keys, whether it is ranked and banded, and what a figure is multiplied by so that less is better. */
function asked({ key, polarity, quartile, periods }: Measure): string {
	const { current, previous, lait_previous } = periods;
	const keys = [key, ...[current, previous, lait_previous].map((each) => each?.key ?? NO_KEY)];
	const ranked = polarity !== 'none';
	return `(${keys.join(', ')}, ${ranked}, ${ranked && quartile}, ${polarity === 'high' ? -1 : 1})`;
}

/**
 * LAIT's statistics of some measures for all authorities at once, from the figures that stand. The authorities are those of today
 * and any since abolished with a row for the period: LAIT ranks whatever its file holds. Keys stand in the statement as in
 * `trendFigures`; the set of neighbours is its parameter.
 */
function laitStatistics(measures: readonly Measure[]): string {
	const periods = measures.flatMap((each) =>
		Object.values(each.periods).flatMap((period: KeyedPeriod | null) => period?.key ?? [])
	);
	return `WITH asked (indicator_key, present, previous, lait_previous, ranked, banded, way) AS (
		VALUES ${measures.map(asked).join(', ')}
	),
	cell AS (
		SELECT indicator_key, geography_key,
			any_value(value) FILTER (period_key = asked.present) AS value,
			any_value(value) FILTER (period_key = asked.previous) AS previous,
			any_value(value) FILTER (period_key = asked.lait_previous) AS lait_previous,
			bool_or(period_key = asked.present) AS printed
		FROM current_observation JOIN asked USING (indicator_key)
		WHERE indicator_key IN (${measures.map((each) => each.key).join(', ')})
			AND period_key IN (${[...new Set(periods)].join(', ')})
		GROUP BY indicator_key, geography_key
	),
	place AS (
		SELECT asked.indicator_key, geography.geography, ranked, banded, way,
			cell.value, cell.previous, cell.lait_previous
		FROM asked CROSS JOIN geography
		LEFT JOIN cell ON cell.indicator_key = asked.indicator_key
			AND cell.geography_key = geography.geography_key
		WHERE kind = 'authority' AND (geography.current OR printed)
	),
	cut AS (
		SELECT indicator_key, quantile_cont(value, 0.25) AS q25, quantile_cont(value, 0.5) AS q50,
			quantile_cont(value, 0.75) AS q75, count(value) AS figures, count(*) - count(value) AS without
		FROM place GROUP BY indicator_key
	),
	placed AS (
		SELECT indicator_key, geography,
			rank() OVER (PARTITION BY indicator_key ORDER BY value * way) AS rank,
			count(*) OVER (PARTITION BY indicator_key, value) AS tied
		FROM place WHERE value IS NOT NULL
	),
	around AS (
		SELECT asked.indicator_key, neighbour.geography, avg(place.value) AS mean,
			median(place.value) AS middle, count(place.value) AS figures, count(*) AS members
		FROM neighbour CROSS JOIN asked
		LEFT JOIN place ON place.geography = neighbour.neighbour
			AND place.indicator_key = asked.indicator_key
		WHERE neighbour_set = ? GROUP BY asked.indicator_key, neighbour.geography
	)
	SELECT indicator_key::int AS key, geography, value::double AS value,
		CASE WHEN ranked THEN rank END::int AS rank, cut.figures::int AS of, tied::int AS tied,
		without::int AS without,
		CASE WHEN NOT banded OR value IS NULL THEN NULL
			WHEN value <= q25 THEN if(way > 0, 'A', 'D') WHEN value <= q50 THEN if(way > 0, 'B', 'C')
			WHEN value <= q75 THEN if(way > 0, 'C', 'B') ELSE if(way > 0, 'D', 'A') END AS band,
		q25::double AS q25, q50::double AS q50, q75::double AS q75, mean::double AS neighbours_mean,
		middle::double AS neighbours_median, coalesce(around.figures, 0)::int AS neighbours_with,
		coalesce(members, 0)::int AS neighbours_of, (value - previous)::double AS change,
		(value - lait_previous)::double AS lait_change
	FROM place
	JOIN cut USING (indicator_key)
	LEFT JOIN placed USING (indicator_key, geography)
	LEFT JOIN around USING (indicator_key, geography)
	ORDER BY indicator_key, geography`;
}

/** Asks for LAIT's statistics of every authority. A measure that is unknown, or that no authority has a row of, has no rows. */
export async function askLaitStatistics(
	engine: Engine,
	question: {
		readonly indicators: readonly IndicatorId[];
		readonly neighbour_set: string | null;
	}
): Promise<readonly LaitStatistics[]> {
	const { indicators, neighbour_set } = question;
	if (indicators.length === 0) return [];
	const found = await engine.query<Omit<Measure, 'periods'>>(
		laitMeasures(indicators.length),
		indicators
	);
	if (found.length === 0) return [];
	const held = await engine.query<KeyedPeriod & { indicator_key: number }>(
		standingPeriods(found.map((each) => each.key))
	);
	const measures = new Map<number, Measure>();
	for (const each of found) {
		const own = held.filter((period) => period.indicator_key === each.key);
		if (own.length > 0) measures.set(each.key, { ...each, periods: pickPeriods(own, null) });
	}
	if (measures.size === 0) return [];
	const rows = await engine.query<Omit<LaitStatistics, 'indicator' | 'period'> & { key: number }>(
		laitStatistics([...measures.values()]),
		[neighbour_set]
	);
	return rows.flatMap(({ key, ...row }) => {
		const measure = measures.get(key);
		const period = measure?.periods.current?.period;
		return measure && period ? [{ indicator: measure.indicator, period, ...row }] : [];
	});
}
