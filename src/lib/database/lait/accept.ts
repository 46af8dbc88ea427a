import type { Vintage } from '$lib/domain/vintage';
import type { Engine } from '../engine';
import { atomically, countRows, LoadError, nextKey } from '../load';
import { loadIndicators, loadPeriods, loadVintages } from '../record';
import { OBSERVATION_KEY, observationTable } from '../schema';
import { discardLait } from './read';
import { isAcceptable, type LaitReview } from './review';

/**
 * Adds the staged file to what is held, as an edition of its own, and resolves to the rows added. An edition the record
 * already holds in part, from the same file by its hash, is completed: cells it has stay as they are. Either all of it is
 * added or nothing changes: throws `LoadError` or `QueryError` and leaves everything held as it was. Call it with the
 * review last made; a review with an error is refused.
 */
export async function acceptLait(
	engine: Engine,
	review: Omit<LaitReview, 'comparison' | 'older_than'>,
	vintage: Vintage
): Promise<number> {
	if (!isAcceptable(review)) throw new Error(`${review.file} has errors and cannot be added.`);
	const held = await findEdition(engine, vintage);
	const key = held?.key ?? (await nextKey(engine, 'vintage'));
	const edition = `observation WHERE vintage_key = ${key}`;
	const before = await countRows(engine, 'observation');
	const heldBefore = held ? await countRows(engine, edition) : 0;
	const rows = `${rowsOf(key)} ${held ? missingFrom(key) : ''}`;
	const anew = before <= 2 * review.usable_rows;
	try {
		if (anew) await fillAnew(engine, rows);
		const added = await atomically(engine, async () => {
			await loadIndicators(engine, review.indicators);
			await loadPeriods(engine, review.periods);
			if (!held) await loadVintages(engine, [vintage]);
			if (anew) await exchange(engine);
			else await engine.query(`INSERT INTO observation ${rows}`);
			const found = (await countRows(engine, 'observation')) - before;
			// All of what the edition held is usually in the file; only where it is not, each cell is looked for.
			if (heldBefore + found !== review.usable_rows) {
				const there = held ? await countHeld(engine, key) : found;
				const missing = review.usable_rows - there;
				if (missing !== 0) throw new LoadError('observation', found + missing, found);
			}
			await engine.query(`INSERT OR IGNORE INTO held_back
				SELECT ${key}, indicator_key, geography_key, period_key, rule, reason FROM lait_held`);
			return found;
		});
		await discardLait(engine);
		return added;
	} catch (cause) {
		await engine.query('DROP TABLE IF EXISTS next_observation').catch(() => undefined);
		throw cause;
	}
}

const rowsOf = (
	key: number
) => `SELECT indicator_key, geography_key, period_key, ${key}, value, symbol, NULL, NULL,
		decimals, source_row
	FROM lait_cell`;

const missingFrom = (
	key: number
) => `ANTI JOIN (SELECT * FROM observation WHERE vintage_key = ${key})
	USING (indicator_key, period_key, geography_key)`;

/**
 * Makes the table of figures anew beside the one held, which nobody reads yet, and without its key: where more rows come
 * than are held it is three times as quick to build the key once, in `exchange`, than to add each row to the key that is
 * there. The same checks and the same key hold either way.
 */
async function fillAnew(engine: Engine, rows: string): Promise<void> {
	await engine.query('DROP TABLE IF EXISTS next_observation');
	await engine.query(observationTable('next_observation', false));
	await engine.query('INSERT INTO next_observation SELECT * FROM observation');
	await engine.query(`INSERT INTO next_observation ${rows}`);
}

/** Puts the table made anew in the place of the one held. */
async function exchange(engine: Engine): Promise<void> {
	await engine.query(`ALTER TABLE next_observation ADD ${OBSERVATION_KEY}`);
	await engine.query('DROP TABLE observation');
	await engine.query('ALTER TABLE next_observation RENAME TO observation');
}

/** Whether the very same file is held in full already: accepting it would add nothing. */
export async function isHeldInFull(
	engine: Engine,
	review: LaitReview,
	vintage: Pick<Vintage, 'vintage' | 'hash'>
): Promise<boolean> {
	const held = await findEdition(engine, vintage);
	if (!held) return false;
	const rows = await countRows(engine, `observation WHERE vintage_key = ${held.key}`);
	return rows >= review.usable_rows && (await countHeld(engine, held.key)) === review.usable_rows;
}

/** The edition held under this id from the same file; an edition from another file is not it. */
async function findEdition(engine: Engine, { vintage, hash }: Pick<Vintage, 'vintage' | 'hash'>) {
	const [edition] = await engine.query<{ key: number }>(
		'SELECT vintage_key::int AS key FROM vintage WHERE vintage = ? AND hash IS NOT DISTINCT FROM ?',
		[vintage, hash]
	);
	return edition;
}

/** Cells of the file that an edition has. Only the measures and years it holds are looked for in the file. */
async function countHeld(engine: Engine, key: number): Promise<number> {
	const [row] = await engine.query<{ rows: number }>(
		`WITH held AS (SELECT * FROM observation WHERE vintage_key = ${key})
		SELECT count(*)::int AS rows FROM lait_cell
		SEMI JOIN (SELECT DISTINCT indicator_key, period_key FROM held) USING (indicator_key, period_key)
		SEMI JOIN held USING (indicator_key, period_key, geography_key)`
	);
	return row?.rows ?? 0;
}
