import type { Engine } from '../engine';
import { cellsOf, type Mark } from './read';
import type { LaitComparison } from './review';

/**
 * The staged cells beside the figures shown now. Figures about to be held back are left out. Two figures agree when they
 * are equal at the coarser of their two precisions. Only the measures and years held are looked for in the file.
 */
const comparison = (marks: readonly Mark[]) => `WITH edition AS (
		SELECT vintage_key, vintage LIKE 'lait-%' AS from_lait,
			row_number() OVER (ORDER BY published, vintage)::SMALLINT AS recency
		FROM vintage WHERE status <> 'paper'
	),
	held AS MATERIALIZED (
		SELECT indicator_key, geography_key, period_key,
			arg_max({'value': value, 'decimals': decimals, 'from_lait': from_lait}, recency) AS shown
		FROM observation
		JOIN edition USING (vintage_key)
		ANTI JOIN held_back USING (indicator_key, geography_key, period_key, vintage_key)
		WHERE indicator_key IN (SELECT indicator_key FROM lait_series)
		GROUP BY indicator_key, geography_key, period_key
	),
	label AS MATERIALIZED (
		SELECT * FROM lait_series SEMI JOIN (SELECT DISTINCT indicator_key, period_key FROM held)
			USING (indicator_key, period_key)
	),
	given AS MATERIALIZED (${cellsOf('label', marks)}),
	pair AS (
		SELECT shown.value AS old, given.value AS new, shown.from_lait, given.decimals IS NOT NULL AS found,
			(indicator_key, geography_key, period_key) IN (
				SELECT (indicator_key, geography_key, period_key) FROM lait_national) AS doubted,
			coalesce(abs(old - new) <= 0.5 * pow(10, -least(shown.decimals, given.decimals)) + 1e-9,
				old IS NULL AND new IS NULL) AS agree
		FROM held LEFT JOIN given USING (indicator_key, geography_key, period_key)
	)
	SELECT (SELECT count(*) FROM lait_national)::int AS doubtful,
		(count(*) FILTER (WHERE found AND NOT doubted))::int AS found,
		(count(*) FILTER (WHERE found AND NOT doubted AND new IS NOT NULL AND NOT agree))::int AS revised,
		(count(*) FILTER (WHERE found AND NOT doubted AND agree))::int AS unchanged,
		(count(*) FILTER (WHERE found AND NOT doubted AND old IS NOT NULL AND new IS NULL))::int AS withdrawn,
		(count(*) FILTER (WHERE NOT found AND old IS NOT NULL AND from_lait))::int AS dropped
	FROM pair`;

/** Counts what accepting the staged file, with these marks and so many usable rows, would change. */
export async function compareLait(
	engine: Engine,
	marks: readonly Mark[],
	usable: number
): Promise<LaitComparison> {
	const [counts] = await engine.query<
		Omit<LaitComparison, 'added'> & { doubtful: number; found: number }
	>(comparison(marks));
	if (!counts) return { added: usable, revised: 0, unchanged: 0, withdrawn: 0, dropped: 0 };
	const { doubtful, found, ...rest } = counts;
	return { added: usable - doubtful - found, ...rest };
}
