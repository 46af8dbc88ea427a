import type { VintageId } from '$lib/domain/id';
import type { Mappings } from '$lib/workspace/backup-mappings';
import type { Change, KeptBytes, Step, WorkingState } from '$lib/workspace/change';
import { besideOthers } from '$lib/workspace/edition-clash';
import {
	conflictsOf,
	fold,
	isInOrder,
	made,
	pendingOf,
	redoableOf,
	redone,
	settled,
	undoableOf,
	undone,
	type EditConflict,
	type History
} from '$lib/workspace/history';
import { emptyCaches } from './erase-site';
import type { Made } from './made';
import { oneAtATime } from './one-at-a-time';
import { inStore } from './in-store';
import { WorkingJournal } from './working-journal.svelte';
import type { Keeping } from './working-shelf.svelte';
import * as said from './working-words';

/**
 * What was changed on this computer and is not published: the one owner in a page. It is kept in this browser where somebody
 * said so and the browser can; otherwise everything works the same in memory, until the page is closed.
 */
class WorkingCopy {
	readonly #journal = new WorkingJournal();
	readonly #shelf = this.#journal.shelf;
	readonly #alone = oneAtATime();
	#looked = $state(false);
	#reading: Promise<void> | null = null;
	readonly #pending = $derived(pendingOf(this.#shelf.history));
	readonly #state = $derived({
		editions: this.#shelf.editions,
		edits: fold(this.#pending).edits
	});

	/** Every change, done or undone, in the order they were made. */
	get changes(): readonly Change[] {
		return this.#shelf.history.changes;
	}

	/** What the changes come to that the published record does not hold yet. */
	get state(): WorkingState {
		return this.#state;
	}

	/** Changes that are done and not in the published record. */
	get pending(): readonly Change[] {
		return this.#pending;
	}

	/** The ids of the changes that are on the disk; the others last until the page is closed. */
	get kept(): ReadonlySet<number> {
		return this.#shelf.kept;
	}

	/** Editions listed whose file the browser removed: their figures are missing until the file is added again. */
	get missing(): readonly VintageId[] {
		return this.#shelf.missing;
	}

	/** Whether what is done here outlives the page. */
	get keeping(): Keeping {
		return this.#shelf.keeping;
	}

	/** Days without use after which everything kept is erased; null for never. */
	get expires_after(): number | null {
		return this.#shelf.expires_after;
	}

	/** What is wrong with keeping, as a sentence with what to do; null when nothing is. */
	get trouble(): string | null {
		return this.#shelf.trouble;
	}

	/** Whether it is known what this browser keeps. */
	get looked(): boolean {
		return this.#looked;
	}

	/** The change that undo would undo. A change that is published cannot be undone. */
	get undoable(): Change | null {
		return undoableOf(this.#shelf.history);
	}

	/** The change that redo would do again. */
	get redoable(): Change | null {
		return redoableOf(this.#shelf.history);
	}

	/** Reads what is kept, once a page, and listens to the other tabs. Never rejects. */
	read(): Promise<void> {
		return (this.#reading ??= this.#alone(async () => {
			await this.#journal.start((news) => void this.#alone(() => this.#journal.hear(news)));
			this.#looked = true;
		}));
	}

	/**
	 * Takes the answer to whether things are to be kept on this computer. Kept: what is in memory is kept too, and erased when
	 * it was not used for `expires_after` days. For this visit: what was kept is erased, and held in memory.
	 */
	choose(keeping: 'kept' | 'visit', expires_after: number | null): Promise<void> {
		return this.#after(() =>
			keeping === 'kept' ? this.#journal.keep(expires_after) : this.#journal.takeOut()
		);
	}

	/**
	 * Makes a change. The bytes are those of an edition added. A row that another tab changed meanwhile is a conflict. `instead`: the
	 * change, by its id, that this one takes the place of where nothing was done since, so that what is written in one go is undone in
	 * one: its edits begin from the rows as they stood before that one.
	 */
	make(words: string, step: Step, bytes?: KeptBytes, instead: number | null = null): Promise<Made> {
		return this.#after(async () => {
			const { told, kept, problem } = await this.#make(words, step, bytes, instead);
			// The engine has an edition added from its review: it was there before it came here.
			this.#shelf.follow(step.kind === 'edition-added' ? step.upload.vintage.vintage : null);
			return 'change' in told
				? { outcome: 'made', change: told.change, kept, problem }
				: { outcome: 'conflict', edits: told.edits };
		});
	}

	async #make(words: string, step: Step, bytes: KeptBytes | undefined, instead: number | null) {
		type Told = { readonly change: Change } | { readonly edits: readonly EditConflict[] };
		let place = instead;
		for (let given = step; ;) {
			const edition = given.kind === 'rows-edited' ? null : given.upload.vintage.vintage;
			const brought = new Map(edition !== null && bytes ? [[edition, bytes]] : []);
			const done = await this.#journal.work<Told | { readonly beside: Step }>((held, ids) => {
				const newest = place === null ? null : undoableOf(held);
				const history =
					(place !== null && newest?.id === (ids.get(place) ?? place) && undone(held)?.history) ||
					held;
				const beside = besideOthers(history.changes, given);
				if (beside !== given) return { history: null, told: { beside } };
				const edits = conflictsOf(history, given);
				if (edits.length > 0) return { history: null, told: { edits } };
				const after = made(history, { words, step: given, at: new Date().toISOString() });
				return { history: after.history, told: { change: after.change } };
			}, brought);
			const { told } = done;
			if ('beside' in told) given = told.beside;
			// What is on a disk that cannot be written is not taken out there: it is made after it.
			else if (place !== null && 'change' in told && !done.altered) place = null;
			else return { ...done, told };
		}
	}

	/** Undoes the newest change. Resolves to a sentence of what happened; never rejects. */
	undo(): Promise<string> {
		return this.#mark(undoableOf, undone, 'Undone', said.NOTHING_TO_UNDO);
	}

	/** Does again what was undone last. Resolves to a sentence of what happened; never rejects. */
	redo(): Promise<string> {
		return this.#mark(redoableOf, redone, 'Done again', said.NOTHING_TO_REDO);
	}

	/** Resolves once a running engine has the editions listed and no other: what is asked of it before may be of one taken back. */
	get followed(): Promise<void> {
		return this.#shelf.followed;
	}

	/** The file of an edition; null when it is not here any more. */
	async bytes(vintage: VintageId): Promise<KeptBytes | null> {
		await this.read();
		if (this.#shelf.files.has(vintage)) return this.#shelf.files.get(vintage);
		const found = await inStore((kept) => kept.bytes(vintage));
		return found.done ? found.value : null;
	}

	/**
	 * Says which changes the published record holds now: exactly these, by their ids in `changes`; every other counts as not
	 * published. A running engine is left as it is.
	 */
	async settle(published: readonly number[]): Promise<void> {
		await this.read();
		await this.#alone(async () => {
			const held = this.#shelf.history;
			const after = settled(held, new Set(published)).settled;
			if ([...after].join() === [...held.settled].join()) return;
			await this.#journal.work((history, ids) => ({
				history: settled(history, new Set([...after].map((id) => ids.get(id) ?? id))),
				told: null
			}));
			this.#shelf.show();
		});
	}

	/**
	 * Puts other changes, with their files, in place of all there are: for a backup restored. Files held already need not be
	 * given again. Null when it is done; otherwise why nothing was altered, as a sentence.
	 */
	replace(
		changes: readonly Change[],
		bytes: ReadonlyMap<VintageId, KeptBytes>,
		mappings: Mappings = {}
	): Promise<string | null> {
		const { base, history } = this.#shelf;
		return this.#after(async () => {
			if (!isInOrder(changes)) return said.OUT_OF_ORDER;
			const seen = this.keeping === 'kept' ? base : history;
			const problem = await this.#journal.replace(seen, changes, bytes, mappings);
			this.#shelf.follow();
			return problem;
		});
	}

	/** Erases everything kept and held: every store, every cache of the site, in every tab. Resolves to a sentence. */
	erase(): Promise<string> {
		return this.#after(async () => {
			const erased = await inStore((kept) => kept.erase());
			if (!erased.done && erased.problem.rule !== 'workspace.refused') return said.NOT_ERASED;
			const emptied = await emptyCaches();
			this.#shelf.forget();
			this.#journal.tellErased();
			this.#shelf.follow();
			return emptied ? said.ERASED : said.ERASED_BUT_CACHES;
		});
	}

	/** Every half-written form by its key. */
	async drafts(): Promise<ReadonlyMap<string, string>> {
		await this.read();
		return this.#shelf.drafts.all(this.keeping === 'kept');
	}

	/** Whether closing the page would lose something done or half written. */
	get unkept(): boolean {
		return this.#pending.some(({ id }) => !this.kept.has(id)) || this.#shelf.drafts.unkept > 0;
	}

	/** A half-written form; null where there is none. */
	async draft(key: string): Promise<string | null> {
		await this.read();
		return this.#shelf.drafts.get(key, this.keeping === 'kept');
	}

	/** Holds a half-written form before this returns, for a page that goes in the same moment: `keepDraft` is to follow. */
	holdDraft(key: string, text: string): void {
		this.#shelf.drafts.hold(key, text, this.keeping === 'kept');
	}

	/** Keeps a half-written form; an empty text forgets it. Where it cannot be kept it lasts until the page is closed. */
	async keepDraft(key: string, text: string): Promise<void> {
		if (this.#looked) this.holdDraft(key, text);
		await this.read();
		await this.#alone(() => this.#shelf.drafts.put(key, text, this.keeping === 'kept'));
	}

	async #after<Value>(work: () => Promise<Value>): Promise<Value> {
		await this.read();
		const value = await this.#alone(work);
		await this.#shelf.followed;
		return value;
	}

	#mark(
		pick: (history: History) => Change | null,
		mark: (history: History) => { readonly history: History } | null,
		done: string,
		nothing: string
	): Promise<string> {
		return this.#after(async () => {
			const shown = pick(this.#shelf.history);
			if (!shown) return nothing;
			const { told, altered, problem } = await this.#journal.work((history, ids) => {
				const same = pick(history)?.id === (ids.get(shown.id) ?? shown.id);
				return { history: (same && mark(history)?.history) || null, told: same };
			});
			this.#shelf.follow();
			if (!told) return said.CHANGED_MEANWHILE;
			return altered ? `${done}: ${shown.words}.` : said.stuck(shown, problem);
		});
	}
}

/** This computer's working copy. */
export const workingCopy = new WorkingCopy();
