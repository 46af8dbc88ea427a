import { LAIT_COLUMNS } from '$lib/domain/lait';
import type { Problem, Severity } from '$lib/domain/problem';
import type { Engine } from '../engine';
import type { Area, Mapping } from './map';
import { ROWS_LISTED } from './review';
import { more, type Mark } from './stage';

const VALUES = LAIT_COLUMNS[4];
/** How many rows, in words. */
export const rowsSaid = (rows: number) =>
	`${rows.toLocaleString('en-GB')} ${rows === 1 ? 'row' : 'rows'}`;

/** Builds the sentences of one rule. */
export function rule(file: string, id: string, severity: Severity) {
	return (row: number | null, column: string | null, message: string): Problem => ({
		file,
		row,
		column,
		rule: id,
		severity,
		message
	});
}

/** Cells of the `Values` column that are neither a number nor a known reason for missing. */
export function badValues(file: string, marks: readonly Mark[]): Problem[] {
	const unknown = marks.filter(({ known }) => !known);
	const say = rule(file, 'value.unreadable', 'error');
	const cure = 'Correct the cell, or use the file as the Department for Education published it.';
	const bad = unknown
		.flatMap(({ mark, rows }) => rows.map((row) => ({ mark, row })))
		.sort((a, b) => a.row - b.row)
		.slice(0, ROWS_LISTED)
		.map(({ mark, row }) =>
			say(
				row,
				VALUES,
				mark === ''
					? `Row ${row} has an empty value: a missing figure needs its mark, such as “-” or “c”. ${cure}`
					: `Row ${row} has “${mark.slice(0, 40)}” as its value, which is neither a number nor a known mark for a missing figure. ${cure}`
			)
		);
	const total = unknown.reduce((sum, { cells }) => sum + cells, 0);
	return bad.concat(more(file, 'value.unreadable', 'values', total, cure));
}

/**
 * Cells printed twice. With one value in both the first is kept and the analyst told; with two values nothing can be
 * chosen and the file is stopped. Rows of disputed places are left out, so that the good row is not blamed for the bad one.
 * A regular file has none and need not be asked.
 */
export async function duplicates(
	engine: Engine,
	file: string,
	{ series, areas }: Mapping,
	disputed: readonly Area[]
): Promise<Problem[]> {
	const places = disputed.map((each) => areas.indexOf(each));
	const leftOut =
		places.length === 0
			? ''
			: `WHERE source_row NOT IN (SELECT source_row FROM lait_raw WHERE place IN (${places.join(', ')}))`;
	const twice = await engine.query<{
		series: number;
		place: number;
		row: number;
		first: number;
		same: boolean;
		total: number;
	}>(
		`WITH twice AS (
			SELECT indicator_key, geography_key, period_key, min(source_row) AS first, max(source_row) AS row,
				count(DISTINCT coalesce(value::text, symbol)) = 1 AS same
			FROM lait_cell ${leftOut}
			GROUP BY indicator_key, geography_key, period_key HAVING count(*) > 1
		)
		SELECT raw.series::int AS series, raw.place::int AS place, twice.row::int AS row, twice.first::int AS first, same,
			(count(*) OVER (PARTITION BY same))::int AS total
		FROM twice JOIN lait_raw AS raw ON raw.source_row = twice.row
		QUALIFY row_number() OVER (PARTITION BY same ORDER BY twice.row) <= ${ROWS_LISTED}
		ORDER BY same, twice.row`
	);
	const named = twice.map((each) => ({
		...each,
		code: series[each.series]?.code,
		label: series[each.series]?.label,
		area: areas[each.place]?.name
	}));
	const differing = named.filter((each) => !each.same);
	const differ = differing[0]?.total ?? 0;
	const [one] = named.filter((each) => each.same);
	const say = rule(file, 'period.duplicate', 'error');
	const cure = 'Remove the row that is wrong, or download the file again.';
	const problems = differing
		.map(({ code, label, area, row, first }) =>
			say(
				row,
				VALUES,
				`Row ${row} gives ${code} for ${area} in ${label} again, with another value than row ${first}. ${cure}`
			)
		)
		.concat(more(file, 'period.duplicate', 'repeated rows', differ, cure));
	if (!one) return problems;
	await engine.query(`DELETE FROM lait_raw WHERE source_row IN (
		SELECT source_row FROM (
			SELECT source_row, row_number() OVER (
				PARTITION BY indicator_key, geography_key, period_key ORDER BY source_row
			) AS place FROM lait_cell
		) WHERE place > 1
	) AND ${differ} = 0`);
	problems.push(
		rule(file, 'period.repeated', 'warning')(
			one.row,
			null,
			`${file} repeats a row with the same value ${one.total === 1 ? 'once' : `${one.total.toLocaleString('en-GB')} times`}, first in row ${one.row} (${one.code} for ${one.area} in ${one.label}). It is loaded once; nothing needs doing unless the file was pasted together.`
		)
	);
	return problems;
}

/** Measures nobody describes, and labels that name no period: set aside, each said once. */
export function setAside(file: string, mapping: Mapping): Problem[] {
	const problems: Problem[] = [];
	const unknown = new Map<string, { rows: number; first_row: number }>();
	for (const each of mapping.series) {
		if (each.indicator || (each.code.trim() === '' && each.label.trim() === '')) continue;
		const before = unknown.get(each.code.trim());
		unknown.set(each.code.trim(), {
			rows: (before?.rows ?? 0) + each.rows,
			first_row: before?.first_row ?? each.first_row
		});
	}
	const sayMeasure = rule(file, 'identity.unknown-measure', 'warning');
	for (const [code, { rows, first_row }] of [...unknown].slice(0, ROWS_LISTED))
		problems.push(
			sayMeasure(
				first_row,
				LAIT_COLUMNS[0],
				`No description is held of the measure “${code.slice(0, 60)}”, so what it has (${rowsSaid(rows)}) is set aside. Choose the LAIT data dictionary together with this file.`
			)
		);
	if (unknown.size > ROWS_LISTED)
		problems.push(
			sayMeasure(
				null,
				LAIT_COLUMNS[0],
				`${unknown.size - ROWS_LISTED} more measures have no description and are set aside. Choose the LAIT data dictionary together with this file.`
			)
		);
	const sayLabel = rule(file, 'period.unknown', 'warning');
	const labels = mapping.series.filter((each) => each.indicator && each.period === null);
	for (const { code, label, rows, first_row } of labels.slice(0, ROWS_LISTED))
		problems.push(
			sayLabel(
				first_row,
				LAIT_COLUMNS[2],
				`“${label.slice(0, 40)}” names no period, so what ${code} has under it (${rowsSaid(rows)}) is set aside. Correct the label if you know which year is meant; otherwise nothing needs doing.`
			)
		);
	if (labels.length > ROWS_LISTED)
		problems.push(
			sayLabel(
				null,
				LAIT_COLUMNS[2],
				`${labels.length - ROWS_LISTED} more labels name no period and their rows are set aside. Correct them if you know which years are meant.`
			)
		);
	return problems;
}

/** Whether the last measure and year of the file stop before the last place: the sign of a file cut at the end of a row. */
export function unfinished(file: string, mapping: Mapping): Problem[] {
	const series = mapping.series.filter(({ code, label }) => code !== '' || label !== '');
	const last = series.at(-1);
	const times = new Map<number, number>();
	for (const { rows } of series) times.set(rows, (times.get(rows) ?? 0) + 1);
	const [usual = 0] = [...times].reduce((most, each) => (each[1] > most[1] ? each : most), [0, 0]);
	if (!last || last.rows >= usual) return [];
	return [
		rule(file, 'structure.unfinished', 'warning')(
			last.first_row,
			null,
			`The last measure, ${last.code} in ${last.label}, has ${rowsSaid(last.rows)} where others have ${usual}: the file may have been cut short. Check that it is whole, or download it again.`
		)
	];
}
