import { base } from '$app/paths';
import { startBrowserEngine } from '$lib/database/browser';
import type { Engine } from '$lib/database/engine';
import { replayLait } from '$lib/database/lait';
import { loadObservations, loadRegister } from '$lib/database/record';
import { createSchema } from '$lib/database/schema';
import { replayFigures } from '$lib/database/staged';
import type { Indicator } from '$lib/domain/indicator';
import type { Register } from '$lib/domain/record';
import { readRegister, REGISTER_TABLES } from '$lib/intake/record';
import type { KeptBytes, KeptUpload } from '$lib/workspace/workspace';
import { decode } from './decode';
import { DeskInWorker, deskSetting } from './desk-in-worker';
import { openKept, readKept, type KeptFiles } from './kept-files';
import { SharedStart } from './shared-start';

/** Whether the engine can be asked: it sleeps until something is asked that the page was not built with. */
export type EngineStatus = 'asleep' | 'starting' | 'ready' | 'failed';

/** What must be loaded before anything can be asked. */
interface Loaded {
	readonly engine: Engine;
	readonly register: Register;
	readonly lait_measures: readonly Indicator[];
}

const UPLOADED = 'kept.csv';

async function fetchTable(table: string): Promise<Uint8Array> {
	const response = await fetch(`${base}/data/${table}.csv`);
	if (!response.ok)
		throw new Error(
			`The site did not give its table of ${table.replaceAll('_', ' ')}. Reload the page to try again.`
		);
	return new Uint8Array(await response.arrayBuffer());
}

/**
 * The one engine of the page: the published record, and over it the files kept on this computer. Made of the site's own
 * tables each time, so what a visit did to it never outlives the visit.
 */
class EngineState {
	#status = $state<EngineStatus>('asleep');
	#sentence = $state('');
	#problems = $state.raw<readonly string[]>([]);
	#loaded = $state.raw<Loaded | null>(null);
	readonly #start = new SharedStart((wanted) => this.#load(wanted));

	get status(): EngineStatus {
		return this.#status;
	}

	/** What is being done, or why it failed; empty when there is nothing to say. */
	get sentence(): string {
		return this.#sentence;
	}

	/** Kept files that could not be loaded again, a sentence each. */
	get problems(): readonly string[] {
		return this.#problems;
	}

	/** The published record's nouns. Throws before `ready()` has resolved. */
	get register(): Register {
		return this.#need().register;
	}

	/** LAIT's measures that the board does not follow. Throws before `ready()` has resolved. */
	get lait_measures(): readonly Indicator[] {
		return this.#need().lait_measures;
	}

	/**
	 * The engine with everything loaded, started on the first call and shared by all. Rejects with a sentence when it cannot
	 * start; the next call tries again.
	 */
	async ready(): Promise<Engine> {
		return (await this.#start.get()).engine;
	}

	/** Ends the engine, and with it whatever it is doing or starting. The next `ready()` starts it afresh. */
	stop(): void {
		this.#start.stop();
		this.#loaded = null;
		this.#status = 'asleep';
		this.#sentence = '';
	}

	#need(): Loaded {
		if (!this.#loaded) throw new Error('The data engine is not ready yet.');
		return this.#loaded;
	}

	async #load(wanted: AbortSignal): Promise<Loaded> {
		this.#status = 'starting';
		this.#problems = [];
		const say = (sentence: string) => {
			if (!wanted.aborted) this.#sentence = sentence;
		};
		let engine: Engine | null = null;
		let kept: Promise<KeptFiles | null> | null = null;
		try {
			const tables = Promise.all(
				REGISTER_TABLES.map(async (table) => [table, decode(await fetchTable(table))] as const)
			);
			const observations = fetchTable('observations');
			// Each is awaited below: a failure while the engine starts must not count as unhandled.
			tables.catch(() => undefined);
			observations.catch(() => undefined);
			kept = openKept();
			kept.catch(() => undefined);
			const started = await startBrowserEngine({ onProgress: say, wanted });
			engine = started;
			wanted.throwIfAborted();
			// Heard also after it is ready: a stop ends it whatever it does.
			wanted.addEventListener('abort', () => void started.close());
			const { register, lait_measures, problems } = readRegister(new Map(await tables));
			const [wrong] = problems.filter((problem) => problem.severity === 'error');
			if (wrong) throw new Error(wrong.message);
			wanted.throwIfAborted();
			say('Loading the published record.');
			await createSchema(started);
			await loadRegister(started, register);
			await loadObservations(started, await observations);
			wanted.throwIfAborted();
			const loaded = { engine: started, register, lait_measures };
			await this.#loadKept(loaded, await kept, wanted, say);
			wanted.throwIfAborted();
			this.#loaded = loaded;
			this.#status = 'ready';
			this.#sentence = '';
			return loaded;
		} catch (cause) {
			await engine?.close();
			// Stopped on purpose, and perhaps started again since: not this start's to report.
			if (!wanted.aborted) {
				this.#status = 'failed';
				this.#sentence = cause instanceof Error ? cause.message : String(cause);
			}
			throw cause;
		} finally {
			void kept?.then(
				(opened) => opened?.workspace.close(),
				() => undefined
			);
		}
	}

	async #loadKept(
		loaded: Loaded,
		kept: KeptFiles | null,
		wanted: AbortSignal,
		say: (sentence: string) => void
	): Promise<void> {
		if (!kept) return;
		wanted.throwIfAborted();
		if (kept.problem !== null) this.#problems = [kept.problem];
		const { register, lait_measures } = loaded;
		const desk = new DeskInWorker(() => deskSetting(register, lait_measures));
		wanted.addEventListener('abort', () => desk.stop());
		let next = kept.first;
		for (const [place, upload] of kept.uploads.entries()) {
			const bytes = await next;
			say(`Loading ${upload.file}, kept on this computer.`);
			const done = bytes !== null && (await loadUpload(loaded, desk, upload, bytes));
			wanted.throwIfAborted();
			if (!done)
				this.#problems = [
					...this.#problems,
					`${upload.file}, kept on this computer, could not be loaded again. Remove it on the data page and add it once more.`
				];
			next = readKept(kept.workspace, kept.uploads[place + 1]);
		}
		desk.stop();
	}
}

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

/** The page's engine. */
export const engine = new EngineState();
