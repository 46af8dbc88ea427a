import { FILE_NAME, parseManifest, type RecordManifest } from '$lib/domain/manifest';
import { sha256 } from '$lib/domain/sha256';
import { answerOf, openDatabase, reading, SETTINGS, written } from './database';

/** A record laid out as files, as it is written into a folder. */
interface WritableRecord {
	readonly manifest: RecordManifest;
	/** What `manifest.json` says, which is written last. */
	readonly text: string;
	/** SHA-256 of `text`. */
	readonly hash: string;
	/** Every other file, by its path beside `manifest.json`. */
	readonly files: ReadonlyMap<string, Uint8Array>;
}

/** Told how many files of how many are written. */
type Progress = (done: number, of: number) => void;

/** What a browser that opens folders has beside what every browser has. */
type Folder = FileSystemDirectoryHandle & {
	queryPermission?(wanted: { mode: 'readwrite' }): Promise<PermissionState>;
	requestPermission?(wanted: { mode: 'readwrite' }): Promise<PermissionState>;
};
type Picking = typeof globalThis & {
	showDirectoryPicker?(wanted: { id: string; mode: 'readwrite' }): Promise<Folder>;
};

const REMEMBERED = 'folder';
const KEEPING = 'keeping';

/** Whether this browser lets a page write into a folder the user chooses: Chrome and Edge do. */
export const opensFolders = (): boolean =>
	typeof (globalThis as Picking).showDirectoryPicker === 'function';

/** Asks for a folder. Null when none was chosen. */
export async function chooseFolder(): Promise<FileSystemDirectoryHandle | null> {
	try {
		return (
			(await (globalThis as Picking).showDirectoryPicker?.({ id: 'record', mode: 'readwrite' })) ??
			null
		);
	} catch {
		return null;
	}
}

/** The folder published into before; null when there is none, or nothing is kept on this computer. */
export async function rememberedFolder(): Promise<FileSystemDirectoryHandle | null> {
	try {
		const database = await openDatabase();
		const found: unknown = await answerOf(reading(database, SETTINGS).get(REMEMBERED));
		database.close();
		return found instanceof FileSystemDirectoryHandle ? found : null;
	} catch {
		return null;
	}
}

/** Remembers a folder where things are kept on this computer at all; erasing everything forgets it. */
export async function rememberFolder(folder: FileSystemDirectoryHandle): Promise<void> {
	try {
		const database = await openDatabase();
		await written(database, async (stores) => {
			const settings = stores.objectStore(SETTINGS);
			if ((await answerOf(settings.get(KEEPING))) !== undefined) settings.put(folder, REMEMBERED);
		});
		database.close();
	} catch {
		// It is asked for again next time.
	}
}

/** Asks, where it must, to be let write into a folder. */
async function mayWrite(folder: FileSystemDirectoryHandle): Promise<boolean> {
	const wanted = { mode: 'readwrite' } as const;
	const { queryPermission, requestPermission }: Folder = folder;
	if (!queryPermission || !requestPermission) return true;
	if ((await queryPermission.call(folder, wanted)) === 'granted') return true;
	return (await requestPermission.call(folder, wanted)) === 'granted';
}

async function readFile(
	folder: FileSystemDirectoryHandle,
	path: string
): Promise<Uint8Array | null> {
	try {
		const [name = '', within] = path.split('/').toReversed();
		const place = within === undefined ? folder : await folder.getDirectoryHandle(within);
		const file = await (await place.getFileHandle(name)).getFile();
		return new Uint8Array(await file.arrayBuffer());
	} catch {
		return null;
	}
}

async function writeFile(
	folder: FileSystemDirectoryHandle,
	path: string,
	bytes: Uint8Array
): Promise<void> {
	const [name = '', within] = path.split('/').toReversed();
	const place =
		within === undefined ? folder : await folder.getDirectoryHandle(within, { create: true });
	// What is written stands in for the file only when it is closed.
	const stream = await (await place.getFileHandle(name, { create: true })).createWritable();
	await stream.write(new Uint8Array(bytes));
	await stream.close();
}

const same = (a: Uint8Array | null, b: Uint8Array) =>
	a !== null && a.length === b.length && a.every((byte, place) => byte === b[place]);

/** The folder with the record in it: the one chosen, or its `data` where the whole site was chosen. */
async function recordFolder(folder: FileSystemDirectoryHandle): Promise<FileSystemDirectoryHandle> {
	if (await readFile(folder, 'manifest.json')) return folder;
	const data = await folder.getDirectoryHandle('data').catch(() => null);
	return data && (await readFile(data, 'manifest.json')) ? data : folder;
}

/** The files a manifest names. */
const namedBy = ({ tables, observations, views }: RecordManifest) =>
	[...Object.values(tables), ...observations, ...Object.values(views)].map(({ file }) => file);

/** Takes away parts that no record named here needs, and nothing that is not called like one. */
async function removeOthers(
	folder: FileSystemDirectoryHandle,
	needed: ReadonlySet<string>
): Promise<number> {
	const parts = await folder.getDirectoryHandle('parts');
	const gone: string[] = [];
	for await (const name of parts.keys()) {
		const [stem = '', start = '', ending = '', ...more] = name.split('.');
		const isPart =
			FILE_NAME.test(stem) && /^[0-9a-f]{16}$/.test(start) && /^(?:csv|json)$/.test(ending);
		if (isPart && more.length === 0 && !needed.has(`parts/${name}`)) gone.push(name);
	}
	for (const name of gone) await parts.removeEntry(name);
	return gone.length;
}

/** What came of writing: done with where and how much, or why not, as a sentence. */
type WrittenRecord =
	| {
			readonly done: true;
			readonly folder: string;
			readonly files: number;
			readonly removed: number;
	  }
	| { readonly done: false; readonly sentence: string };

const not = (sentence: string): WrittenRecord => ({ done: false, sentence });

/**
 * Writes a record into a folder: parts first, then `manifests/<hash>.json`, and `manifest.json` last, each read back. Until the
 * last is written the folder holds the record it held. `standing` is the record this one was made from, with its text where it is
 * known: a folder that holds another is left as it is. Stopping leaves the folder's record as it was.
 */
export async function writeRecord(
	chosen: FileSystemDirectoryHandle,
	record: WritableRecord,
	standing: {
		readonly manifest: RecordManifest;
		readonly hash: string;
		readonly text: string | null;
	},
	progress: Progress,
	wanted: AbortSignal
): Promise<WrittenRecord> {
	const unfinished = `${chosen.name} still holds the record it held.`;
	try {
		if (!(await mayWrite(chosen)))
			return not(
				'The browser was not allowed to write into the folder. Choose it once more and allow it.'
			);
		const folder = await recordFolder(chosen);
		const held = await readFile(folder, 'manifest.json');
		const hash = held && (await sha256(held));
		if (
			held &&
			hash !== standing.hash &&
			hash !== record.hash &&
			parseManifest(new TextDecoder().decode(held)).done
		)
			return not(
				`${chosen.name} holds another record than this site shows: somebody published meanwhile, or the site has not caught up. Reload this page when the site shows that record, and publish again.`
			);
		if (standing.manifest.audience === 'internal' && record.manifest.audience === 'public')
			return not(
				`The record that stands is for the council only, and its parts would stay in ${chosen.name} beside the public one. Choose an empty folder, or download the zip.`
			);
		const files = new Map(record.files);
		if (standing.text !== null)
			files.set(`manifests/${standing.hash}.json`, new TextEncoder().encode(standing.text));
		let count = 0;
		const inOrder = [...files].sort(
			([a], [b]) => Number(a.startsWith('manifests/')) - Number(b.startsWith('manifests/'))
		);
		for (const [path, bytes] of inOrder) {
			if (wanted.aborted) return not(`Stopped. ${unfinished}`);
			if (!same(await readFile(folder, path), bytes)) await writeFile(folder, path, bytes);
			if (!same(await readFile(folder, path), bytes))
				return not(
					`${path} did not arrive whole. ${unfinished} Look whether the folder has room, and publish again.`
				);
			progress((count += 1), files.size + 1);
		}
		if (wanted.aborted) return not(`Stopped. ${unfinished}`);
		const last = new TextEncoder().encode(record.text);
		await writeFile(folder, 'manifest.json', last);
		if (!same(await readFile(folder, 'manifest.json'), last))
			return not(
				'manifest.json did not arrive whole. The site shows the record before it; publish again.'
			);
		progress(files.size + 1, files.size + 1);
		const needed = new Set([...namedBy(record.manifest), ...namedBy(standing.manifest)]);
		const removed = await removeOthers(folder, needed).catch(() => 0);
		return { done: true, folder: chosen.name, files: files.size + 1, removed };
	} catch {
		return not(
			`The folder could not be written to. ${unfinished} Look whether it has room and is not open elsewhere, and publish again, or download the zip.`
		);
	}
}
