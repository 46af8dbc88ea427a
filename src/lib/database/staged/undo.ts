import type { VintageId } from '$lib/domain/id';
import type { Engine } from '../engine';
import { atomically, countRows } from '../load';
import { exchange, refill } from './refill';

/** The edition is not held, or the record itself has it: there is nothing to take back. */
export class NotAddedError extends Error {
	constructor(vintage: VintageId) {
		super(`${vintage} was not added from a file, so there is nothing to take back.`);
		this.name = 'NotAddedError';
	}
}

/**
 * Takes back exactly what accepting a file added, and resolves to the cells removed: its figures and those held back, its
 * edition unless the record had a part of it, and the measures, periods and neighbour sets that nothing else needs. Either all
 * of it goes or nothing changes. Throws `NotAddedError` for an edition that no file added.
 */
export async function undoVintage(engine: Engine, vintage: VintageId): Promise<number> {
	const [edition] = await engine.query<{ key: number; part: boolean }>(
		`SELECT vintage_key::int AS key, noun = 'part' AS part FROM vintage JOIN brought USING (vintage_key)
		WHERE vintage = ? AND noun IN ('vintage', 'part')`,
		[vintage]
	);
	if (!edition) throw new NotAddedError(vintage);
	const { key, part } = edition;
	const before = await countRows(engine, 'observation');
	const added = await countRows(engine, `observation ${addedTo(key, false)}`);
	const anew = added > before / 20;
	try {
		if (anew)
			await refill(engine, [
				`SELECT * FROM observation WHERE vintage_key <> ${key} OR NOT ${isAdded(key, false)}`
			]);
		return await atomically(engine, async () => {
			if (anew) await exchange(engine);
			else if (added > 0) await engine.query(`DELETE FROM observation ${addedTo(key, false)}`);
			const removed = before - (await countRows(engine, 'observation'));
			if (removed !== added)
				throw new Error(
					`Taking back ${vintage} should remove ${added} rows but removed ${removed}.`
				);
			await engine.query(`DELETE FROM held_back ${addedTo(key, true)}`);
			if (!part) await engine.query(`DELETE FROM vintage WHERE vintage_key = ${key}`);
			for (const noun of ['indicator', 'period'] as const)
				await engine.query(`DELETE FROM ${noun} WHERE ${noun} IN (${onlyBroughtBy(key, noun)})
					AND ${noun}_key NOT IN (SELECT ${noun}_key FROM observation)
					AND ${noun}_key NOT IN (SELECT ${noun}_key FROM held_back)`);
			await engine.query(
				`DELETE FROM neighbour
				WHERE neighbour_set || ' ' || geography IN (${onlyBroughtBy(key, 'neighbours')})`
			);
			await engine.query(`DELETE FROM brought WHERE vintage_key = ${key}`);
			await engine.query(`DELETE FROM held_before WHERE vintage_key = ${key}`);
			return removed;
		});
	} catch (cause) {
		await engine.query('DROP TABLE IF EXISTS next_observation').catch(() => undefined);
		throw cause;
	}
}

/** A condition in SQL: the record did not have the cell of the edition, or its being held back. */
const isAdded = (
	key: number,
	heldBack: boolean
) => `(indicator_key, geography_key, period_key) NOT IN (
	SELECT (indicator_key, geography_key, period_key) FROM held_before
	WHERE vintage_key = ${key} AND held_back = ${heldBack})`;

const addedTo = (key: number, heldBack: boolean) =>
	`WHERE vintage_key = ${key} AND ${isAdded(key, heldBack)}`;

const onlyBroughtBy = (
	key: number,
	noun: 'indicator' | 'period' | 'neighbours'
) => `SELECT id FROM brought WHERE vintage_key = ${key} AND noun = '${noun}'
	AND id NOT IN (SELECT id FROM brought WHERE vintage_key <> ${key} AND noun = '${noun}')`;
