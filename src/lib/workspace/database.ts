const NAME = 'corporate-parenting-board';
const VERSION = 2;
const OPENING = 8_000;

/** What this browser keeps, by kind: accepted files as listed, their bytes, how tables were mapped, and revision notes. */
export const UPLOADS = 'uploads';
export const BYTES = 'bytes';
export const MAPPINGS = 'mappings';
export const NOTES = 'revision_notes';

/** Every store: erasing everything empties each of them. */
export const STORES: readonly string[] = [UPLOADS, BYTES, MAPPINGS, NOTES];

/** Opens the one database of the working copy, made or brought up to date where needed. Rejects with what the browser threw. */
export function openDatabase(): Promise<IDBDatabase> {
	return new Promise((resolve, reject) => {
		const request = indexedDB.open(NAME, VERSION);
		const timer = setTimeout(() => reject(new Error('Opening took too long.')), OPENING);
		request.onupgradeneeded = () => {
			for (const store of STORES)
				if (!request.result.objectStoreNames.contains(store))
					request.result.createObjectStore(store);
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

/** Reads one answer. */
export function answerOf<Value>(request: IDBRequest<Value>): Promise<Value> {
	return new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error);
	});
}

/** One store, to read. */
export const reading = (database: IDBDatabase, store: string): IDBObjectStore =>
	database.transaction(store, 'readonly').objectStore(store);

/** Runs writes as one transaction, over only when it is on the disk. */
export function written(
	database: IDBDatabase,
	write: (stores: IDBTransaction) => void
): Promise<void> {
	return new Promise((resolve, reject) => {
		const stores = database.transaction(STORES, 'readwrite', { durability: 'strict' });
		stores.oncomplete = () => resolve();
		stores.onabort = () => reject(stores.error);
		stores.onerror = () => reject(stores.error);
		write(stores);
	});
}
