import type { IsoDate, VintageId } from '$lib/domain/id';
import type { ChangeCounts, ChangeKind } from '$lib/domain/review';
import type { Engine } from '../engine';
import { quoted } from '../quoted';
import { sourceOf, type Source, type Staged } from './relation';

/** What a staged file is compared as. */
export interface Against {
	/**
	 * The day it was published: what an edition published later shows stays shown. Null compares it as if it were the newest,
	 * which is also what tells whether a board paper agrees with the figures shown.
	 */
	readonly published: IsoDate | null;
	/** The id it would have, which decides between editions of one day; left out, it is the newer of them. */
	readonly vintage?: VintageId;
	/** How the ids of earlier editions of the same source begin: `lait-`. */
	readonly prefix: string;
}

/** Two figures agree when they are equal at the coarser of their precisions. A condition in SQL. */
export const agree = (old: string, oldDecimals: string, given: string, decimals: string) =>
	`abs(${old} - ${given}) <= 0.5 * pow(10, -least(${oldDecimals}, ${decimals})) + 1e-9`;

const isNewer = ({ published, vintage }: Against) =>
	published === null
		? 'false'
		: `(published > ${quoted(published)}${
				vintage === undefined
					? ''
					: ` OR (published = ${quoted(published)} AND vintage > ${quoted(vintage)})`
			})`;

/**
 * Tables to compare with. `series`: the measures and periods of the file. `held`: for each cell of its measures what
 * `current_observation` shows, as `shown`; null where every edition's figure is held back. The view itself would work out every cell
 * and its counts. The reason of a missing figure is the view's too.
 */
export const heldBeside = (source: Source, against: Against, reasons: boolean) => `
	edition AS MATERIALIZED (
		SELECT vintage_key, status, starts_with(vintage, ${quoted(against.prefix)}) AS same_source,
			${isNewer(against)} AS newer, row_number() OVER (ORDER BY published, vintage)::SMALLINT AS recency
		FROM vintage WHERE status <> 'paper'
	),
	series AS MATERIALIZED (${source.series}),
	held AS MATERIALIZED (
		SELECT indicator_key, geography_key, period_key, true AS present,
			arg_max({'value': value, 'decimals': decimals, 'same_source': same_source, 'newer': newer
				${reasons ? ", 'symbol': symbol, 'vintage_key': vintage_key" : ''}}, recency)
				FILTER (reason IS NULL) AS shown
			${
				reasons
					? `, arg_max(vintage_key, recency) AS latest_key, max(decimals) AS most_decimals,
				arg_max(coalesce(symbol, '-'), recency) FILTER (
					reason IS NULL AND status IN ('statistics', 'provisional') AND symbol IS DISTINCT FROM '-') AS stated`
					: ''
			}
		FROM observation
		JOIN edition USING (vintage_key)
		LEFT JOIN held_back USING (indicator_key, geography_key, period_key, vintage_key)
		WHERE indicator_key IN (SELECT indicator_key FROM series)
		GROUP BY indicator_key, geography_key, period_key
	)`;

const cell = '(indicator_key, geography_key, period_key)';

/**
 * What each pair of a cell held and a cell given is, as columns of a select over `held` beside `given`: `old` and `new`, both
 * may be null; `found` in the file; `doubted`, to be kept and not shown; `newer`, shown from an edition published later.
 */
export const pairColumns = (source: Source) => `shown.value AS old, given.value AS new,
		shown.decimals AS old_decimals, given.decimals AS new_decimals, coalesce(present, false) AS present,
		given.decimals IS NOT NULL AS found, coalesce(shown.newer, false) AS newer,
		coalesce(shown.same_source, false) AS same_source,
		${cell} IN (SELECT ${cell} FROM ${source.held}) AS doubted,
		(indicator_key, period_key) IN (SELECT (indicator_key, period_key) FROM series) AS continued`;

/** Which change a pair is, in SQL; null for one that is none: cells only held, and cells about to be held back. */
export const KIND = `CASE WHEN NOT found
		THEN CASE WHEN same_source AND continued AND NOT newer AND old IS NOT NULL THEN 'withdrawn' END
	WHEN doubted THEN NULL
	WHEN NOT present THEN 'new'
	WHEN newer THEN 'superseded'
	WHEN old IS NOT NULL AND new IS NULL THEN 'suppressed'
	WHEN old IS NULL AND new IS NOT NULL THEN 'released'
	WHEN old IS NULL OR ${agree('old', 'old_decimals', 'new', 'new_decimals')} THEN 'unchanged'
	ELSE 'revised' END`;

/** How a staged file stands beside the figures shown. */
interface Compared {
	readonly changes: ChangeCounts;
	/** Figures shown from an earlier edition of the source whose measure the file has and whose period it has nowhere. */
	readonly ended: number;
}

const ASKED: readonly Exclude<ChangeKind, 'new'>[] = [
	'revised',
	'unchanged',
	'suppressed',
	'released',
	'withdrawn',
	'superseded'
];

type Counted = Omit<ChangeCounts, 'new'> & {
	readonly found: number;
	readonly doubted: number;
	readonly ended: number;
};

/**
 * Counts the changes without writing them down. Only the measures and periods held are looked for in the file: the rest of
 * its cells are new.
 */
export async function compareStaged(
	engine: Engine,
	staged: Staged,
	against: Against
): Promise<Compared> {
	const source = sourceOf(staged);
	const [counted] = await engine.query<Counted>(
		`WITH ${heldBeside(source, against, false)},
		wanted AS MATERIALIZED (SELECT DISTINCT indicator_key, period_key FROM held),
		given AS MATERIALIZED (${source.cellsIn('wanted')}),
		pair AS (
			SELECT *, ${KIND} AS kind FROM (
				SELECT ${pairColumns(source)} FROM held LEFT JOIN given USING (indicator_key, geography_key, period_key)
			)
		)
		SELECT (SELECT count(*) FROM ${source.held})::int AS doubted,
			(count(*) FILTER (found AND NOT doubted))::int AS found,
			(count(*) FILTER (NOT found AND NOT continued AND NOT newer AND old IS NOT NULL AND same_source))::int
				AS ended,
			${ASKED.map((kind) => `(count(*) FILTER (kind = '${kind}'))::int AS ${kind}`).join(', ')}
		FROM pair`
	);
	if (!counted) throw new Error('Counting gave no row.');
	const { found, doubted, ended, ...rest } = counted;
	return { changes: { new: staged.rows - doubted - found, ...rest }, ended };
}

/**
 * Counts what adding a staged file would do to the figures shown. Figures to be held back change nothing shown and are counted
 * nowhere. Throws `QueryError` once the file was accepted or discarded.
 */
export async function reviewStaged(
	engine: Engine,
	staged: Staged,
	against: Against
): Promise<ChangeCounts> {
	return (await compareStaged(engine, staged, against)).changes;
}
