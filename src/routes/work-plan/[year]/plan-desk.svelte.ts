import type { IsoDate, RowId } from '$lib/domain/id';
import type { Register } from '$lib/domain/record';
import { boardYear, type RowConflict } from '$lib/state/board-year.svelte';
import type { Edited } from '$lib/state/plan-edits';

/** What a report of the plan is called while it is dragged to another meeting. */
export const DRAGGED = 'text/x-plan-report';

/** The row of a plan that a form is open on. */
export interface OpenRow {
	readonly item: RowId;
	readonly what: 'change' | 'move';
	/** The meeting it was dragged to; left out where it was not. */
	readonly to?: IsoDate;
}

/** Works out a change over the register as it stands. `mine`: over what another tab made meanwhile, knowingly. */
type Edit = (register: Register, day: IsoDate, mine: boolean) => Edited;

/** Where the plan's changes are made, and what came of the last: one for a page. */
export class PlanDesk {
	readonly #day: () => IsoDate;
	#said = $state('');
	#faults = $state.raw<readonly string[]>([]);
	#conflicts = $state.raw<readonly RowConflict[]>([]);
	#busy = $state(false);
	#waiting: { edit: Edit; done: (keys: readonly string[]) => void } | null = null;

	/** `day`: the calendar's day, which dates every change. */
	constructor(day: () => IsoDate) {
		this.#day = day;
	}

	/** What was done, as a sentence; empty while nothing was. */
	get said(): string {
		return this.#said;
	}

	/** Why the last change was not made, as sentences. */
	get faults(): readonly string[] {
		return this.#faults;
	}

	/** Rows that another tab changed meanwhile. */
	get conflicts(): readonly RowConflict[] {
		return this.#conflicts;
	}

	get busy(): boolean {
		return this.#busy;
	}

	/** Forgets what was wrong with the last change. */
	clear(): void {
		this.#faults = [];
		this.#conflicts = [];
	}

	/** Makes a change; `done` is told the ids of the rows it touched. Never rejects. */
	async make(edit: Edit, done: (keys: readonly string[]) => void, mine = false): Promise<void> {
		if (this.#busy) return;
		this.#busy = true;
		this.clear();
		this.#said = '';
		await boardYear.read();
		const register = boardYear.register;
		const edited = register
			? edit(register, this.#day(), mine)
			: { faults: [`The plan could not be read. ${boardYear.trouble}`.trim()] };
		if ('faults' in edited) this.#faults = edited.faults;
		else if (edited.edits.length === 0) {
			this.#said = 'Nothing was different, so nothing was changed.';
			done([]);
		} else {
			const { conflicts, problem } = await boardYear.make(edited.words, edited.edits);
			if (conflicts.length > 0) {
				this.#conflicts = conflicts;
				this.#waiting = { edit, done };
			} else {
				this.#said = [`${edited.words}.`, problem].filter(Boolean).join(' ');
				const rows = edited.edits.filter(({ table }) => table === 'work_plan_items');
				done(rows.map(({ key }) => key));
			}
		}
		this.#busy = false;
	}

	/** Makes the change that met another tab's again, over that. */
	async mine(): Promise<void> {
		const waiting = this.#waiting;
		if (waiting) await this.make(waiting.edit, waiting.done, true);
	}

	/** Leaves what the other tab made. */
	theirs(): void {
		const waiting = this.#waiting;
		this.clear();
		this.#said = 'The other tab’s version stands.';
		waiting?.done([]);
	}
}
