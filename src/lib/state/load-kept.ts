import { replayLait } from '$lib/database/lait';
import type { Engine } from '$lib/database/engine';
import { askHeldEdition, askNames } from '$lib/database/queries/held-edition';
import { replayFigures } from '$lib/database/staged';
import type { Indicator } from '$lib/domain/indicator';
import type { Register } from '$lib/domain/record';
import type { Vintage } from '$lib/domain/vintage';
import type { KeptUpload } from '$lib/workspace/change';
import { freeName } from '$lib/workspace/edition';
import type { KeptReader, KeptReading } from './kept-reader';

/** An engine with the published record in it. */
export interface Loaded {
	readonly engine: Engine;
	readonly register: Register;
	readonly lait_measures: readonly Indicator[];
}

/**
 * The edition as the engine is to hold it: as the record has the same file, and with a number after its name where the record has
 * another file under it.
 */
export async function namedApart(
	engine: Engine,
	{ vintage }: KeptUpload,
	uploads: readonly KeptUpload[]
): Promise<Vintage> {
	const same = await askHeldEdition(engine, vintage);
	if (same !== null) return { ...vintage, vintage: same };
	const held = await askNames(engine);
	if (!held.some((each) => each.vintage === vintage.vintage)) return vintage;
	const taken = [...held, ...uploads.map((each) => each.vintage)].map((each) => each.vintage);
	return { ...vintage, vintage: freeName(vintage.vintage, new Set(taken)) };
}

/** Loads a kept file again, and gives the figures that the record had not; null when it cannot be. */
async function loadUpload(
	{ engine, register, lait_measures }: Loaded,
	upload: KeptUpload,
	reading: KeptReading,
	uploads: readonly KeptUpload[]
): Promise<number | null> {
	try {
		const vintage = await namedApart(engine, upload, uploads);
		if ('rows' in reading) {
			const measures = [...register.indicators, ...reading.described, ...lait_measures];
			const file = { name: upload.file, rows: reading.rows };
			return await replayLait(engine, file, measures, vintage);
		}
		const { table } = reading;
		if (table.outcome !== 'accepted') return null;
		const indicators = [...table.indicators, ...lait_measures];
		return await replayFigures(engine, { ...table, indicators, file: upload.file }, vintage);
	} catch {
		return null;
	}
}

/**
 * Loads kept files over the record, in the order they were added, each read while what is before it is being loaded.
 *
 * @returns those that could not be loaded again, a sentence each, and how many figures each of the others added to the record.
 * Rejects when it is `wanted` no more.
 */
export async function loadKept(
	loaded: Loaded,
	uploads: readonly KeptUpload[],
	reader: KeptReader,
	wanted: AbortSignal,
	say: (sentence: string) => void
): Promise<{
	readonly problems: string[];
	readonly added: ReadonlyMap<KeptUpload, number>;
}> {
	const problems: string[] = [];
	const added = new Map<KeptUpload, number>();
	for (const upload of uploads) {
		wanted.throwIfAborted();
		say(`Loading ${upload.file}, kept on this computer.`);
		const reading = await reader.next();
		const rows = reading && (await loadUpload(loaded, upload, reading, uploads));
		wanted.throwIfAborted();
		if (rows !== null) added.set(upload, rows);
		else
			problems.push(
				`${upload.file}, kept on this computer, could not be loaded again. Remove it on the data page and add it once more.`
			);
	}
	return { problems, added };
}
