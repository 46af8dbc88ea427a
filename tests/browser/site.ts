import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Page } from '@playwright/test';
import { serve } from '../../src/cli/serve';
import { expect } from './page';

type Answer = (request: IncomingMessage, response: ServerResponse) => boolean;

/** A served site that can be replaced, go away, or stand behind a sign-in. */
export interface Site {
	readonly address: string;
	/** Answers in the site's place from now on, where it returns true; null lets the site answer itself again. */
	instead(answer: Answer | null): void;
	/** Ends it: nothing is answered any more. */
	end(): void;
}

/** Serves a built site on a port of its own, so that a test can take it away from under a page. */
export async function startSite(folder = 'build', base = ''): Promise<Site> {
	const { server, address } = await serve(folder, 0, base);
	const [own] = server.listeners('request') as Answer[];
	let other: Answer | null = null;
	server.removeAllListeners('request');
	server.on('request', (request: IncomingMessage, response: ServerResponse) => {
		if (!other?.(request, response)) own?.(request, response);
	});
	return {
		address,
		instead(answer) {
			other = answer;
		},
		end() {
			server.close();
			server.closeAllConnections();
		}
	};
}

/** Waits until the whole site is kept by the browser. */
export async function keptWhole(page: Page): Promise<void> {
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
	await expect
		.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null))
		.toBe(true);
}

/** How many files each cache of the site holds, by the cache's name. */
export const cachesOf = (page: Page) =>
	page.evaluate(async () => {
		const names = await caches.keys();
		const counts = names.map(async (name) => [
			name,
			(await (await caches.open(name)).keys()).length
		]);
		return Object.fromEntries(await Promise.all(counts)) as Record<string, number>;
	});
