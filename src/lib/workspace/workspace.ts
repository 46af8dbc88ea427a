import type { IsoDate, VintageId } from '$lib/domain/id';
import type { Vintage } from '$lib/domain/vintage';
import {
	answerOf,
	BYTES,
	MAPPINGS,
	openDatabase,
	reading,
	STORES,
	UPLOADS,
	written
} from './database';
import { done, undone, type Kept } from './problem';

/** What was decided about a file when it was accepted, and what can be listed without reading the file itself. */
export interface KeptUpload {
	/** The edition it became; one table an edition. */
	readonly vintage: Vintage;
	/** The format it was read by; `lait-bulk` for LAIT's whole file, which the engine reads itself. */
	readonly format: string;
	/** The file's name as its owner knows it. */
	readonly file: string;
	/** The sheet of a workbook; null for a text file. */
	readonly sheet: string | null;
	/** Bytes of the file, for the reader to see what is kept. */
	readonly size: number;
	/** The name of the file that describes its measures or columns; null when none was given. */
	readonly dictionary: string | null;
	/** What the analyst answered about it, by the rule of the question. */
	readonly answers: Readonly<Record<string, string>>;
	/** Sets of statistical neighbours it brought. */
	readonly neighbour_sets: readonly string[];
	readonly accepted: IsoDate;
}

/** A kept file as the first release wrote it: LAIT only, nothing to answer. */
type EarlierUpload = Omit<KeptUpload, 'sheet' | 'answers' | 'neighbour_sets'> & Partial<KeptUpload>;

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
	/** What was answered about a table with this header when it was last mapped; null when it never was. */
	mapping(header: string): Promise<Kept<Readonly<Record<string, string>> | null>>;
	/** Remembers the answers that map a table with this header. */
	remember(header: string, answers: Readonly<Record<string, string>>): Promise<Kept<void>>;
	/** Forgets everything. */
	erase(): Promise<Kept<void>>;
	close(): void;
}

const asKeptNow = (upload: EarlierUpload): KeptUpload =>
	upload.answers === undefined
		? { ...upload, format: 'lait-bulk', sheet: null, answers: {}, neighbour_sets: [] }
		: {
				...upload,
				sheet: upload.sheet ?? null,
				answers: upload.answers,
				neighbour_sets: upload.neighbour_sets ?? []
			};

async function attempt<Value>(work: () => Promise<Value>): Promise<Kept<Value>> {
	try {
		return done(await work());
	} catch (cause) {
		return undone(cause);
	}
}

/** Opens what this browser keeps. A browser that keeps nothing is a problem to show, not an exception. */
export function openWorkspace(): Promise<Kept<Workspace>> {
	return attempt(async () => workspaceIn(await openDatabase()));
}

function workspaceIn(database: IDBDatabase): Workspace {
	return {
		list: () =>
			attempt(async () => {
				const uploads = (await answerOf(reading(database, UPLOADS).getAll())) as EarlierUpload[];
				return uploads
					.map(asKeptNow)
					.sort((a, b) => a.vintage.published.localeCompare(b.vintage.published));
			}),
		read: (vintage) =>
			attempt(
				async () =>
					((await answerOf(reading(database, BYTES).get(vintage))) as KeptBytes | undefined) ?? null
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
		mapping: (header) =>
			attempt(
				async () =>
					((await answerOf(reading(database, MAPPINGS).get(header))) as
						Readonly<Record<string, string>> | undefined) ?? null
			),
		remember: (header, answers) =>
			attempt(() =>
				written(database, (stores) => {
					stores.objectStore(MAPPINGS).put(answers, header);
				})
			),
		erase: () =>
			attempt(() =>
				written(database, (stores) => {
					for (const store of STORES) stores.objectStore(store).clear();
				})
			),
		close: () => database.close()
	};
}
