import type { Problem } from '$lib/domain/problem';
import type { Engine } from '../engine';
import { quoted } from './read';
import type { StagedFile } from './review';

/** The rule that holds a national figure back. */
const NATIONAL_RANGE = 'value.national';

const AUTHORITIES_NEEDED = 5;

/** Measures and years whose national figure may be doubted, with half a unit of its last digit. */
const JUDGED = `SELECT *, 0.5 * pow(10, -decimals) AS half FROM lait_series
	WHERE unit IN ('percent', 'rate', 'score') AND authorities >= ${AUTHORITIES_NEEDED} AND period_key IS NOT NULL`;

/** Codes of the measures with a national figure outside its range: seen from what was grouped, so no row is touched for the others. */
const SUSPECTS = `SELECT DISTINCT short_desc AS code FROM lait_series WHERE indicator_key IN (
	SELECT indicator_key FROM (${JUDGED})
	WHERE national_highest - half > highest + half OR national_lowest + half < lowest - half)`;

/**
 * The rows of nation and regions of some measures, named in the statement: the engine then passes over most of the file. A
 * table, because only of a table it knows that it is small: it then looks for its texts among the file's, not the other way.
 */
const rowsOf = (codes: readonly string[]) => `CREATE TEMP TABLE lait_doubted AS
	SELECT lait_raw.rowid AS row, short_desc, years, text, geography_key, name, kind
	FROM lait_raw JOIN geography USING (number)
	WHERE kind <> 'authority' AND short_desc IN (${codes.map(quoted).join(', ') || 'NULL'})`;

const figuresOf = (kind: 'country' | 'region') => `SELECT *
	FROM lait_doubted
	JOIN (${JUDGED}) AS judged USING (short_desc, years)
	JOIN (SELECT text, value FROM lait_value WHERE value IS NOT NULL) USING (text)
	WHERE kind = '${kind}'`;

/**
 * A national rate, percentage or score lies between its authorities' lowest and highest. One that does not is wrong or a
 * sum (LAIT's editions since February 2026 print first-time entrants for England as the sum of the regions). Rounding
 * at both ends is allowed for. Makes `lait_national`, a row for each, with whether it is the sum of the regions.
 */
const NATIONAL = `CREATE TEMP TABLE lait_national AS
	WITH outside AS MATERIALIZED (
		SELECT indicator_key, geography_key, period_key, (row + 2)::int AS source_row, value, decimals, lowest, highest,
			half AS own
		FROM (${figuresOf('country')})
		WHERE value - half > highest + half OR value + half < lowest - half
	),
	regional AS (
		SELECT indicator_key, period_key, sum(value) AS total,
			sum(value) FILTER (name NOT ILIKE '%inner%' AND name NOT ILIKE '%outer%') AS nine
		FROM (${figuresOf('region')})
		GROUP BY indicator_key, period_key
	)
	SELECT outside.indicator_key, outside.geography_key, outside.period_key, outside.source_row,
		outside.value, outside.decimals, lowest, highest,
		coalesce(abs(nine - outside.value) <= 10 * own OR abs(total - outside.value) <= 12 * own, false) AS is_sum
	FROM outside LEFT JOIN regional USING (indicator_key, period_key)`;

const plain = (column: string) => `format('{:.15g}', ${column})`;

/** The reason kept with each figure held back, made in SQL from the row itself. */
const REASON = `'The edition prints ' || ${plain('value')} || ' for England, outside the range of its authorities ('
	|| ${plain('lowest')} || ' to ' || ${plain('highest')} || ')' || CASE WHEN is_sum
		THEN '; it is the sum of the regions’ figures, not a figure for England.'
		ELSE ', so it cannot be right.' END`;

/** Finds national figures that cannot be right and says so once for each measure. They are put in `lait_held`, which is made here: figures to be loaded but held back. */
export async function nationalFigures(
	engine: Engine,
	file: StagedFile,
	names: ReadonlyMap<number, string>
): Promise<Problem[]> {
	const suspects = await engine.query<{ code: string }>(SUSPECTS);
	await engine.query(rowsOf(suspects.map(({ code }) => code)));
	await engine.query(NATIONAL);
	await engine.query(`CREATE TEMP TABLE lait_held AS
		SELECT indicator_key, geography_key, period_key, source_row, '${NATIONAL_RANGE}' AS rule, ${REASON} AS reason
		FROM lait_national`);
	const found = await engine.query<{
		key: number;
		cells: number;
		row: number;
		value: string;
		lowest: string;
		highest: string;
		sums: number;
	}>(
		`SELECT indicator_key::int AS key, count(*)::int AS cells, min(source_row)::int AS row,
			${plain('arg_min(value, source_row)')} AS value, ${plain('arg_min(lowest, source_row)')} AS lowest,
			${plain('arg_min(highest, source_row)')} AS highest, count_if(is_sum)::int AS sums
		FROM lait_national GROUP BY indicator_key ORDER BY row`
	);
	return found.map(({ key, cells, row, value, lowest, highest, sums }): Problem => {
		const figure = cells === 1 ? 'The figure' : `${cells} figures`;
		const sum =
			sums === cells ? ` (${cells === 1 ? 'it is' : 'they are'} the sum of the regions)` : '';
		return {
			file: file.name,
			row,
			column: 'Values',
			rule: NATIONAL_RANGE,
			severity: 'warning',
			message: `${figure} for England of “${names.get(key) ?? 'a measure'}” cannot be right${sum}: row ${row} prints ${value}, and its authorities lie between ${lowest} and ${highest}. Held back: an earlier edition’s figures stand where one is held, and nothing needs doing.`
		};
	});
}
