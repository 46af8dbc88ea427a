import { LAIT_COLUMNS } from '$lib/domain/lait';
import type { Problem } from '$lib/domain/problem';
import type { Engine } from '../engine';
import type { Mapping } from './map';
import { ROWS_LISTED } from './review';

/** The rule that holds an impossible figure back. */
const IMPOSSIBLE = 'value.out-of-range';

const plain = (column: string) => `format('{:.15g}', ${column})`;

interface Found {
	readonly key: number;
	readonly series: number;
	readonly place: number;
	readonly noun: string;
	readonly row: number;
	readonly value: string;
	readonly cells: number;
}

/**
 * Holds back percentages outside 0 to 100 and counts and rates below zero, and says so once for each measure. Some
 * measures do go beyond: a gap or a change may be negative (told by those words in its name or unit), and a ratio LAIT
 * calls a percentage may pass 100 (suspensions for every hundred pupils, take-up of an estimated population). So where at
 * least three of a measure's figures for authorities are beyond a limit, up to three times the third of them is let be.
 * Three, so that a slip or two do not vouch for each other; authorities, because LAIT prints a sum for some regions. In the
 * edition of 8 April 2026 that leaves alone 189 percentages above 101 and two negative gaps, and holds back the regions of
 * `PreChildDea`, which are sums of percentages. Scores and pounds may be anything.
 *
 * Adds to `lait_held`. Only the years of measures that have such a figure are looked at again: a third figure beyond a limit
 * means that the three are all in those.
 */
export async function impossibleFigures(
	engine: Engine,
	file: string,
	mapping: Mapping
): Promise<Problem[]> {
	// A table, because only of a table the engine knows that it is small.
	await engine.query(`CREATE TEMP TABLE lait_beyond AS
		SELECT source_row, place, value, own.*
		FROM lait_raw JOIN (SELECT * FROM lait_series WHERE smallest < least OR largest > most) AS own USING (series)
		WHERE value IS NOT NULL`);
	await engine.query(`CREATE TEMP TABLE lait_impossible AS
		WITH third AS (
			SELECT indicator_key, (min(value, 3) FILTER (is_authority))[3] AS low,
				(max(value, 3) FILTER (is_authority))[3] AS high
			FROM lait_beyond JOIN lait_place USING (place) GROUP BY indicator_key
		)
		SELECT indicator_key, geography_key, period_key, source_row, series, place, value, unit
		FROM lait_beyond JOIN third USING (indicator_key) JOIN lait_place USING (place)
		WHERE geography_key IS NOT NULL
			AND (value < CASE WHEN low < least THEN least(least, 3 * low) ELSE least END
				OR value > CASE WHEN high > most THEN 3 * high ELSE most END)
			AND (indicator_key, geography_key, period_key) NOT IN (
				SELECT (indicator_key, geography_key, period_key) FROM lait_held)`);
	await engine.query(`INSERT INTO lait_held
		SELECT indicator_key, geography_key, period_key, source_row, '${IMPOSSIBLE}', 'The edition prints '
			|| ${plain('value')} || ', which no ' || ${NOUN} || ' of this measure can be.'
		FROM lait_impossible`);
	const found = await engine.query<Found>(
		`SELECT indicator_key::int AS key, arg_min(series, source_row)::int AS series,
			arg_min(place, source_row)::int AS place, any_value(${NOUN}) AS noun, min(source_row)::int AS row,
			${plain('arg_min(value, source_row)')} AS value, count(*)::int AS cells
		FROM lait_impossible GROUP BY indicator_key ORDER BY row`
	);
	return said(file, found, mapping);
}

const NOUN = `CASE unit WHEN 'percent' THEN 'percentage' ELSE unit END`;
const CURE =
	'Held back: it is kept and not shown, and an earlier edition’s figure stands where one is held. If the source prints another figure, correct the cell and choose the file again.';

function said(file: string, found: readonly Found[], mapping: Mapping): Problem[] {
	const warning = (row: number | null, message: string): Problem => ({
		file,
		row,
		column: LAIT_COLUMNS[4],
		rule: IMPOSSIBLE,
		severity: 'warning',
		message
	});
	const problems = found
		.slice(0, ROWS_LISTED)
		.map(({ key, series, place, noun, row, value, cells }) => {
			const others =
				cells === 1 ? '' : ` (so are ${(cells - 1).toLocaleString('en-GB')} more of the measure)`;
			const [area, label] = [mapping.areas[place]?.name, mapping.series[series]?.label];
			return warning(
				row,
				`Row ${row} prints ${value} for ${area} in ${label} as “${mapping.measures.get(key)?.name}”, which no ${noun} of this measure can be${others}. ${CURE}`
			);
		});
	if (found.length > ROWS_LISTED)
		problems.push(
			warning(
				null,
				`${found.length - ROWS_LISTED} more measures have figures that cannot be right. ${CURE}`
			)
		);
	return problems;
}
