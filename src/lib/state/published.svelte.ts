import { invalidateAll } from '$app/navigation';
import { base } from '$app/paths';
import { navigating } from '$app/state';
import type { IndicatorId } from '$lib/domain/id';
import type { ObservationPart, RecordFile, RecordManifest } from '$lib/domain/manifest';
import type { RecordChain, StandingRecord } from './record-chain';
import { afterThePage } from './after-the-page';

/** The measures whose figures are wanted; `all` for anything that may speak of any. */
export type Need = 'all' | readonly IndicatorId[];

const address = (path: string) => `${base}/data/${path}`;

/** A host with a page of its own for what it lacks may give that page as if it were the file. */
const isFile = (response: Response) =>
	response.ok && !(response.headers.get('content-type') ?? '').startsWith('text/html');

async function getFile(path: string, fresh: boolean): Promise<Uint8Array | null> {
	const response = await fetch(address(path), fresh ? { cache: 'no-store' } : {});
	if (response.status >= 500) throw new Error(`The site answered ${response.status}.`);
	// A page in the manifest's place is read, so that it can be told from a manifest.
	if (!response.ok || (path !== 'manifest.json' && !isFile(response))) return null;
	return new Uint8Array(await response.arrayBuffer());
}

const hasFile = async ({ file }: RecordFile) =>
	isFile(await fetch(address(file), { method: 'HEAD' }));

/**
 * The record as the site has it now, which need not be the one its pages were built with. Every file of it is checked before
 * anything of it is shown; where one is missing or wrong, an earlier record takes its place, for every page at once.
 */
class Published {
	#standing = $state.raw<StandingRecord | null>(null);
	#sentence = $state('');
	/** What the pages show. */
	#shown = $state('');
	#built = '';
	#toldBuilt: () => void = () => undefined;
	readonly #builtKnown = new Promise<void>((told) => (this.#toldBuilt = told));
	#toldStands: () => void = () => undefined;
	readonly #pageStands = new Promise<void>((told) => (this.#toldStands = told));
	#chain: Promise<RecordChain> | null = null;
	#checking: Promise<void> | null = null;

	/** What the record consists of; null before anybody has looked, and where the site has none that is whole. */
	get manifest(): RecordManifest | null {
		return this.#standing?.manifest ?? null;
	}

	/** SHA-256 of the manifest. */
	get hash(): string | null {
		return this.#standing?.hash ?? null;
	}

	/** Whether another record than the pages were built with is served, so that no page may rest on what it was built with. */
	get replaced(): boolean {
		return this.#standing !== null && this.#standing.hash !== this.#built;
	}

	/** Why the record shown is not the one the site names; empty when all is well. */
	get sentence(): string {
		return this.#sentence;
	}

	/** The day the figures shown were published, `2026-11-22`; null while they are those the pages were built with. */
	get since(): string | null {
		return this.replaced ? (this.manifest?.made.slice(0, 10) ?? null) : null;
	}

	/** Told by the frame which record the pages were built with, before anything is asked. */
	builtWith(record: string): void {
		if (this.#built !== '') return;
		this.#built = record;
		this.#shown = record;
		this.#toldBuilt();
	}

	/** Looks which record the site has, a moment after the page stands and once a visit; not when the browser is offline. */
	check(): Promise<void> {
		this.#toldStands();
		return (this.#checking ??= afterThePage().then(async () => {
			if (navigator.onLine) await this.look();
		}));
	}

	/** Looks at once, where nobody has yet. Rejects never. */
	async look(): Promise<void> {
		await this.#find();
	}

	/** The record that stands. Rejects with a sentence when none does. */
	async current(): Promise<StandingRecord> {
		const { standing } = await this.#find();
		if (standing === null) {
			// The next to ask looks again.
			this.#chain = null;
			throw new Error(
				this.#sentence === ''
					? 'The record of this site could not be read. Check the connection and reload the page.'
					: `${this.#sentence} Nothing else can be asked of it. Reload the page in a few minutes.`
			);
		}
		return standing;
	}

	/** The record that the site has by now: others may have published since this page looked. Rejects as `current` does. */
	async newest(): Promise<StandingRecord> {
		const chain = await this.#find();
		await chain.lookAgain();
		this.#follow(chain);
		return this.current();
	}

	/** One file of the record that stands, checked. Throws `RecordFault`, with which to `recover`. */
	async file(file: RecordFile | ObservationPart): Promise<Uint8Array> {
		return (await this.#find()).read(file);
	}

	/**
	 * Takes the record before this one, in which a fault was found; every page follows. Rejects with what was thrown when that
	 * was no fault of the record, and with a sentence when no record is left.
	 */
	async recover(from: StandingRecord, thrown: unknown): Promise<void> {
		const [chain, { RecordFault }] = await Promise.all([this.#find(), import('./record-chain')]);
		if (!(thrown instanceof RecordFault)) throw thrown;
		try {
			await chain.fallBack(from.hash, thrown);
		} finally {
			this.#follow(chain);
		}
	}

	/** Goes back to what the pages were built with, for a reason told without its full stop. */
	async giveUp(why: string): Promise<void> {
		const chain = await this.#find();
		await chain.giveUp(why);
		this.#follow(chain);
	}

	/** Every table of the record but the figures, as text. Rejects with a sentence when no record is whole. */
	tables(): Promise<ReadonlyMap<string, string>> {
		return this.#whole((standing) => this.tablesOf(standing));
	}

	/** The same of the record that stands. Throws `RecordFault`, with which to `recover`. */
	async tablesOf({ manifest }: StandingRecord): Promise<ReadonlyMap<string, string>> {
		const decoder = new TextDecoder();
		return new Map(
			await Promise.all(
				Object.entries(manifest.tables).map(
					async ([table, file]) => [table, decoder.decode(await this.file(file))] as const
				)
			)
		);
	}

	/** The figures of the measures wanted, part by part. Rejects as `tables` does. */
	observations(need: Need): Promise<readonly Uint8Array[]> {
		return this.#whole(({ manifest }) =>
			Promise.all(partsFor(manifest, need).map((part) => this.file(part)))
		);
	}

	/**
	 * A page's figures as they were published, checked; null where the record has none, where they did not arrive whole and must
	 * be made of the record's own tables, and where the record is the one the pages were built with.
	 */
	async read(path: string): Promise<object | null> {
		const standing = this.replaced ? this.#standing : null;
		if (!standing) return null;
		const { jsonOf, RecordFault, viewIn } = await import('./record-chain');
		const file = viewIn(standing.manifest, path);
		if (!file) return null;
		try {
			return jsonOf(await this.file(file));
		} catch (thrown) {
			if (thrown instanceof RecordFault) return null;
			throw thrown;
		}
	}

	async #whole<Value>(read: (standing: StandingRecord) => Promise<Value>): Promise<Value> {
		for (;;) {
			const standing = await this.current();
			try {
				return await read(standing);
			} catch (thrown) {
				await this.recover(standing, thrown);
			}
		}
	}

	#find(): Promise<RecordChain> {
		return (this.#chain ??= import('./find-record').then(async ({ findRecord }) => {
			await this.#builtKnown;
			const chain = await findRecord(getFile, hasFile, this.#built);
			this.#follow(chain);
			return chain;
		}));
	}

	#follow({ standing, sentence }: RecordChain): void {
		this.#standing = standing;
		this.#sentence = sentence;
		const shown = standing?.hash ?? this.#built;
		if (shown === this.#shown) return;
		this.#shown = shown;
		// Before the first page stands this would break off its loading.
		void this.#pageStands.then(loadAgain);
	}
}

/** Has every page's figures read again, once whatever page is being opened stands. */
export async function loadAgain(): Promise<void> {
	while (navigating.to) await new Promise((again) => setTimeout(again, 50));
	await invalidateAll();
}

/** The parts of the figures that hold the measures wanted. */
export const partsFor = ({ observations }: RecordManifest, need: Need) =>
	need === 'all'
		? observations
		: observations.filter(({ indicators }) => indicators.some((each) => need.includes(each)));

/** The page's record. */
export const published = new Published();
