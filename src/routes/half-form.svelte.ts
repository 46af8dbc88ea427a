import { workingCopy } from '$lib/state/working-copy.svelte';

const PAUSE = 400;

/** What a form half written comes to when it is put by: its fields, and what it began from. */
interface PutBy<Written> {
	readonly written: Written;
	/** The row it was begun on, as a text to compare; empty where there was none. */
	readonly base: string;
}

/** Whether something read back has a form's fields, each of the same kind: anything may stand where drafts are kept. */
function hasFieldsOf<Written extends object>(start: Written, value: unknown): value is Written {
	if (typeof value !== 'object' || value === null) return false;
	const given = value as Record<string, unknown>;
	const kind = (each: unknown) => (Array.isArray(each) ? 'list' : typeof each);
	return Object.entries(start).every(
		([field, each]) =>
			kind(given[field]) === kind(each) &&
			(!Array.isArray(given[field]) ||
				given[field].every((item: unknown) => typeof item === 'string'))
	);
}

/** Puts a form by while it is written, so that a reload or a slip of the hand loses nothing. */
export class HalfForm<Written extends object> {
	readonly #key: string;
	readonly #base: string;
	readonly #start: Written;
	readonly #now: () => Written;
	#timer: ReturnType<typeof setTimeout> | undefined;

	/** `key` names it among all forms; `base` is the row it is begun on; `start` the form as it opens, `now` as it stands. */
	constructor(key: string, base: string, start: Written, now: () => Written) {
		this.#key = key;
		this.#base = base;
		this.#start = start;
		this.#now = now;
	}

	/** Whether the form differs from how it opened. */
	get begun(): boolean {
		return JSON.stringify(this.#now()) !== JSON.stringify(this.#start);
	}

	/** What was put by; null where nothing was. `moved`: the row has become another since. */
	async restored(): Promise<{ readonly written: Written; readonly moved: boolean } | null> {
		const text = await workingCopy.draft(this.#key);
		if (text === null) return null;
		try {
			const put = JSON.parse(text) as Partial<PutBy<unknown>> | null;
			return hasFieldsOf(this.#start, put?.written)
				? { written: put.written, moved: put.base !== this.#base }
				: null;
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

	/** Puts it by now; a form as it opened leaves nothing behind. */
	putBy(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		void workingCopy.keepDraft(this.#key, this.#put());
	}

	/** Puts by what waits for a rest of the hand: the page is about to go. */
	hurry(): void {
		if (this.#timer !== undefined) this.putBy();
	}

	/** Forgets it: it was kept, or given up. */
	forget(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		void workingCopy.keepDraft(this.#key, '');
	}

	#put(): string {
		const put: PutBy<Written> = { written: this.#now(), base: this.#base };
		return this.begun ? JSON.stringify(put) : '';
	}
}
