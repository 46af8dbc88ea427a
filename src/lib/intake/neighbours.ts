import type { Neighbour } from '$lib/domain/neighbour';
import type { Checked, Problem } from '$lib/domain/problem';
import { readTable } from './csv';
import type { PlaceFinder } from './place';

/** Columns that hold the n-th neighbour in the sets known; the word for closeness stands in the column after. */
const neighbourColumn = /^SN_?(\d+)$/;

/**
 * Reads a set of children's services statistical neighbours: one row an authority, its ten neighbours by DfE number,
 * each followed by a word for closeness under a header that repeats (`SNP`) or is numbered (`SN_1P`).
 */
export function readNeighbours(
	text: string,
	file: string,
	neighbour_set: string,
	places: PlaceFinder
): Checked<Neighbour> {
	const { header, rows, problems: structural } = readTable(text, file);
	const problems: Problem[] = [...structural];
	const columns = header.flatMap((name, place) => {
		const match = neighbourColumn.exec(name);
		return match ? [{ rank: Number(match[1]), place, name }] : [];
	});
	if (columns.length === 0) {
		problems.push({
			file,
			row: 1,
			column: null,
			rule: 'neighbours.no-column',
			severity: 'error',
			message: `${file} has no columns of neighbours such as SN1 or SN_1. Choose the statistical neighbour file DfE publishes.`
		});
	}
	const values: Neighbour[] = [];
	for (const { row, cells } of rows) {
		const number = cells[0] ?? '';
		if (!/^\d+$/.test(number)) continue;
		const geography = places.byNumber(number);
		if (!geography) {
			problems.push(unknown(file, row, header[0] ?? null, number));
			continue;
		}
		for (const { rank, place, name } of columns) {
			const neighbour = places.byNumber(cells[place] ?? '');
			if (!neighbour) {
				problems.push(unknown(file, row, name, cells[place] ?? ''));
				continue;
			}
			const word = (cells[place + 1] ?? '').trim().toLowerCase();
			values.push({
				neighbour_set,
				geography: geography.geography,
				rank,
				neighbour: neighbour.geography,
				closeness: word.charAt(0).toUpperCase() + word.slice(1)
			});
		}
	}
	return { values, problems, questions: [] };
}

const unknown = (file: string, row: number, column: string | null, number: string): Problem => ({
	file,
	row,
	column,
	rule: 'neighbours.unknown-area',
	severity: 'error',
	message: `Row ${row} of ${file} has the number “${number}” in the column ${column}, which is no place the record knows. Correct the number, or add the place to geographies.csv.`
});
