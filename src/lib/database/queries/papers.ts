import type { GeographyCode, IndicatorId, IsoDate, PeriodId, VintageId } from '$lib/domain/id';
import type { Engine } from '../engine';

/** One figure as a board paper printed it, beside the figure held as current for the same period. */
export interface PaperRow {
	readonly period: PeriodId;
	/** As printed; null when the paper prints a mark instead. */
	readonly value: number | null;
	/** Null exactly when `value` is not. */
	readonly symbol: string | null;
	readonly decimals: number;
	readonly vintage: VintageId;
	readonly publisher: string;
	readonly title: string;
	readonly published: IsoDate;
	readonly retrieved: IsoDate;
	/** The current figure; null when it is missing, or when no edition has a row for the period. */
	readonly held_value: number | null;
	/** Why the current figure is missing; null when there is one, or no row. */
	readonly held_symbol: string | null;
	/** Decimals of the current figure; null when no edition has a row for the period. */
	readonly held_decimals: number | null;
}

/** The database's own keys of a measure and a place. */
export const PAPER_KEYS = `SELECT indicator.indicator_key::int AS indicator,
		geography.geography_key::int AS geography
	FROM indicator, geography WHERE indicator.indicator = ? AND geography.geography = ?`;

/** The places a paper prints a measure for. */
export const PAPER_PLACES = `SELECT DISTINCT geography.geography FROM observation
	JOIN indicator USING (indicator_key)
	JOIN geography USING (geography_key)
	SEMI JOIN (SELECT vintage_key FROM vintage WHERE status = 'paper') USING (vintage_key)
	WHERE indicator.indicator = ?`;

/** What papers print of a measure for a place, by their keys, which stand in the statement as in `trendFigures`. */
export const paperFigures = (
	indicator: number,
	geography: number
) => `SELECT period.period, printed.value::double AS value, printed.symbol,
		printed.decimals::int AS decimals, vintage.vintage, vintage.publisher, vintage.title,
		vintage.published, vintage.retrieved, held.value::double AS held_value,
		held.symbol AS held_symbol, held.decimals::int AS held_decimals
	FROM observation AS printed
	JOIN vintage USING (vintage_key)
	JOIN period USING (period_key)
	LEFT JOIN (
		SELECT period_key, value, symbol, decimals FROM current_observation
		WHERE indicator_key = ${indicator} AND geography_key = ${geography}
	) AS held USING (period_key)
	WHERE printed.indicator_key = ${indicator} AND printed.geography_key = ${geography}
		AND vintage.status = 'paper'
	ORDER BY period.period_end, period.period_start, vintage.published, vintage.vintage`;

/** What board papers have printed of a measure for a place, by period and then by paper; empty when none has. */
export async function askPapers(
	engine: Engine,
	question: { readonly indicator: IndicatorId; readonly geography: GeographyCode }
): Promise<readonly PaperRow[]> {
	const printed = await engine.recall<{ geography: GeographyCode }>(PAPER_PLACES, [
		question.indicator
	]);
	if (!printed.some(({ geography }) => geography === question.geography)) return [];
	const [keys] = await engine.query<{ indicator: number; geography: number }>(PAPER_KEYS, [
		question.indicator,
		question.geography
	]);
	return keys ? engine.query<PaperRow>(paperFigures(keys.indicator, keys.geography)) : [];
}
