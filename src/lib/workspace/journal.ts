import type { VintageId } from '$lib/domain/id';
import { vintagesOf, type Change, type KeptBytes } from './change';
import { answerOf, BYTES, CHANGES, SETTINGS, STORES } from './database';
import { hasExpired, usedAt } from './expiry';
import { fold, pendingOf, type History } from './history';

/** What was answered when asked whether to keep things on this computer; there is no answer where nothing is kept. */
export interface Keeping {
	/** Days without use after which everything is erased; null for never. */
	readonly expires_after: number | null;
}

/** What is kept, as one transaction saw it. */
export interface Held {
	readonly history: History;
	/** Null where nobody has said that anything may be kept here. */
	readonly keeping: Keeping | null;
	/** Editions listed whose file is gone: the browser removed it. */
	readonly missing: readonly VintageId[];
}

const NEXT = 'next';
const SETTLED = 'settled';
const KEEPING = 'keeping';
const USED = 'used';

const setting = async <Value>(stores: IDBTransaction, key: string, otherwise: Value) =>
	((await answerOf(stores.objectStore(SETTINGS).get(key))) as Value | undefined) ?? otherwise;

/** Reads everything but the files' bytes. */
export async function readHeld(stores: IDBTransaction): Promise<Held> {
	const changes = (await answerOf(stores.objectStore(CHANGES).getAll())) as Change[];
	const next = await setting(stores, NEXT, 1);
	const history = {
		changes,
		settled: new Set(await setting<readonly number[]>(stores, SETTLED, [])),
		next: Math.max(next, (changes.at(-1)?.id ?? 0) + 1)
	};
	const keeping = await setting<Keeping | null>(stores, KEEPING, null);
	const there = new Set(await answerOf(stores.objectStore(BYTES).getAllKeys()));
	const missing = fold(pendingOf(history))
		.editions.map(({ vintage }) => vintage.vintage)
		.filter((vintage) => !there.has(vintage));
	return { history, keeping, missing };
}

/** Writes what came of a history: changes made, marked and dropped, files brought, and no file that no change needs. */
export async function writeHistory(
	stores: IDBTransaction,
	before: History,
	after: History,
	bytes: ReadonlyMap<VintageId, KeptBytes>
): Promise<void> {
	const changes = stores.objectStore(CHANGES);
	const held = new Map(before.changes.map((each) => [each.id, each]));
	const stands = new Set(after.changes.map(({ id }) => id));
	for (const { id } of before.changes) if (!stands.has(id)) changes.delete(id);
	for (const each of after.changes) if (held.get(each.id) !== each) changes.put(each, each.id);
	const settings = stores.objectStore(SETTINGS);
	settings.put(after.next, NEXT);
	settings.put([...after.settled], SETTLED);
	const files = stores.objectStore(BYTES);
	const needed = vintagesOf(after.changes);
	for (const [vintage, file] of bytes) if (needed.has(vintage)) files.put(file, vintage);
	for (const key of await answerOf(files.getAllKeys()))
		if (!needed.has(key as VintageId)) files.delete(key);
}

/** Notes that everything may be kept here, and that it is in use. */
export async function writeKeeping(
	stores: IDBTransaction,
	keeping: Keeping,
	now: number
): Promise<void> {
	stores.objectStore(SETTINGS).put(keeping, KEEPING);
	await use(stores, now);
}

/** Whether anything may be kept here. */
export const isKept = async (stores: IDBTransaction): Promise<boolean> =>
	(await setting<Keeping | null>(stores, KEEPING, null)) !== null;

/** Notes that what is kept is in use. */
export async function use(stores: IDBTransaction, now: number): Promise<void> {
	const used = await setting<number | null>(stores, USED, null);
	stores.objectStore(SETTINGS).put(usedAt(used, now), USED);
}

/** Empties every store where nothing was used for longer than it may be kept. Resolves to whether it did. */
export async function expire(stores: IDBTransaction, now: number): Promise<boolean> {
	const keeping = await setting<Keeping | null>(stores, KEEPING, null);
	if (keeping === null) return false;
	const used = await setting<number | null>(stores, USED, null);
	if (hasExpired(keeping.expires_after, used, now)) {
		empty(stores);
		return true;
	}
	await use(stores, now);
	return false;
}

/** Empties every store. */
export function empty(stores: IDBTransaction): void {
	for (const store of STORES) stores.objectStore(store).clear();
}
