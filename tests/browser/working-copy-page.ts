import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from '@playwright/test';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build, type Rollup } from 'vite';
import type { VintageId } from '../../src/lib/domain/id';
import type { workingCopy } from '../../src/lib/state/working-copy.svelte';
import type { Step } from '../../src/lib/workspace/change';
import { expect } from './page';

/** What the bare page gives the tests. */
export interface Bare {
	readonly workingCopy: typeof workingCopy;
}

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
let bundle: Promise<string> | null = null;

/** The working copy as one script, without the engine: the bare page has none to follow. */
async function bundled(): Promise<string> {
	const made = (await build({
		configFile: false,
		logLevel: 'error',
		plugins: [svelte({ configFile: false })],
		resolve: { alias: { $lib: at('src/lib') } },
		build: {
			write: false,
			lib: { entry: at('src/lib/state/working-copy.svelte.ts'), formats: ['es'], fileName: 'copy' },
			rollupOptions: { external: [/engine\.svelte$/, /database\/staged$/] }
		}
	})) as Rollup.RollupOutput[];
	const [first] = made.flatMap(({ output }) => output);
	if (first?.type !== 'chunk') throw new Error('The working copy was not made into a script.');
	return first.code;
}

/** Serves a page of the site's own origin that holds nothing but the working copy. */
export async function serveBare(context: BrowserContext): Promise<void> {
	bundle ??= bundled();
	const body = await bundle;
	await context.route('**/bare/copy.js', (route) =>
		route.fulfill({ contentType: 'text/javascript', body })
	);
	await context.route('**/bare/', (route) =>
		route.fulfill({
			contentType: 'text/html',
			body: `<!doctype html><html lang="en-GB"><title>Bare</title><script type="module">
				import { workingCopy } from '/bare/copy.js';
				globalThis.bare = { workingCopy };
			</script></html>`
		})
	);
}

/** Opens the bare page; what is kept is not read yet. */
export async function openBare(page: Page): Promise<void> {
	await page.goto('/bare/');
	await page.waitForFunction(() => 'bare' in globalThis);
}

/** What a page shows of its working copy. */
export const shown = (page: Page) =>
	page.evaluate(async () => {
		const { workingCopy } = (globalThis as unknown as { bare: Bare }).bare;
		await workingCopy.read();
		return {
			words: workingCopy.changes.map(({ words, undone }) => (undone ? `(${words})` : words)),
			ids: workingCopy.changes.map(({ id }) => id),
			pending: workingCopy.pending.length,
			kept: workingCopy.kept.size,
			editions: workingCopy.state.editions.map(({ file }) => file),
			keeping: workingCopy.keeping,
			trouble: workingCopy.trouble,
			missing: workingCopy.missing
		};
	});

/** Makes a change, with a file of so many bytes for an edition. */
export const make = (page: Page, words: string, step: Step, bytes = 3) =>
	page.evaluate(
		({ words, step, bytes }) => {
			const { workingCopy } = (globalThis as unknown as { bare: Bare }).bare;
			const file = { bytes: new Uint8Array(bytes).fill(65).buffer, dictionary: null };
			return workingCopy.make(words, step, step.kind === 'edition-added' ? file : undefined);
		},
		{ words, step, bytes }
	);

/** Bytes of an edition's file; null when it is nowhere. */
export const sizeOf = (page: Page, vintage: string) =>
	page.evaluate(async (vintage) => {
		const { workingCopy } = (globalThis as unknown as { bare: Bare }).bare;
		return (await workingCopy.bytes(vintage))?.bytes.byteLength ?? null;
	}, vintage as VintageId);

export const choose = (page: Page, keeping: 'kept' | 'visit', days: number | null = null) =>
	page.evaluate(
		([keeping, days]) =>
			(globalThis as unknown as { bare: Bare }).bare.workingCopy.choose(keeping, days),
		[keeping, days] as const
	);

/** Does one of the things that need nothing. */
export const ask = (page: Page, what: 'undo' | 'redo' | 'erase') =>
	page.evaluate((what) => (globalThis as unknown as { bare: Bare }).bare.workingCopy[what](), what);

/** Every key of every store of the database, as the browser has it. */
export const stored = (page: Page) =>
	page.evaluate(async () => {
		const database = await new Promise<IDBDatabase>((resolve, reject) => {
			const request = indexedDB.open('corporate-parenting-board');
			request.onsuccess = () => resolve(request.result);
			request.onerror = () => reject(request.error ?? new Error('Not opened.'));
		});
		const keys: Record<string, readonly unknown[]> = {};
		for (const store of database.objectStoreNames)
			keys[store] = await new Promise((resolve, reject) => {
				const request = database.transaction(store).objectStore(store).getAllKeys();
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(request.error ?? new Error('Not read.'));
			});
		const { version } = database;
		database.close();
		return { version, keys };
	});

/** Waits until a page shows these changes: another tab's news takes a moment. */
export const expectWords = (page: Page, words: readonly string[]) =>
	expect.poll(async () => (await shown(page)).words).toEqual(words);
