import { ownScript } from '$lib/database/own-script';
import type { Indicator } from '$lib/domain/indicator';
import type { LaitBatch, LaitContents, LaitRows } from '$lib/domain/lait';
import type { Register } from '$lib/domain/record';
import type { DeskSetting, FileSeen } from '$lib/intake/desk';
import type { FigureCounts, SheetReading } from '$lib/intake/read-sheet';
import address from './intake.worker?worker&url';

/** A reading whose figures are packed for the engine, so that they never pass through the page one by one. */
export interface DeskReading extends Omit<SheetReading, 'figures'> {
	readonly figures: Uint8Array;
	readonly counted: FigureCounts;
}

/** What files are read against: the record's own measures first, then LAIT's others. */
export const deskSetting = (
	{ indicators, geographies, board }: Register,
	lait_measures: readonly Indicator[]
): DeskSetting => ({
	indicators: [...indicators, ...lait_measures],
	geographies,
	authority: board.geography
});

/** What the worker is asked. */
export type DeskRequest =
	| { readonly ask: 'set-up'; readonly setting: DeskSetting }
	| { readonly ask: 'open'; readonly name: string; readonly file: Blob }
	| { readonly ask: 'paste'; readonly text: string; readonly html: string | null }
	| {
			readonly ask: 'read';
			readonly key: number;
			readonly place: number;
			readonly answers: readonly (readonly [string, string])[];
	  }
	| { readonly ask: 'lait'; readonly content: Blob | ArrayBuffer }
	| { readonly ask: 'lait-hash'; readonly of: number }
	| { readonly ask: 'put-away'; readonly key: number };

/** What a question may be answered with. */
export type DeskAnswer = FileSeen | DeskReading | LaitContents | string | null;

/** What it answers, under the turn it was asked in; rows come before the answer. */
export type DeskReply =
	| { readonly turn: number; readonly batch: LaitBatch }
	| { readonly turn: number; readonly answer: DeskAnswer }
	| { readonly turn: number; readonly failed: string };

interface Waiting {
	take(batch: LaitBatch): void;
	resolve(answer: DeskAnswer): void;
	reject(cause: Error): void;
}

/**
 * The desk in a worker of its own, so that a hostile file hangs nothing and can be stopped at any moment. After `stop` the
 * next question starts a fresh one, on which nothing lies any more.
 */
export class DeskInWorker {
	readonly #setting: () => DeskSetting;
	#worker: Worker | null = null;
	#turn = 0;
	readonly #waiting = new Map<number, Waiting>();

	constructor(setting: () => DeskSetting) {
		this.#setting = setting;
	}

	/** Starts the worker before anything is asked, so that the first file need not wait for it. */
	start(): void {
		if (this.#worker) return;
		// Before the worker: one that was never set up would answer nothing.
		const setting = this.#setting();
		const worker = new Worker(ownScript(address), { type: 'module' });
		this.#worker = worker;
		worker.addEventListener('message', ({ data }: MessageEvent<DeskReply>) => {
			const waiting = this.#waiting.get(data.turn);
			if ('batch' in data) return waiting?.take(data.batch);
			this.#waiting.delete(data.turn);
			if ('failed' in data) waiting?.reject(new Error(data.failed));
			else waiting?.resolve(data.answer);
		});
		worker.addEventListener('error', (event) => {
			// Stopped meanwhile: what waits now waits for another.
			if (this.#worker !== worker) return;
			const cause = new Error(event.message || 'The reader stopped working.');
			for (const { reject } of this.#waiting.values()) reject(cause);
			this.#waiting.clear();
			worker.terminate();
			this.#worker = null;
		});
		// Awaited by nobody: its failure is that of the question after it.
		this.#ask({ ask: 'set-up', setting }).catch(() => undefined);
	}

	/** Opens a file. Rejects when the worker was stopped, or on a mistake of ours. */
	open(file: File): Promise<FileSeen> {
		return this.#ask({ ask: 'open', name: file.name, file }) as Promise<FileSeen>;
	}

	/** A pasted table as CSV; empty when it is none. */
	paste(text: string, html: string | null): Promise<string> {
		return this.#ask({ ask: 'paste', text, html }) as Promise<string>;
	}

	/** Reads one sheet with the answers given so far. */
	read(key: number, place: number, answers: ReadonlyMap<string, string>): Promise<DeskReading> {
		return this.#ask({ ask: 'read', key, place, answers: [...answers] }) as Promise<DeskReading>;
	}

	/**
	 * Reads LAIT's long file as published; its rows can be taken while the next are read. `hash` gives the SHA-256 of the bytes
	 * that were read, in hexadecimal, once; it rejects when another was read meanwhile.
	 */
	readLait(content: Blob | ArrayBuffer): LaitRows & { hash(): Promise<string> } {
		const queues: ReadableStreamDefaultController<LaitBatch>[] = [];
		const batches = new ReadableStream<LaitBatch>({ start: (queue) => void queues.push(queue) });
		const [queue] = queues;
		const contents = this.#ask({ ask: 'lait', content }, (batch) =>
			queue?.enqueue(batch)
		) as Promise<LaitContents>;
		const turn = this.#turn;
		contents.then(
			() => queue?.close(),
			(cause: unknown) => queue?.error(cause)
		);
		const reader = batches.getReader();
		return {
			next: async () => (await reader.read()).value ?? null,
			contents: () => contents,
			hash: async () => {
				await contents;
				return this.#ask({ ask: 'lait-hash', of: turn }) as Promise<string>;
			}
		};
	}

	/** Forgets a file. */
	async putAway(key: number): Promise<void> {
		if (this.#worker) await this.#ask({ ask: 'put-away', key });
	}

	/** Ends whatever is being read. */
	stop(): void {
		this.#worker?.terminate();
		this.#worker = null;
		for (const { reject } of this.#waiting.values()) reject(new Error('Reading was stopped.'));
		this.#waiting.clear();
	}

	#ask(request: DeskRequest, take: Waiting['take'] = () => undefined): Promise<DeskAnswer> {
		this.start();
		return this.#post(request, take);
	}

	#post(request: DeskRequest, take: Waiting['take']): Promise<DeskAnswer> {
		this.#turn += 1;
		const turn = this.#turn;
		return new Promise((resolve, reject) => {
			this.#waiting.set(turn, { take, resolve, reject });
			this.#worker?.postMessage({ ...request, turn });
		});
	}
}
