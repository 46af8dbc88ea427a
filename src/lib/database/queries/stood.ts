import type { GeographyCode, IndicatorId, IsoDate, PeriodId } from '$lib/domain/id';
import type { Engine } from '../engine';
import { PRINTED_FIGURES } from './nouns';

/** What the record would have shown of a cell on an earlier day. */
export interface StoodFigure {
	readonly indicator: IndicatorId;
	readonly period: PeriodId;
	/** Null exactly when `symbol` is not. */
	readonly value: number | null;
	readonly symbol: string | null;
	readonly decimals: number;
}

/** The last edition's figure of some measures of one place, among editions published by a day; papers and figures held back left out.
 * An anti join would say it shorter, and this DuckDB fails on it ("Failed to bind column reference") where the measures loaded and those held back have no keys in common. */
export const stoodFigures = (measures: number) => `SELECT indicator.indicator, period.period,
		arg_max(struct_pack(value := printed.value::double, symbol := printed.symbol,
			decimals := printed.decimals::int), (vintage.published, vintage.vintage)) AS figure
	${PRINTED_FIGURES}
	WHERE geography.geography = ? AND vintage.published <= ? AND vintage.status <> 'paper'
		AND held_back.rule IS NULL AND indicator.indicator IN (${Array(measures).fill('?').join(', ')})
	GROUP BY indicator.indicator, period.period`;

/** Asks what the record would have shown of some measures of one place on a day, every period of each; no row where nothing stood. */
export async function askStood(
	engine: Engine,
	question: {
		readonly indicators: readonly IndicatorId[];
		readonly geography: GeographyCode;
		readonly day: IsoDate;
	}
): Promise<readonly StoodFigure[]> {
	const { indicators, geography, day } = question;
	if (indicators.length === 0) return [];
	return engine.query<StoodFigure>(
		`SELECT indicator, period, figure.value AS value, figure.symbol AS symbol,
			figure.decimals AS decimals FROM (${stoodFigures(indicators.length)})`,
		[geography, day, ...indicators]
	);
}
