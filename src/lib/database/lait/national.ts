import type { Problem } from '$lib/domain/problem';
import type { Engine } from '../engine';
import type { Mapping } from './map';

/** The rule that holds a national figure back. */
const NATIONAL_RANGE = 'value.national';

const AUTHORITIES_NEEDED = 5;

/** Measures and years whose national figure may be doubted, with half a unit of its last digit. */
const JUDGED = `SELECT *, 0.5 * pow(10, -decimals) AS half FROM lait_series
	WHERE unit IN ('percent', 'rate', 'score') AND authorities >= ${AUTHORITIES_NEEDED}`;

/** National figures outside the range of their authorities. */
const OUTSIDE = `CREATE TEMP TABLE lait_outside AS
	SELECT source_row, value, geography_key, judged.*
	FROM lait_raw
	JOIN (SELECT place, geography_key FROM lait_place JOIN geography USING (geography_key) WHERE kind = 'country') USING (place)
	JOIN (${JUDGED}) AS judged USING (series)
	WHERE value - half > highest + half OR value + half < lowest - half`;

/**
 * A national rate, percentage or score lies between its authorities' lowest and highest. One that does not is wrong or a
 * sum (LAIT's editions since February 2026 print first-time entrants for England as the sum of the regions). Rounding
 * at both ends is allowed for. Makes `lait_national`, a row for each, with whether it is the sum of the regions.
 */
const NATIONAL = `CREATE TEMP TABLE lait_national AS
	WITH regional AS (
		SELECT indicator_key, period_key, sum(value) AS total,
			sum(value) FILTER (name NOT ILIKE '%inner%' AND name NOT ILIKE '%outer%') AS nine
		FROM lait_raw
		JOIN (SELECT place, name FROM lait_place JOIN geography USING (geography_key) WHERE kind = 'region') USING (place)
		JOIN (SELECT series, indicator_key, period_key FROM (${JUDGED})
			SEMI JOIN lait_outside USING (indicator_key, period_key)) USING (series)
		GROUP BY indicator_key, period_key
	)
	SELECT outside.*, coalesce(abs(nine - value) <= 10 * half OR abs(total - value) <= 12 * half, false) AS is_sum
	FROM lait_outside AS outside LEFT JOIN regional USING (indicator_key, period_key)`;

const plain = (column: string) => `format('{:.15g}', ${column})`;

/** The reason kept with each figure held back, made in SQL from the row itself. */
const REASON = `'The edition prints ' || ${plain('value')} || ' for England, outside the range of its authorities ('
	|| ${plain('lowest')} || ' to ' || ${plain('highest')} || ')' || CASE WHEN is_sum
		THEN '; it is the sum of the regions’ figures, not a figure for England.'
		ELSE ', so it cannot be right.' END`;

/** Finds national figures that cannot be right and says so once for each measure. They are put in `lait_held`, which is made here: figures to be loaded but held back. */
export async function nationalFigures(
	engine: Engine,
	file: string,
	{ measures }: Mapping
): Promise<Problem[]> {
	await engine.query(OUTSIDE);
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
			file,
			row,
			column: 'Values',
			rule: NATIONAL_RANGE,
			severity: 'warning',
			message: `${figure} for England of “${measures.get(key)?.name ?? 'a measure'}” cannot be right${sum}: row ${row} prints ${value}, and its authorities lie between ${lowest} and ${highest}. Held back: an earlier edition’s figures stand where one is held, and nothing needs doing.`
		};
	});
}
