import { workingCopy } from '$lib/state/working-copy.svelte';

const PAUSE = 200;

/** A text as it was being written, and the one it was to take the place of. */
interface Written {
	readonly text: string;
	readonly base: string;
}

/** Puts a text by while it is written, so that a reload or a crash loses no more than the last word. */
export class PutBy {
	readonly #key: string;
	readonly #now: () => Written;
	readonly #done: () => void;
	#timer: ReturnType<typeof setTimeout> | undefined;

	/** `key` names it among all that is half written; `now`: as it stands; `done` is told when it was put by. */
	constructor(key: string, now: () => Written, done: () => void) {
		this.#key = key;
		this.#now = now;
		this.#done = done;
	}

	/** What was put by; null where nothing was, or what is there is none of ours. */
	async restored(): Promise<Written | null> {
		const kept = await workingCopy.draft(this.#key);
		if (kept === null) return null;
		try {
			const { written, base } = JSON.parse(kept) as {
				written?: { text?: unknown };
				base?: unknown;
			};
			const text = written?.text;
			return typeof text === 'string' && typeof base === 'string' ? { text, base } : null;
		} catch {
			return null;
		}
	}

	/** Holds it at once, and puts it by in a moment, when the hand rests. */
	typed(): void {
		workingCopy.holdDraft(this.#key, this.#put());
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => this.putBy(), PAUSE);
	}

	/** Puts it by now. */
	putBy(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		void workingCopy.keepDraft(this.#key, this.#put()).then(() => {
			if (this.#timer === undefined) this.#done();
		});
	}

	/** Forgets it: it was kept, or given up. */
	forget(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		void workingCopy.keepDraft(this.#key, '');
	}

	#put(): string {
		const { text, base } = this.#now();
		return text === base ? '' : JSON.stringify({ written: { text }, base });
	}
}
