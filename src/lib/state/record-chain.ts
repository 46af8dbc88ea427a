import { formatDate } from '$lib/domain/calendar';
import { csvRows, firstCell } from '$lib/domain/csv-rows';
import { parseIsoDate } from '$lib/domain/id';
import {
	parseManifest,
	SHA256,
	type ObservationPart,
	type RecordFile,
	type RecordManifest
} from '$lib/domain/manifest';
import { sha256 } from '$lib/domain/sha256';
import { LATER_TABLES } from '$lib/intake/record';

/** A record that pages and the engine may read: every file of it is checked when it is read. */
export interface StandingRecord {
	readonly manifest: RecordManifest;
	/** SHA-256 of the manifest. */
	readonly hash: string;
}

/**
 * Gets a file by its path below `/data/`; null when the site has none. `fresh` asks the site itself, past every copy kept.
 * Rejects when the site cannot be reached.
 */
export type GetFile = (path: string, fresh: boolean) => Promise<Uint8Array | null>;

/** A file of the record is not there, or is not what its manifest says. The message is a sentence. */
export class RecordFault extends Error {
	override readonly name = 'RecordFault';
}

const DEEPEST = 8;
const REPLACING = 'The record on this site is being replaced';

/** The day a record was published, as a reader says it: `22 November 2026`. */
function publishedOn({ made }: RecordManifest): string {
	const day = parseIsoDate(made.slice(0, 10));
	return day === null ? made : formatDate(day);
}

/**
 * A page's figures as they were published with a record; null where it has none. Those that an earlier release made are none: its
 * pages were others. Its records lack the tables that came since.
 */
export function viewIn({ tables, views }: RecordManifest, path: string): RecordFile | null {
	const ofThisRelease = [...LATER_TABLES.keys()].every((table) => tables[table]);
	return ofThisRelease ? (views[path] ?? null) : null;
}

/** Refuses a file whose bytes are not those its manifest names: their number, their hash, their rows and their measures. */
async function checkFile(file: RecordFile | ObservationPart, bytes: Uint8Array): Promise<void> {
	const wrong = (what: string) => new RecordFault(`${file.file} of the record ${what}.`);
	if (bytes.length !== file.bytes)
		throw wrong(`has ${bytes.length} bytes where its manifest says ${file.bytes}`);
	if ((await sha256(bytes)) !== file.sha256) throw wrong('is not the file its manifest names');
	if (file.rows === null) return;
	const [, ...rows] = csvRows(new TextDecoder().decode(bytes));
	if (rows.length !== file.rows)
		throw wrong(`has ${rows.length} rows where its manifest says ${file.rows}`);
	if (!('indicators' in file)) return;
	const claimed = new Set<string>(file.indicators);
	if (rows.some((row) => !claimed.has(firstCell(row))))
		throw wrong('holds a measure that its manifest does not name there');
}

/**
 * Finds the record to show: the one `manifest.json` names; where a file of that turns out missing or wrong, the one before it;
 * and in the end the one the pages were built with. A record once found faulty is not taken again.
 */
export class RecordChain {
	readonly #get: GetFile;
	readonly #built: string;
	readonly #faulty = new Set<string>();
	#standing: StandingRecord | null = null;
	#why = '';

	/** `built` is the hash of the manifest the pages were built with. */
	constructor(get: GetFile, built: string) {
		this.#get = get;
		this.#built = built;
	}

	/** The record that stands; null when none does, or nobody has looked. */
	get standing(): StandingRecord | null {
		return this.#standing;
	}

	/** Why the record that stands is not the one the site names, as a sentence; empty when it is. */
	get sentence(): string {
		if (this.#why === '') return '';
		if (this.#standing === null)
			return `${this.#why}. Figures shown are those the pages were built with.`;
		const date = publishedOn(this.#standing.manifest);
		return this.#why === REPLACING
			? `${REPLACING}; figures shown are those published on ${date}.`
			: `${this.#why}. Figures shown are those published on ${date}.`;
	}

	/** Asks the site which record it has. Where the site cannot be reached, the one the pages were built with stands. */
	async look(): Promise<void> {
		const read = await this.#readCurrent();
		if (read === 'unreachable') await this.#standOnBuilt('');
		else if ('why' in read) await this.#standOnBuilt(read.why);
		else if (this.#faulty.has(read.hash)) await this.#stepBack(read);
		else this.#stand(read, '');
	}

	/**
	 * Asks the site once more, so that whoever publishes builds on the record it has by now. The one that stands stays where the
	 * site cannot be reached or has none that can be read.
	 */
	async lookAgain(): Promise<void> {
		const read = await this.#readCurrent();
		if (read === 'unreachable' || 'why' in read || this.#faulty.has(read.hash)) return;
		if (read.hash !== this.#standing?.hash) this.#stand(read, '');
	}

	/** A file of the record that stands, checked. Throws `RecordFault`; rejects otherwise when the site cannot be reached. */
	async read(file: RecordFile | ObservationPart): Promise<Uint8Array> {
		const bytes = await this.#get(file.file, false).catch((cause: unknown) => {
			throw new Error(
				'The record could not be fetched from this site. Check the connection and reload the page to try again.',
				{ cause }
			);
		});
		if (bytes === null) throw new RecordFault(`${file.file} of the record is not on this site.`);
		await checkFile(file, bytes);
		return bytes;
	}

	/**
	 * Takes another record than the one of this hash, in which a fault was found: a newer one, where the site has one by now,
	 * or the one before it. Does nothing when another stands already. Throws `RecordFault` when there is none.
	 */
	async fallBack(from: string, fault: RecordFault): Promise<void> {
		const { standing } = this;
		if (standing === null || standing.hash !== from) return;
		this.#faulty.add(from);
		const read = await this.#readCurrent();
		if (read !== 'unreachable' && 'hash' in read && !this.#faulty.has(read.hash))
			this.#stand(read, '');
		else await this.#stepBack(standing);
		if (this.#standing === null)
			throw new RecordFault(
				`The record on this site is not whole: ${fault.message} Reload the page in a few minutes; if it stays so, publish the record again.`,
				{ cause: fault }
			);
	}

	/** Stands on the record the pages were built with, for a reason that ends without a full stop. */
	async giveUp(why: string): Promise<void> {
		if (this.#standing) this.#faulty.add(this.#standing.hash);
		await this.#standOnBuilt(why);
	}

	#stand(record: StandingRecord | null, why: string): void {
		this.#standing = record;
		this.#why = why;
	}

	async #stepBack(from: StandingRecord): Promise<void> {
		let { previous } = from.manifest;
		for (let steps = 0; previous !== null && steps < DEEPEST; steps += 1) {
			const earlier = await this.#readKept(previous);
			if (earlier && !this.#faulty.has(earlier.hash)) return this.#stand(earlier, REPLACING);
			previous = earlier?.manifest.previous ?? null;
		}
		await this.#standOnBuilt(REPLACING);
	}

	async #standOnBuilt(why: string): Promise<void> {
		const built = this.#faulty.has(this.#built) ? null : await this.#readKept(this.#built);
		this.#stand(built, why);
	}

	async #readCurrent(): Promise<StandingRecord | { readonly why: string } | 'unreachable'> {
		let bytes;
		try {
			bytes = await this.#get('manifest.json', true);
		} catch {
			return 'unreachable';
		}
		if (bytes === null) return { why: REPLACING };
		const reading = parseManifest(new TextDecoder().decode(bytes));
		return reading.done
			? { manifest: reading.value, hash: await sha256(bytes) }
			: { why: reading.sentence.replace(/\.$/, '') };
	}

	/** An earlier manifest by its hash; null when it is gone or is not what its name says. */
	async #readKept(hash: string): Promise<StandingRecord | null> {
		if (!SHA256.test(hash)) return null;
		const bytes = await this.#get(`manifests/${hash}.json`, false).catch(() => null);
		if (bytes === null || (await sha256(bytes)) !== hash) return null;
		const reading = parseManifest(new TextDecoder().decode(bytes));
		return reading.done ? { manifest: reading.value, hash } : null;
	}
}

/** A view of a record. Throws `RecordFault` where it is none, although its hash is right. */
export function jsonOf(bytes: Uint8Array): object {
	let value: unknown = null;
	try {
		value = JSON.parse(new TextDecoder().decode(bytes));
	} catch {
		// Told below: it is as little a view as `null` is.
	}
	if (typeof value !== 'object' || value === null)
		throw new RecordFault('A view of the record holds no figures of a page.');
	return value;
}
