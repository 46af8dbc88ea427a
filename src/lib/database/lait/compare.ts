import type { IsoDate } from '$lib/domain/id';
import type { Engine } from '../engine';
import { listVintages } from '../queries/vintages';
import { cellsOf, findMarks, type Mark } from './read';
import type { LaitComparison, LaitReview } from './review';

/**
 * The review as it stands for an edition published on a day: a cell that an edition published later has already is counted
 * as superseded, and `older_than` is the newest LAIT edition held that is newer. Call it while the file is
 * staged; throws `QueryError` once it was accepted or discarded.
 */
export async function recompare(
	engine: Engine,
	review: LaitReview,
	published: IsoDate
): Promise<LaitReview> {
	const marks = await findMarks(engine);
	const newer = (await listVintages(engine)).filter(
		(each) =>
			each.published > published && each.vintage.startsWith('lait-') && each.status !== 'paper'
	);
	const [newest = null] = newer.sort((a, b) => (a.published < b.published ? 1 : -1));
	return {
		...review,
		comparison: await compareLait(engine, marks, review.usable_rows, published),
		older_than: newest
	};
}

/**
 * The staged cells beside the figures shown now. Figures about to be held back are left out. Two figures agree when they
 * are equal at the coarser of their two precisions. Only the measures and years held are looked for in the file. With a date, a
 * figure shown from an edition published after it stays the one shown.
 */
const comparison = (marks: readonly Mark[], published: IsoDate | null) => `WITH edition AS (
		SELECT vintage_key, vintage LIKE 'lait-%' AS from_lait,
			${published === null ? 'false' : `published > '${published}'`} AS newer,
			row_number() OVER (ORDER BY published, vintage)::SMALLINT AS recency
		FROM vintage WHERE status <> 'paper'
	),
	held AS MATERIALIZED (
		SELECT indicator_key, geography_key, period_key,
			arg_max({'value': value, 'decimals': decimals, 'from_lait': from_lait, 'newer': newer}, recency) AS shown
		FROM observation
		JOIN edition USING (vintage_key)
		ANTI JOIN held_back USING (indicator_key, geography_key, period_key, vintage_key)
		WHERE indicator_key IN (SELECT indicator_key FROM lait_series)
		GROUP BY indicator_key, geography_key, period_key
	),
	label AS MATERIALIZED (
		SELECT * FROM lait_series SEMI JOIN (SELECT DISTINCT indicator_key, period_key FROM held)
			USING (indicator_key, period_key)
	),
	given AS MATERIALIZED (${cellsOf('label', marks)}),
	pair AS (
		SELECT shown.value AS old, given.value AS new, shown.from_lait, shown.newer, given.decimals IS NOT NULL AS found,
			(indicator_key, geography_key, period_key) IN (
				SELECT (indicator_key, geography_key, period_key) FROM lait_held) AS doubted,
			coalesce(abs(old - new) <= 0.5 * pow(10, -least(shown.decimals, given.decimals)) + 1e-9,
				old IS NULL AND new IS NULL) AS agree
		FROM held LEFT JOIN given USING (indicator_key, geography_key, period_key)
	)
	SELECT (SELECT count(*) FROM lait_held)::int AS doubtful,
		count_if(found AND NOT doubted)::int AS found,
		count_if(found AND NOT doubted AND newer)::int AS superseded,
		count_if(found AND NOT doubted AND NOT newer AND new IS NOT NULL AND NOT agree)::int AS revised,
		count_if(found AND NOT doubted AND NOT newer AND agree)::int AS unchanged,
		count_if(found AND NOT doubted AND NOT newer AND old IS NOT NULL AND new IS NULL)::int AS withdrawn,
		count_if(NOT found AND NOT newer AND old IS NOT NULL AND from_lait)::int AS dropped
	FROM pair`;

/** Counts what accepting the staged file, with these marks and so many usable rows, would change; null is the newest date. */
export async function compareLait(
	engine: Engine,
	marks: readonly Mark[],
	usable: number,
	published: IsoDate | null = null
): Promise<LaitComparison> {
	const [counts] = await engine.query<
		Omit<LaitComparison, 'added'> & { doubtful: number; found: number }
	>(comparison(marks, published));
	if (!counts)
		return { added: usable, revised: 0, unchanged: 0, withdrawn: 0, dropped: 0, superseded: 0 };
	const { doubtful, found, ...rest } = counts;
	return { added: usable - doubtful - found, ...rest };
}
