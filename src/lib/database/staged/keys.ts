import type { Engine } from '../engine';
import { nextKey } from '../load';

/** What has a key of its own that a file may bring. */
type Keyed = 'indicator' | 'period';

/**
 * The ids of a table by key, those of a staged file among them: what it brings has the next free keys, in the order given.
 * Only true while the file is staged and nothing else was accepted or undone.
 */
export async function withStaged(
	engine: Engine,
	table: Keyed,
	brought: readonly string[]
): Promise<Map<number, string>> {
	const held = await engine.query<{ id: string; key: number }>(
		`SELECT ${table} AS id, ${table}_key::int AS key FROM ${table}`
	);
	const ids = new Map(held.map(({ id, key }) => [key, id]));
	const first = await nextKey(engine, table);
	for (const [place, id] of brought.entries()) ids.set(first + place, id);
	return ids;
}

/**
 * What the keys of measures and periods stand for now, as a short text. A staged file holds keys, those it will bring among
 * them, so it can be accepted only while they still mean the same.
 */
export async function stampKeys(engine: Engine): Promise<string> {
	const [row] = await engine.query<{ stamp: string }>(
		`SELECT concat_ws(' ', (SELECT bit_xor(hash(indicator_key, indicator)) FROM indicator),
			(SELECT bit_xor(hash(period_key, period)) FROM period)) AS stamp`
	);
	return row?.stamp ?? '';
}

/** The staged file was read against other measures or periods than are held now. Nothing held has changed; stage it again. */
export class StaleError extends Error {
	constructor(file: string) {
		super(
			`What is held has changed since ${file} was read, so it was not added. Read it once more.`
		);
		this.name = 'StaleError';
	}
}

/** Throws `StaleError` unless the keys mean what they meant when the file was staged. */
export async function assertFresh(
	engine: Engine,
	staged: { readonly file: string; readonly stamp: string }
): Promise<void> {
	if ((await stampKeys(engine)) !== staged.stamp) throw new StaleError(staged.file);
}
