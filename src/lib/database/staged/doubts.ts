import type { IndicatorId, PeriodId } from '$lib/domain/id';
import type { Unit } from '$lib/domain/indicator';
import { parsePeriod, type Period } from '$lib/domain/period';
import type { Engine } from '../engine';
import { withStaged } from './keys';
import { sourceOf, type Staged } from './relation';

/** A figure of a file far from every figure held of its measure and place. */
export interface DoubtedCell {
	readonly indicator: IndicatorId;
	readonly name: string;
	readonly unit: Unit;
	readonly place: string;
	readonly period: PeriodId;
	readonly source_row: number;
	readonly value: number;
	readonly decimals: number;
	/** The lowest figure held that is not zero, and the highest, of whatever period. */
	readonly low: number;
	readonly high: number;
	/** The most decimals of those held. */
	readonly held_decimals: number;
	/** Cells of its measure that could be compared, those far from what is held, and the middle ratio to what is held. */
	readonly compared: number;
	readonly far: number;
	readonly middle: number;
}

/** What of a file is far from what is held. */
export interface Doubts {
	/** In the order of the file, at most 2,000. */
	readonly cells: readonly DoubtedCell[];
	/** How many there are in all. */
	readonly total: number;
}

const LISTED = 2000;

/** Up to ten times so much, a figure above all held may be chance, by unit. */
const LEAST_HIGH = `CASE unit WHEN 'percent' THEN 1 WHEN 'rate' THEN 5 WHEN 'score' THEN 2 ELSE 10 END`;
/** Where all held are lower than this, a figure below them may be chance, by unit. */
const LEAST_LOW = `CASE unit WHEN 'percent' THEN 2 WHEN 'rate' THEN 5 WHEN 'score' THEN 2 ELSE 100 END`;

/**
 * The figures of a staged file that are more than ten times the highest held of the same measure and place, or less than a tenth
 * of the lowest that is not zero. Of each cell held the newest edition counts, board papers and what is held back left out.
 * Zeros are never doubted, nor figures so small that chance does it.
 */
export async function findDoubts(engine: Engine, staged: Staged): Promise<Doubts> {
	const source = sourceOf(staged);
	const cells = await engine.query<Omit<DoubtedCell, 'period'> & { period: number; total: number }>(
		`WITH edition AS MATERIALIZED (
			SELECT vintage_key, row_number() OVER (ORDER BY published, vintage)::SMALLINT AS recency
			FROM vintage WHERE status <> 'paper'
		),
		series AS MATERIALIZED (${source.series}),
		shown AS (
			SELECT indicator_key, geography_key, period_key, arg_max(value, recency) AS value,
				arg_max(decimals, recency) AS decimals
			FROM observation
			JOIN edition USING (vintage_key)
			LEFT JOIN held_back USING (indicator_key, geography_key, period_key, vintage_key)
			WHERE held_back.rule IS NULL AND value > 0 AND indicator_key IN (SELECT indicator_key FROM series)
			GROUP BY indicator_key, geography_key, period_key
		),
		held AS MATERIALIZED (
			SELECT indicator_key, geography_key, min(value) AS low, max(value) AS high,
				median(value) AS middle, max(decimals) AS held_decimals
			FROM shown GROUP BY indicator_key, geography_key
		),
		wanted AS MATERIALIZED (
			SELECT * FROM series WHERE indicator_key IN (SELECT indicator_key FROM held)
		),
		beside AS MATERIALIZED (
			SELECT given.indicator_key, geography_key, given.period_key, given.source_row, given.value,
				given.decimals, low, high, held_decimals, given.value / held.middle AS times, name, unit,
				indicator.indicator,
				(given.value > 10 * greatest(high, ${LEAST_HIGH}))
					OR (given.value < low / 10 AND low >= ${LEAST_LOW}) AS far
			FROM (${source.cellsIn('wanted')}) AS given
			JOIN held USING (indicator_key, geography_key)
			JOIN indicator USING (indicator_key)
			WHERE given.value > 0 AND (given.indicator_key, geography_key, given.period_key) NOT IN (
				SELECT (indicator_key, geography_key, period_key) FROM ${source.held})
		),
		measure AS (
			SELECT indicator_key, count(*)::int AS compared, count_if(far)::int AS far, median(times) AS middle
			FROM beside GROUP BY indicator_key HAVING count_if(far) > 0
		)
		SELECT beside.indicator, beside.name, unit, geography.name AS place, period_key::int AS period,
			source_row::int AS source_row, value::double AS value, beside.decimals::int AS decimals,
			low::double AS low, high::double AS high, held_decimals::int AS held_decimals, compared,
			measure.far, measure.middle::double AS middle, (count(*) OVER ())::int AS total
		FROM beside
		JOIN measure USING (indicator_key)
		JOIN geography USING (geography_key)
		WHERE beside.far
		ORDER BY source_row, beside.indicator, period_key LIMIT ${LISTED}`
	);
	if (cells.length === 0) return { cells: [], total: 0 };
	const periods = await withStaged(engine, 'period', staged.periods);
	return {
		total: cells[0]?.total ?? 0,
		cells: cells.map((cell) => ({
			...cell,
			period: (periods.get(cell.period) ?? '') as PeriodId
		}))
	};
}

/** The period of a staged file that ends last; null for a file without figures. */
export async function latestPeriod(engine: Engine, staged: Staged): Promise<Period | null> {
	const source = sourceOf(staged);
	const keys = await engine.query<{ key: number }>(
		`SELECT DISTINCT period_key::int AS key FROM (${source.series})`
	);
	const periods = await withStaged(engine, 'period', staged.periods);
	const read = keys.flatMap(({ key }) => parsePeriod(periods.get(key) ?? '') ?? []);
	return read.reduce<Period | null>(
		(last, each) => (last === null || each.end > last.end ? each : last),
		null
	);
}
