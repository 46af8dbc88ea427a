import type { Observation } from '$lib/domain/observation';

/** A figure before it belongs to an edition. */
export type GivenFigure = Omit<Observation, 'vintage'>;

const text = (value: string | null) =>
	value === null
		? ''
		: /[",\r\n]/.test(value) || value === ''
			? `"${value.replaceAll('"', '""')}"`
			: value;

/**
 * Figures as bytes the engine reads, one line each: made beside the reader, in its worker, so that they never pass through the
 * page one by one. Only `stageFigures` reads it back.
 */
export function packFigures(figures: readonly GivenFigure[]): Uint8Array<ArrayBuffer> {
	const lines = figures.map(
		(each) =>
			`${text(each.indicator)},${text(each.geography)},${text(each.period)},${each.value ?? ''},${text(
				each.symbol
			)},${each.numerator ?? ''},${each.denominator ?? ''},${each.decimals},${each.source_row}\n`
	);
	return new TextEncoder().encode(lines.join(''));
}

/** Figures in packed bytes. */
export function countPacked(packed: Uint8Array): number {
	let lines = 0;
	for (let at = packed.indexOf(10); at !== -1; at = packed.indexOf(10, at + 1)) lines += 1;
	return lines;
}

/** The file of packed figures as a relation in SQL, typed. A cell that is not of its type ends the statement. */
export const unpacked = (registered: string) =>
	`read_csv('data/${registered}', auto_detect=false, header=false, delim=',', quote='"', escape='"',
		allow_quoted_nulls=false, columns={'indicator': 'VARCHAR', 'geography': 'VARCHAR', 'period': 'VARCHAR',
			'value': 'DOUBLE', 'symbol': 'VARCHAR', 'numerator': 'DOUBLE', 'denominator': 'DOUBLE',
			'decimals': 'TINYINT', 'source_row': 'INTEGER'})`;
