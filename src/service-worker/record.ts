import { isAcceptable } from './acceptable';

/** Bytes of a published record kept for reading offline: the tables, then the views, then as many figures as fit. */
const RECORD_BUDGET = 32_000_000;

interface Part {
	readonly file: string;
	readonly bytes: number;
}

const isPart = (value: unknown): value is Part =>
	typeof value === 'object' &&
	value !== null &&
	'file' in value &&
	'bytes' in value &&
	typeof value.file === 'string' &&
	/^parts\/[\w.-]+$/.test(value.file) &&
	typeof value.bytes === 'number';

const valuesOf = (value: unknown): readonly unknown[] =>
	typeof value === 'object' && value !== null ? Object.values(value) : [];

/**
 * The files of a manifest to keep, as far as the budget goes, in the order they are needed. Empty for a text that is no
 * manifest: the page says what is wrong with it.
 */
export function partsToKeep(text: string, budget: number = RECORD_BUDGET): readonly string[] {
	let manifest: unknown;
	try {
		manifest = JSON.parse(text);
	} catch {
		return [];
	}
	if (typeof manifest !== 'object' || manifest === null) return [];
	const { tables, views, observations } = manifest as Record<string, unknown>;
	let left = budget;
	return [tables, views, observations]
		.flatMap(valuesOf)
		.filter(isPart)
		.filter(({ bytes }) => {
			if (bytes > left) return false;
			left -= bytes;
			return true;
		})
		.map(({ file }) => file);
}

/**
 * Keeps a manifest with its parts: the manifest last, so that what is read offline is never half a record. Parts that
 * neither it nor the manifest before it names are let go. Rejects when one of them did not come.
 */
export async function keepRecord(
	cache: Cache,
	address: string,
	answer: Response,
	ask: (path: string) => Promise<Response>
): Promise<void> {
	const text = await answer.clone().text();
	const before = (await (await cache.match(address))?.text()) ?? '';
	if (text === before) return;
	const folder = address.slice(0, address.lastIndexOf('/') + 1);
	for (const file of partsToKeep(text)) {
		if (await caches.match(folder + file)) continue;
		const part = await ask(folder + file);
		if (!isAcceptable(part, folder + file)) throw new Error(`${file} was not given.`);
		await cache.put(folder + file, part);
	}
	await cache.put(address, answer);
	for (const { url } of await cache.keys()) {
		const name = url.slice(url.lastIndexOf('/') + 1);
		if (url.includes('/parts/') && !text.includes(name) && !before.includes(name))
			await cache.delete(url);
	}
}
