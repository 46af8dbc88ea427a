import { boardYear, type RowConflict } from '$lib/state/board-year.svelte';
import type { Edited, Fault } from '$lib/state/written-field';
import { HalfForm } from './half-form.svelte';

/** What a form that edits one row of the board's business is made of. */
interface FormOf<Row, Written extends object, Field extends string> {
	/** Names the form among all that may be half written. */
	readonly key: string;
	/** The row as it stands now in any tab; null where there is none yet. */
	readonly current: () => Row | null;
	/** The form as it opens over a row. */
	readonly writtenOf: (row: Row | null) => Written;
	/** The change that puts what is written in place of `before`. */
	readonly edit: (before: Row | null, written: Written) => Edited<Field>;
	/** It was kept: what was done, as a sentence; null where nothing differed, or the other tab's was taken. */
	readonly ondone: (said: string | null) => void;
}

/** A form while it is open: what is written, what is wrong with it, and what another tab made of its row. */
export class RowForm<Row, Written extends object, Field extends string> {
	readonly #of: FormOf<Row, Written, Field>;
	readonly #half: HalfForm<Written>;
	/** The row it takes the place of. */
	#base: Row | null;
	#busy = $state(false);
	#over = false;
	/** The fields as they are typed. */
	written: Written;
	#faults = $state.raw<readonly Fault<Field>[]>([]);
	#conflicts = $state.raw<readonly RowConflict[]>([]);
	#restored = $state('');

	constructor(of: FormOf<Row, Written, Field>) {
		const start = of.current();
		this.#of = of;
		this.#base = start;
		const opened = of.writtenOf(start);
		this.written = $state(opened);
		this.#half = new HalfForm(of.key, JSON.stringify(start), opened, () => this.#now());
	}

	/** What is wrong with what was sent; empty before, and when nothing is. */
	get faults(): readonly Fault<Field>[] {
		return this.#faults;
	}

	/** Rows that another tab changed meanwhile; empty when it did not. */
	get conflicts(): readonly RowConflict[] {
		return this.#conflicts;
	}

	/** Says that a half-written form stands here again; empty when none does. */
	get restored(): string {
		return this.#restored;
	}

	/** Whether it is being kept at the moment. */
	get busy(): boolean {
		return this.#busy;
	}

	/** What is wrong with one field; null when nothing is. */
	faultOf(field: Field): string | null {
		return this.#faults.find((fault) => fault.field === field)?.sentence ?? null;
	}

	/** Fills in what was half written, and puts by what is, when the page is left: to be called when the form is shown. */
	opened(): () => void {
		void this.#half.restored().then((put) => {
			if (put === null || this.#half.begun) return;
			this.written = put.written;
			this.#restored = put.moved
				? 'This is what you had begun to write. It was changed meanwhile: look again before you keep yours.'
				: 'This is what you had begun to write.';
		});
		return () => {
			if (!this.#over && this.#half.begun) this.#half.putBy();
		};
	}

	/** Something was typed. */
	typed(): void {
		this.#half.typed();
	}

	/** Something was chosen, which is not done letter by letter. */
	chosen(): void {
		this.#half.putBy();
	}

	/** The page is about to go. */
	hurry(): void {
		this.#half.hurry();
	}

	/** Takes it as it opened. */
	startAfresh(): void {
		this.#base = this.#of.current();
		this.written = this.#of.writtenOf(this.#base);
		this.#restored = '';
		this.#half.forget();
	}

	/** Leaves what is written. */
	cancel(): void {
		this.#over = true;
		this.#half.forget();
	}

	/** Keeps it; `settle` is awaited before. False where something is wrong with it, which `faults` then says. */
	async keep(settle: () => Promise<void>): Promise<boolean> {
		if (this.#busy) return true;
		const made = this.#of.edit(this.#base, this.#now());
		this.#faults = made.faults ?? [];
		if (made.faults) return false;
		this.#busy = true;
		await settle();
		const { conflicts, problem } =
			made.edits.length === 0
				? { conflicts: [], problem: null }
				: await boardYear.make(made.words, made.edits);
		this.#conflicts = conflicts;
		this.#busy = false;
		if (conflicts.length > 0) return true;
		this.cancel();
		this.#of.ondone(made.edits.length === 0 ? null : `${made.words}. ${problem ?? ''}`.trim());
		return true;
	}

	/** Makes it again over what another tab made of the row. */
	mine(settle: () => Promise<void>): Promise<boolean> {
		this.#base = this.#of.current();
		this.#conflicts = [];
		return this.keep(settle);
	}

	/** Leaves what another tab made of the row. */
	theirs(): void {
		this.cancel();
		this.#of.ondone(null);
	}

	#now(): Written {
		return $state.snapshot(this.written) as Written;
	}
}
