import type { RevisionNote } from '$lib/domain/revision-note';
import { SITE_PATH } from '$lib/domain/site-path';
import { changesFrom, type EarlierUpload } from './migrate';

const NAME = `corporate-parenting-board${SITE_PATH}`;
const VERSION = 3;
const OPENING = 8_000;

/** What this browser keeps: the changes by their ids, files by their edition, how tables were mapped by their header, half-written forms, and what was chosen. */
export const CHANGES = 'changes';
export const BYTES = 'bytes';
export const MAPPINGS = 'mappings';
export const DRAFTS = 'drafts';
export const SETTINGS = 'settings';

/** Every store: erasing everything empties each of them. */
export const STORES: readonly string[] = [CHANGES, BYTES, MAPPINGS, DRAFTS, SETTINGS];

const EARLIER_UPLOADS = 'uploads';
const EARLIER_NOTES = 'revision_notes';

/** Another tab holds an older edition of the database and does not let go. */
class BlockedError extends Error {
	override readonly name = 'BlockedError';
}

/** Makes the stores, and turns what an earlier release kept into changes: all of it, or nothing is altered. */
function upgrade(database: IDBDatabase, stores: IDBTransaction): void {
	const had = (store: string) => database.objectStoreNames.contains(store);
	for (const store of STORES) if (!had(store)) database.createObjectStore(store);
	const earlier = [EARLIER_UPLOADS, EARLIER_NOTES].filter(had);
	const found = new Map<string, unknown[]>();
	for (const store of earlier) {
		const request = stores.objectStore(store).getAll();
		request.onsuccess = () => {
			found.set(store, request.result);
			if (found.size < earlier.length) return;
			const changes = changesFrom(
				(found.get(EARLIER_UPLOADS) ?? []) as EarlierUpload[],
				(found.get(EARLIER_NOTES) ?? []) as RevisionNote[]
			);
			for (const change of changes) stores.objectStore(CHANGES).put(change, change.id);
			const settings = stores.objectStore(SETTINGS);
			settings.put(changes.length + 1, 'next');
			// Whoever had something kept had said so.
			if (changes.length > 0) settings.put({ expires_after: null }, 'keeping');
			for (const old of earlier) database.deleteObjectStore(old);
		};
	}
}

/** The browser did not answer once: nobody waits for it again until it does. */
let silent = false;

/**
 * Opens the one database of the working copy, made or brought up to date where needed. Rejects with what the browser threw,
 * with `BlockedError` where another tab holds up the update, and when the browser does not answer.
 */
export function openDatabase(): Promise<IDBDatabase> {
	if (silent) return Promise.reject(new Error('Opening took too long before.'));
	return new Promise((resolve, reject) => {
		const request = indexedDB.open(NAME, VERSION);
		let blocked = false;
		let late = false;
		const timer = setTimeout(() => {
			late = true;
			silent = !blocked;
			reject(blocked ? new BlockedError() : new Error('Opening took too long.'));
		}, OPENING);
		request.onblocked = () => {
			blocked = true;
		};
		request.onupgradeneeded = () => {
			if (request.transaction) upgrade(request.result, request.transaction);
		};
		request.onsuccess = () => {
			clearTimeout(timer);
			silent = false;
			// Another tab that upgrades must not be kept waiting by this one.
			request.result.onversionchange = () => request.result.close();
			if (late) request.result.close();
			else resolve(request.result);
		};
		request.onerror = () => {
			clearTimeout(timer);
			reject(request.error ?? new Error('The browser gave no reason.'));
		};
	});
}

/** Reads one answer. */
export function answerOf<Value>(request: IDBRequest<Value>): Promise<Value> {
	return new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error ?? new Error('The browser gave no reason.'));
	});
}

/** One store, to read. */
export const reading = (database: IDBDatabase, store: string): IDBObjectStore =>
	database.transaction(store, 'readonly').objectStore(store);

/**
 * Runs reads and writes as one transaction, over only when it is on the disk: a kill at any moment leaves all of it or
 * nothing. `work` may wait for nothing but answers of this transaction. What it throws undoes it all.
 */
export async function written<Value>(
	database: IDBDatabase,
	work: (stores: IDBTransaction) => Value | Promise<Value>
): Promise<Value> {
	const stores = database.transaction(STORES, 'readwrite', { durability: 'strict' });
	let failed: unknown = null;
	const over = new Promise<void>((resolve, reject) => {
		stores.oncomplete = () => resolve();
		stores.onerror = ({ target }) => {
			failed ??= target instanceof IDBRequest ? target.error : null;
		};
		stores.onabort = () =>
			reject(failed ?? stores.error ?? new DOMException('The browser ended it.', 'AbortError'));
	});
	over.catch(() => undefined);
	try {
		const value = await work(stores);
		await over;
		return value;
	} catch (cause) {
		failed ??= cause;
		try {
			stores.abort();
		} catch {
			// It has ended by itself: there is nothing left to undo.
		}
		throw failed instanceof Error || failed instanceof DOMException ? failed : cause;
	}
}
