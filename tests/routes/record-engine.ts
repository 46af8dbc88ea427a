import { readdirSync, readFileSync } from 'node:fs';
import type { Engine } from '$lib/database/engine';
import { startNodeEngine } from '$lib/database/node';
import { loadObservations, loadRegister } from '$lib/database/record';
import { createSchema } from '$lib/database/schema';
import type { Register } from '$lib/domain/record';
import { readRegister } from '$lib/intake/record';
import { settleHidden } from '$lib/state/settle-hidden';

interface RecordEngine {
	readonly engine: Engine;
	readonly register: Register;
}

let shared: Promise<RecordEngine> | undefined;

/** The record that ships, in one engine for every file of a worker. Leave it as it was found: it is never closed. */
export const sharedRecord = (): Promise<RecordEngine> => (shared ??= recordEngine());

/** The record that ships, in an engine of its own. */
export async function recordEngine(): Promise<RecordEngine> {
	const { register } = readRegister(
		new Map(
			readdirSync('data')
				.filter((name) => name.endsWith('.csv'))
				.map((name) => [name.slice(0, -4), readFileSync(`data/${name}`, 'utf8')])
		)
	);
	const engine = await startNodeEngine();
	await createSchema(engine);
	await loadRegister(engine, register);
	await loadObservations(engine, readFileSync('data/observations.csv'));
	await settleHidden(engine, register.board, false);
	return { engine, register };
}
