import type { Indicator } from '$lib/domain/indicator';
import type { LaitRows } from '$lib/domain/lait';
import type { DeskSetting } from '$lib/intake/desk';
import type { KeptBytes, KeptUpload } from '$lib/workspace/change';
import { DeskInWorker, type DeskReading } from './desk-in-worker';

/** A kept file, read: LAIT's whole file by its rows, with the measures its dictionary describes, or any other table. */
export type KeptReading =
	| { readonly rows: LaitRows; readonly described: readonly Indicator[] }
	| { readonly table: DeskReading };

/** The measures a dictionary describes. Rejects when it holds no table. */
async function readMeasures(desk: DeskInWorker, dictionary: File): Promise<readonly Indicator[]> {
	const { key } = await desk.open(dictionary);
	const { indicators } = await desk.read(key, 0, new Map());
	await desk.putAway(key);
	return indicators;
}

async function readUpload(
	desk: DeskInWorker,
	upload: KeptUpload,
	{ bytes, dictionary }: KeptBytes
): Promise<KeptReading> {
	if (upload.format === 'lait-bulk') {
		const rows = desk.readLait(bytes);
		const described =
			dictionary && upload.dictionary
				? await readMeasures(desk, new File([dictionary], upload.dictionary))
				: [];
		return { rows, described };
	}
	const seen = await desk.open(new File([bytes], upload.file));
	const place = seen.sheets.findIndex(({ sheet }) => sheet === upload.sheet);
	const table = await desk.read(seen.key, place, new Map(Object.entries(upload.answers)));
	await desk.putAway(seen.key);
	return { table };
}

/** Reads kept files in their order on a desk of its own, one ahead of whoever loads them; the first at once. */
export class KeptReader {
	readonly #desk: DeskInWorker;
	readonly #uploads: readonly KeptUpload[];
	readonly #bytes: (upload: KeptUpload) => Promise<KeptBytes | null>;
	#place = 0;
	#stopped = false;
	#ahead: Promise<KeptReading | null>;

	/** `bytes` gives those kept of a file, null when they are gone. Ends when it is `wanted` no more. */
	constructor(
		setting: DeskSetting,
		uploads: readonly KeptUpload[],
		bytes: (upload: KeptUpload) => Promise<KeptBytes | null>,
		wanted: AbortSignal
	) {
		this.#desk = new DeskInWorker(() => setting);
		this.#uploads = uploads;
		this.#bytes = bytes;
		wanted.addEventListener('abort', () => this.stop());
		this.#ahead = this.#read();
	}

	/** The next file; null when it cannot be read, or when there is none. */
	next(): Promise<KeptReading | null> {
		const reading = this.#ahead;
		this.#place += 1;
		this.#ahead = this.#read();
		return reading;
	}

	/** Ends whatever is being read. */
	stop(): void {
		this.#stopped = true;
		this.#desk.stop();
	}

	async #read(): Promise<KeptReading | null> {
		const upload = this.#uploads[this.#place];
		if (!upload) return null;
		try {
			const bytes = await this.#bytes(upload);
			// A desk that was stopped would start afresh for them.
			return bytes && !this.#stopped ? await readUpload(this.#desk, upload, bytes) : null;
		} catch {
			return null;
		}
	}
}
