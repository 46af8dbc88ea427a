import {
	acceptLait,
	discardLait,
	isAcceptable,
	recompare,
	type LaitReview
} from '$lib/database/lait';
import { listVintages } from '$lib/database/queries/vintages';
import { parseIsoDate, type IsoDate } from '$lib/domain/id';
import type { Problem } from '$lib/domain/problem';
import type { Vintage } from '$lib/domain/vintage';
import { chooseEdition } from '$lib/workspace/edition';
import { additions } from './additions.svelte';
import { recogniseFiles, type ChosenFiles } from './chosen';
import { engine as pageEngine } from './engine.svelte';
import { keepFiles } from './kept-files';
import { oneAtATime } from './one-at-a-time';
import { describeEdition, problemOfDate } from './publication';
import { place, stage, whyNot } from './stage';
import { nothing } from './upload-start';

/** How far an upload has come. */
export type UploadStep = 'choosing' | 'reading' | 'reviewed' | 'adding' | 'added';

const alone = oneAtATime();

const forget = () =>
	alone(async () => {
		if (pageEngine.status === 'ready') await discardLait(await pageEngine.ready());
	}).catch(() => undefined);

/** One upload, from files chosen to an edition added. Nothing held changes before `accept`. */
export class Upload {
	#step = $state<UploadStep>('choosing');
	#now = $state.raw(nothing);
	#turn = 0;
	#dated = 0;

	get step(): UploadStep {
		return this.#step;
	}

	/** Whether something is being done that the page should wait for. */
	get busy(): boolean {
		return this.#step === 'reading' || this.#step === 'adding';
	}

	/** What is being done, as a sentence; empty when nothing is. */
	get progress(): string {
		return this.#now.progress;
	}

	/** What is wrong with the files themselves, or with the rows once they were read. */
	get problems(): readonly Problem[] {
		return this.#now.problems;
	}

	/** The file as read, compared with what is held as of the day given. */
	get review(): LaitReview | null {
		return this.#now.review;
	}

	/** The day the edition was published: from the file's name, else null until the analyst says. */
	get published(): IsoDate | null {
		return this.#now.published;
	}

	/** Why the day given cannot be, as a sentence; null when it can, or none is given. */
	get published_problem(): string | null {
		return problemOfDate(this.#now.published);
	}

	/** The edition the very same file already is, held in full; null when there is something to add. */
	get held_already(): Vintage | null {
		return this.#now.held_in_full ? this.#now.held : null;
	}

	/** The edition of which the very same file is held in part, and whose day is therefore known. */
	get completes(): Vintage | null {
		return this.#now.held_in_full ? null : this.#now.held;
	}

	/** Whether something in the file stops it, whatever the analyst says. */
	get stopped(): boolean {
		return this.#now.review !== null && !isAcceptable(this.#now.review);
	}

	/** Whether `accept` would do anything. */
	get acceptable(): boolean {
		const { review, published, held_in_full } = this.#now;
		return (
			this.#step === 'reviewed' &&
			review !== null &&
			!this.stopped &&
			!held_in_full &&
			published !== null &&
			this.published_problem === null
		);
	}

	/** The edition accepted; null before. */
	get edition(): Vintage | null {
		return this.#now.edition;
	}

	/** Cells added by the last `accept`, printed or missing. */
	get added(): number {
		return this.#now.added;
	}

	/** Whether the file is kept on this computer; null until that is known. */
	get kept(): boolean | null {
		return this.#now.kept;
	}

	/** Why it could not be kept, as a sentence; null when nothing went wrong. */
	get keep_problem(): string | null {
		return this.#now.keep_problem;
	}

	/**
	 * Recognises, reads and reviews the files chosen: LAIT's long file, and its data dictionary if given. Does nothing while
	 * busy with others.
	 */
	async choose(files: readonly File[]): Promise<void> {
		if (this.busy) return;
		const turn = this.#begin('reading', { progress: 'Looking at the file.' });
		try {
			const { chosen, problems } = await recogniseFiles(files);
			if (turn !== this.#turn) return;
			this.#set({ problems, chosen });
			if (chosen) await alone(() => this.#read(chosen, turn));
			else this.#end('choosing');
		} catch (cause) {
			if (turn === this.#turn) await this.#fail(files[0]?.name ?? 'The file', cause);
		}
	}

	/**
	 * Takes the day of publication as the analyst types it; a text that is no day is none. What would change is counted
	 * anew for it. A file held in part keeps the day it is held under.
	 */
	async date(text: string): Promise<void> {
		const { staged, chosen } = this.#now;
		if (this.#step !== 'reviewed' || !staged || !chosen || this.completes) return;
		const turn = this.#turn;
		const dated = (this.#dated += 1);
		const published = parseIsoDate(text);
		this.#set({ published, review: staged });
		if (published === null || this.published_problem !== null || this.stopped) return;
		try {
			const review = await alone(async () =>
				dated === this.#dated && turn === this.#turn && this.#step === 'reviewed'
					? recompare(await pageEngine.ready(), staged, published)
					: null
			);
			if (review && dated === this.#dated && turn === this.#turn) this.#set({ review });
		} catch (cause) {
			if (turn === this.#turn) await this.#fail(chosen.file.name, cause);
		}
	}

	/** Adds the reviewed file to what is held, and keeps it on this computer when asked to. */
	async accept(keep: boolean): Promise<void> {
		const { staged, chosen, published } = this.#now;
		if (!this.acceptable || !staged || !chosen || !published) return;
		const turn = this.#turn;
		this.#step = 'adding';
		this.#set({ progress: 'Adding the edition.' });
		const { name } = chosen.file;
		try {
			const { vintage, added } = await alone(async () => {
				const engine = await pageEngine.ready();
				const { hash } = await chosen.bytes();
				const { held, vintage } = chooseEdition(published, hash, await listVintages(engine));
				const edition = held ?? describeEdition(vintage, published, hash, name);
				return { vintage: edition, added: await acceptLait(engine, staged, edition) };
			});
			// Stopped at the last moment: the engine has ended, and what it added with it.
			if (turn !== this.#turn) return;
			additions.add(vintage, name, false);
			this.#set({ edition: vintage, added, kept: keep ? null : false });
			this.#end('added');
			if (!keep) return;
			const problem = await keepFiles(vintage, chosen);
			if (problem === null) additions.add(vintage, name, true);
			if (turn === this.#turn) this.#set({ kept: problem === null, keep_problem: problem });
		} catch (cause) {
			if (turn === this.#turn) await this.#fail(name, cause);
		}
	}

	/**
	 * Forgets the upload. What is being read or added is stopped by ending the engine, which starts afresh when next asked.
	 * Resolves to whether editions added only for this visit ended with it.
	 */
	async discard(): Promise<boolean> {
		const { busy } = this;
		this.#begin('choosing', {});
		if (busy) return additions.changed(false);
		await forget();
		return false;
	}

	/** Forgets an upload whose page is left, without ending the engine: the next page may be asking it. */
	leave(): void {
		if (this.#step !== 'reading' && this.#step !== 'reviewed') return;
		this.#begin('choosing', {});
		void forget();
	}

	async #read(chosen: ChosenFiles, turn: number): Promise<void> {
		const said = (progress: string) => {
			if (turn === this.#turn) this.#set({ progress });
		};
		if (turn !== this.#turn) return;
		if (pageEngine.status !== 'ready') said('Starting the data engine.');
		const engine = await pageEngine.ready();
		if (turn !== this.#turn) return;
		const { register, lait_measures } = pageEngine;
		// The record's own description of a measure is believed first, then the dictionary's.
		const measures = [...register.indicators, ...chosen.described, ...lait_measures];
		const staged = await stage(engine, chosen, measures, said);
		if (turn !== this.#turn) return;
		const placed = await place(engine, chosen, staged);
		if (turn !== this.#turn) return;
		const problems = [...this.#now.problems, ...staged.problems];
		this.#set({ staged, problems, ...placed });
		this.#end('reviewed');
	}

	#set(changes: Partial<typeof nothing>): void {
		this.#now = { ...this.#now, ...changes };
	}

	#begin(step: UploadStep, changes: Partial<typeof nothing>): number {
		this.#step = step;
		this.#now = { ...nothing, ...changes };
		this.#turn += 1;
		return this.#turn;
	}

	#end(step: UploadStep): void {
		this.#step = step;
		this.#set({ progress: '' });
	}

	async #fail(name: string, cause: unknown): Promise<void> {
		console.error(cause);
		const turn = this.#turn;
		const problem = await whyNot(name, this.#now.chosen, cause);
		if (turn === this.#turn) this.#begin('choosing', { problems: [problem] });
	}
}
