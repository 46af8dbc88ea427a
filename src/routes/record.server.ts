import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Engine } from '$lib/database/engine';
import { startNodeEngine } from '$lib/database/node';
import { loadObservations, loadRegister } from '$lib/database/record';
import { createSchema } from '$lib/database/schema';
import type { Indicator } from '$lib/domain/indicator';
import type { Register } from '$lib/domain/record';
import { readRegister, REGISTER_TABLES } from '$lib/intake/record';

/** The published record as the build reads it: the nouns in memory, the figures in the engine that ships. */
interface BuiltRecord {
	readonly register: Register;
	readonly lait_measures: readonly Indicator[];
	readonly engine: Engine;
}

const read = (table: string) => readFile(join(process.cwd(), 'data', `${table}.csv`));

async function open(): Promise<BuiltRecord> {
	const texts = await Promise.all(
		REGISTER_TABLES.map(async (table) => [table, (await read(table)).toString('utf8')] as const)
	);
	const { register, lait_measures, problems } = readRegister(new Map(texts));
	if (problems.length > 0)
		throw new Error(
			`The record in data/ cannot be published:\n${problems.map((problem) => `${problem.file}, row ${problem.row}: ${problem.message}`).join('\n')}`
		);
	const engine = await startNodeEngine();
	await createSchema(engine);
	await loadRegister(engine, register);
	await loadObservations(engine, await read('observations'));
	return { register, lait_measures, engine };
}

let opened: Promise<BuiltRecord> | null = null;

/** Opens the record once for the whole build. Throws, and so stops the build, when any row of it is wrong. */
export const builtRecord = () => (opened ??= open());

/** A table of the record as it is published, byte for byte. */
export const recordTable = read;
