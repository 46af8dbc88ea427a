import type { GeographyCode, IndicatorId } from '$lib/domain/id';
import type { Engine } from '../engine';

/** The statement behind `askPlaces`. */
export const PLACES_WITH_FIGURES = `SELECT DISTINCT geography.geography
	FROM observation
	JOIN indicator USING (indicator_key)
	JOIN geography USING (geography_key)
	JOIN vintage USING (vintage_key)
	WHERE indicator.indicator = ? AND geography.kind = 'authority' AND vintage.status <> 'paper'
		AND observation.value IS NOT NULL
	ORDER BY geography.geography`;

/** The authorities a measure has a figure for, papers apart, in the order of their codes. */
export async function askPlaces(
	engine: Engine,
	indicator: IndicatorId
): Promise<readonly GeographyCode[]> {
	const rows = await engine.query<{ geography: GeographyCode }>(PLACES_WITH_FIGURES, [indicator]);
	return rows.map((row) => row.geography);
}
