import { replayLait } from '$lib/database/lait';
import type { Engine } from '$lib/database/engine';
import { replayFigures } from '$lib/database/staged';
import type { Indicator } from '$lib/domain/indicator';
import type { Register } from '$lib/domain/record';
import type { KeptBytes, KeptUpload } from '$lib/workspace/change';
import { DeskInWorker, deskSetting } from './desk-in-worker';

/** An engine with the published record in it. */
export interface Loaded {
	readonly engine: Engine;
	readonly register: Register;
	readonly lait_measures: readonly Indicator[];
}

const UPLOADED = 'kept.csv';

/** The measures a dictionary describes. Rejects when it holds no table. */
async function readMeasures(desk: DeskInWorker, dictionary: File): Promise<readonly Indicator[]> {
	const { key } = await desk.open(dictionary);
	const { indicators } = await desk.read(key, 0, new Map());
	await desk.putAway(key);
	return indicators;
}

/** Loads a kept file again; false when it cannot be. */
async function loadUpload(
	loaded: Loaded,
	desk: DeskInWorker,
	upload: KeptUpload,
	bytes: KeptBytes
): Promise<boolean> {
	const { engine, register, lait_measures } = loaded;
	try {
		if (upload.format !== 'lait-bulk') {
			const seen = await desk.open(new File([bytes.bytes], upload.file));
			const place = seen.sheets.findIndex(({ sheet }) => sheet === upload.sheet);
			const reading = await desk.read(seen.key, place, new Map(Object.entries(upload.answers)));
			await desk.putAway(seen.key);
			if (reading.outcome !== 'accepted') return false;
			const indicators = [...reading.indicators, ...lait_measures];
			await replayFigures(engine, { ...reading, indicators, file: upload.file }, upload.vintage);
			return true;
		}
		const described =
			bytes.dictionary && upload.dictionary
				? await readMeasures(desk, new File([bytes.dictionary], upload.dictionary))
				: [];
		await engine.registerFile(UPLOADED, new Uint8Array(bytes.bytes));
		await replayLait(
			engine,
			{ name: upload.file, registered: UPLOADED },
			[...register.indicators, ...described, ...lait_measures],
			upload.vintage
		);
		return true;
	} catch {
		return false;
	} finally {
		await engine.dropFile(UPLOADED);
	}
}

/**
 * Loads kept files over the record, in the order they were added, each read while the one before is being loaded.
 *
 * @returns those that could not be loaded again, a sentence each. Rejects when it is `wanted` no more.
 */
export async function loadKept(
	loaded: Loaded,
	uploads: readonly KeptUpload[],
	read: (upload: KeptUpload) => Promise<KeptBytes | null>,
	wanted: AbortSignal,
	say: (sentence: string) => void
): Promise<string[]> {
	const { register, lait_measures } = loaded;
	const problems: string[] = [];
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
		const done = bytes !== null && (await loadUpload(loaded, desk, upload, bytes));
		wanted.throwIfAborted();
		if (!done)
			problems.push(
				`${upload.file}, kept on this computer, could not be loaded again. Remove it on the data page and add it once more.`
			);
		next = reading(place + 1);
	}
	desk.stop();
	return problems;
}
