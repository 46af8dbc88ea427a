import type { GeographyCode, IndicatorId } from '$lib/domain/id';
import type { Vintage } from '$lib/domain/vintage';
import type { Engine } from '../engine';
import { PRINTED_FIGURES, VINTAGE } from './nouns';
import type { PrintedFigure } from './printed';

/** One figure of a place as an edition prints it, with the whole edition. */
export interface PlacedFigure extends PrintedFigure, Vintage {
	readonly vintage: Vintage['vintage'];
	readonly geography: GeographyCode;
}

const marks = (count: number) => Array(count).fill('?').join(', ');

/** What every edition prints of some measures for some places, by their keys, which stand in the statement as in `trendFigures`. */
const everyFigure = (
	indicators: readonly number[],
	geographies: readonly number[]
) => `SELECT indicator.indicator, geography.geography, period.period,
		printed.value::double AS value, printed.symbol, printed.numerator::double AS numerator,
		printed.denominator::double AS denominator, printed.decimals::int AS decimals,
		${VINTAGE}, held_back.reason AS held_back
	${PRINTED_FIGURES}
	WHERE printed.indicator_key IN (${indicators.join(', ')})
		AND printed.geography_key IN (${geographies.join(', ')})
	ORDER BY vintage.published, vintage.vintage`;

/**
 * Asks what every edition, papers and figures held back among them, prints of some measures for some places, in the order of
 * publication: what a number quoted from one of them is weighed against.
 */
export async function askCellEditions(
	engine: Engine,
	question: {
		readonly indicators: readonly IndicatorId[];
		readonly geographies: readonly GeographyCode[];
	}
): Promise<readonly PlacedFigure[]> {
	const { indicators, geographies } = question;
	if (indicators.length === 0 || geographies.length === 0) return [];
	const [measures, places] = await Promise.all([
		engine.query<{ key: number }>(
			`SELECT indicator_key::int AS key FROM indicator WHERE indicator IN (${marks(indicators.length)})`,
			indicators
		),
		engine.query<{ key: number }>(
			`SELECT geography_key::int AS key FROM geography WHERE geography IN (${marks(geographies.length)})`,
			geographies
		)
	]);
	if (measures.length === 0 || places.length === 0) return [];
	const keys = (rows: readonly { readonly key: number }[]) => rows.map(({ key }) => key);
	return engine.query<PlacedFigure>(everyFigure(keys(measures), keys(places)));
}

/** The editions that have a row of a measure, papers apart, the latest first. */
const MEASURE_EDITIONS = `SELECT ${VINTAGE} FROM vintage
	WHERE status <> 'paper' AND vintage_key IN (
		SELECT vintage_key FROM observation
		WHERE indicator_key = (SELECT indicator_key FROM indicator WHERE indicator = ?))
	ORDER BY published DESC, vintage DESC`;

/** Asks which editions, papers apart, have a row of a measure, the latest first. */
export const askMeasureEditions = (
	engine: Engine,
	indicator: IndicatorId
): Promise<readonly Vintage[]> => engine.recall<Vintage>(MEASURE_EDITIONS, [indicator]);
