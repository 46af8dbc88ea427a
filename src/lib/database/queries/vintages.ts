import type { HeldBack } from '$lib/domain/observation';
import type { Vintage } from '$lib/domain/vintage';
import type { Engine } from '../engine';
import { VINTAGE } from './nouns';

/** An edition with what is held of it. */
export interface VintageEntry extends Vintage {
	/** Cells held, printed or missing. */
	readonly observations: number;
	/** Measures with a cell. */
	readonly indicators: number;
	/** Cells kept but not shown as true. */
	readonly held_back: number;
}

/** The statement behind `listVintages`. */
export const VINTAGES = `SELECT ${VINTAGE},
		coalesce(held.observations, 0)::int AS observations,
		coalesce(held.indicators, 0)::int AS indicators,
		(SELECT count(*) FROM held_back WHERE held_back.vintage_key = vintage.vintage_key)::int AS held_back
	FROM vintage
	LEFT JOIN (
		SELECT vintage_key, count(*) AS observations, count(DISTINCT indicator_key) AS indicators
		FROM observation GROUP BY vintage_key
	) AS held USING (vintage_key)
	ORDER BY published DESC, vintage DESC`;

/** Every edition held, the latest published first. */
export const listVintages = (engine: Engine): Promise<VintageEntry[]> =>
	engine.query<VintageEntry>(VINTAGES);

/** The editions alone, in the same order: what is held of each is not counted. */
export const listEditions = (engine: Engine): Promise<Vintage[]> =>
	engine.query<Vintage>(`SELECT ${VINTAGE} FROM vintage ORDER BY published DESC, vintage DESC`);

/** The statement behind `listHeldBack`. */
const HELD_BACK = `SELECT vintage, indicator, geography, period, rule, reason
	FROM held_back
	JOIN vintage USING (vintage_key) JOIN indicator USING (indicator_key)
	JOIN geography USING (geography_key) JOIN period USING (period_key)
	ORDER BY vintage, indicator, geography, period`;

/** Every figure that is kept but not shown as true, and why, by edition. */
export const listHeldBack = (engine: Engine): Promise<HeldBack[]> =>
	engine.query<HeldBack>(HELD_BACK);
