import type { VintageId } from '$lib/domain/id';
import { vintagesOf, type Change, type KeptBytes } from '$lib/workspace/change';

interface Held {
	readonly bytes: Blob;
	readonly dictionary: Blob | null;
}

/**
 * Files of changes that are not kept on this computer: they last as long as the page. Held as blobs, which a browser may lay
 * aside, so that a large file does not weigh on the page.
 */
export class FilesInMemory {
	readonly #files = new Map<VintageId, Held>();

	/** Takes the file of an edition. */
	put(vintage: VintageId, { bytes, dictionary }: KeptBytes): void {
		this.#files.set(vintage, {
			bytes: new Blob([bytes]),
			dictionary: dictionary && new Blob([dictionary])
		});
	}

	/** Whether an edition's file is here. */
	has(vintage: VintageId): boolean {
		return this.#files.has(vintage);
	}

	/** The file of an edition; null when it is not here, or the browser can no longer read it. */
	async get(vintage: VintageId): Promise<KeptBytes | null> {
		const held = this.#files.get(vintage);
		if (!held) return null;
		try {
			return {
				bytes: await held.bytes.arrayBuffer(),
				dictionary: (await held.dictionary?.arrayBuffer()) ?? null
			};
		} catch {
			return null;
		}
	}

	/** The files that changes need, as far as they are here. */
	async of(changes: readonly Change[]): Promise<Map<VintageId, KeptBytes>> {
		const found = new Map<VintageId, KeptBytes>();
		for (const vintage of vintagesOf(changes)) {
			const bytes = await this.get(vintage);
			if (bytes) found.set(vintage, bytes);
		}
		return found;
	}

	/** Lets go of every file but those that changes need. */
	only(changes: readonly Change[]): void {
		const needed = vintagesOf(changes);
		for (const vintage of this.#files.keys()) if (!needed.has(vintage)) this.#files.delete(vintage);
	}
}
