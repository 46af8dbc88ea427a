import type { Engine } from '$lib/database/engine';
import {
	acceptLait,
	discardLait,
	isAcceptable,
	isHeldInFull,
	stageLait,
	type LaitReview
} from '$lib/database/lait';
import { listVintages } from '$lib/database/queries/vintages';
import type { IsoDate } from '$lib/domain/id';
import { formatDate, today } from '$lib/domain/period';
import type { Problem } from '$lib/domain/problem';
import type { Vintage } from '$lib/domain/vintage';
import { chooseEdition, dateInName } from '$lib/workspace/edition';
import { openWorkspace } from '$lib/workspace/workspace';
import { recogniseFiles, refused, type ChosenFiles } from './chosen';
import { engine as pageEngine } from './engine.svelte';

/** How far an upload has come. */
export type UploadStep = 'choosing' | 'reading' | 'reviewed' | 'adding' | 'added';

const UPLOADED = 'upload.csv';

/** One upload, from files chosen to an edition added. Nothing held changes before `accept`. */
export class Upload {
	#step = $state<UploadStep>('choosing');
	#progress = $state('');
	#problems = $state.raw<readonly Problem[]>([]);
	#review = $state.raw<LaitReview | null>(null);
	#published = $state<IsoDate>(today());
	#heldAlready = $state.raw<Vintage | null>(null);
	#added = $state(0);
	#kept = $state<boolean | null>(null);
	#keepProblem = $state<string | null>(null);
	#chosen: ChosenFiles | null = null;
	#turn = 0;

	get step(): UploadStep {
		return this.#step;
	}

	/** Whether something is being done that the page should wait for. */
	get busy(): boolean {
		return this.#step === 'reading' || this.#step === 'adding';
	}

	/** What is being done, as a sentence; empty when nothing is. */
	get progress(): string {
		return this.#progress;
	}

	/** What is wrong with the files themselves, or with the rows once they were read. */
	get problems(): readonly Problem[] {
		return this.#problems;
	}

	get review(): LaitReview | null {
		return this.#review;
	}

	/** The day the edition was published: from the file's name, else today, until the analyst says. */
	get published(): IsoDate {
		return this.#published;
	}

	set published(date: IsoDate) {
		this.#published = date;
	}

	/** The edition the very same file already is, held in full; null when there is something to add. */
	get held_already(): Vintage | null {
		return this.#heldAlready;
	}

	/** Whether `accept` would do anything. */
	get acceptable(): boolean {
		return (
			this.#step === 'reviewed' &&
			this.#heldAlready === null &&
			this.#review !== null &&
			isAcceptable(this.#review)
		);
	}

	/** Rows added by the last `accept`. */
	get added(): number {
		return this.#added;
	}

	/** Whether the file is kept on this computer; null until that is known. */
	get kept(): boolean | null {
		return this.#kept;
	}

	/** Why it could not be kept, as a sentence; null when nothing went wrong. */
	get keep_problem(): string | null {
		return this.#keepProblem;
	}

	/** Recognises, reads and reviews the files chosen: LAIT's long file, and its data dictionary if given. */
	async choose(files: readonly File[]): Promise<void> {
		const turn = this.#begin('Looking at the file.');
		try {
			const { chosen, problems } = await recogniseFiles(files);
			if (turn !== this.#turn) return;
			this.#problems = problems;
			if (!chosen) return this.#end('choosing');
			this.#chosen = chosen;
			this.#published = dateInName(chosen.file.name) ?? today();
			const said = (sentence: string) => {
				if (turn === this.#turn) this.#progress = sentence;
			};
			if (pageEngine.status !== 'ready') said('Starting the data engine.');
			const engine = await pageEngine.ready();
			await engine.registerFile(UPLOADED, chosen.file);
			const review = await stageLait(
				engine,
				{ name: chosen.file.name, registered: UPLOADED },
				[...pageEngine.register.indicators, ...chosen.described, ...pageEngine.lait_measures],
				(sentence, step) => {
					if (step === 'mapping') void chosen.bytes();
					said(sentence);
				}
			);
			const held = await heldInFull(engine, review, this.#published, chosen);
			if (turn !== this.#turn) return;
			this.#heldAlready = held;
			this.#review = review;
			this.#problems = [...this.#problems, ...review.problems];
			this.#end('reviewed');
		} catch (cause) {
			if (turn === this.#turn) this.#fail(files[0]?.name ?? 'The file', cause);
		}
	}

	/** Adds the reviewed file to what is held, and keeps it on this computer when asked to. */
	async accept(keep: boolean): Promise<void> {
		const [review, chosen] = [this.#review, this.#chosen];
		if (!this.acceptable || !review || !chosen) return;
		const turn = this.#turn;
		this.#step = 'adding';
		this.#progress = 'Adding the edition.';
		try {
			const engine = await pageEngine.ready();
			const { buffer, hash } = await chosen.bytes();
			const edition = chooseEdition(this.#published, hash, await listVintages(engine));
			const vintage = edition.held ?? this.#describe(edition.vintage, hash, chosen.file.name);
			this.#added = await acceptLait(engine, review, vintage);
			await engine.dropFile(UPLOADED);
			if (turn !== this.#turn) return;
			this.#end('added');
			if (keep) await this.#keep(vintage, chosen, buffer);
			else this.#kept = false;
		} catch (cause) {
			if (turn === this.#turn) this.#fail(chosen.file.name, cause);
		}
	}

	/** Forgets the upload. What is being read is stopped by ending the engine, which starts afresh when next asked. */
	async discard(): Promise<void> {
		const wasBusy = this.busy;
		this.#begin('');
		this.#end('choosing');
		if (wasBusy) await pageEngine.stop();
		else if (pageEngine.status === 'ready') {
			const engine = await pageEngine.ready();
			await discardLait(engine);
			await engine.dropFile(UPLOADED);
		}
	}

	#begin(progress: string): number {
		this.#step = 'reading';
		this.#progress = progress;
		this.#problems = [];
		this.#review = null;
		this.#heldAlready = null;
		this.#added = 0;
		this.#kept = null;
		this.#keepProblem = null;
		this.#chosen = null;
		this.#turn += 1;
		return this.#turn;
	}

	#end(step: UploadStep): void {
		this.#step = step;
		this.#progress = '';
	}

	#fail(file: string, cause: unknown): void {
		console.error(cause);
		this.#problems = [
			refused(
				'upload.failed',
				file,
				cause instanceof Error && cause.name === 'EngineStartError'
					? cause.message
					: `${file} could not be read or added, and nothing held has changed. Reload the page and choose it again.`
			)
		];
		this.#review = null;
		this.#end('choosing');
	}

	#describe(vintage: Vintage['vintage'], hash: string, file: string): Vintage {
		return {
			vintage,
			publisher: 'Department for Education',
			title: 'Local Authority Interactive Tool',
			published: this.#published,
			retrieved: today(),
			status: 'statistics',
			licence: 'Open Government Licence v3.0',
			note: `Added on this computer from ${file}, dated ${formatDate(this.#published)} by the person who added it.`,
			hash
		};
	}

	async #keep(vintage: Vintage, chosen: ChosenFiles, buffer: ArrayBuffer): Promise<void> {
		const opened = await openWorkspace();
		const outcome = opened.done
			? await opened.value.keep(
					{
						vintage,
						format: 'lait-long',
						file: chosen.file.name,
						size: buffer.byteLength,
						dictionary: chosen.dictionary?.name ?? null,
						accepted: today()
					},
					{ bytes: buffer, dictionary: (await chosen.dictionary?.arrayBuffer()) ?? null }
				)
			: opened;
		if (opened.done) opened.value.close();
		this.#kept = outcome.done;
		this.#keepProblem = outcome.done ? null : outcome.problem.message;
	}
}

async function heldInFull(
	engine: Engine,
	review: LaitReview,
	published: IsoDate,
	chosen: ChosenFiles
): Promise<Vintage | null> {
	const { hash } = await chosen.bytes();
	const { held } = chooseEdition(published, hash, await listVintages(engine));
	return held && isAcceptable(review) && (await isHeldInFull(engine, review, held)) ? held : null;
}
