import type { Page } from '@playwright/test';

/** What a folder published into holds, as one text that is the same for the same record, and what is wrong in it. */
export interface FolderState {
	/** Null where there is no folder, or no manifest in it. */
	readonly text: string | null;
	readonly faults: readonly string[];
}

/** The folder of the browser's own that stands in for one a person would choose. */
const FOLDER = 'site';

/** Copies the record the site serves into the folder, as it stands on a host before anything is published. */
export const placeRecord = (page: Page, site: string): Promise<void> =>
	page.evaluate(
		async ({ data, name }) => {
			const root = await navigator.storage.getDirectory();
			const folder = await root.getDirectoryHandle(name, { create: true });
			const parts = await folder.getDirectoryHandle('parts', { create: true });
			const copy = async (path: string) => {
				const bytes = await (await fetch(data + path)).arrayBuffer();
				const [file = '', within] = path.split('/').toReversed();
				const place = within === undefined ? folder : parts;
				const stream = await (await place.getFileHandle(file, { create: true })).createWritable();
				await stream.write(bytes);
				await stream.close();
				return new TextDecoder().decode(bytes);
			};
			const text = await copy('manifest.json');
			for (const [path] of text.matchAll(/parts\/[\w.-]+/g)) await copy(path);
		},
		{ data: `${site}data/`, name: FOLDER }
	);

/**
 * Lets the page choose the folder without a person, and holds its first file back until `release`: what is drawn before the
 * first file takes many seconds, in which nothing is written that a kill could harm.
 */
export const standIn = (page: Page): Promise<unknown> =>
	page.addInitScript((name) => {
		const held = { waiting: false, release: () => {} };
		const gate = new Promise<void>((release) => {
			held.release = release;
		});
		const open = FileSystemFileHandle.prototype.createWritable;
		FileSystemFileHandle.prototype.createWritable = async function (...given) {
			held.waiting = true;
			await gate;
			return open.apply(this, given);
		};
		Object.assign(globalThis, {
			held,
			showDirectoryPicker: async () =>
				(await navigator.storage.getDirectory()).getDirectoryHandle(name)
		});
	}, FOLDER);

/** Waits until the page would write the first file. */
export const heldBack = (page: Page): Promise<unknown> =>
	page.waitForFunction(
		() => (globalThis as unknown as { held: { waiting: boolean } }).held.waiting
	);

/** Lets it write. */
export const release = (page: Page): Promise<void> =>
	page.evaluate(() => (globalThis as unknown as { held: { release(): void } }).held.release());

/**
 * Reads the folder as the site would: `manifest.json`, and every part it names against its hash. Views carry the moment they
 * were made in, so that they differ between two runs of the same: their names alone are part of the text.
 */
export const readFolder = (page: Page): Promise<FolderState> =>
	page.evaluate(async (name) => {
		interface Part {
			readonly file: string;
			readonly sha256: string;
			readonly bytes: number;
		}
		interface Manifest {
			readonly audience: string;
			readonly tables: Readonly<Record<string, Part>>;
			readonly observations: readonly Part[];
			readonly views: Readonly<Record<string, Part>>;
			readonly previous: string | null;
		}
		const root = await navigator.storage.getDirectory();
		const folder = await root.getDirectoryHandle(name).catch(() => null);
		if (folder === null) return { text: null, faults: [] };
		const read = async (path: string) => {
			try {
				const [file = '', within] = path.split('/').toReversed();
				const place = within === undefined ? folder : await folder.getDirectoryHandle(within);
				return await (await (await place.getFileHandle(file)).getFile()).arrayBuffer();
			} catch {
				return null;
			}
		};
		const hash = async (bytes: ArrayBuffer) =>
			[...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))]
				.map((byte) => byte.toString(16).padStart(2, '0'))
				.join('');
		const bytes = await read('manifest.json');
		if (bytes === null) return { text: null, faults: ['The folder has no manifest.json.'] };
		let manifest: Manifest;
		try {
			manifest = JSON.parse(new TextDecoder().decode(bytes)) as Manifest;
		} catch {
			return { text: 'cut', faults: [`manifest.json is cut off at ${bytes.byteLength} bytes.`] };
		}
		const { audience, tables, observations, views, previous } = manifest;
		const faults: string[] = [];
		for (const part of [...Object.values(tables), ...observations, ...Object.values(views)]) {
			const found = await read(part.file);
			if (found === null) faults.push(`${part.file} is not in the folder.`);
			else if (found.byteLength !== part.bytes || (await hash(found)) !== part.sha256)
				faults.push(`${part.file} is not whole.`);
		}
		if (previous !== null) {
			const found = await read(`manifests/${previous}.json`);
			if (found === null || (await hash(found)) !== previous)
				faults.push('The manifest before it is not whole.');
		}
		const figures = observations.map(({ sha256 }) => sha256);
		const text = JSON.stringify([audience, tables, figures, Object.keys(views).sort(), previous]);
		return { text, faults };
	}, FOLDER);
