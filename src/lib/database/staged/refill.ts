import type { Engine } from '../engine';
import { OBSERVATION_KEY, observationTable } from '../schema';

/**
 * Makes the table of figures anew beside the one held, which nobody reads yet, and without its key: where more rows change
 * than stay it is three times as quick to build the key once, in `exchange`, than to change it row by row. The same checks and
 * the same key hold either way.
 */
export async function refill(engine: Engine, selects: readonly string[]): Promise<void> {
	await engine.query('DROP TABLE IF EXISTS next_observation');
	await engine.query(observationTable('next_observation', false));
	for (const select of selects) await engine.query(`INSERT INTO next_observation ${select}`);
}

/** Puts the table made anew in the place of the one held. */
export async function exchange(engine: Engine): Promise<void> {
	await engine.query(`ALTER TABLE next_observation ADD ${OBSERVATION_KEY}`);
	await engine.query('DROP TABLE observation');
	await engine.query('ALTER TABLE next_observation RENAME TO observation');
}
