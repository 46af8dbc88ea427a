import type { Vintage } from '$lib/domain/vintage';
import type { Engine } from '../engine';
import { atomically, countRows, LoadError } from '../load';
import { loadIndicators, loadPeriods, loadVintages } from '../record';
import { NATIONAL_RANGE, NATIONAL_REASON } from './national';
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
	review: Omit<LaitReview, 'comparison'>,
	vintage: Vintage
): Promise<number> {
	if (!isAcceptable(review)) throw new Error(`${review.file} has errors and cannot be added.`);
	const added = await atomically(engine, async () => {
		await loadIndicators(engine, review.indicators);
		await loadPeriods(engine, review.periods);
		const before = await countRows(engine, 'observation');
		const held = await findEdition(engine, vintage);
		if (!held) await loadVintages(engine, [vintage]);
		const key = held?.key ?? (await findEdition(engine, vintage))?.key ?? 0;
		const expected = review.usable_rows - (held ? await countHeld(engine, key) : 0);
		const rest = held
			? `ANTI JOIN (SELECT * FROM observation WHERE vintage_key = ${key})
				USING (indicator_key, period_key, geography_key)`
			: '';
		await insertBulk(
			engine,
			`SELECT indicator_key, geography_key, period_key, ${key}, value, symbol, NULL, NULL, decimals,
				source_row
			FROM lait_cell ${rest}`,
			before <= expected
		);
		const found = (await countRows(engine, 'observation')) - before;
		if (found !== expected) throw new LoadError('observation', expected, found);
		await engine.query(`INSERT OR IGNORE INTO held_back
			SELECT ${key}, indicator_key, geography_key, period_key, '${NATIONAL_RANGE}', ${NATIONAL_REASON}
			FROM lait_national`);
		return found;
	});
	await discardLait(engine);
	return added;
}

/**
 * Adds rows to the figures. Where more come than are held it is twice as quick to make the table anew and build its key once,
 * at the commit, than to add each row to the key that is there; the same checks and the same key hold either way.
 */
async function insertBulk(engine: Engine, rows: string, anew: boolean): Promise<void> {
	if (!anew) {
		await engine.query(`INSERT INTO observation ${rows}`);
		return;
	}
	await engine.query(observationTable('next_observation', false));
	await engine.query('INSERT INTO next_observation SELECT * FROM observation');
	await engine.query(`INSERT INTO next_observation ${rows}`);
	await engine.query(`ALTER TABLE next_observation ADD ${OBSERVATION_KEY}`);
	await engine.query('DROP TABLE observation');
	await engine.query('ALTER TABLE next_observation RENAME TO observation');
}

/** Rows `acceptLait` would add: none when the very same file is held in full already. */
export async function rowsToAdd(
	engine: Engine,
	review: LaitReview,
	vintage: Pick<Vintage, 'vintage' | 'hash'>
): Promise<number> {
	const held = await findEdition(engine, vintage);
	return review.usable_rows - (held ? await countHeld(engine, held.key) : 0);
}

/** The edition held under this id from the same file; an edition from another file is not it. */
async function findEdition(engine: Engine, { vintage, hash }: Pick<Vintage, 'vintage' | 'hash'>) {
	const [edition] = await engine.query<{ key: number }>(
		'SELECT vintage_key::int AS key FROM vintage WHERE vintage = ? AND hash IS NOT DISTINCT FROM ?',
		[vintage, hash]
	);
	return edition;
}

async function countHeld(engine: Engine, key: number): Promise<number> {
	const [row] = await engine.query<{ rows: number }>(
		`SELECT count(*)::int AS rows FROM lait_cell
		SEMI JOIN (SELECT * FROM observation WHERE vintage_key = ${key})
		USING (indicator_key, period_key, geography_key)`
	);
	return row?.rows ?? 0;
}
