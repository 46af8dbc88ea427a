import type { Engine } from '../engine';
import type { LaitComparison } from './review';

/**
 * The staged cells beside the figures shown now. Figures about to be held back are left out. Two figures agree when they
 * are equal at the coarser of their two precisions.
 */
export const COMPARISON = `WITH held AS (
		SELECT current.indicator_key, current.geography_key, current.period_key, current.value,
			current.decimals, vintage.vintage LIKE 'lait-%' AS from_lait
		FROM current_observation AS current JOIN vintage USING (vintage_key)
		WHERE indicator_key IN (SELECT indicator_key FROM lait_measure)
			AND symbol IS DISTINCT FROM 'held'
	),
	pair AS (
		SELECT held.value AS old, given.value AS new, held.from_lait, given.decimals IS NOT NULL AS found,
			(given.indicator_key, given.geography_key, given.period_key) IN (
				SELECT (indicator_key, geography_key, period_key) FROM lait_national) AS doubted,
			coalesce(abs(old - new) <= 0.5 * pow(10, -least(held.decimals, given.decimals)) + 1e-9,
				old IS NULL AND new IS NULL) AS agree
		FROM held LEFT JOIN lait_cell AS given USING (indicator_key, geography_key, period_key)
	)
	SELECT (SELECT count(*) FROM lait_cell)::int - (SELECT count(*) FROM lait_national)::int
			- (count(*) FILTER (WHERE found AND NOT doubted))::int AS added,
		(count(*) FILTER (WHERE found AND NOT doubted AND new IS NOT NULL AND NOT agree))::int AS revised,
		(count(*) FILTER (WHERE found AND NOT doubted AND agree))::int AS unchanged,
		(count(*) FILTER (WHERE found AND NOT doubted AND old IS NOT NULL AND new IS NULL))::int AS withdrawn,
		(count(*) FILTER (WHERE NOT found AND old IS NOT NULL AND from_lait))::int AS dropped
	FROM pair`;

/** Counts what accepting the staged file would change. */
export async function compareLait(engine: Engine): Promise<LaitComparison> {
	const [counts] = await engine.query<LaitComparison>(COMPARISON);
	return counts ?? { added: 0, revised: 0, unchanged: 0, withdrawn: 0, dropped: 0 };
}
