import type { IsoDate, VintageId } from '$lib/domain/id';
import type { Vintage } from '$lib/domain/vintage';
import { openWorkspace } from '$lib/workspace/workspace';

/** An edition added on this computer and not in the published record. */
interface Addition {
	readonly vintage: VintageId;
	readonly file: string;
	readonly published: IsoDate;
	/** Whether it is still here after a reload. */
	readonly kept: boolean;
	/** Sets of statistical neighbours it brought. */
	readonly neighbour_sets: readonly string[];
}

const CHANNEL = 'corporate-parenting-board';

/**
 * The editions this computer adds to the published record: what the frame says is "not yet published", and why a page must
 * not rest on what it was built with. Tabs tell each other when the kept files change.
 */
class Additions {
	#list = $state.raw<readonly Addition[]>([]);
	#reading: Promise<void> | null = null;
	#channel: BroadcastChannel | null = null;

	/** The editions, in the order they were added. */
	get list(): readonly Addition[] {
		return this.#list;
	}

	/** Sets of statistical neighbours added on this computer. */
	get neighbour_sets(): readonly string[] {
		return this.#list.flatMap((each) => each.neighbour_sets);
	}

	/** Reads what is kept, once a visit, and listens to the other tabs. A browser that keeps nothing adds nothing. */
	read(): Promise<void> {
		if (!this.#reading) {
			this.#channel = new BroadcastChannel(CHANNEL);
			this.#channel.onmessage = () => void this.changed(false);
			this.#reading = this.#readKept();
		}
		return this.#reading;
	}

	/** Notes an edition accepted in this tab. */
	add(vintage: Vintage, file: string, kept: boolean, neighbour_sets: readonly string[] = []): void {
		this.#list = [
			...this.#list.filter((each) => each.vintage !== vintage.vintage),
			{ vintage: vintage.vintage, file, published: vintage.published, kept, neighbour_sets }
		];
		if (kept) this.#channel?.postMessage('changed');
	}

	/**
	 * Takes an edition off the list that the engine no longer holds, and forgets its file where that was kept. Rejects with a
	 * sentence when the file cannot be forgotten: it would be back after a reload.
	 */
	async withdraw(vintage: VintageId): Promise<void> {
		const kept = this.#list.some((each) => each.vintage === vintage && each.kept);
		if (kept) {
			const opened = await openWorkspace();
			const outcome = opened.done ? await opened.value.remove(vintage) : opened;
			if (opened.done) opened.value.close();
			if (!outcome.done) throw new Error(outcome.problem.message);
		}
		this.#list = this.#list.filter((each) => each.vintage !== vintage);
		if (kept) this.#channel?.postMessage('changed');
	}

	/**
	 * Starts afresh after kept files were removed, or after the engine's work was stopped: the engine ends, and with it
	 * editions that were added for this visit only. Resolves to whether there were any. `here` says that kept files were
	 * changed in this tab, which the other tabs must be told.
	 */
	async changed(here = true): Promise<boolean> {
		const lost = this.#list.some((each) => !each.kept);
		if (here) this.#channel?.postMessage('changed');
		const { engine } = await import('./engine.svelte');
		engine.stop();
		await this.#readKept();
		return lost;
	}

	async #readKept(): Promise<void> {
		const opened = await openWorkspace();
		if (!opened.done) {
			this.#list = [];
			return;
		}
		const kept = await opened.value.list();
		opened.value.close();
		this.#list = kept.done
			? kept.value.map(({ file, vintage, neighbour_sets }) => ({
					vintage: vintage.vintage,
					file,
					published: vintage.published,
					kept: true,
					neighbour_sets
				}))
			: [];
	}
}

/** This computer's additions. */
export const additions = new Additions();
