import type { Vintage } from '$lib/domain/vintage';
import type { Engine } from '../engine';
import { discardLait } from '../lait/stage';
import { atomically, countRows, LoadError, nextKey } from '../load';
import { loadIndicators, loadPeriods, loadVintages } from '../record';
import { recordBrought } from './brought';
import { discardStaged, forgetChanges } from './discard';
import { assertFresh } from './keys';
import { addNeighbours } from './neighbours';
import { refill, exchange } from './refill';
import { sourceOf, type Source, type Staged } from './relation';

/**
 * Adds a staged file to what is held, as an edition of its own, and resolves to the rows added. An edition the record
 * already holds in part, from the same file by its hash, is completed: cells it has stay as they are. Either all of it is
 * added or nothing changes: throws `LoadError`, `StaleError`, `NeighbourSetError` or `QueryError` and leaves everything held as
 * it was. `undoVintage` takes it back.
 */
export async function acceptStaged(
	engine: Engine,
	staged: Staged,
	vintage: Vintage
): Promise<number> {
	await assertFresh(engine, staged);
	const source = sourceOf(staged);
	const held = await findEdition(engine, vintage);
	const key = held?.key ?? (await nextKey(engine, 'vintage'));
	const before = await countRows(engine, 'observation');
	const heldBefore = held ? await countRows(engine, `observation WHERE vintage_key = ${key}`) : 0;
	const rows = `${rowsOf(source, key)} ${held ? missingFrom(key) : ''}`;
	const anew = staged.rows > 0 && before <= 2 * staged.rows;
	try {
		if (anew) await refill(engine, ['SELECT * FROM observation', rows]);
		const added = await atomically(engine, async () => {
			await recordBrought(engine, staged, source, key, held !== null, vintage.vintage);
			await loadIndicators(engine, staged.indicators);
			await loadPeriods(engine, staged.periods);
			if (!held) await loadVintages(engine, [vintage]);
			if (anew) await exchange(engine);
			else await engine.query(`INSERT INTO observation ${rows}`);
			const found = (await countRows(engine, 'observation')) - before;
			// All of what the edition held is usually in the file; only where it is not, each cell is looked for.
			if (heldBefore + found !== staged.rows) {
				const there = held ? await countHeld(engine, source, key) : found;
				const missing = staged.rows - there;
				if (missing !== 0) throw new LoadError('observation', found + missing, found);
			}
			await engine.query(`INSERT OR IGNORE INTO held_back
				SELECT ${key}, indicator_key, geography_key, period_key, rule, reason FROM ${source.held}`);
			if (staged.relation === 'staged_cell') await addNeighbours(engine, key);
			return found;
		});
		if (staged.relation === 'staged_cell') await discardStaged(engine);
		else await Promise.all([discardLait(engine), forgetChanges(engine)]);
		return added;
	} catch (cause) {
		await engine.query('DROP TABLE IF EXISTS next_observation').catch(() => undefined);
		throw cause;
	}
}

const rowsOf = (source: Source, key: number) =>
	`SELECT indicator_key, geography_key, period_key, ${key}, value, symbol, ${source.counts},
		decimals, source_row
	FROM ${source.cells}`;

const missingFrom = (
	key: number
) => `ANTI JOIN (SELECT * FROM observation WHERE vintage_key = ${key})
	USING (indicator_key, period_key, geography_key)`;

/**
 * Whether the very same file, by its hash, is held in full already: accepting it would add nothing. Its neighbours, if it
 * has any, are told of by `reviewNeighbours`.
 */
export async function isStagedInFull(
	engine: Engine,
	staged: Staged,
	vintage: Pick<Vintage, 'vintage' | 'hash'>
): Promise<boolean> {
	const held = await findEdition(engine, vintage);
	if (!held) return false;
	const rows = await countRows(engine, `observation WHERE vintage_key = ${held.key}`);
	if (rows < staged.rows) return false;
	return (await countHeld(engine, sourceOf(staged), held.key)) === staged.rows;
}

/** The edition held under this id from the same file; an edition from another file is not it. */
async function findEdition(engine: Engine, { vintage, hash }: Pick<Vintage, 'vintage' | 'hash'>) {
	const [edition] = await engine.query<{ key: number }>(
		'SELECT vintage_key::int AS key FROM vintage WHERE vintage = ? AND hash IS NOT DISTINCT FROM ?',
		[vintage, hash]
	);
	return edition ?? null;
}

/** Cells of the file that an edition has. Only the measures and years it holds are looked for in the file. */
async function countHeld(engine: Engine, source: Source, key: number): Promise<number> {
	const [row] = await engine.query<{ rows: number }>(
		`WITH held AS (SELECT * FROM observation WHERE vintage_key = ${key})
		SELECT count(*)::int AS rows FROM ${source.cells}
		SEMI JOIN (SELECT DISTINCT indicator_key, period_key FROM held) USING (indicator_key, period_key)
		SEMI JOIN held USING (indicator_key, period_key, geography_key)`
	);
	return row?.rows ?? 0;
}
