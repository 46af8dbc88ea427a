import { LAIT_COLUMNS } from '$lib/domain/lait';
import type { Indicator } from '$lib/domain/indicator';
import type { Problem } from '$lib/domain/problem';
import type { Engine } from '../engine';
import type { Mapping } from './map';
import { quoted } from './read';
import { ROWS_LISTED, type StagedFile } from './review';

/** The rule that holds an impossible figure back. */
const IMPOSSIBLE = 'value.out-of-range';

/** A point past 100, because a count and its base may come from different returns (100.21% of offers made). */
const MOST_PERCENT = 101;
const signed = /\b(?:gap|change|difference|growth|variation|net)\b/i;

const plain = (column: string) => `format('{:.15g}', ${column})`;

const lowestOf = ({ unit, name, unit_label }: Indicator) =>
	unit === 'percent' && (signed.test(name) || signed.test(unit_label)) ? -100 : 0;

interface Found {
	readonly code: string;
	readonly label: string;
	readonly area: string;
	readonly unit: string;
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
	file: StagedFile,
	mapping: Mapping
): Promise<Problem[]> {
	const suspects = await engine.query<{ code: string }>(
		`SELECT DISTINCT short_desc AS code FROM lait_series WHERE period_key IS NOT NULL AND (
			(unit IN ('percent', 'rate', 'count') AND smallest < 0) OR (unit = 'percent' AND largest > ${MOST_PERCENT}))`
	);
	if (suspects.length === 0) return [];
	const measures = new Map(mapping.series.map(({ code, indicator }) => [code, indicator]));
	const bounds = suspects.flatMap(({ code }) => {
		const indicator = measures.get(code);
		if (!indicator) return [];
		const most = indicator.unit === 'percent' ? MOST_PERCENT : 'NULL';
		return `(${quoted(code)}, ${lowestOf(indicator)}::DOUBLE, ${most}::DOUBLE)`;
	});
	// A table, because only of a table the engine knows that it is small.
	await engine.query(`CREATE TEMP TABLE lait_beyond AS
		SELECT (lait_raw.rowid + 2)::int AS source_row, short_desc, years, area, number, text FROM lait_raw
		SEMI JOIN (
			SELECT short_desc, years FROM lait_series WHERE (smallest < 0 OR largest > ${MOST_PERCENT})
				AND short_desc IN (${suspects.map(({ code }) => quoted(code)).join(', ')})
		) AS beyond USING (short_desc, years)`);
	await engine.query(`CREATE TEMP TABLE lait_impossible AS
		WITH bound(short_desc, least, most) AS (VALUES ${bounds.join(', ')}),
		given AS MATERIALIZED (
			SELECT source_row, short_desc, years, area, number, value
			FROM lait_beyond JOIN lait_value USING (text) WHERE value IS NOT NULL
		),
		third AS (
			SELECT short_desc, (min(value, 3) FILTER (number < 970))[3] AS low,
				(max(value, 3) FILTER (number < 970))[3] AS high
			FROM given GROUP BY short_desc
		)
		SELECT indicator_key, geography_key, period_key, source_row, short_desc, years, area, value, unit
		FROM given
		JOIN bound USING (short_desc)
		JOIN third USING (short_desc)
		JOIN lait_series USING (short_desc, years)
		JOIN geography USING (number)
		WHERE indicator_key IS NOT NULL AND period_key IS NOT NULL
			AND (value < CASE WHEN low < least THEN least(least, 3 * low) ELSE least END
				OR value > CASE WHEN high > most THEN 3 * high ELSE most END)
			AND (indicator_key, geography_key, period_key) NOT IN (
				SELECT (indicator_key, geography_key, period_key) FROM lait_held)`);
	await engine.query(`INSERT INTO lait_held
		SELECT indicator_key, geography_key, period_key, source_row, '${IMPOSSIBLE}', 'The edition prints '
			|| ${plain('value')} || ', which no ' || ${NOUN} || ' of this measure can be.'
		FROM lait_impossible`);
	const found = await engine.query<Found>(
		`SELECT short_desc AS code, arg_min(years, source_row) AS label, arg_min(area, source_row) AS area,
			any_value(${NOUN}) AS unit, min(source_row)::int AS row,
			${plain('arg_min(value, source_row)')} AS value, count(*)::int AS cells
		FROM lait_impossible GROUP BY short_desc ORDER BY row`
	);
	return said(file, found, (code) => measures.get(code)?.name ?? code);
}

const NOUN = `CASE unit WHEN 'percent' THEN 'percentage' ELSE unit END`;
const CURE =
	'Held back: it is kept and not shown, and an earlier edition’s figure stands where one is held. If the source prints another figure, correct the cell and choose the file again.';

function said(
	file: StagedFile,
	found: readonly Found[],
	nameOf: (code: string) => string
): Problem[] {
	const warning = (row: number | null, message: string): Problem => ({
		file: file.name,
		row,
		column: LAIT_COLUMNS[4],
		rule: IMPOSSIBLE,
		severity: 'warning',
		message
	});
	const problems = found
		.slice(0, ROWS_LISTED)
		.map(({ code, label, area, unit, row, value, cells }) => {
			const others =
				cells === 1 ? '' : ` (so are ${(cells - 1).toLocaleString('en-GB')} more of the measure)`;
			return warning(
				row,
				`Row ${row} prints ${value} for ${area} in ${label} as “${nameOf(code)}”, which no ${unit} of this measure can be${others}. ${CURE}`
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
