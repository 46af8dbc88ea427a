import type { RowEdit } from '$lib/domain/row-edit';
import { loadAgain } from './published.svelte';
import { workingCopy } from './working-copy.svelte';

/** What the figures of a page rest on: another of these, and what was built is another board's. */
const FIGURES_REST_ON = ['geography', 'neighbour_set'] as const;

const differs = (edits: readonly RowEdit[], column: string) => {
	const before = edits.find((edit) => edit.before !== null)?.before?.[column];
	const after = edits.find((edit) => edit.after !== null)?.after?.[column];
	return before !== undefined && after !== undefined && before !== after;
};

/**
 * Whether this computer's board is another than the one the pages were made for. Its pages are then made here, with its own
 * authority's figures, until it is published.
 */
class BoardHere {
	#trouble = $state('');
	#reading = $state(false);
	/** What the pages were last made for, as `signature` says it. */
	#followed = '';
	/** What the engine was started for; null while nobody has looked what is kept on this computer. */
	#started: string | null = null;
	readonly #board = $derived(workingCopy.state.edits.filter(({ table }) => table === 'board'));
	readonly #themes = $derived(workingCopy.state.edits.filter(({ table }) => table === 'themes'));
	readonly #meetings = $derived(
		workingCopy.state.edits.filter(({ table }) => table === 'meetings')
	);
	readonly #signature = $derived(
		this.#board.length + this.#themes.length === 0
			? ''
			: JSON.stringify([this.#board, this.#themes, this.#meetings])
	);
	readonly #figures = $derived(FIGURES_REST_ON.some((column) => differs(this.#board, column)));

	/** Everything edited here that the frame of the pages says, as one text; empty when nothing was. */
	get signature(): string {
		return this.#signature;
	}

	/** Whether pages are made here: the board was edited, and nothing failed that they need. */
	get edited(): boolean {
		return this.#signature !== '' && this.#trouble === '';
	}

	/** Whether figures are made here too: they are another authority’s, or stand beside other neighbours. */
	get figures(): boolean {
		return this.edited && this.#figures;
	}

	/** Whether the order of themes on the scorecard was edited here. */
	get themes(): boolean {
		return this.edited && this.#themes.length > 0;
	}

	/** Whether the pages are being made for it at the moment. */
	get reading(): boolean {
		return this.#reading;
	}

	/** Why the pages stay as they were published though the board was edited, as a sentence; empty when they do not. */
	get trouble(): string {
		return this.#signature === '' ? '' : this.#trouble;
	}

	/**
	 * Has every page made again where the board became another. `looked`: whether what is kept on this computer is known. Never
	 * rejects.
	 */
	async follow(signature: string, looked: boolean): Promise<void> {
		if (this.#started === null && looked) this.#started = signature;
		if (signature === this.#followed) return;
		this.#followed = signature;
		this.#trouble = '';
		this.#reading = true;
		try {
			if (this.#started !== null && this.#started !== signature) {
				this.#started = signature;
				const { engine } = await import('./engine.svelte');
				// What it was told of the board it holds until it starts again.
				if (engine.status !== 'asleep') engine.stop();
			}
			await loadAgain();
		} catch {
			// A page that cannot be made says so itself.
		} finally {
			this.#reading = false;
		}
	}

	/** Leaves every page as it was published: some of them could not be made, and no two may speak of different boards. */
	giveUp(cause: unknown): void {
		if (this.#trouble !== '') return;
		const why = cause instanceof Error ? cause.message : String(cause);
		this.#trouble = `The pages could not be made for the board as it was changed on this computer, so they are shown as published. ${why}`;
		void loadAgain().catch(() => undefined);
	}
}

/** This computer's board. */
export const boardHere = new BoardHere();
