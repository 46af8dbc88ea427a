import { movePeriod } from '$lib/domain/period';
import type { GeographyCode, IndicatorId } from '$lib/domain/id';
import type { OffsetAgreement } from '$lib/domain/review';
import type { Engine } from '../engine';
import { quoted } from '../quoted';
import { agree } from './compare';
import { OFFSETS } from './offsets';

/** A figure of a row whose measure is not known. */
export interface PrintedValue {
	/** A period id. */
	readonly period: string;
	readonly value: number;
	readonly decimals: number;
}

/** A measure held that a row may be of, with the offset that agrees best. */
export interface CandidateMeasure {
	readonly indicator: IndicatorId;
	readonly name: string;
	readonly offset: OffsetAgreement['offset'];
	/** Cells both have with a figure, and those equal at the coarser of the two precisions. */
	readonly compared: number;
	readonly agreed: number;
}

/** Candidates given. */
const LISTED = 10;

/**
 * The measures held that a row of figures of one place may be, the one that agrees in the most cells first: each at the
 * offset that agrees best, offset 0 before the others where they agree as well. Each cell is compared once, with the edition
 * published last that has a figure of it, board papers left out, as `compareOffsetsTogether` does. None that agrees nowhere.
 */
export async function candidateMeasures(
	engine: Engine,
	{ geography, values }: { geography: GeographyCode; values: readonly PrintedValue[] }
): Promise<CandidateMeasure[]> {
	const moved = values.flatMap(({ period, value, decimals }) =>
		OFFSETS.flatMap((years) => {
			const id = movePeriod(period, years);
			return id === null ? [] : [`(${years}, ${quoted(id)}, ${value}::DOUBLE, ${decimals})`];
		})
	);
	if (moved.length === 0) return [];
	const [place] = await engine.query<{ key: number }>(
		'SELECT geography_key::int AS key FROM geography WHERE geography = ?',
		[geography]
	);
	if (!place) return [];
	return engine.query(
		`WITH given (years, period, value, decimals) AS (VALUES ${moved.join(', ')}),
		held AS (
			SELECT indicator_key, period_key, value, decimals
			FROM observation
			JOIN vintage USING (vintage_key)
			LEFT JOIN held_back USING (indicator_key, geography_key, period_key, vintage_key)
			WHERE held_back.rule IS NULL AND geography_key = ${place.key} AND value IS NOT NULL AND status <> 'paper'
			QUALIFY row_number() OVER (
				PARTITION BY indicator_key, period_key ORDER BY published DESC, vintage DESC
			) = 1
		),
		agreement AS (
			SELECT years, indicator_key, count(*) AS compared,
				count_if(${agree('held.value', 'held.decimals', 'given.value', 'given.decimals')}) AS agreed
			FROM given
			JOIN period USING (period)
			JOIN held USING (period_key)
			GROUP BY years, indicator_key
		),
		best AS (
			SELECT * FROM agreement WHERE agreed > 0
			QUALIFY row_number() OVER (
				PARTITION BY indicator_key ORDER BY agreed DESC, compared, abs(years), years
			) = 1
		)
		SELECT indicator.indicator, name, years::int AS "offset", compared::int AS compared,
			agreed::int AS agreed
		FROM best JOIN indicator USING (indicator_key)
		ORDER BY agreed DESC, compared, abs(years), indicator.indicator LIMIT ${LISTED}`
	);
}
