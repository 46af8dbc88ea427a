import type { Geography } from '$lib/domain/geography';
import type { GeographyCode, PeriodId } from '$lib/domain/id';
import type { Indicator } from '$lib/domain/indicator';
import type { Vintage } from '$lib/domain/vintage';
import type { Engine } from '../engine';
import {
	BY_PUBLICATION,
	editionsOf,
	FIGURE,
	PRINTED,
	withdrawn,
	type LedgerAbsence,
	type LedgerRow
} from './ledger';
import { GEOGRAPHY, INDICATOR } from './nouns';

/** A cell on which editions disagree, with all that they print of it. */
export interface RestatedCell {
	readonly indicator: Indicator;
	readonly geography: Geography;
	readonly period: PeriodId;
	/** In the order the editions were published. */
	readonly rows: readonly LedgerRow[];
	/** Editions that have withdrawn it, in the order they were published. */
	readonly absences: readonly LedgerAbsence[];
}

/** The cells on which editions disagree, the latest disagreement first, as many as were asked for. */
export interface RestatementAnswer {
	readonly cells: readonly RestatedCell[];
	/** How many there are in all. */
	readonly total: number;
	readonly vintages: readonly Vintage[];
}

/**
 * The cells of some places, by their keys, on which editions disagree: two figures further apart than the two roundings
 * together (half a unit of each last digit), a figure beside a mark for none, or a row withdrawn. Dated by the last edition
 * that differs from the one before it.
 */
export const restatedCells = (places: readonly number[], limit: number) => `WITH cell AS (
		SELECT indicator_key, geography_key, period_key
		FROM observation AS printed
		WHERE geography_key IN (${places.join(', ')})
		GROUP BY indicator_key, geography_key, period_key
		HAVING count(*) > 1 AND (count(value) NOT IN (0, count(*))
			OR max(value - 0.5 * pow(10, -decimals)) >= min(value + 0.5 * pow(10, -decimals)) - 1e-9)
	),
	step AS (
		SELECT indicator_key, geography_key, period_key, vintage.published, printed.value,
			0.5 * pow(10, -printed.decimals) AS half,
			lag(printed.value) OVER earlier AS value_before,
			lag(0.5 * pow(10, -printed.decimals)) OVER earlier AS half_before
		FROM observation AS printed
		JOIN cell USING (indicator_key, geography_key, period_key)
		JOIN vintage USING (vintage_key)
		WINDOW earlier AS (
			PARTITION BY indicator_key, geography_key, period_key
			ORDER BY vintage.published, vintage.vintage
		)
	),
	dated AS (
		SELECT indicator_key, geography_key, period_key, coalesce(
			max(published) FILTER (half_before IS NOT NULL AND (
				(value IS NULL) <> (value_before IS NULL)
				OR abs(value - value_before) >= half + half_before - 1e-9)),
			max(published)) AS published
		FROM step GROUP BY indicator_key, geography_key, period_key
		UNION ALL
		SELECT indicator_key, geography_key, period_key, published
		FROM (${withdrawn(`printed.geography_key IN (${places.join(', ')})`, 'true', `geography_key IN (${places.join(', ')})`)}) AS gone
	),
	found AS (
		SELECT indicator_key, geography_key, period_key, max(published) AS published
		FROM dated GROUP BY indicator_key, geography_key, period_key
	)
	SELECT indicator_key::int AS indicator_key, geography_key::int AS geography_key,
		period_key::int AS period_key, period.period, ${INDICATOR}, (count(*) OVER ())::int AS total
	FROM found
	JOIN indicator USING (indicator_key)
	JOIN period USING (period_key)
	ORDER BY published DESC, scorecard NULLS LAST, indicator.indicator, geography_key,
		period.period_end DESC
	LIMIT ${limit}`;

/** The database's own keys of a cell. */
interface CellKeys {
	readonly indicator_key: number;
	readonly geography_key: number;
	readonly period_key: number;
}

const keysOf = (cells: readonly CellKeys[], key: keyof CellKeys) =>
	[...new Set(cells.map((cell) => cell[key]))].join(', ');

const among = (cells: readonly CellKeys[]) =>
	`(printed.indicator_key, printed.geography_key, printed.period_key) IN (VALUES ${cells
		.map((cell) => `(${cell.indicator_key}, ${cell.geography_key}, ${cell.period_key})`)
		.join(', ')})`;

/** What every edition prints of some cells, by their keys. */
export const restatedFigures = (cells: readonly CellKeys[]) => `SELECT ${FIGURE},
		printed.indicator_key::int AS indicator_key, printed.geography_key::int AS geography_key
	${PRINTED} WHERE ${among(cells)} ORDER BY ${BY_PUBLICATION}`;

/** Which editions have withdrawn some cells, by their keys. */
export const restatedAbsences = (cells: readonly CellKeys[]) => `SELECT period.period, gone.vintage,
		gone.indicator_key::int AS indicator_key, gone.geography_key::int AS geography_key
	FROM (${withdrawn(among(cells), `indicator_key IN (${keysOf(cells, 'indicator_key')})`, `geography_key IN (${keysOf(cells, 'geography_key')})`)}) AS gone
	JOIN period USING (period_key)
	ORDER BY gone.published, gone.vintage`;

/** The places named. */
export const restatedPlaces = (places: number) => `SELECT geography_key::int AS key, ${GEOGRAPHY}
	FROM geography WHERE geography IN (${Array(places).fill('?').join(', ')})`;

/** Asks where editions disagree in some places; no more than `limit` cells, the latest disagreement first. */
export async function askRestatements(
	engine: Engine,
	geographies: readonly GeographyCode[],
	limit = 20
): Promise<RestatementAnswer> {
	const places =
		geographies.length === 0
			? []
			: await engine.query<Geography & { key: number }>(
					restatedPlaces(geographies.length),
					geographies
				);
	const keys = places.map((place) => place.key);
	const found =
		keys.length === 0
			? []
			: await engine.query<Indicator & CellKeys & { period: PeriodId; total: number }>(
					restatedCells(keys, limit)
				);
	if (found.length === 0) return { cells: [], total: 0, vintages: [] };
	const rows = await engine.query<LedgerRow & CellKeys>(restatedFigures(found));
	const absences = await engine.query<LedgerAbsence & CellKeys>(restatedAbsences(found));
	const cells = found.flatMap(({ indicator_key, geography_key, period_key, ...rest }) => {
		const place = places.find((each) => each.key === geography_key);
		if (!place) return [];
		const { period, total, ...indicator } = rest;
		void period_key;
		void total;
		const { key, ...geography } = place;
		const here = (row: Pick<CellKeys, 'indicator_key' | 'geography_key'> & { period: PeriodId }) =>
			row.indicator_key === indicator_key && row.geography_key === key && row.period === period;
		return [
			{ indicator, geography, period, rows: rows.filter(here), absences: absences.filter(here) }
		];
	});
	return {
		cells,
		total: found[0]?.total ?? 0,
		vintages: await editionsOf(engine, [...rows, ...absences])
	};
}
