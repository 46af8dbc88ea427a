import { startBrowserEngine } from '$lib/database/browser';
import type { Engine } from '$lib/database/engine';
import { loadRegister } from '$lib/database/record';
import { withFigures } from '$lib/database/relations';
import { createSchema } from '$lib/database/schema';
import type { Indicator } from '$lib/domain/indicator';
import type { Mode } from '$lib/domain/mode';
import type { Register } from '$lib/domain/record';
import { readRegister } from '$lib/intake/record';
import { deskSetting } from './desk-in-worker';
import { KeptReader } from './kept-reader';
import { loadKept, type Loaded } from './load-kept';
import {
	changesHeld,
	editionsInPart,
	heldInFull,
	holdsEdition,
	stateBeside,
	withEdits
} from './over-the-record';
import { published, type Need } from './published.svelte';
import { RecordFault, type StandingRecord } from './record-chain';
import { faultOf, RecordFigures, startFetching } from './record-figures';
import { settleHidden } from './settle-hidden';
import { SharedStart } from './shared-start';
import { workingCopy } from './working-copy.svelte';

/** Whether the engine can be asked: it sleeps until something is asked that the page was not built with. */
export type EngineStatus = 'asleep' | 'starting' | 'ready' | 'failed';

/** What must be loaded before anything can be asked. */
interface Running extends Loaded {
	readonly figures: RecordFigures;
	/** Changes of the working copy that the record holds already, by their ids. */
	readonly held: readonly number[];
}

const together = (one: Need, other: Need): Need =>
	one === 'all' || other === 'all' ? 'all' : [...new Set([...one, ...other])];

/** The record's nouns. Throws `RecordFault` where its tables do not agree: it is not a record that was checked. */
function nounsOf(tables: ReadonlyMap<string, string>) {
	const reading = readRegister(tables);
	const [wrong] = reading.problems.filter((problem) => problem.severity === 'error');
	if (wrong) throw new RecordFault(wrong.message);
	return reading;
}

/**
 * The one engine of the page: the published record as it stands, and over it the working copy of this computer. Made anew each
 * time, so what a visit did to it never outlives the visit.
 */
class EngineState {
	#status = $state<EngineStatus>('asleep');
	#sentence = $state('');
	#problems = $state.raw<readonly string[]>([]);
	#running = $state.raw<Running | null>(null);
	/** What the callers waiting for a start want of the figures. */
	#need: Need = [];
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

	/** The nouns of the record with the working copy's rows among them. Throws before `ready()` has resolved. */
	get register(): Register {
		return this.#loaded().register;
	}

	/** LAIT's measures that the board does not follow. Throws before `ready()` has resolved. */
	get lait_measures(): readonly Indicator[] {
		return this.#loaded().lait_measures;
	}

	/** Which record the engine holds, by the hash of its manifest; null before `ready()` has resolved. */
	get record(): string | null {
		return this.#running?.figures.record.hash ?? null;
	}

	/**
	 * The engine with every figure of the measures wanted, started on the first call and shared by all. Only what is asked of
	 * those measures may be put to it: ask for `all` before a question that may speak of any. Rejects with a sentence when it
	 * cannot start; the next call tries again.
	 */
	async ready(need: Need = 'all'): Promise<Engine> {
		for (;;) {
			this.#need = together(this.#need, need);
			const running = await this.#start.get();
			const { figures } = running;
			if (published.hash !== null && figures.record.hash !== published.hash) {
				this.#restart(running);
				continue;
			}
			try {
				await figures.hold(need);
				return running.engine;
			} catch (thrown) {
				this.#restart(running);
				await published.recover(figures.record, thrown);
			}
		}
	}

	/**
	 * The same for a page or a paper of one mode: the public's reads nothing that is hidden from the public. What a page shows is
	 * asked of this one.
	 */
	async asked(mode: Mode, need: Need = 'all'): Promise<Engine> {
		// An edition just taken back is out of it first.
		await workingCopy.followed;
		return withFigures(await this.ready(need), { mode });
	}

	/** Ends the engine, and with it whatever it is doing or starting. The next `ready()` starts it afresh. */
	stop(): void {
		this.#start.stop();
		this.#running = null;
		this.#status = 'asleep';
		this.#sentence = '';
		this.#need = [];
	}

	/** Only the one that was found wanting: another caller may have started it afresh since. */
	#restart(running: Running): void {
		if (this.#running === running) this.stop();
	}

	#loaded(): Running {
		if (!this.#running) throw new Error('The data engine is not ready yet.');
		return this.#running;
	}

	async #load(wanted: AbortSignal): Promise<Running> {
		this.#status = 'starting';
		this.#problems = [];
		try {
			for (;;) {
				const record = await published.current();
				try {
					const running = await this.#loadFrom(record, wanted);
					this.#running = running;
					this.#status = 'ready';
					this.#sentence = '';
					// Not before it stands: the working copy has the engine follow its editions.
					workingCopy.settle(running.held).catch(() => undefined);
					return running;
				} catch (thrown) {
					wanted.throwIfAborted();
					await published.recover(record, thrown);
				}
			}
		} catch (cause) {
			// Stopped on purpose, and perhaps started again since: not this start's to report.
			if (!wanted.aborted) {
				this.#status = 'failed';
				this.#sentence = cause instanceof Error ? cause.message : String(cause);
			}
			throw cause;
		}
	}

	async #loadFrom(record: StandingRecord, wanted: AbortSignal): Promise<Running> {
		const say = (sentence: string) => {
			if (!wanted.aborted) this.#sentence = sentence;
		};
		const tables = published.tablesOf(record);
		// Awaited below: a failure while the engine starts must not count as unhandled.
		tables.catch(() => undefined);
		const parts = startFetching(record, this.#need);
		const kept = workingCopy.read();
		kept.catch(() => undefined);
		const engine = await startBrowserEngine({ onProgress: say, wanted });
		let reader: KeptReader | null = null;
		try {
			wanted.throwIfAborted();
			// Heard also after it is ready: a stop ends it whatever it does.
			wanted.addEventListener('abort', () => void engine.close());
			const texts = await tables;
			const plain = nounsOf(texts);
			await kept;
			const { changes, pending } = workingCopy;
			const held = changesHeld(changes, texts, plain.register);
			const copy = stateBeside(changes, held);
			const edited = withEdits(texts, copy);
			const { register, lait_measures } = edited === texts ? plain : readRegister(edited);
			const partly = editionsInPart(changes, pending, held, plain.register);
			const besides = copy.editions.filter((each) => !holdsEdition(register, each));
			const uploads = [...partly, ...besides];
			wanted.throwIfAborted();
			const read = ({ vintage }: (typeof uploads)[number]) => workingCopy.bytes(vintage.vintage);
			const setting = deskSetting(register, lait_measures);
			reader = new KeptReader(setting, uploads, read, wanted);
			say('Loading the published record.');
			await createSchema(engine);
			await loadRegister(engine, register).catch((cause: unknown) => {
				throw faultOf(cause);
			});
			await settleHidden(engine, register.board, false);
			const figures = new RecordFigures(engine, record, parts);
			// A file kept here is compared with everything held.
			await figures.hold(uploads.length > 0 ? 'all' : this.#need);
			wanted.throwIfAborted();
			const loaded = { engine, register, lait_measures };
			const { problems, added } = await loadKept(loaded, uploads, reader, wanted, say);
			// One that could not be read may have more than the record: it counts as not published.
			const lacking = partly.filter((each) => added.get(each) !== 0);
			if (workingCopy.trouble !== null) problems.unshift(workingCopy.trouble);
			wanted.throwIfAborted();
			this.#problems = problems;
			return { ...loaded, figures, held: heldInFull(held, changes, lacking) };
		} catch (cause) {
			await engine.close();
			throw cause;
		} finally {
			reader?.stop();
		}
	}
}

/** The page's engine. */
export const engine = new EngineState();
