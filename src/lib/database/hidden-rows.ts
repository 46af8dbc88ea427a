import type { Observation } from '$lib/domain/observation';
import type { Geography } from '$lib/domain/geography';
import type { Indicator } from '$lib/domain/indicator';
import type { Vintage } from '$lib/domain/vintage';
import type { Engine } from './engine';
import { insertRows } from './load';
import { OWN_FIGURES } from './relations';

/** A figure that may tell of a few children, or give away one that does. */
export interface HideableRow extends Observation {
	/** Whether the record as it was published holds it, rather than a file added here. */
	readonly in_record: boolean;
	/** Whether it is of the council's own: an edition of its returns, or a paper. */
	readonly own: boolean;
	/** Why it is kept but not shown as true; null when it is not held back. */
	readonly held_back: string | null;
}

/** A figure to be hidden, and the reckoning that is stopped so. */
export interface HiddenRow extends Pick<
	Observation,
	'indicator' | 'geography' | 'period' | 'vintage'
> {
	readonly inference: string;
}

/**
 * The council's own figures, and the official counts of the same places and periods by which one of them might be reckoned, in the
 * order their editions were published.
 */
const ROWS = `WITH own AS (SELECT vintage_key FROM vintage WHERE status IN ('local', 'paper')),
	here AS (SELECT DISTINCT geography_key, period_key FROM observation SEMI JOIN own USING (vintage_key))
	SELECT indicator.indicator, geography.geography, period.period, vintage.vintage,
		printed.value::double AS value, printed.symbol, printed.numerator::double AS numerator,
		printed.denominator::double AS denominator, printed.decimals::int AS decimals,
		printed.source_row::int AS source_row, vintage.status IN ('local', 'paper') AS own,
		(brought.noun IS NULL OR before.vintage_key IS NOT NULL) AS in_record,
		held_back.reason AS held_back
	FROM observation AS printed
	SEMI JOIN here USING (geography_key, period_key)
	JOIN indicator USING (indicator_key)
	JOIN geography USING (geography_key)
	JOIN period USING (period_key)
	JOIN vintage USING (vintage_key)
	LEFT JOIN brought ON brought.vintage_key = printed.vintage_key
		AND brought.noun IN ('vintage', 'part')
	LEFT JOIN (SELECT * FROM held_before WHERE NOT held_back) AS before
		ON before.vintage_key = printed.vintage_key
		AND before.indicator_key = printed.indicator_key
		AND before.geography_key = printed.geography_key AND before.period_key = printed.period_key
	LEFT JOIN held_back ON held_back.vintage_key = printed.vintage_key
		AND held_back.indicator_key = printed.indicator_key
		AND held_back.geography_key = printed.geography_key
		AND held_back.period_key = printed.period_key
	WHERE vintage.status IN ('local', 'paper') OR (indicator.unit = 'count' AND printed.value IS NOT NULL)
	ORDER BY vintage.published, vintage.vintage, printed.source_row`;

/** What is known of the measures, places and editions held. */
export interface HideableNouns {
	readonly indicators: readonly Pick<Indicator, 'indicator' | 'unit' | 'per'>[];
	readonly geographies: readonly Pick<Geography, 'geography' | 'region'>[];
	readonly vintages: readonly Pick<Vintage, 'vintage' | 'published'>[];
}

/** The measures, places and editions that the figures are of, those of files added here among them. */
export const askHideableNouns = async (engine: Engine): Promise<HideableNouns> => ({
	indicators: await engine.query('SELECT indicator, unit, per::int AS per FROM indicator'),
	geographies: await engine.query('SELECT geography, region FROM geography'),
	vintages: await engine.query('SELECT vintage, published FROM vintage ORDER BY published, vintage')
});

/** Every figure that has to be looked at to tell what must be hidden, the earliest edition's first. */
export const askHideable = (engine: Engine): Promise<HideableRow[]> =>
	engine.query<HideableRow>(ROWS);

/**
 * Lists anew what is hidden from the public, instead of what was listed before. Until all of it is listed nothing is settled. No
 * transaction: another may be open. Throws `LoadError` or `QueryError`.
 */
export async function writeHidden(engine: Engine, hidden: readonly HiddenRow[]): Promise<void> {
	const columns = ['vintage', 'indicator', 'geography', 'period', 'inference'] as const;
	const [held] = await engine.query<{ own: string }>(`SELECT (${OWN_FIGURES}) AS own`);
	await engine.query('DELETE FROM hidden_settled');
	await engine.query('DELETE FROM hidden_observation');
	await insertRows(
		engine,
		'hidden_observation',
		columns,
		hidden.map((each) => columns.map((column) => each[column])),
		{
			select: 'vintage_key, indicator_key, geography_key, period_key, given.inference',
			join: 'JOIN vintage USING (vintage) JOIN indicator USING (indicator) JOIN geography USING (geography) JOIN period USING (period)'
		}
	);
	await engine.query('INSERT INTO hidden_settled SELECT ?', [held?.own ?? '']);
}

/** A figure that is hidden from the public, without it. */
export interface HiddenEntry {
	readonly vintage: string;
	readonly title: string;
	readonly indicator: string;
	readonly name: string;
	readonly geography: string;
	readonly place: string;
	readonly period: string;
	readonly inference: string;
}

const LISTED = `SELECT vintage.vintage, vintage.title, indicator.indicator, indicator.name,
		geography.geography, geography.name AS place, period.period, inference
	FROM hidden_observation
	JOIN vintage USING (vintage_key) JOIN indicator USING (indicator_key)
	JOIN geography USING (geography_key) JOIN period USING (period_key)
	ORDER BY vintage.published DESC, vintage.vintage, indicator.name, geography.name, period.period_end`;

/** Every figure hidden from the public, by edition. */
export const listHidden = (engine: Engine): Promise<HiddenEntry[]> =>
	engine.query<HiddenEntry>(LISTED);
