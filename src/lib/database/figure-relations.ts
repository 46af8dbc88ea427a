import { HIDDEN_MARK } from '$lib/domain/observation';

/** What figures are read from: a table, a view, or a statement in brackets. */
export interface Relations {
	readonly observation: string;
	readonly vintage: string;
	readonly held_back: string;
}

/** Figures with their keys read back as text. */
export const printedFigures = ({ observation, vintage }: Omit<Relations, 'held_back'>) =>
	`SELECT indicator.indicator, geography.geography, period.period, vintage.vintage,
		value, symbol, numerator, denominator, observation.decimals, source_row
	FROM ${observation} AS observation
	JOIN indicator USING (indicator_key)
	JOIN geography USING (geography_key)
	JOIN period USING (period_key)
	JOIN ${vintage} AS vintage USING (vintage_key)`;

/**
 * The figure that stands for each cell: the latest edition's, papers excluded, anything held back passed over. Its counts
 * are the latest edition's that prints counts and agrees with it at the coarser of the two precisions; where the figure
 * itself is missing only a base is carried, from an edition that misses it too. LAIT prints `-` for whatever is missing: the
 * reason is then the one stated by the latest other statistics, unless those have a figure. Nothing left: symbol `held`.
 */
export const standingFigures = ({
	observation,
	vintage,
	held_back
}: Relations) => `WITH edition AS (
		SELECT vintage_key, status,
			row_number() OVER (ORDER BY published, vintage)::SMALLINT AS recency
		FROM ${vintage} AS vintage WHERE status <> 'paper'
	),
	figure AS (
		SELECT observation.*, edition.recency, edition.status, held_back.reason,
			first_value(CASE WHEN reason IS NULL THEN observation.value END) OVER latest AS shown,
			first_value(CASE WHEN reason IS NULL THEN observation.decimals END) OVER latest AS shown_decimals,
			first_value(CASE WHEN reason IS NULL THEN edition.recency END) OVER latest AS shown_recency
		FROM ${observation} AS observation
		JOIN edition USING (vintage_key)
		LEFT JOIN ${held_back} AS held_back USING (indicator_key, geography_key, period_key, vintage_key)
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

/** The relations as they are held, and as the public may read them. */
export const HELD: Relations = {
	observation: 'observation',
	vintage: 'vintage',
	held_back: 'held_back'
};
export const PUBLIC: Relations = {
	observation: 'public_observation',
	vintage: 'vintage',
	held_back: 'public_held_back'
};

/** What is said of a figure held back in an edition with hidden figures: its own reason may name them. */
const HELD_BACK_IN_PUBLIC =
	'The figure was held back when the edition was checked. Why is for the council only.';

/**
 * What the public may read, in the order it is made. `hidden_observation` lists the figures that are hidden from it, each with the
 * mark that stands in its place; `hidden_settled` says which figures of the council's own there were when the list was
 * made, and has no row before one was.
 */
export const PUBLIC_RELATIONS: readonly string[] = [
	`CREATE TABLE hidden_observation (
		vintage_key SMALLINT NOT NULL,
		indicator_key SMALLINT NOT NULL,
		geography_key SMALLINT NOT NULL,
		period_key SMALLINT NOT NULL,
		inference TEXT NOT NULL,
		PRIMARY KEY (vintage_key, indicator_key, period_key, geography_key)
	)`,
	'CREATE TABLE hidden_settled (own TEXT NOT NULL)',
	`CREATE VIEW public_observation AS
		SELECT indicator_key, geography_key, period_key, vintage_key,
			CASE WHEN inference IS NULL THEN value END AS value, CASE WHEN inference IS NULL THEN symbol ELSE '${HIDDEN_MARK}' END AS symbol,
			CASE WHEN inference IS NULL THEN numerator END AS numerator,
			CASE WHEN inference IS NULL THEN denominator END AS denominator, decimals, source_row
		FROM observation
		LEFT JOIN hidden_observation USING (vintage_key, indicator_key, geography_key, period_key)`,
	`CREATE VIEW public_held_back AS
		SELECT * REPLACE (CASE WHEN vintage_key IN (SELECT vintage_key FROM hidden_observation)
			THEN '${HELD_BACK_IN_PUBLIC}' ELSE reason END AS reason) FROM held_back`,
	`CREATE VIEW current_observation AS ${standingFigures(HELD)}`,
	`CREATE VIEW printed_observation AS ${printedFigures(HELD)}`,
	`CREATE VIEW public_current_observation AS ${standingFigures(PUBLIC)}`,
	`CREATE VIEW public_printed_observation AS ${printedFigures(PUBLIC)}`
];
