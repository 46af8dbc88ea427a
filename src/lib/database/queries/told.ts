import type { GeographyCode, IndicatorId, IsoDate } from '$lib/domain/id';
import type { Engine } from '../engine';
import type { PrintedFigure } from './printed';
import { PRINTED_FIGURES } from './nouns';

/** A figure the board had before it: printed in a paper of that day, or the last that was published by then. */
export interface ToldFigure extends PrintedFigure {
	/** Whether a paper or report of the council's own, of that very day, prints it. */
	readonly of_the_day: boolean;
}

/**
 * What had been published of some measures of one place by a day: the last figure of the latest period, where a paper or a report of
 * the council's own of that very day goes before everything else. Figures held back and papers of other days are left out.
 */
const toldFigures = (measures: number) => `WITH known AS (
		SELECT indicator.indicator, period.period, period.period_end, period.period_start,
			printed.value::double AS value, printed.symbol, printed.numerator::double AS numerator,
			printed.denominator::double AS denominator, printed.decimals::int AS decimals,
			vintage.vintage, vintage.publisher, vintage.title, vintage.published, vintage.status,
			vintage.published = ? AND vintage.status IN ('paper', 'local') AS of_the_day
		${PRINTED_FIGURES}
		WHERE geography.geography = ? AND vintage.published <= ? AND held_back.rule IS NULL
			AND (vintage.status <> 'paper' OR vintage.published = ?)
			AND indicator.indicator IN (${Array(measures).fill('?').join(', ')})
	)
	SELECT * EXCLUDE (period_end, period_start), NULL AS held_back FROM known
	QUALIFY row_number() OVER (
		PARTITION BY indicator ORDER BY of_the_day DESC, period_end DESC, period_start DESC,
			published DESC, vintage DESC
	) = 1
	ORDER BY indicator`;

/** Asks what the board had before it of some measures of one place on the day of a meeting; no row for a measure nothing was known of. */
export async function askTold(
	engine: Engine,
	question: {
		readonly indicators: readonly IndicatorId[];
		readonly geography: GeographyCode;
		readonly day: IsoDate;
	}
): Promise<readonly ToldFigure[]> {
	const { indicators, geography, day } = question;
	if (indicators.length === 0) return [];
	return engine.query<ToldFigure>(toldFigures(indicators.length), [
		day,
		geography,
		day,
		day,
		...indicators
	]);
}
