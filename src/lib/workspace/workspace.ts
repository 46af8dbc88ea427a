import type { IsoDate, VintageId } from '$lib/domain/id';
import type { Vintage } from '$lib/domain/vintage';
import { done, undone, type Kept } from './problem';

/** What was decided about a file when it was accepted, and what can be listed without reading the file itself. */
export interface KeptUpload {
	/** The edition it became; one file an edition. */
	readonly vintage: Vintage;
	readonly format: 'lait-long';
	/** The file's name as its owner knows it. */
	readonly file: string;
	/** Bytes of the file, for the reader to see what is kept. */
	readonly size: number;
	/** The name of the data dictionary given with it; null when none was. */
	readonly dictionary: string | null;
	readonly accepted: IsoDate;
}

/** The source bytes of a kept file. Plain buffers, because some browsers refuse to keep a `File`. */
export interface KeptBytes {
	readonly bytes: ArrayBuffer;
	readonly dictionary: ArrayBuffer | null;
}

/** What this browser keeps: accepted files as they came, and what was decided about them. */
export interface Workspace {
	/** Everything kept, the earliest accepted edition first. */
	list(): Promise<Kept<readonly KeptUpload[]>>;
	/** The bytes of one file; null when it is not kept. */
	read(vintage: VintageId): Promise<Kept<KeptBytes | null>>;
	/** Keeps a file and its decision together: both are stored, durably, or neither. */
	keep(upload: KeptUpload, bytes: KeptBytes): Promise<Kept<void>>;
	remove(vintage: VintageId): Promise<Kept<void>>;
	/** Forgets everything. */
	erase(): Promise<Kept<void>>;
	close(): void;
}

const NAME = 'corporate-parenting-board';
const VERSION = 1;
const UPLOADS = 'uploads';
const BYTES = 'bytes';
const OPENING = 8_000;

function open(): Promise<IDBDatabase> {
	return new Promise((resolve, reject) => {
		const request = indexedDB.open(NAME, VERSION);
		const timer = setTimeout(() => reject(new Error('Opening took too long.')), OPENING);
		request.onupgradeneeded = () => {
			request.result.createObjectStore(UPLOADS);
			request.result.createObjectStore(BYTES);
		};
		request.onsuccess = () => {
			clearTimeout(timer);
			// Another tab that erases or upgrades must not be kept waiting by this one.
			request.result.onversionchange = () => request.result.close();
			resolve(request.result);
		};
		request.onerror = () => {
			clearTimeout(timer);
			reject(request.error ?? new Error('The browser gave no reason.'));
		};
	});
}

function answer<Value>(request: IDBRequest<Value>): Promise<Value> {
	return new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error);
	});
}

/** Runs writes as one transaction, over only when it is on the disk. */
function written(database: IDBDatabase, write: (stores: IDBTransaction) => void): Promise<void> {
	return new Promise((resolve, reject) => {
		const stores = database.transaction([UPLOADS, BYTES], 'readwrite', { durability: 'strict' });
		stores.oncomplete = () => resolve();
		stores.onabort = () => reject(stores.error);
		stores.onerror = () => reject(stores.error);
		write(stores);
	});
}

async function attempt<Value>(work: () => Promise<Value>): Promise<Kept<Value>> {
	try {
		return done(await work());
	} catch (cause) {
		return undone(cause);
	}
}

/** Opens what this browser keeps. A browser that keeps nothing is a problem to show, not an exception. */
export function openWorkspace(): Promise<Kept<Workspace>> {
	return attempt(async () => workspaceIn(await open()));
}

function workspaceIn(database: IDBDatabase): Workspace {
	const reading = (store: string) =>
		database.transaction(store, 'readonly').objectStore(store) as IDBObjectStore;
	return {
		list: () =>
			attempt(async () => {
				const uploads = (await answer(reading(UPLOADS).getAll())) as KeptUpload[];
				return uploads.sort((a, b) => a.vintage.published.localeCompare(b.vintage.published));
			}),
		read: (vintage) =>
			attempt(
				async () => ((await answer(reading(BYTES).get(vintage))) as KeptBytes | undefined) ?? null
			),
		keep: (upload, bytes) =>
			attempt(async () => {
				// Asked for and not awaited: in some browsers the answer never comes.
				void navigator.storage?.persist?.().catch(() => false);
				await written(database, (stores) => {
					stores.objectStore(UPLOADS).put(upload, upload.vintage.vintage);
					stores.objectStore(BYTES).put(bytes, upload.vintage.vintage);
				});
			}),
		remove: (vintage) =>
			attempt(() =>
				written(database, (stores) => {
					stores.objectStore(UPLOADS).delete(vintage);
					stores.objectStore(BYTES).delete(vintage);
				})
			),
		erase: () =>
			attempt(() =>
				written(database, (stores) => {
					stores.objectStore(UPLOADS).clear();
					stores.objectStore(BYTES).clear();
				})
			),
		close: () => database.close()
	};
}
