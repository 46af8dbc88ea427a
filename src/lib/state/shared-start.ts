/**
 * Something slow to start, started on the first call and shared by all, that can be stopped at any moment. `make` is given
 * a signal that says the thing is no longer wanted, whether it is still starting or has long been used: it must then end
 * what it made, and whatever it returns is nobody's.
 */
export class SharedStart<Thing> {
	readonly #make: (wanted: AbortSignal) => Promise<Thing>;
	#current: { readonly thing: Promise<Thing>; readonly stop: AbortController } | null = null;

	constructor(make: (wanted: AbortSignal) => Promise<Thing>) {
		this.#make = make;
	}

	/** The thing. Rejects as `make` does, and when it was stopped meanwhile; the next call starts afresh. */
	get(): Promise<Thing> {
		if (this.#current) return this.#current.thing;
		const stop = new AbortController();
		const thing = this.#make(stop.signal).then((made) => {
			stop.signal.throwIfAborted();
			return made;
		});
		const current = { thing, stop };
		this.#current = current;
		thing.catch(() => {
			if (this.#current === current) this.#current = null;
		});
		return thing;
	}

	/** Ends the thing, started or starting. */
	stop(): void {
		const current = this.#current;
		this.#current = null;
		current?.stop.abort(new Error('It was stopped.'));
	}
}
