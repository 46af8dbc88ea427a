import type { Geography } from '$lib/domain/geography';
import type { Hex } from '$lib/domain/hex';
import type { Problem } from '$lib/domain/problem';
import type { Reading } from './table';

/**
 * Checks the map of hexagons as a whole: one hexagon for each current authority, none for anything else, and no two in one
 * place. Says nothing of missing authorities while the table itself cannot be read.
 */
export function checkHexes(
	reading: Reading<Hex>,
	geographies: readonly Geography[]
): readonly Problem[] {
	const file = 'hexes.csv';
	const rows = new Map(reading.references.map(({ key, row }) => [key, row]));
	const names = new Map<string, string>(geographies.map((each) => [each.geography, each.name]));
	const current = geographies.filter((each) => each.kind === 'authority' && each.current);
	const codes = new Set(current.map((each) => each.geography));
	const problems: Problem[] = [];
	const report = (row: number | null, column: string, rule: string, message: string) =>
		problems.push({ file, row, column, rule, severity: 'error', message });

	const taken = new Map<string, Hex>();
	for (const hex of reading.values) {
		const row = rows.get(hex.geography) ?? null;
		const name = names.get(hex.geography);
		if (name !== undefined && !codes.has(hex.geography))
			report(
				row,
				'geography',
				'hexes.not-current',
				`Row ${row} of ${file} gives a place on the map to ${name}, which is not an authority of today. Take the row out.`
			);
		const place = `column ${hex.column}, row ${hex.row}`;
		const before = taken.get(place);
		if (before)
			report(
				row,
				'column',
				'hexes.same-place',
				`Row ${row} of ${file} puts ${name ?? hex.geography} where row ${rows.get(before.geography)} puts ${names.get(before.geography) ?? before.geography} (${place}). Move one of the two.`
			);
		else taken.set(place, hex);
	}
	if (reading.problems.length > 0) return problems;
	const placed = new Set(reading.values.map((hex) => hex.geography));
	for (const { geography, name } of current.filter((each) => !placed.has(each.geography)))
		report(
			null,
			'geography',
			'hexes.no-place',
			`${file} gives ${name} no place on the map. Add a row for ${geography}.`
		);
	return problems;
}
