import { error } from '@sveltejs/kit';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { version } from '$app/environment';
import type { Engine } from '$lib/database/engine';
import { startNodeEngine } from '$lib/database/node';
import { loadObservations, loadRegister } from '$lib/database/record';
import { createSchema } from '$lib/database/schema';
import { today } from '$lib/domain/calendar';
import type { Indicator } from '$lib/domain/indicator';
import type { Register } from '$lib/domain/record';
import { layOut, partsOf, type LaidOut } from '$lib/export/record-files';
import { readTables } from '$lib/intake/read-tables.server';
import { readRegister } from '$lib/intake/record';
import { settleHidden } from '$lib/state/settle-hidden';

/** The published record as the build reads it: the nouns in memory, the figures in the engine that ships. */
interface BuiltRecord {
	readonly register: Register;
	readonly lait_measures: readonly Indicator[];
	readonly engine: Engine;
	/** The record as it is published under `/data/`. */
	readonly published: LaidOut;
}

const folder = join(process.cwd(), 'data');

/**
 * When the site was built. The build runs in several processes, which must give one manifest: its version is the instant of
 * the build for all of them, and the day where somebody gave it another name.
 */
const built = /^\d{13}$/.test(version)
	? new Date(Number(version)).toISOString()
	: `${today()}T00:00:00Z`;

async function open(): Promise<BuiltRecord> {
	const tables = await readTables(folder);
	const { register, lait_measures, problems } = readRegister(tables);
	if (problems.length > 0)
		throw new Error(
			`The record in data/ cannot be published:\n${problems.map((problem) => `${problem.file}, row ${problem.row}: ${problem.message}`).join('\n')}`
		);
	const observations = (await readFile(join(folder, 'observations.csv'))).toString('utf8');
	const engine = await startNodeEngine();
	await createSchema(engine);
	await loadRegister(engine, register);
	await loadObservations(engine, new TextEncoder().encode(observations));
	await settleHidden(engine, register.board);
	const published = await layOut({
		tables,
		observations: partsOf(observations),
		views: new Map(),
		made: built,
		audience: register.board.audience ?? 'public',
		previous: null
	});
	return { register, lait_measures, engine, published };
}

let opened: Promise<BuiltRecord> | null = null;

/** Opens the record once for the whole build. Throws, and so stops the build, when any row of it is wrong. */
export const builtRecord = () => (opened ??= open());

/** The names of the record's files in one folder of `/data/`: `parts` or `manifests`. */
export async function publishedFiles(folder: string): Promise<readonly { file: string }[]> {
	const { published } = await builtRecord();
	return [...published.files.keys()]
		.filter((path) => path.startsWith(`${folder}/`))
		.map((path) => ({ file: path.slice(folder.length + 1) }));
}

/** One file of the record as it is published. */
export async function publishedFile(path: string): Promise<Response> {
	const { published } = await builtRecord();
	const bytes = published.files.get(path);
	if (!bytes) error(404, 'The record has no such file.');
	const type = path.endsWith('.csv') ? 'text/csv' : 'application/json';
	return new Response(new Uint8Array(bytes), {
		headers: { 'content-type': `${type}; charset=utf-8` }
	});
}
