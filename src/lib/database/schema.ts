import type { Engine } from './engine';

/** In the order files are printed in, which makes the index a quarter cheaper to build. */
export const OBSERVATION_KEY =
	'PRIMARY KEY (vintage_key, indicator_key, period_key, geography_key)';

/** The table of figures under a name; `keyed` or with its key still to be added, which is cheaper after a bulk load. */
export function observationTable(name: string, keyed: boolean): string {
	return `CREATE TABLE ${name} (
		indicator_key SMALLINT NOT NULL,
		geography_key SMALLINT NOT NULL,
		period_key SMALLINT NOT NULL,
		vintage_key SMALLINT NOT NULL,
		value DOUBLE,
		symbol TEXT,
		numerator DOUBLE CHECK (numerator >= 0),
		denominator DOUBLE CHECK (denominator >= 0),
		decimals TINYINT NOT NULL CHECK (decimals >= 0),
		source_row INTEGER NOT NULL CHECK (source_row >= 1),
		CHECK ((value IS NULL) = (symbol IS NOT NULL)),
		CHECK (isfinite(value))${keyed ? `, ${OBSERVATION_KEY}` : ''}
	)`;
}

/**
 * The tables, keys and checks, in the order they are made. Figures carry small integer keys because a LAIT edition is
 * 641,070 of them and a text key makes its load three times as slow; `printed_observation` reads them back as text.
 *
 * The last two are there for undoing. `brought` says what each edition accepted from a file needs that the record did not have:
 * its own row (`vintage`, or `part` where the record had some of it), and measures, periods and neighbour sets. What two editions
 * need is listed with both, so it goes with the last of them. `held_before` lists the cells that the record had of a `part`.
 */
const TABLES: readonly string[] = [
	`CREATE TABLE indicator (
		indicator_key SMALLINT PRIMARY KEY,
		indicator TEXT NOT NULL UNIQUE,
		name TEXT NOT NULL,
		theme TEXT NOT NULL,
		unit TEXT NOT NULL CHECK (unit IN ('percent', 'rate', 'count', 'score', 'pounds', 'other')),
		per INTEGER CHECK (per > 0),
		unit_label TEXT NOT NULL,
		decimals TINYINT NOT NULL CHECK (decimals >= 0),
		polarity TEXT NOT NULL CHECK (polarity IN ('low', 'high', 'none')),
		year_kind TEXT NOT NULL,
		subject TEXT,
		predicate TEXT,
		definition TEXT NOT NULL,
		caution TEXT,
		source TEXT NOT NULL,
		next_update TEXT,
		lait_code TEXT,
		quartile BOOLEAN NOT NULL,
		scorecard SMALLINT CHECK (scorecard >= 1)
	)`,
	`CREATE TABLE geography (
		geography_key SMALLINT PRIMARY KEY,
		geography TEXT NOT NULL UNIQUE,
		number SMALLINT NOT NULL UNIQUE,
		name TEXT NOT NULL,
		kind TEXT NOT NULL CHECK (kind IN ('country', 'region', 'authority')),
		region TEXT,
		current BOOLEAN NOT NULL
	)`,
	`CREATE TABLE period (
		period_key SMALLINT PRIMARY KEY,
		period TEXT NOT NULL UNIQUE,
		period_start TEXT NOT NULL,
		period_end TEXT NOT NULL,
		CHECK (period_start <= period_end)
	)`,
	`CREATE TABLE vintage (
		vintage_key SMALLINT PRIMARY KEY,
		vintage TEXT NOT NULL UNIQUE,
		publisher TEXT NOT NULL,
		title TEXT NOT NULL,
		published TEXT NOT NULL,
		retrieved TEXT NOT NULL,
		status TEXT NOT NULL CHECK (status IN ('statistics', 'provisional', 'paper', 'local')),
		licence TEXT NOT NULL,
		note TEXT,
		hash TEXT
	)`,
	observationTable('observation', true),
	`CREATE TABLE held_back (
		vintage_key SMALLINT NOT NULL,
		indicator_key SMALLINT NOT NULL,
		geography_key SMALLINT NOT NULL,
		period_key SMALLINT NOT NULL,
		rule TEXT NOT NULL,
		reason TEXT NOT NULL,
		PRIMARY KEY (vintage_key, indicator_key, period_key, geography_key)
	)`,
	`CREATE TABLE neighbour (
		neighbour_set TEXT NOT NULL,
		geography TEXT NOT NULL,
		rank SMALLINT NOT NULL CHECK (rank >= 1),
		neighbour TEXT NOT NULL,
		closeness TEXT NOT NULL,
		PRIMARY KEY (neighbour_set, geography, rank),
		UNIQUE (neighbour_set, geography, neighbour)
	)`,
	`CREATE TABLE brought (
		vintage_key SMALLINT NOT NULL,
		noun TEXT NOT NULL CHECK (noun IN ('vintage', 'part', 'indicator', 'period', 'neighbours')),
		id TEXT NOT NULL,
		PRIMARY KEY (vintage_key, noun, id)
	)`,
	`CREATE TABLE held_before (
		vintage_key SMALLINT NOT NULL,
		indicator_key SMALLINT NOT NULL,
		geography_key SMALLINT NOT NULL,
		period_key SMALLINT NOT NULL,
		held_back BOOLEAN NOT NULL
	)`
];

const PRINTED = `CREATE VIEW printed_observation AS
	SELECT indicator.indicator, geography.geography, period.period, vintage.vintage,
		value, symbol, numerator, denominator, observation.decimals, source_row
	FROM observation
	JOIN indicator USING (indicator_key)
	JOIN geography USING (geography_key)
	JOIN period USING (period_key)
	JOIN vintage USING (vintage_key)`;

/**
 * The figure that stands for each cell: the latest edition's, papers excluded, anything held back passed over. Its counts
 * are the latest edition's that prints counts and agrees with it at the coarser of the two precisions; where the figure
 * itself is missing only a base is carried, from an edition that misses it too. LAIT prints `-` for whatever is missing: the
 * reason is then the one stated by the latest other statistics, unless those have a figure. Nothing left: symbol `held`.
 */
const CURRENT = `CREATE VIEW current_observation AS
	WITH edition AS (
		SELECT vintage_key, status,
			row_number() OVER (ORDER BY published, vintage)::SMALLINT AS recency
		FROM vintage WHERE status <> 'paper'
	),
	figure AS (
		SELECT observation.*, edition.recency, edition.status, held_back.reason,
			first_value(CASE WHEN reason IS NULL THEN observation.value END) OVER latest AS shown,
			first_value(CASE WHEN reason IS NULL THEN observation.decimals END) OVER latest AS shown_decimals,
			first_value(CASE WHEN reason IS NULL THEN edition.recency END) OVER latest AS shown_recency
		FROM observation
		JOIN edition USING (vintage_key)
		LEFT JOIN held_back USING (indicator_key, geography_key, period_key, vintage_key)
		WINDOW latest AS (
			PARTITION BY indicator_key, geography_key, period_key
			ORDER BY reason IS NOT NULL, edition.recency DESC
			ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
		)
	),
	agreeing AS (
		SELECT *,
			shown_recency IS NOT NULL AND reason IS NULL AND (
				(shown IS NOT NULL AND numerator IS NOT NULL AND denominator IS NOT NULL
					AND abs(value - shown) <= 0.5 * pow(10, -least(decimals, shown_decimals)) + 1e-9)
				OR (shown IS NULL AND value IS NULL AND denominator IS NOT NULL)
			) AS agrees
		FROM figure
	)
	SELECT indicator_key, geography_key, period_key,
		any_value(shown) AS value,
		CASE WHEN any_value(shown_recency) IS NULL THEN 'held'
			WHEN any_value(symbol) FILTER (recency = shown_recency) = '-' THEN coalesce(
				arg_max(coalesce(symbol, '-'), recency) FILTER (
					reason IS NULL AND status IN ('statistics', 'provisional') AND symbol IS DISTINCT FROM '-'
				), '-')
			ELSE any_value(symbol) FILTER (recency = shown_recency) END AS symbol,
		CASE WHEN any_value(shown) IS NOT NULL
			THEN arg_max(numerator, recency) FILTER (agrees) END AS numerator,
		arg_max(denominator, recency) FILTER (agrees) AS denominator,
		coalesce(any_value(shown_decimals), max(decimals)) AS decimals,
		coalesce(any_value(vintage_key) FILTER (recency = shown_recency),
			arg_max(vintage_key, recency)) AS vintage_key,
		arg_max(vintage_key, recency) FILTER (agrees) AS counts_vintage_key,
		arg_max(reason, recency) FILTER (
			reason IS NOT NULL AND recency > coalesce(shown_recency, 0)
		) AS held_back
	FROM agreeing
	GROUP BY indicator_key, geography_key, period_key`;

/** Makes the empty tables and views. Call once on a fresh engine. */
export async function createSchema(engine: Engine): Promise<void> {
	await engine.query([...TABLES, PRINTED, CURRENT].join(';\n'));
}
