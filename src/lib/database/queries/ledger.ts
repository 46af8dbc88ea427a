import type { Geography } from '$lib/domain/geography';
import type { GeographyCode, IndicatorId, PeriodId, VintageId } from '$lib/domain/id';
import type { Indicator } from '$lib/domain/indicator';
import type { Vintage } from '$lib/domain/vintage';
import type { Engine } from '../engine';
import { GEOGRAPHY, VINTAGE } from './nouns';
import { TREND_INDICATOR } from './trend';

/** The editions named, papers among them. */
const ledgerVintages = (vintages: number) => `SELECT ${VINTAGE} FROM vintage
	WHERE vintage IN (${Array(vintages).fill('?').join(', ')})
	ORDER BY published DESC, vintage DESC`;

/** One figure of one edition, as printed. */
export interface LedgerRow {
	readonly period: PeriodId;
	readonly vintage: VintageId;
	readonly value: number | null;
	/** Null exactly when `value` is not. */
	readonly symbol: string | null;
	readonly numerator: number | null;
	readonly denominator: number | null;
	/** Decimals as printed. */
	readonly decimals: number;
	readonly source_row: number;
	/** Why the figure is kept but not shown as true; null when it is not held back. */
	readonly held_back: string | null;
}

/** An edition that no longer has a row which an earlier edition of the same source has. */
export interface LedgerAbsence {
	readonly period: PeriodId;
	readonly vintage: VintageId;
}

/** The figure shown now for one period. */
export interface LedgerShown {
	readonly period: PeriodId;
	readonly value: number | null;
	/** Null exactly when `value` is not. `held` when every edition's figure was held back. */
	readonly symbol: string | null;
	readonly decimals: number;
	readonly vintage: VintageId;
}

/** Every value ever held of one measure in one place, ordered by period, then by the day an edition was published. */
export interface LedgerAnswer {
	readonly indicator: Indicator;
	readonly geography: Geography;
	readonly rows: readonly LedgerRow[];
	readonly absences: readonly LedgerAbsence[];
	/** Papers excluded; a period that only papers print is not among them. */
	readonly shown: readonly LedgerShown[];
	/** The editions of the rows and the absences. */
	readonly vintages: readonly Vintage[];
}

/** The place asked for. */
export const LEDGER_PLACE = `SELECT geography_key::int AS key, ${GEOGRAPHY} FROM geography WHERE geography = ?`;

/** One printed figure’s columns, under the names of `LedgerRow`. */
export const FIGURE = `period.period, vintage.vintage, printed.value::double AS value, printed.symbol,
		printed.numerator::double AS numerator, printed.denominator::double AS denominator,
		printed.decimals::int AS decimals, printed.source_row::int AS source_row,
		held_back.reason AS held_back`;

/** Every figure as printed, with its edition, its period and why it is held back. */
export const PRINTED = `FROM observation AS printed
	JOIN vintage USING (vintage_key)
	JOIN period USING (period_key)
	LEFT JOIN held_back USING (vintage_key, indicator_key, geography_key, period_key)`;

/** In the order the editions were published. */
export const BY_PUBLICATION =
	'period.period_end, period.period_start, vintage.published, vintage.vintage';

/** What every edition prints of a measure in a place, by their keys, which stand in the statement as in `trendFigures`. */
export const ledgerFigures = (indicator: number, geography: number) => `SELECT ${FIGURE} ${PRINTED}
	WHERE printed.indicator_key = ${indicator} AND printed.geography_key = ${geography}
	ORDER BY ${BY_PUBLICATION}`;

/**
 * Cells that an edition lacks though an earlier edition of the same source has them, and though it has the period for
 * other places and the measure for this one in other periods: an excerpt withdraws nothing. `wanted` limits the cells,
 * `measures` the measures and `places` the places.
 */
export const withdrawn = (
	wanted: string,
	measures: string,
	places: string
) => `SELECT DISTINCT printed.indicator_key, printed.geography_key, printed.period_key,
		later.vintage_key, later.vintage, later.published
	FROM observation AS printed
	JOIN vintage AS held USING (vintage_key)
	JOIN vintage AS later ON later.publisher = held.publisher AND later.title = held.title
		AND (later.published > held.published
			OR (later.published = held.published AND later.vintage > held.vintage))
	SEMI JOIN (
		SELECT DISTINCT vintage_key, indicator_key, period_key FROM observation WHERE ${measures}
	) AS covered ON covered.vintage_key = later.vintage_key
		AND covered.indicator_key = printed.indicator_key AND covered.period_key = printed.period_key
	SEMI JOIN (
		SELECT DISTINCT vintage_key, indicator_key, geography_key FROM observation
		WHERE ${measures} AND ${places}
	) AS followed ON followed.vintage_key = later.vintage_key
		AND followed.indicator_key = printed.indicator_key
		AND followed.geography_key = printed.geography_key
	ANTI JOIN (SELECT * FROM observation AS printed WHERE ${wanted}) AS again
		ON again.vintage_key = later.vintage_key AND again.indicator_key = printed.indicator_key
		AND again.geography_key = printed.geography_key AND again.period_key = printed.period_key
	WHERE ${wanted}`;

/** Which editions have withdrawn a period of a measure in a place, by their keys. */
export const ledgerAbsences = (
	indicator: number,
	geography: number
) => `SELECT period.period, gone.vintage
	FROM (${withdrawn(
		`printed.indicator_key = ${indicator} AND printed.geography_key = ${geography}`,
		`indicator_key = ${indicator}`,
		`geography_key = ${geography}`
	)}) AS gone
	JOIN period USING (period_key)
	ORDER BY period.period_end, period.period_start, gone.published, gone.vintage`;

/** The figures shown now of a measure in a place, by their keys. */
export const ledgerShown = (
	indicator: number,
	geography: number
) => `SELECT period.period, shown.value::double AS value,
		shown.symbol, shown.decimals::int AS decimals, vintage.vintage
	FROM current_observation AS shown
	JOIN period USING (period_key)
	JOIN vintage USING (vintage_key)
	WHERE shown.indicator_key = ${indicator} AND shown.geography_key = ${geography}
	ORDER BY period.period_end, period.period_start`;

/** The editions that rows are from. */
export const editionsOf = async (
	engine: Engine,
	used: Iterable<{ readonly vintage: VintageId }>
) => {
	const names = [...new Set([...used].map((each) => each.vintage))];
	return names.length === 0 ? [] : engine.query<Vintage>(ledgerVintages(names.length), names);
};

/** Asks for every value ever held of one measure in one place, papers included. Null when either is unknown. */
export async function askLedger(
	engine: Engine,
	question: { readonly indicator: IndicatorId; readonly geography: GeographyCode }
): Promise<LedgerAnswer | null> {
	const [[measure], [place]] = await Promise.all([
		engine.query<Indicator & { key: number }>(TREND_INDICATOR, [question.indicator]),
		engine.query<Geography & { key: number }>(LEDGER_PLACE, [question.geography])
	]);
	if (!measure || !place) return null;
	const { key: indicatorKey, ...indicator } = measure;
	const { key: geographyKey, ...geography } = place;
	const rows = await engine.query<LedgerRow>(ledgerFigures(indicatorKey, geographyKey));
	const absences = await engine.query<LedgerAbsence>(ledgerAbsences(indicatorKey, geographyKey));
	const shown = await engine.query<LedgerShown>(ledgerShown(indicatorKey, geographyKey));
	const vintages = await editionsOf(engine, [...rows, ...absences]);
	return { indicator, geography, rows, absences, shown, vintages };
}
