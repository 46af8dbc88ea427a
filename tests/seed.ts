import { readdirSync, readFileSync } from 'node:fs';
import type { Register } from '$lib/domain/record';
import type { RowEdit } from '$lib/domain/row-edit';
import { applyEdits } from '$lib/intake/edits';
import { readRegister } from '$lib/intake/record';

/** The published record's tables as texts, by their names without `.csv`. */
const seedTables: ReadonlyMap<string, string> = new Map(
	readdirSync('data')
		.filter((file) => file.endsWith('.csv'))
		.map((file) => [file.slice(0, -'.csv'.length), readFileSync(`data/${file}`, 'utf8')])
);

/** The board's business as published: the seed of every test that plays the year through. */
export const seed: Register = readRegister(seedTables).register;

/** The published record with edits made, and what is wrong with it then, a sentence each: nothing, where the edits are right. */
export function edited(...changes: readonly (readonly RowEdit[])[]) {
	let tables = seedTables;
	const conflicts = changes.flatMap((edits) => {
		const applied = applyEdits(tables, edits);
		tables = applied.contents;
		return applied.conflicts;
	});
	const { register, problems } = readRegister(tables);
	return { register, tables, conflicts, problems: problems.map(({ message }) => message) };
}
