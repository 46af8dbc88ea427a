import { tick } from 'svelte';
import type { Register } from '$lib/domain/record';
import { boardYear, type RowConflict } from '$lib/state/board-year.svelte';
import type { Edited } from '$lib/state/written-field';

type Edit = (register: Register) => Edited;

/** Where a meeting is changed: which form is open, and what came of the last change. One for a page. */
export class MeetingDesk {
	#said = $state('');
	#open = $state<string | null>(null);
	#faults = $state.raw<readonly string[]>([]);
	#conflicts = $state.raw<readonly RowConflict[]>([]);
	#busy = $state(false);
	#again: { readonly edit: Edit; readonly focus: string } | null = null;

	/** What was done, as a sentence; empty while nothing was. */
	get said(): string {
		return this.#said;
	}

	/** The form that is open, by the id of the button that opened it; null when none is. */
	get open(): string | null {
		return this.#open;
	}

	/** Why the last change was not made, as sentences. */
	get faults(): readonly string[] {
		return this.#faults;
	}

	/** Rows that another tab changed meanwhile. */
	get conflicts(): readonly RowConflict[] {
		return this.#conflicts;
	}

	/** Opens a form in place of any other. */
	show(id: string): void {
		this.#clear();
		this.#open = id;
	}

	/** Closes the form. `said`: what was done, null when nothing was. `focus`: where to go on; left out, the button that opened it. */
	async close(said: string | null, focus = this.#open): Promise<void> {
		this.#open = null;
		this.#said = said ?? '';
		await this.#go(focus);
	}

	/** Makes a change that needs no form, and goes on from `focus`. Never rejects. */
	async make(edit: Edit, focus: string): Promise<void> {
		if (this.#busy) return;
		this.#busy = true;
		this.#clear();
		await boardYear.read();
		const register = boardYear.register;
		const edited: Edited = register
			? edit(register)
			: { faults: [{ field: 'record', sentence: boardYear.trouble }] };
		if (edited.faults) this.#faults = edited.faults.map(({ sentence }) => sentence);
		else if (edited.edits.length > 0) {
			const { conflicts, problem } = await boardYear.make(edited.words, edited.edits);
			this.#conflicts = conflicts;
			this.#again = { edit, focus };
			if (conflicts.length === 0) this.#said = `${edited.words}. ${problem ?? ''}`.trim();
		}
		this.#busy = false;
		await this.#go(focus);
	}

	/** Makes the change that met another tab's again, over that. */
	async mine(): Promise<void> {
		if (this.#again) await this.make(this.#again.edit, this.#again.focus);
	}

	/** Leaves what the other tab made. */
	theirs(): void {
		this.#clear();
		this.#said = 'The other tab’s version stands.';
	}

	#clear(): void {
		this.#said = '';
		this.#faults = [];
		this.#conflicts = [];
	}

	async #go(id: string | null): Promise<void> {
		await tick();
		if (id !== null && this.#conflicts.length === 0) document.getElementById(id)?.focus();
	}
}
