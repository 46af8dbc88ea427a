import type { Mappings } from '$lib/workspace/backup-mappings';
import type { Change } from '$lib/workspace/change';
import { replaced, UNCHANGED, type History } from '$lib/workspace/history';
import type { Held, Keeping as Chosen } from '$lib/workspace/journal';
import type { Work } from '$lib/workspace/workspace';
import { isVisitOnly, rememberVisit } from './erase-site';
import { inStore } from './in-store';
import { apartOf, filesWith, NO_FILES, SAME_IDS, shownOf, type Files } from './overlay';
import { Tabs, type News } from './tabs';
import { WorkingShelf } from './working-shelf.svelte';
import * as said from './working-words';

/** What came of a piece of work. */
interface Done<Told> {
	readonly told: Told;
	/** Whether the history is as the work wanted it. */
	readonly altered: boolean;
	/** Whether it is on the disk; otherwise it lasts until the page is closed. */
	readonly kept: boolean;
	/** Why it is not on the disk though it was to be, as a sentence. */
	readonly problem: string | null;
}

/**
 * Brings changes to the disk where things are kept, and to memory where they are not or the browser cannot. Its methods must
 * not overlap: whoever calls them waits for one before the next.
 */
export class WorkingJournal {
	readonly shelf = new WorkingShelf();
	readonly #tabs = new Tabs();

	/** Listens to the other tabs and reads what is kept. */
	async start(hear: (news: News) => void): Promise<void> {
		this.#tabs.listen(hear);
		if (isVisitOnly()) this.shelf.keeping = 'visit';
		await this.#read();
		// An engine that is starting waits for this and takes it from there.
		this.shelf.show();
	}

	/** Takes what another tab did. */
	async hear(news: News): Promise<void> {
		const had = this.shelf.history.changes.length > 0;
		if (news === 'erased') {
			this.shelf.forget();
			if (had) this.shelf.trouble = said.ERASED_ELSEWHERE;
		} else if (news === 'taken-out') {
			this.shelf.base = UNCHANGED;
			if (this.shelf.keeping === 'kept') this.shelf.keeping = 'unasked';
			if (had) this.shelf.trouble = said.TAKEN_ELSEWHERE;
		} else await this.#read();
		this.shelf.follow();
	}

	/**
	 * Does a piece of work on the history: on the disk where things are kept, and with it whatever was only in memory; in memory
	 * where they are not, or the browser cannot.
	 */
	async work<Told>(work: Work<Told>, brought: Files = NO_FILES): Promise<Done<Told>> {
		let problem: string | null = null;
		if (this.shelf.keeping === 'kept') {
			const tried = await this.#workOnDisk(this.shelf.apart, work, brought);
			if (typeof tried !== 'string') return tried;
			this.shelf.trouble = problem = tried;
		}
		const { history, told } = work(this.shelf.history, SAME_IDS);
		const apart = history && apartOf(this.shelf.base, history);
		if (apart) {
			for (const [vintage, file] of brought) this.shelf.files.put(vintage, file);
			this.shelf.apart = apart;
			this.shelf.files.only(apart.changes);
		}
		return { told, altered: apart !== null, kept: false, problem };
	}

	/** Puts other changes in place of all there are, where they are still those `seen`. Null, or why not, as a sentence. */
	async replace(
		seen: History,
		changes: readonly Change[],
		brought: Files,
		mappings: Mappings
	): Promise<string | null> {
		const as_seen = JSON.stringify(seen.changes);
		const work: Work<null> = (history) => ({
			history: JSON.stringify(history.changes) === as_seen ? replaced(history, changes) : null,
			told: null
		});
		if (this.shelf.keeping !== 'kept') {
			if (this.shelf.base.changes.length > 0) return said.KEPT_ELSEWHERE;
			return (await this.work(work, brought)).altered ? null : said.CHANGED_MEANWHILE;
		}
		const tried = await this.#workOnDisk(UNCHANGED, work, brought, mappings);
		if (typeof tried === 'string') return tried;
		return tried.altered ? null : said.CHANGED_MEANWHILE;
	}

	/** Keeps everything from now on, and what is in memory too. */
	async keep(expires_after: number | null): Promise<void> {
		// Asked for and not awaited: in some browsers the answer never comes.
		void globalThis.navigator?.storage?.persist?.().catch(() => false);
		const keeping = { expires_after };
		const bytes = await this.shelf.files.of(this.shelf.apart.changes);
		const apart = { history: this.shelf.apart, bytes };
		const all = await inStore((kept) => kept.keep(keeping, apart, Date.now()));
		if (all.done && all.value) {
			rememberVisit(false);
			this.shelf.keeping = 'kept';
			this.#written(all.value);
			await this.shelf.drafts.keepAll();
		} else await this.#keepTheRest(keeping, all.done ? null : all.problem.message);
		this.shelf.follow();
	}

	/** Keeps nothing from now on: what was kept is erased, and held in memory. */
	async takeOut(): Promise<void> {
		const out = await inStore((kept) => kept.takeOut());
		// Where nothing was kept before, there is nothing that could still be there.
		const nothing = this.shelf.keeping !== 'kept' && this.shelf.base.changes.length === 0;
		if (!out.done && !nothing && out.problem.rule !== 'workspace.refused') {
			this.shelf.trouble = said.NOT_TAKEN_OUT;
			return;
		}
		if (out.done) {
			for (const [vintage, file] of out.value.bytes) this.shelf.files.put(vintage, file);
			this.shelf.drafts.take(out.value.drafts);
			this.shelf.apart = shownOf(out.value.history, this.shelf.apart);
			this.shelf.base = UNCHANGED;
			this.#tabs.tell('taken-out');
		}
		rememberVisit(true);
		this.shelf.keeping = 'visit';
		this.shelf.expires_after = null;
		this.shelf.trouble = null;
		this.shelf.follow();
	}

	/** Tells the other tabs that everything is erased. */
	tellErased(): void {
		this.#tabs.tell('erased');
	}

	/** Does a piece of work where things are kept; a sentence where that is not to be. */
	async #workOnDisk<Told>(
		history: History,
		work: Work<Told>,
		brought: Files,
		mappings: Mappings = {}
	): Promise<Done<Told> | string> {
		const bytes = filesWith(await this.shelf.files.of(this.shelf.apart.changes), brought);
		const outcome = await inStore((kept) =>
			kept.work({ history, bytes, mappings }, work, Date.now())
		);
		if (!outcome.done) return outcome.problem.message;
		if (outcome.value.came === 'gone') {
			this.shelf.lose();
			return said.GONE;
		}
		if (outcome.value.came === 'misfit') {
			this.shelf.hold(outcome.value.held);
			return said.misfit(outcome.value.change);
		}
		const { came, held, told } = outcome.value;
		if (came === 'written') this.#written(held);
		else this.shelf.hold(held);
		return { told, altered: came === 'written', kept: true, problem: null };
	}

	async #read(): Promise<void> {
		const outcome = await inStore((kept) => kept.read(Date.now()));
		if (!outcome.done) {
			// A browser that keeps nothing has nothing to show: that is said once something is to be kept.
			if (outcome.problem.rule !== 'workspace.refused')
				this.shelf.trouble = outcome.problem.message;
			return;
		}
		this.shelf.hold(outcome.value);
		if (outcome.value.expired) this.shelf.trouble = said.EXPIRED;
	}

	async #keepTheRest(keeping: Chosen, problem: string | null) {
		const nothing = { history: UNCHANGED, bytes: NO_FILES };
		const chosen = await inStore((kept) => kept.keep(keeping, nothing, Date.now()));
		if (!chosen.done || !chosen.value) this.shelf.keeping = 'visit';
		else {
			rememberVisit(false);
			this.shelf.keeping = 'kept';
			this.shelf.hold(chosen.value);
		}
		const [first] = this.shelf.apart.changes;
		this.shelf.trouble = problem ?? (first ? said.misfit(first) : said.CHANGED_MEANWHILE);
	}

	#written(held: Held): void {
		this.shelf.apart = UNCHANGED;
		this.shelf.trouble = null;
		this.shelf.hold(held);
		this.shelf.files.only([]);
		this.#tabs.tell('changed');
	}
}
