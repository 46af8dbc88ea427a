import { replayLait } from '$lib/database/lait';
import type { Engine } from '$lib/database/engine';
import { askHeldEdition, askNames } from '$lib/database/queries/held-edition';
import { replayFigures } from '$lib/database/staged';
import type { Indicator } from '$lib/domain/indicator';
import type { Register } from '$lib/domain/record';
import type { Vintage } from '$lib/domain/vintage';
import type { KeptBytes, KeptUpload } from '$lib/workspace/change';
import { freeName } from '$lib/workspace/edition';
import { DeskInWorker, deskSetting } from './desk-in-worker';

/** An engine with the published record in it. */
export interface Loaded {
	readonly engine: Engine;
	readonly register: Register;
	readonly lait_measures: readonly Indicator[];
}

/** The measures a dictionary describes. Rejects when it holds no table. */
async function readMeasures(desk: DeskInWorker, dictionary: File): Promise<readonly Indicator[]> {
	const { key } = await desk.open(dictionary);
	const { indicators } = await desk.read(key, 0, new Map());
	await desk.putAway(key);
	return indicators;
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
	loaded: Loaded,
	desk: DeskInWorker,
	upload: KeptUpload,
	bytes: KeptBytes,
	uploads: readonly KeptUpload[]
): Promise<number | null> {
	const { engine, register, lait_measures } = loaded;
	try {
		const vintage = await namedApart(engine, upload, uploads);
		if (upload.format !== 'lait-bulk') {
			const seen = await desk.open(new File([bytes.bytes], upload.file));
			const place = seen.sheets.findIndex(({ sheet }) => sheet === upload.sheet);
			const reading = await desk.read(seen.key, place, new Map(Object.entries(upload.answers)));
			await desk.putAway(seen.key);
			if (reading.outcome !== 'accepted') return null;
			const indicators = [...reading.indicators, ...lait_measures];
			return await replayFigures(engine, { ...reading, indicators, file: upload.file }, vintage);
		}
		const described =
			bytes.dictionary && upload.dictionary
				? await readMeasures(desk, new File([bytes.dictionary], upload.dictionary))
				: [];
		const rows = desk.readLait(bytes.bytes);
		return await replayLait(
			engine,
			{ name: upload.file, rows },
			[...register.indicators, ...described, ...lait_measures],
			vintage
		);
	} catch {
		return null;
	}
}

/**
 * Loads kept files over the record, in the order they were added, each read while the one before is being loaded.
 *
 * @returns those that could not be loaded again, a sentence each, and how many figures each of the others added to the record.
 * Rejects when it is `wanted` no more.
 */
export async function loadKept(
	loaded: Loaded,
	uploads: readonly KeptUpload[],
	read: (upload: KeptUpload) => Promise<KeptBytes | null>,
	wanted: AbortSignal,
	say: (sentence: string) => void
): Promise<{
	readonly problems: string[];
	readonly added: ReadonlyMap<KeptUpload, number>;
}> {
	const { register, lait_measures } = loaded;
	const problems: string[] = [];
	const added = new Map<KeptUpload, number>();
	const desk = new DeskInWorker(() => deskSetting(register, lait_measures));
	wanted.addEventListener('abort', () => desk.stop());
	const reading = (place: number) => {
		const upload = uploads[place];
		const bytes = upload ? read(upload) : Promise.resolve(null);
		bytes.catch(() => undefined);
		return bytes;
	};
	let next = reading(0);
	for (const [place, upload] of uploads.entries()) {
		wanted.throwIfAborted();
		const bytes = await next.catch(() => null);
		say(`Loading ${upload.file}, kept on this computer.`);
		const rows = bytes && (await loadUpload(loaded, desk, upload, bytes, uploads));
		wanted.throwIfAborted();
		if (rows !== null) added.set(upload, rows);
		else
			problems.push(
				`${upload.file}, kept on this computer, could not be loaded again. Remove it on the data page and add it once more.`
			);
		next = reading(place + 1);
	}
	desk.stop();
	return { problems, added };
}
