import { base } from '$app/paths';
import { startBrowserEngine } from '$lib/database/browser';
import type { Engine } from '$lib/database/engine';
import { replayLait } from '$lib/database/lait';
import { loadObservations, loadRegister } from '$lib/database/record';
import { createSchema } from '$lib/database/schema';
import type { Indicator } from '$lib/domain/indicator';
import type { Register } from '$lib/domain/record';
import { readLaitDictionary } from '$lib/intake/lait-dictionary';
import { readRegister, REGISTER_TABLES } from '$lib/intake/record';
import {
	openWorkspace,
	type KeptBytes,
	type KeptUpload,
	type Workspace
} from '$lib/workspace/workspace';
import { decode } from './decode';

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

/** The files kept on this computer. The first is being read already, while the engine starts. */
interface Kept {
	readonly workspace: Workspace;
	readonly uploads: readonly KeptUpload[];
	readonly first: Promise<KeptBytes | null>;
	/** Why they could not be listed, as a sentence; null when nothing went wrong. */
	readonly problem: string | null;
}

async function readKept(workspace: Workspace, upload?: KeptUpload): Promise<KeptBytes | null> {
	const bytes = upload && (await workspace.read(upload.vintage.vintage));
	return bytes?.done ? bytes.value : null;
}

/** Null in a browser that keeps nothing: it has nothing to load, which is not worth a sentence before a file is added. */
async function openKept(): Promise<Kept | null> {
	const opened = await openWorkspace();
	if (!opened.done) return null;
	const workspace = opened.value;
	const list = await workspace.list();
	const uploads = list.done ? list.value : [];
	const first = readKept(workspace, uploads[0]);
	first.catch(() => undefined);
	return { workspace, uploads, first, problem: list.done ? null : list.problem.message };
}

/**
 * The one engine of the page: the published record, and over it the files kept on this computer. Made of the site's own
 * tables each time, so what a visit did to it never outlives the visit.
 */
class EngineState {
	#status = $state<EngineStatus>('asleep');
	#sentence = $state('');
	#problems = $state.raw<readonly string[]>([]);
	#loading: Promise<Loaded> | null = null;
	#loaded = $state.raw<Loaded | null>(null);
	#running: Engine | null = null;

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
		this.#loading ??= this.#start();
		return (await this.#loading).engine;
	}

	/** Ends the engine, and with it whatever it is doing. The next `ready()` starts it afresh. */
	async stop(): Promise<void> {
		const running = this.#running;
		this.#running = null;
		this.#loading = null;
		this.#loaded = null;
		this.#status = 'asleep';
		this.#sentence = '';
		await running?.close();
	}

	#need(): Loaded {
		if (!this.#loaded) throw new Error('The data engine is not ready yet.');
		return this.#loaded;
	}

	async #start(): Promise<Loaded> {
		this.#status = 'starting';
		this.#problems = [];
		let engine: Engine | null = null;
		let kept: Promise<Kept | null> | null = null;
		const current = () => engine !== null && this.#running === engine;
		try {
			const tables = Promise.all(
				REGISTER_TABLES.map(async (table) => [table, decode(await fetchTable(table))] as const)
			);
			const observations = fetchTable('observations');
			kept = openKept();
			// Awaited below: a failure while the engine starts must not count as unhandled.
			tables.catch(() => undefined);
			observations.catch(() => undefined);
			kept.catch(() => undefined);
			engine = await startBrowserEngine({ onProgress: (said) => (this.#sentence = said) });
			this.#running = engine;
			const { register, lait_measures, problems } = readRegister(new Map(await tables));
			const [wrong] = problems.filter((problem) => problem.severity === 'error');
			if (wrong) throw new Error(wrong.message);
			this.#sentence = 'Loading the published record.';
			await createSchema(engine);
			await loadRegister(engine, register);
			await loadObservations(engine, await observations);
			const loaded = { engine, register, lait_measures };
			await this.#loadKept(loaded, await kept);
			this.#loaded = loaded;
			this.#status = 'ready';
			this.#sentence = '';
			return loaded;
		} catch (cause) {
			// Stopped on purpose, and perhaps started again since: not this start's to report.
			if (engine !== null && !current()) throw cause;
			await engine?.close();
			void kept?.then((opened) => opened?.workspace.close());
			this.#running = null;
			this.#loading = null;
			this.#status = 'failed';
			this.#sentence = cause instanceof Error ? cause.message : String(cause);
			throw cause;
		}
	}

	async #loadKept(loaded: Loaded, kept: Kept | null): Promise<void> {
		if (!kept) return;
		if (kept.problem !== null) this.#problems = [kept.problem];
		try {
			let next = kept.first;
			for (const [place, upload] of kept.uploads.entries()) {
				const bytes = await next;
				if (bytes) await this.#loadUpload(loaded, upload, bytes);
				next = readKept(kept.workspace, kept.uploads[place + 1]);
			}
		} finally {
			kept.workspace.close();
		}
	}

	async #loadUpload(loaded: Loaded, upload: KeptUpload, bytes: KeptBytes): Promise<void> {
		const { engine, register, lait_measures } = loaded;
		this.#sentence = `Loading ${upload.file}, kept on this computer.`;
		const described =
			bytes.dictionary && upload.dictionary
				? readLaitDictionary(decode(bytes.dictionary), upload.dictionary).values
				: [];
		try {
			await engine.registerFile(UPLOADED, new Uint8Array(bytes.bytes));
			await replayLait(
				engine,
				{ name: upload.file, registered: UPLOADED },
				[...register.indicators, ...described, ...lait_measures],
				upload.vintage
			);
		} catch {
			this.#problems = [
				...this.#problems,
				`${upload.file}, kept on this computer, could not be loaded again. Remove it on the data page and add it once more.`
			];
		} finally {
			await engine.dropFile(UPLOADED);
		}
	}
}

/** The page's engine. */
export const engine = new EngineState();
