import { SITE_PATH } from '$lib/domain/site-path';
import { allAtOnce } from '$lib/state/draft-at-once';
import { openDatabase, reading, STORES } from '$lib/workspace/database';

/** Something kept on this computer: how many entries, and how many bytes they take. */
export interface Kept {
	readonly name: string;
	readonly entries: number;
	readonly bytes: number;
}

/** All that this site keeps on this computer. */
export interface WhatIsKept {
	/** The stores of the working copy; null when the browser refuses them. */
	readonly stores: readonly Kept[] | null;
	/** The copy of the site for use without a network; null when the browser refuses it. */
	readonly caches: readonly Kept[] | null;
	/** Bytes used and allowed as the browser estimates them; null when it does not say. */
	readonly estimate: { readonly usage: number; readonly quota: number } | null;
	/** Whether the browser promised not to clear it when space runs short; null when it does not say. */
	readonly persisted: boolean | null;
	readonly cookies: number;
}

/** What every cache of this site is called by, whatever the version. */
const OURS = `corporate-parenting-board:${SITE_PATH}/:`;

const NAMES: Readonly<Record<string, string>> = {
	changes: 'Changes you made, published and undone ones too',
	bytes: 'Files you added',
	mappings: 'How columns of your tables were matched',
	drafts: 'Half-written forms',
	settings: 'Your choice whether to keep things here, and the folder published to'
};

const text = new TextEncoder();

/** The bytes a value takes, counted from its texts and binary parts; numbers and names of fields are counted as text. */
function bytesOf(value: unknown): number {
	if (typeof value === 'string') return text.encode(value).length;
	if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return value.byteLength;
	if (value instanceof Blob) return value.size;
	if (value instanceof Map) return bytesOf([...value]);
	if (Array.isArray(value)) return value.reduce((sum: number, each) => sum + bytesOf(each), 0);
	if (typeof value === 'object' && value !== null)
		return Object.entries(value).reduce(
			(sum, [name, each]) => sum + name.length + bytesOf(each),
			0
		);
	return value === undefined || value === null ? 0 : String(value).length;
}

/** Counts a store entry by entry, so that two large files are never in memory at once. */
function countStore(store: IDBObjectStore): Promise<{ entries: number; bytes: number }> {
	return new Promise((resolve, reject) => {
		let entries = 0;
		let bytes = 0;
		const request = store.openCursor();
		request.onerror = () => reject(request.error);
		request.onsuccess = () => {
			const cursor = request.result;
			if (!cursor) return resolve({ entries, bytes });
			entries += 1;
			bytes += bytesOf(cursor.value);
			cursor.continue();
		};
	});
}

async function countStores(): Promise<readonly Kept[]> {
	const database = await openDatabase();
	try {
		const counted: Kept[] = [];
		for (const name of STORES)
			counted.push({
				name: NAMES[name] ?? name,
				...(await countStore(reading(database, name)))
			});
		const typed = [...allAtOnce()];
		if (typed.length > 0)
			counted.push({
				name: 'What you typed last, on its way to the half-written forms',
				...{ entries: typed.length, bytes: bytesOf(typed) }
			});
		return counted;
	} finally {
		database.close();
	}
}

async function countCaches(): Promise<readonly Kept[]> {
	const counted: Kept[] = [];
	for (const cache_name of await caches.keys()) {
		if (!cache_name.startsWith(OURS)) continue;
		const cache = await caches.open(cache_name);
		const answers = await cache.matchAll();
		let bytes = 0;
		for (const answer of answers) bytes += (await answer.blob()).size;
		const record = cache_name.endsWith(':record');
		counted.push({
			name: record ? 'Published figures' : 'Pages, scripts and the data engine',
			entries: answers.length,
			bytes
		});
	}
	return counted;
}

const orNull = <Value>(work: () => Promise<Value>): Promise<Value | null> =>
	Promise.resolve()
		.then(work)
		.catch(() => null);

/** Looks at everything kept. What the browser refuses to show is null; rejects never. */
export async function lookAtKept(): Promise<WhatIsKept> {
	const [stores, cached, estimate, persisted] = await Promise.all([
		orNull(countStores),
		orNull(countCaches),
		orNull(() => navigator.storage.estimate()),
		orNull(() => navigator.storage.persisted())
	]);
	const { usage, quota } = estimate ?? {};
	return {
		stores,
		caches: cached,
		estimate: usage === undefined || quota === undefined ? null : { usage, quota },
		persisted,
		cookies: document.cookie === '' ? 0 : document.cookie.split(';').length
	};
}
