import type { Indicator } from '$lib/domain/indicator';
import type { Neighbour } from '$lib/domain/neighbour';
import type { HeldBack, Observation } from '$lib/domain/observation';
import type { Vintage } from '$lib/domain/vintage';
import type { Engine } from '../engine';
import { askHeldEdition } from './held-edition';
import { INDICATOR } from './nouns';

/** What an edition holds, as rows of the record's own tables. */
export interface EditionRows {
	readonly observations: readonly Observation[];
	readonly held_back: readonly HeldBack[];
	/** Every measure its figures are of. */
	readonly indicators: readonly Indicator[];
	/** The lists of statistical neighbours that it brought, and no other edition before it. */
	readonly neighbours: readonly Neighbour[];
}

/** The statement behind the figures. */
const EDITION_FIGURES = `SELECT indicator, geography, period, vintage, value::double AS value, symbol,
		numerator::double AS numerator, denominator::double AS denominator,
		decimals::int AS decimals, source_row::int AS source_row
	FROM printed_observation WHERE vintage = ?`;

/** The statement behind what is held back. */
const EDITION_HELD_BACK = `SELECT vintage, indicator, geography, period, rule, reason
	FROM held_back JOIN vintage USING (vintage_key) JOIN indicator USING (indicator_key)
		JOIN geography USING (geography_key) JOIN period USING (period_key)
	WHERE vintage = ? ORDER BY indicator, geography, period`;

/** The statement behind the measures. */
const EDITION_INDICATORS = `SELECT ${INDICATOR} FROM indicator
	SEMI JOIN (SELECT DISTINCT indicator_key FROM observation JOIN vintage USING (vintage_key)
		WHERE vintage = ?) AS used USING (indicator_key)
	ORDER BY indicator_key`;

/** The statement behind the neighbours. */
const EDITION_NEIGHBOURS = `SELECT neighbour_set, geography, rank::int AS rank, neighbour, closeness
	FROM neighbour
	SEMI JOIN (SELECT id FROM brought JOIN vintage USING (vintage_key)
		WHERE vintage = ? AND noun = 'neighbours') AS list
		ON list.id = neighbour_set || ' ' || geography
	ORDER BY neighbour_set, geography, rank`;

/**
 * Everything an edition holds, to be written to the record. Null when the engine does not hold it from the file of that hash:
 * another file may have its name, and it a number after it.
 */
export async function askEditionRows(
	engine: Engine,
	edition: Pick<Vintage, 'vintage' | 'hash'>
): Promise<EditionRows | null> {
	const vintage = await askHeldEdition(engine, edition);
	if (vintage === null) return null;
	return {
		observations: await engine.query<Observation>(EDITION_FIGURES, [vintage]),
		held_back: await engine.query<HeldBack>(EDITION_HELD_BACK, [vintage]),
		indicators: await engine.query<Indicator>(EDITION_INDICATORS, [vintage]),
		neighbours: await engine.query<Neighbour>(EDITION_NEIGHBOURS, [vintage])
	};
}
