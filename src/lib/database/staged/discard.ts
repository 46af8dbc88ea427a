import type { Engine } from '../engine';

/** Forgets the changes written down by `findChanges`. */
export async function forgetChanges(engine: Engine): Promise<void> {
	await engine.query('DROP TABLE IF EXISTS changed_cell');
}

/** Forgets what was staged by `stageFigures`, and its changes. Nothing held changes. */
export async function discardStaged(engine: Engine): Promise<void> {
	await forgetChanges(engine);
	for (const table of ['cell', 'held', 'neighbour'])
		await engine.query(`DROP TABLE IF EXISTS staged_${table}`);
}
