import type { Geography } from '$lib/domain/geography';
import type { HeldFigure, HeldFigures } from '$lib/domain/held-figures';
import type { GeographyCode, IndicatorId } from '$lib/domain/id';
import type { Indicator } from '$lib/domain/indicator';
import type { Vintage } from '$lib/domain/vintage';
import type { Engine } from '../engine';
import { GEOGRAPHY, INDICATOR, VINTAGE } from './nouns';

/** Which measures are asked for: by their ids, and by what the ids of a whole family begin with, such as `yj-`. */
export interface HeldQuestion {
	readonly families: readonly string[];
	readonly indicators: readonly IndicatorId[];
	readonly geographies: readonly GeographyCode[];
}

const marks = (count: number) => Array(count).fill('?').join(', ');

async function keysOf(engine: Engine, sql: string, parameters: readonly string[]) {
	if (parameters.length === 0) return [];
	const rows = await engine.query<{ key: number }>(sql, parameters);
	return rows.map(({ key }) => key);
}

const CURRENT = (measures: readonly number[], places: readonly number[]) => `FROM (
		SELECT * FROM current_observation
		WHERE indicator_key IN (${measures.join(', ')}) AND geography_key IN (${places.join(', ')})
	) AS held`;

/**
 * The row a standing figure has in its own edition. A count that is given with what it is out of, and so has no numerator beside it,
 * has its base from that row.
 */
const FIGURES = (measures: readonly number[], places: readonly number[]) =>
	`SELECT indicator.indicator, geography.geography, period.period,
		held.value::double AS value, held.symbol, held.numerator::double AS numerator,
		coalesce(held.denominator, CASE WHEN held.value IS NOT NULL THEN printed.denominator END)::double
			AS denominator,
		held.decimals::int AS decimals,
		vintage.vintage, coalesce(printed.source_row, 0)::int AS source_row, held.held_back
	${CURRENT(measures, places)}
	JOIN indicator USING (indicator_key)
	JOIN geography USING (geography_key)
	JOIN period USING (period_key)
	JOIN vintage USING (vintage_key)
	LEFT JOIN observation AS printed ON printed.indicator_key = held.indicator_key
		AND printed.geography_key = held.geography_key
		AND printed.period_key = held.period_key
		AND printed.vintage_key = held.vintage_key
	ORDER BY indicator.indicator, geography.geography, right(period.period, 10), period.period`;

/**
 * Asks for the figures that stand for some measures and places, in every period, with where each comes from. Measures and places
 * that are not held are left out. Throws `QueryError`.
 */
export async function askHeldFigures(engine: Engine, question: HeldQuestion): Promise<HeldFigures> {
	const { families, indicators, geographies } = question;
	const [some, whole, places] = await Promise.all([
		keysOf(
			engine,
			`SELECT indicator_key::int AS key FROM indicator WHERE indicator IN (${marks(indicators.length)})`,
			indicators
		),
		keysOf(
			engine,
			`SELECT indicator_key::int AS key FROM indicator
				WHERE ${families.map(() => 'starts_with(indicator, ?)').join(' OR ')}`,
			families
		),
		keysOf(
			engine,
			`SELECT geography_key::int AS key FROM geography WHERE geography IN (${marks(geographies.length)})`,
			geographies
		)
	]);
	const measures = [...new Set([...some, ...whole])];
	if (measures.length === 0 || places.length === 0)
		return { figures: [], indicators: [], geographies: [], vintages: [] };
	const figures = await engine.query<HeldFigure>(FIGURES(measures, places));
	if (figures.length === 0) return { figures, indicators: [], geographies: [], vintages: [] };
	const quoted = [...new Set(figures.map(({ vintage }) => vintage))];
	const [named, placed, editions] = await Promise.all([
		engine.query<Indicator>(
			`SELECT ${INDICATOR} FROM indicator WHERE indicator_key IN (${measures.join(', ')}) ORDER BY indicator`
		),
		engine.query<Geography>(
			`SELECT ${GEOGRAPHY} FROM geography WHERE geography_key IN (${places.join(', ')}) ORDER BY geography`
		),
		engine.query<Vintage>(
			`SELECT ${VINTAGE} FROM vintage WHERE vintage IN (${marks(quoted.length)})
				ORDER BY published DESC, vintage DESC`,
			quoted
		)
	]);
	const held = new Set(figures.map(({ indicator }) => indicator));
	const there = new Set(figures.map(({ geography }) => geography));
	return {
		figures,
		indicators: named.filter(({ indicator }) => held.has(indicator)),
		geographies: placed.filter(({ geography }) => there.has(geography)),
		vintages: editions
	};
}
