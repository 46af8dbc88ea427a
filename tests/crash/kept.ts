import type { Page } from '@playwright/test';

/** What a browser keeps of the working copy, as one text that is the same for the same state, and what is wrong in it. */
export interface KeptState {
	readonly text: string;
	readonly faults: readonly string[];
}

/**
 * Reads every store in one transaction. When a change was made and when the copy was last used is left out, because they differ
 * between two runs of the same; half-written forms are too, because they are saved by themselves as they are typed, and so is the folder that
 * is offered again, which is remembered after a publication is over.
 */
export async function readKept(page: Page): Promise<KeptState> {
	const read = await page.evaluate(async () => {
		const database = await new Promise<IDBDatabase>((resolve, reject) => {
			const request = indexedDB.open('corporate-parenting-board');
			request.onsuccess = () => resolve(request.result);
			request.onerror = () => reject(request.error);
		});
		const names = [...database.objectStoreNames].filter((name) => name !== 'drafts');
		const stores = database.transaction(names);
		const answer = <Value>(request: IDBRequest<Value>) =>
			new Promise<Value>((resolve, reject) => {
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(request.error);
			});
		const all: [string, IDBValidKey[], unknown[]][] = [];
		for (const name of names) {
			const store = stores.objectStore(name);
			all.push([name, await answer(store.getAllKeys()), await answer(store.getAll())]);
		}
		database.close();
		const hash = async (bytes: ArrayBuffer) =>
			[...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))]
				.map((byte) => byte.toString(16).padStart(2, '0'))
				.join('');
		const found: Record<string, Record<string, unknown>> = {};
		for (const [name, keys, values] of all) {
			const entries: Record<string, unknown> = (found[name] = {});
			for (const [at, key] of keys.entries()) {
				const value = values[at] as { bytes?: ArrayBuffer };
				if (value instanceof FileSystemHandle) continue;
				entries[String(key)] = name === 'bytes' ? await hash(value.bytes as ArrayBuffer) : value;
			}
		}
		return found;
	});
	const faults: string[] = [];
	const changes = Object.values(read['changes'] ?? {}) as {
		step: { kind: string; upload?: { vintage: { vintage: string; hash: string } } };
	}[];
	for (const { step } of changes) {
		const { vintage, hash } = step.upload?.vintage ?? {};
		if (vintage === undefined) continue;
		if (read['bytes']?.[vintage] !== hash) faults.push(`The bytes of ${vintage} are not its own.`);
	}
	const needed = new Set(changes.flatMap(({ step }) => step.upload?.vintage.vintage ?? []));
	for (const vintage of Object.keys(read['bytes'] ?? {}))
		if (!needed.has(vintage)) faults.push(`The bytes of ${vintage} belong to no change.`);
	const text = JSON.stringify(read, (name, value: unknown) =>
		name === 'at' || name === 'used' ? undefined : value
	);
	return { text, faults };
}
