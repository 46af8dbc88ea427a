import { SvelteMap } from 'svelte/reactivity';
import { allAtOnce, dropAllAtOnce, dropAtOnce, heldAtOnce, holdAtOnce } from './draft-at-once';
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
		const held = new Map([
			...(found?.done ? found.value : []),
			...(kept ? allAtOnce() : []),
			...this.#here
		]);
		return new Map([...held].filter(([, text]) => text !== ''));
	}

	/** A half-written form; null where there is none. `kept`: things are kept on this computer. */
	async get(key: string, kept: boolean): Promise<string | null> {
		const here = this.#here.get(key);
		if (here !== undefined || !kept) return here ?? null;
		const at_once = heldAtOnce(key);
		if (at_once !== null) return at_once === '' ? null : at_once;
		const found = await inStore((workspace) => workspace.draft(key));
		return found.done ? found.value : null;
	}

	/** Holds a half-written form before this returns, until `put` brings it to its place; an empty text forgets it there. */
	hold(key: string, text: string, kept: boolean): void {
		if (kept) holdAtOnce(key, text);
		else if (text === '') this.#here.delete(key);
		else this.#here.set(key, text);
	}

	/** Takes a half-written form; an empty text forgets it. */
	async put(key: string, text: string, kept: boolean): Promise<void> {
		const done = kept && (await inStore((workspace) => workspace.keepDraft(key, text))).done;
		if (text === '' || done) this.#here.delete(key);
		else this.#here.set(key, text);
		if (done) dropAtOnce(key, text);
	}

	/** Keeps on the disk what was only here. */
	async keepAll(): Promise<void> {
		for (const [key, text] of [...this.#here]) await this.put(key, text, true);
	}

	/** Takes what was on the disk, and what was held at once and never came there. */
	take(drafts: ReadonlyMap<string, string> = new Map()): void {
		const held = new Map([...drafts, ...allAtOnce()]);
		dropAllAtOnce();
		for (const [key, text] of held)
			if (text !== '' && !this.#here.has(key)) this.#here.set(key, text);
	}

	/** Forgets what was held at once and never brought to its place: it was erased, or is kept no more. */
	drop(): void {
		dropAllAtOnce();
	}

	/** Forgets all of them. */
	clear(): void {
		this.drop();
		this.#here.clear();
	}
}
