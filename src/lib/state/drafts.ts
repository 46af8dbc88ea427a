import { SvelteMap } from 'svelte/reactivity';
import { inStore } from './in-store';

/** Half-written forms: on the disk where things are kept, otherwise until the page is closed. */
export class Drafts {
	readonly #here = new SvelteMap<string, string>();

	/** How many last only until the page is closed. */
	get unkept(): number {
		return this.#here.size;
	}

	/** Every half-written form by its key. `kept`: things are kept on this computer. */
	async all(kept: boolean): Promise<ReadonlyMap<string, string>> {
		const found = kept ? await inStore((workspace) => workspace.drafts()) : null;
		return new Map([...(found?.done ? found.value : []), ...this.#here]);
	}

	/** A half-written form; null where there is none. `kept`: things are kept on this computer. */
	async get(key: string, kept: boolean): Promise<string | null> {
		const here = this.#here.get(key);
		if (here !== undefined || !kept) return here ?? null;
		const found = await inStore((workspace) => workspace.draft(key));
		return found.done ? found.value : null;
	}

	/** Takes a half-written form; an empty text forgets it. */
	async put(key: string, text: string, kept: boolean): Promise<void> {
		const done = kept && (await inStore((workspace) => workspace.keepDraft(key, text))).done;
		if (text === '' || done) this.#here.delete(key);
		else this.#here.set(key, text);
	}

	/** Keeps on the disk what was only here. */
	async keepAll(): Promise<void> {
		for (const [key, text] of [...this.#here]) await this.put(key, text, true);
	}

	/** Takes what was on the disk. */
	take(drafts: ReadonlyMap<string, string>): void {
		for (const [key, text] of drafts) if (!this.#here.has(key)) this.#here.set(key, text);
	}

	/** Forgets all of them. */
	clear(): void {
		this.#here.clear();
	}
}
