/**
 * What a service worker's global offers that a page's does not. TypeScript's own library of it cannot stand beside the
 * page's in one program.
 */
export interface WorkerScope {
	addEventListener(type: 'install' | 'activate', listen: (event: Waitable) => void): void;
	addEventListener(type: 'fetch', listen: (event: Asked) => void): void;
	addEventListener(type: 'message', listen: (event: Said) => void): void;
	/** Takes over from the version before, at once. */
	skipWaiting(): Promise<void>;
	readonly clients: {
		/** Serves the pages that are open already. */
		claim(): Promise<void>;
		matchAll(options: { type: 'window'; includeUncontrolled: boolean }): Promise<readonly Open[]>;
	};
}

/** A page that is open. */
interface Open {
	readonly url: string;
	postMessage(message: Told): void;
}

/** An event the worker is kept awake for. */
export interface Waitable extends Event {
	waitUntil(work: Promise<unknown>): void;
}

/** A request of a page or of its workers. */
export interface Asked extends Waitable {
	readonly request: Request;
	respondWith(answer: Promise<Response>): void;
}

/** What a page says to the worker. */
interface Said extends Waitable {
	readonly data: { readonly ask?: 'fill' | 'take-over' | 'count' } | null;
	readonly ports: readonly MessagePort[];
}

/** What the worker tells every open page: how many of its files it keeps, or why it could not keep them. */
export type Told =
	| { readonly kept: number; readonly of: number }
	| { readonly not_kept: 'full' | 'unreachable' | 'refused' };
