import type { RecordRow, RowEdit } from '$lib/domain/row-edit';
import type { Register } from '$lib/domain/record';
import { readRegister } from '$lib/intake/record';
import { withEdits } from './over-the-record';
import { published } from './published.svelte';
import { workingCopy } from './working-copy.svelte';

/** Another tab changed the same row meanwhile: nothing was altered, and either may be chosen. */
export interface RowConflict {
	readonly edit: RowEdit;
	/** The row as it stands now; null where it was taken out. */
	readonly now: RecordRow | null;
}

/** What came of a change to the board's business. */
interface Changed {
	/** Empty when the change is made. */
	readonly conflicts: readonly RowConflict[];
	/** What is wrong with keeping it, as a sentence; null when nothing is. */
	readonly problem: string | null;
	/** The change made, by its id in the working copy; null when none was. */
	readonly change: number | null;
}

/** The tables that a board's year is kept in. */
const YEAR_TABLES: readonly string[] = [
	'board',
	'meetings',
	'agenda_items',
	'decisions',
	'questions',
	'work_plan_items',
	'actions',
	'protocols',
	'protocol_steps',
	'response_categories',
	'amendments',
	'priorities',
	'themes',
	'templates',
	'template_parts',
	'reports',
	'report_texts',
	'report_versions',
	'finding_reasons'
];

/**
 * The board's business as it stands on this computer: the published record with the rows edited here. A page shows what it was built
 * with until there is a reason to ask.
 */
class BoardYear {
	#tables = $state.raw<ReadonlyMap<string, string> | null>(null);
	#trouble = $state('');
	#reading: Promise<void> | null = null;
	readonly #edits = $derived(
		workingCopy.state.edits.filter(({ table }) => YEAR_TABLES.includes(table))
	);
	readonly #edited = $derived(
		this.#tables && withEdits(this.#tables, { editions: [], edits: this.#edits })
	);
	readonly #register = $derived(this.#edited && readRegister(this.#edited).register);

	/** The register with this computer's edits; null until `read` has resolved, and where it failed. */
	get register(): Register | null {
		return this.#register;
	}

	/** The same as texts, a table each by its name without `.csv`; null until `read` has resolved. */
	get tables(): ReadonlyMap<string, string> | null {
		return this.#edited;
	}

	/** Whether anything of it was edited here and is not published. */
	get edited(): boolean {
		return this.#edits.length > 0;
	}

	/** Why it could not be read, as a sentence; empty when it could. */
	get trouble(): string {
		return this.#trouble;
	}

	/** Reads the record's tables, once a visit; where it fails the next call tries again. Never rejects. */
	read(): Promise<void> {
		return (this.#reading ??= this.#read());
	}

	/** Reads them where something of the board's business was edited here. Never rejects. */
	async readIfEdited(): Promise<void> {
		await workingCopy.read();
		if (this.edited) await this.read();
	}

	/**
	 * Makes one change, which is undone and published as one. `words` says it in the history: `Moved the strategy report to 15 November
	 * 2021`. `instead`: the change this one takes the place of where nothing was done since.
	 */
	async make(
		words: string,
		edits: readonly RowEdit[],
		instead: number | null = null
	): Promise<Changed> {
		await this.read();
		const step = { kind: 'rows-edited', edits } as const;
		const made = await workingCopy.make(words, step, undefined, instead);
		return made.outcome === 'made'
			? { conflicts: [], problem: made.problem, change: made.change.id }
			: {
					conflicts: made.edits.map(({ edit, now }) => ({ edit, now })),
					problem: null,
					change: null
				};
	}

	async #read(): Promise<void> {
		try {
			await workingCopy.read();
			this.#tables = await published.tables();
			this.#trouble = '';
		} catch (cause) {
			this.#reading = null;
			this.#trouble = cause instanceof Error ? cause.message : String(cause);
		}
	}
}

/** The board's business on this computer. */
export const boardYear = new BoardYear();
