import type { VintageId } from '$lib/domain/id';
import type { KeptUpload } from '$lib/workspace/change';
import { fold, pendingOf, UNCHANGED, type History } from '$lib/workspace/history';
import type { Held } from '$lib/workspace/journal';
import { Drafts } from './drafts';
import { followEditions, sameEditions } from './engine-follow';
import { rememberVisit } from './erase-site';
import { FilesInMemory } from './files-in-memory';
import { idsOf, lostOf, shownOf } from './overlay';
import * as said from './working-words';

/** Whether what is done here outlives the page: nobody said yet, kept on this computer, or only for this visit. */
export type Keeping = 'unasked' | 'kept' | 'visit';

/** What a page knows of the working copy: the changes on the disk, as last read, and after them those only in its memory. */
export class WorkingShelf {
	/** What is on the disk. */
	base = $state.raw<History>(UNCHANGED);
	/** What is only in memory. */
	apart = $state.raw<History>(UNCHANGED);
	keeping = $state<Keeping>('unasked');
	/** Days without use after which everything kept is erased; null for never. */
	expires_after = $state<number | null>(null);
	/** What is wrong with keeping, as a sentence with what to do; null when nothing is. */
	trouble = $state<string | null>(null);
	/** Editions pending whose file is nowhere any more. */
	missing = $state.raw<readonly VintageId[]>([]);
	/** Editions pending; the same list as long as they are the same. */
	editions = $state.raw<readonly KeptUpload[]>([]);
	/** Everything: what is on the disk, and after it what is only in memory. */
	readonly history = $derived(shownOf(this.base, this.apart));
	/** The ids of the changes that are on the disk. */
	readonly kept = $derived(idsOf(this.base));
	readonly files = new FilesInMemory();
	readonly drafts = new Drafts();
	/** Editions added and not taken back, published or not. */
	#added: readonly KeptUpload[] = [];
	#following: Promise<void> = Promise.resolve();

	/** Takes what was found on the disk. */
	hold({ history, keeping, missing }: Held): void {
		if (keeping === null && this.keeping === 'kept') {
			this.lose();
			return;
		}
		if (keeping === null) this.drafts.drop();
		this.base = history;
		if (this.keeping !== 'visit') this.keeping = keeping === null ? 'unasked' : 'kept';
		this.expires_after = keeping?.expires_after ?? null;
		const gone = missing.filter((vintage) => !this.files.has(vintage));
		// The same list while it says the same: what follows it is asked of the engine again.
		if (gone.join() !== this.missing.join()) this.missing = gone;
		this.#sayMissing();
	}

	/** Forgets everything held in memory, and what was chosen. */
	forget(): void {
		rememberVisit(false);
		this.base = UNCHANGED;
		this.apart = UNCHANGED;
		this.files.only([]);
		this.drafts.clear();
		this.keeping = 'unasked';
		this.expires_after = null;
		this.trouble = null;
		this.missing = [];
	}

	/**
	 * Has what is shown, and a running engine, follow the editions. `held` is one the engine has from its review. The engine
	 * follows on its own time: starting, it waits for what is kept, which must not wait for it.
	 */
	follow(held: VintageId | null = null): void {
		const before = this.#added;
		this.show();
		const after = this.#added;
		this.#following = this.#following
			.then(() => followEditions(before, after, held))
			// An engine that cannot even be had follows nothing.
			.catch(() => undefined);
	}

	/** Has what is shown follow the editions, where the engine is started with them. */
	show(): void {
		const { editions } = fold(pendingOf(this.history));
		if (!sameEditions(this.editions, editions)) this.editions = editions;
		// An engine started before they were published still has its own copy of them.
		this.#added = fold(this.history.changes).editions;
	}

	/** Resolves once the engine has followed. Never rejects. */
	get followed(): Promise<void> {
		return this.#following;
	}

	/** Holds on to the changes that were kept and are gone. */
	lose(): void {
		this.apart = this.history;
		this.base = UNCHANGED;
		this.keeping = 'unasked';
		this.drafts.take();
		this.missing = fold(pendingOf(this.apart))
			.editions.map(({ vintage }) => vintage.vintage)
			.filter((vintage) => !this.files.has(vintage));
		this.trouble = said.GONE;
	}

	#sayMissing(): void {
		const lost = lostOf(this.history, this.missing);
		if (lost.length > 0) this.trouble = said.lost(lost);
	}
}
