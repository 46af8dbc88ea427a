import type { VintageId } from '$lib/domain/id';
import { addMappings, type Mappings } from './backup-mappings';
import type { Change, KeptBytes } from './change';
import {
	answerOf,
	BYTES,
	DRAFTS,
	MAPPINGS,
	openDatabase,
	reading,
	STORES,
	written
} from './database';
import { appended, misfitOf, type History } from './history';
import {
	empty,
	expire,
	isKept,
	readHeld,
	use,
	writeHistory,
	writeKeeping,
	type Held,
	type Keeping
} from './journal';
import { attempt, type Kept } from './problem';

/** Changes that are only in a page's memory, with their files, to be kept before anything else. */
interface Apart {
	readonly history: History;
	readonly bytes: ReadonlyMap<VintageId, KeptBytes>;
	/** How tables were mapped, of a backup restored: remembered with what is written. */
	readonly mappings?: Mappings;
}

/** What is to become of a history: null where nothing is, and whatever is to be told of it. */
interface Worked<Told> {
	readonly history: History | null;
	readonly told: Told;
}

/** Everything that was kept, with the files and the half-written forms by their keys. */
interface TakenOut extends Held {
	readonly bytes: ReadonlyMap<VintageId, KeptBytes>;
	readonly drafts: ReadonlyMap<string, string>;
}

/** Says what is to become of a history. `ids` gives the ids that changes kept just now were given, by their ids apart. */
export type Work<Told> = (history: History, ids: ReadonlyMap<number, number>) => Worked<Told>;

/** What came of working on what is kept. `gone`: there is nothing any more, not even that it may be kept. */
type Outcome<Told> =
	| { readonly came: 'written' | 'nothing'; readonly held: Held; readonly told: Told }
	| { readonly came: 'misfit'; readonly held: Held; readonly change: Change }
	| { readonly came: 'gone' };

/** What this browser keeps. Each call is one transaction: over entirely, or as if it had never been asked for. */
export interface Workspace {
	/** Everything but the files' bytes. `expired`: it was kept for longer than it may be, and is erased now. */
	read(now: number): Promise<Kept<Held & { readonly expired: boolean }>>;
	/** Keeps what is apart, then does the work. */
	work<Told>(apart: Apart, work: Work<Told>, now: number): Promise<Kept<Outcome<Told>>>;
	/** Notes that everything may be kept here, and keeps what is apart. Null: its changes no longer fit. */
	keep(keeping: Keeping, apart: Apart, now: number): Promise<Kept<Held | null>>;
	/** The bytes of one file; null when it is not kept. */
	bytes(vintage: VintageId): Promise<Kept<KeptBytes | null>>;
	/** Takes everything out: it is erased here and is the caller's alone. */
	takeOut(): Promise<Kept<TakenOut>>;
	/** What was answered about a table with this header when it was last mapped; null when it never was. */
	mapping(header: string): Promise<Kept<Readonly<Record<string, string>> | null>>;
	/** Remembers the answers that map a table with this header. */
	remember(header: string, answers: Readonly<Record<string, string>>): Promise<Kept<void>>;
	/** Every half-written form by its key. */
	drafts(): Promise<Kept<ReadonlyMap<string, string>>>;
	/** A half-written form; null where there is none. */
	draft(key: string): Promise<Kept<string | null>>;
	/** Keeps a half-written form; an empty text forgets it. */
	keepDraft(key: string, text: string): Promise<Kept<void>>;
	/** Forgets everything. */
	erase(): Promise<Kept<void>>;
	close(): void;
}

/** Opens what this browser keeps. A browser that keeps nothing is a problem to show, not an exception. */
export function openWorkspace(): Promise<Kept<Workspace>> {
	return attempt(async () => workspaceIn(await openDatabase()));
}

/** Refuses to write where nothing may be kept any more: another tab may have erased everything since this one looked. */
async function onlyWhereKept(stores: IDBTransaction): Promise<void> {
	if (!(await isKept(stores))) throw new Error('Nothing is kept here.');
}

async function working<Told>(
	stores: IDBTransaction,
	apart: Apart,
	work: Work<Told>
): Promise<Outcome<Told>> {
	const before = await readHeld(stores);
	if (before.keeping === null) return { came: 'gone' };
	const misfit = misfitOf(before.history, apart.history);
	if (misfit) return { came: 'misfit', held: before, change: misfit };
	const { history, ids } = appended(before.history, apart.history);
	const { history: after, told } = work(history, ids);
	if (after === null && ids.size === 0) return { came: 'nothing', held: before, told };
	await writeHistory(stores, before.history, after ?? history, apart.bytes);
	if (apart.mappings) await addMappings(stores, apart.mappings);
	return { came: 'written', held: await readHeld(stores), told };
}

/** One thing kept under a key; null when there is none. */
const kept = async (database: IDBDatabase, store: string, key: string) =>
	((await answerOf(reading(database, store).get(key))) as unknown) ?? null;

async function entriesOf<Value>(store: IDBObjectStore): Promise<Map<string, Value>> {
	const keys = await answerOf(store.getAllKeys());
	const values = (await answerOf(store.getAll())) as Value[];
	return new Map(keys.map((key, place) => [String(key), values[place] as Value]));
}

function workspaceIn(database: IDBDatabase): Workspace {
	const once = <Value>(work: (stores: IDBTransaction) => Value | Promise<Value>) =>
		attempt(() => written(database, work));
	const look = async () => readHeld(database.transaction(STORES, 'readonly'));
	return {
		read: (now) =>
			attempt(async () => {
				const first = await look();
				if (first.keeping === null) return { ...first, expired: false };
				return written(database, async (stores) => {
					const expired = await expire(stores, now);
					return { ...(await readHeld(stores)), expired };
				});
			}),
		work: (apart, work, now) =>
			once(async (stores) => {
				const outcome = await working(stores, apart, work);
				if (outcome.came === 'written') await use(stores, now);
				return outcome;
			}),
		keep: (keeping, apart, now) =>
			once(async (stores) => {
				await writeKeeping(stores, keeping, now);
				const outcome = await working(stores, apart, () => ({ history: null, told: null }));
				return outcome.came === 'written' || outcome.came === 'nothing' ? outcome.held : null;
			}),
		bytes: (vintage) =>
			attempt(async () => (await kept(database, BYTES, vintage)) as KeptBytes | null),
		takeOut: () =>
			once(async (stores) => {
				const held = await readHeld(stores);
				const bytes = await entriesOf<KeptBytes>(stores.objectStore(BYTES));
				const drafts = await entriesOf<string>(stores.objectStore(DRAFTS));
				empty(stores);
				return { ...held, bytes: bytes as Map<VintageId, KeptBytes>, drafts };
			}),
		mapping: (header) =>
			attempt(
				async () =>
					(await kept(database, MAPPINGS, header)) as Readonly<Record<string, string>> | null
			),
		remember: (header, answers) =>
			once(async (stores) => {
				await onlyWhereKept(stores);
				stores.objectStore(MAPPINGS).put(answers, header);
			}),
		drafts: () => attempt(() => entriesOf<string>(reading(database, DRAFTS))),
		draft: (key) => attempt(async () => (await kept(database, DRAFTS, key)) as string | null),
		keepDraft: (key, text) =>
			once(async (stores) => {
				const drafts = stores.objectStore(DRAFTS);
				if (text === '') drafts.delete(key);
				else {
					await onlyWhereKept(stores);
					drafts.put(text, key);
				}
			}),
		erase: () => once(empty),
		close: () => database.close()
	};
}
