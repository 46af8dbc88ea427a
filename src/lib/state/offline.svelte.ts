import { dev } from '$app/environment';
import { resolve } from '$app/paths';
import { ownScript } from '$lib/database/own-script';

/** Whether the site can be used with the network off: it is kept by a worker of the browser's. */
type OfflineStatus = 'unknown' | 'impossible' | 'keeping' | 'ready' | 'failed';

/** What the worker has asked the network for since it last started. */
export interface WorkerCount {
	readonly asked: number;
	/** Origins other than the site's that a page asked for; the content security policy lets none through. */
	readonly elsewhere: readonly string[];
}

type Told = { kept: number; of: number } | { not_kept: 'full' | 'unreachable' | 'refused' };

const UNHURRIED = 2_000;
const PATIENCE = 10_000;

const reasons = {
	full: 'The browser has no room left for the site’s own files. Free some space on this computer, then open the site again.',
	unreachable:
		'The site could not be reached for all its files. What has come is kept; the rest is fetched at the next visit.',
	refused:
		'The site answered with something else than its own files, as it does while it is being replaced or before you have signed in. It is tried again at the next visit.'
};

/** The copy of the site kept on this computer, and whether a newer one waits. */
class Offline {
	#status = $state<OfflineStatus>('unknown');
	#sentence = $state('');
	#waiting = $state.raw<ServiceWorker | null>(null);
	#started = false;

	get status(): OfflineStatus {
		return this.#status;
	}

	/** How far keeping has come, or why it is not to be had. */
	get sentence(): string {
		return this.#sentence;
	}

	/** Whether a newer version of the site is kept and waits to be used. */
	get newer(): boolean {
		return this.#waiting !== null;
	}

	/** Keeps the site on this computer, once the page stands and rests. Once a page; rejects never. */
	start(): void {
		if (this.#started || dev) return;
		this.#started = true;
		// The browser forgets requests beyond 250 unless told; the privacy page lists them all.
		performance.setResourceTimingBufferSize(5_000);
		if (!('serviceWorker' in navigator)) {
			this.#cannot('This browser cannot keep the site, or this window forbids it.');
			return;
		}
		const rested = () => setTimeout(() => void this.#register(), UNHURRIED);
		if (document.readyState === 'complete') rested();
		else addEventListener('load', rested, { once: true });
	}

	/** Uses the newer version: the page is loaded again with it. */
	use(): void {
		// Where somebody was asked whether to leave the page and stayed, it has taken over already.
		if (this.#waiting?.state === 'activated') {
			location.reload();
			return;
		}
		navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), {
			once: true
		});
		this.#waiting?.postMessage({ ask: 'take-over' });
	}

	/** What the worker has asked for; null when no worker serves this page or it does not answer. */
	count(): Promise<WorkerCount | null> {
		const worker = 'serviceWorker' in navigator ? navigator.serviceWorker.controller : null;
		if (!worker) return Promise.resolve(null);
		const { port1, port2 } = new MessageChannel();
		return new Promise((answer) => {
			const timer = setTimeout(() => answer(null), PATIENCE);
			port1.onmessage = ({ data }: MessageEvent<WorkerCount>) => {
				clearTimeout(timer);
				answer(data);
			};
			worker.postMessage({ ask: 'count' }, [port2]);
		});
	}

	#cannot(why: string) {
		this.#status = 'impossible';
		this.#sentence = `${why} The site works while there is a connection.`;
	}

	#told(message: Told) {
		if ('not_kept' in message) {
			this.#status = 'failed';
			this.#sentence = reasons[message.not_kept];
		} else if (message.kept === message.of) {
			this.#status = 'ready';
			this.#sentence = `All ${message.of} files of the site are kept on this computer.`;
		} else {
			this.#status = 'keeping';
			this.#sentence = `${message.kept} of ${message.of} files of the site are kept so far.`;
		}
	}

	async #register() {
		const workers = navigator.serviceWorker;
		workers.addEventListener('message', ({ data }: MessageEvent<Told>) => this.#told(data));
		try {
			const scope = resolve('/');
			const found = (await workers.register(ownScript(`${scope}service-worker.js`), {
				scope,
				updateViaCache: 'none'
			})) as ServiceWorkerRegistration | undefined;
			if (!found) throw new Error('The browser did not register the worker.');
			this.#follow(found);
		} catch {
			// A page that is kept already is served by its worker; the newest one is looked for at the next visit.
			if (workers.controller) this.#status = 'ready';
			else this.#cannot('The browser refused to keep the site.');
		}
	}

	#follow(found: ServiceWorkerRegistration) {
		if (found.active) {
			this.#status = 'ready';
			found.active.postMessage({ ask: 'fill' });
		} else if (this.#status === 'unknown') this.#status = 'keeping';
		const look = () => {
			if (found.waiting && found.active) this.#waiting = found.waiting;
			else if (found.active) this.#status = 'ready';
		};
		const watch = () => found.installing?.addEventListener('statechange', look);
		look();
		watch();
		found.addEventListener('updatefound', watch);
		document.addEventListener('visibilitychange', () => {
			if (document.visibilityState === 'visible') void found.update().catch(() => undefined);
		});
	}
}

export const offline = new Offline();
