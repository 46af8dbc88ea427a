import type { GeographyCode, IndicatorId, IsoDate, PeriodId, VintageId } from '$lib/domain/id';
import type { VintageStatus } from '$lib/domain/vintage';
import type { Engine } from '../engine';
import { PRINTED_FIGURES } from './nouns';

/** One figure of one place as one edition prints it, with the edition it is from. */
export interface PrintedFigure {
	readonly indicator: IndicatorId;
	readonly period: PeriodId;
	readonly vintage: VintageId;
	/** In the measure's unit; null exactly when `symbol` is not. */
	readonly value: number | null;
	readonly symbol: string | null;
	/** Counts the figure is made of; null where the source does not print them. */
	readonly numerator: number | null;
	readonly denominator: number | null;
	/** Decimals as printed. */
	readonly decimals: number;
	readonly publisher: string;
	readonly title: string;
	/** The day the edition was published. */
	readonly published: IsoDate;
	readonly status: VintageStatus;
	/** Why it is kept but not shown as true, as a sentence; null when it is not held back. */
	readonly held_back: string | null;
}

/** A cell of the record: one measure's figure for one period in one edition. The place is asked for apart. */
export interface PrintedCell {
	readonly indicator: IndicatorId;
	readonly period: PeriodId;
	readonly vintage: VintageId;
}

const EDITION =
	'vintage.vintage, vintage.publisher, vintage.title, vintage.published, vintage.status';

const NUMBERS = (row: string) => `${row}.value::double AS value, ${row}.symbol,
		${row}.numerator::double AS numerator, ${row}.denominator::double AS denominator,
		${row}.decimals::int AS decimals`;

/** The figures of some cells of one place as their editions print them. */
const printedCells = (cells: number) => `SELECT indicator.indicator, period.period,
		${NUMBERS('printed')}, ${EDITION}, held_back.reason AS held_back
	${PRINTED_FIGURES}
	WHERE geography.geography = ? AND (indicator.indicator, period.period, vintage.vintage) IN (
		VALUES ${Array(cells).fill('(?, ?, ?)').join(', ')})`;

/**
 * Asks for figures as they were printed once, by measure, period and edition, for one place. An edition is never overwritten, so the
 * answer does not change with what was published since. No row for a cell that no edition held has.
 */
export async function askPrinted(
	engine: Engine,
	question: { readonly geography: GeographyCode; readonly cells: readonly PrintedCell[] }
): Promise<readonly PrintedFigure[]> {
	const { geography, cells } = question;
	if (cells.length === 0) return [];
	return engine.query<PrintedFigure>(printedCells(cells.length), [
		geography,
		...cells.flatMap(({ indicator, period, vintage }) => [indicator, period, vintage])
	]);
}

/** The database's own keys of some measures and one place. */
const currentKeys = (
	measures: number
) => `SELECT indicator.indicator_key::int AS indicator, geography.geography_key::int AS geography
	FROM indicator, geography
	WHERE geography.geography = ? AND indicator.indicator IN (${Array(measures).fill('?').join(', ')})`;

/** The figures shown now of some measures of one place, by their keys, which stand in the statement as in `trendFigures`. */
const currentFigures = (
	measures: readonly number[],
	geography: number
) => `SELECT indicator.indicator, period.period, ${NUMBERS('shown')}, ${EDITION}, shown.held_back
	FROM current_observation AS shown
	JOIN indicator USING (indicator_key)
	JOIN period USING (period_key)
	JOIN vintage USING (vintage_key)
	WHERE shown.geography_key = ${geography} AND shown.indicator_key IN (${measures.join(', ')})
	ORDER BY indicator.indicator, period.period_end, period.period_start`;

/**
 * Asks for the figures shown now of some measures of one place: every period, the earliest first. Where the latest edition's figure
 * was held back the row is the one shown instead, and `held_back` says why.
 */
export async function askCurrent(
	engine: Engine,
	question: { readonly geography: GeographyCode; readonly indicators: readonly IndicatorId[] }
): Promise<readonly PrintedFigure[]> {
	const { geography, indicators } = question;
	if (indicators.length === 0) return [];
	const keys = await engine.query<{ indicator: number; geography: number }>(
		currentKeys(indicators.length),
		[geography, ...indicators]
	);
	const [first] = keys;
	if (!first) return [];
	return engine.query<PrintedFigure>(
		currentFigures(
			keys.map((each) => each.indicator),
			first.geography
		)
	);
}
