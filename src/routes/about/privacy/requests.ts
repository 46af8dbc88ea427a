/** A request this page has made. */
export interface MadeRequest {
	readonly address: string;
	/** Whether the site itself was asked. What a page makes in memory (`blob:`, `data:`) is asked of nobody. */
	readonly own: boolean;
	/** Bytes that came over the network; 0 when it was answered from this computer. */
	readonly bytes: number;
}

/** Every request this page has made since it was opened, its own document first, as the browser recorded them. */
export function requestsMade(site: string): readonly MadeRequest[] {
	const entries = [
		...performance.getEntriesByType('navigation'),
		...performance.getEntriesByType('resource')
	] as PerformanceResourceTiming[];
	return entries
		.filter(({ name }) => /^https?:/.test(name))
		.map(({ name, transferSize }) => {
			const { origin, pathname, search } = new URL(name);
			const own = origin === site;
			return { address: own ? pathname + search : name, own, bytes: transferSize };
		});
}
