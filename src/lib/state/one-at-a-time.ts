/**
 * Runs pieces of work one after the other, in the order they were given. The engine has one place for a staged file, so two
 * uploads must never be at it together. A piece that fails stops none after it.
 */
export function oneAtATime(): <Value>(work: () => Promise<Value>) => Promise<Value> {
	let last: Promise<unknown> = Promise.resolve();
	return (work) => {
		const next = last.then(work);
		last = next.catch(() => undefined);
		return next;
	};
}
