import { SvelteMap } from 'svelte/reactivity';
import { startBrowserEngine } from '$lib/database/browser';
import type { Engine } from '$lib/database/engine';
import { compareRecords } from '$lib/database/queries/record-changes';
import type { VintageId } from '$lib/domain/id';
import { saveFile } from '$lib/export/save';
import { zipFiles } from '$lib/export/zip';
import { audienceOf } from '$lib/state/publishing';
import { editId } from '$lib/state/publishing-edits';
import type { StoppedEdition } from '$lib/view/public-check';
import { viewDryRun, type DryRun } from '$lib/view/publish';
import { chooseFolder, rememberFolder, writeRecord } from '$lib/workspace/folder';
import { layOutRecord, zipName, zippedFiles } from './lay-out';
import { considerWith, prepare, type Considered, type Handling, type Prepared } from './prepare';

/** Rows of the dry run's table. */
const MOST = 100;

/** One publication, from looking at what would change to the folder or the zip. */
export class Publication {
	#working = $state(false);
	#sentence = $state('');
	#problem = $state('');
	#done = $state('');
	#prepared = $state.raw<Prepared | null>(null);
	#considered = $state.raw<Considered | null>(null);
	#dry = $state.raw<DryRun | null>(null);
	#asked = $state.raw<readonly StoppedEdition[]>([]);
	readonly #edits = new SvelteMap<string, 'mine' | 'record'>();
	readonly #handling = new SvelteMap<VintageId, Handling>();
	#stop = new AbortController();
	#engine: Engine | null = null;

	/** Whether something is being done that can be stopped. */
	get working(): boolean {
		return this.#working;
	}
	/** What is being done; empty when nothing is. */
	get sentence(): string {
		return this.#sentence;
	}
	/** Why it did not come about, as a sentence; empty when nothing is wrong. */
	get problem(): string {
		return this.#problem;
	}
	/** What was published and where, as a sentence; empty before. */
	get done(): string {
		return this.#done;
	}
	get prepared(): Prepared | null {
		return this.#prepared;
	}
	get considered(): Considered | null {
		return this.#considered;
	}
	/** What members would see change; null until nothing is left to be decided. */
	get dry(): DryRun | null {
		return this.#dry;
	}
	/** Every edition that was found to hold figures for the council only, decided about or not. */
	get asked(): readonly StoppedEdition[] {
		return this.#asked;
	}
	get edits(): ReadonlyMap<string, 'mine' | 'record'> {
		return this.#edits;
	}
	get handling(): ReadonlyMap<VintageId, Handling> {
		return this.#handling;
	}

	chooseRow(id: string, whose: 'mine' | 'record'): void {
		this.#edits.set(id, whose);
		this.#dry = null;
	}

	/** Decides about an edition. What was looked at before is not published: it was put together without this. */
	chooseHandling(vintage: VintageId, handling: Handling): void {
		this.#handling.set(vintage, handling);
		this.#dry = null;
	}

	/** Ends what is being done; nothing was written that a site would show. */
	stop(): void {
		this.#stop.abort();
	}

	/** Forgets the engine that holds the new record. */
	async leave(): Promise<void> {
		this.stop();
		const held = this.#engine;
		this.#engine = null;
		await held?.close();
	}

	/** Looks what would change, as far as nothing is left to be decided. */
	look(): Promise<void> {
		return this.#work(async (wanted) => {
			this.#dry = null;
			this.#done = '';
			const prepared = await prepare((sentence) => (this.#sentence = sentence), wanted);
			this.#prepared = prepared;
			this.#sentence = 'Putting the new record together.';
			const { asked, considered } = considerWith(prepared, this.#edits, this.#handling);
			this.#asked = asked;
			this.#considered = considered;
			const { assembled, register, problems, stopped } = considered;
			if (assembled.conflicts.length > 0 || stopped.length > 0) return;
			if (register === null || problems.length > 0) return;
			await this.#compare(prepared, considered, wanted);
		});
	}

	async #compare(prepared: Prepared, considered: Considered, wanted: AbortSignal): Promise<void> {
		const { assembled, register } = considered;
		if (register === null) return;
		await this.#engine?.close();
		this.#engine = null;
		const say = (sentence: string) => (this.#sentence = sentence);
		const engine = await startBrowserEngine({ onProgress: say, wanted });
		this.#engine = engine;
		say('Loading the new record, and comparing it with the one that stands.');
		const encode = (text: string) => new TextEncoder().encode(text);
		const changes = await compareRecords(
			engine,
			{ register: prepared.register, observations: encode(prepared.standing.observations) },
			{ register, observations: encode(assembled.observations) },
			MOST
		);
		wanted.throwIfAborted();
		this.#dry = viewDryRun(changes, assembled.editions, assembled, register.board.council);
	}

	/** Writes the record into a folder: the one given, or one that is asked for. */
	async intoFolder(remembered: FileSystemDirectoryHandle | null): Promise<void> {
		const folder = remembered ?? (await chooseFolder());
		if (!folder) {
			this.#sentence =
				'No folder was chosen, or this browser was not allowed to write into it. Nothing is written.';
			return;
		}
		await this.#work(async (wanted) => {
			const { laid, prepared } = await this.#layOut(wanted);
			const outcome = await writeRecord(
				folder,
				laid,
				prepared,
				(done, of) => (this.#sentence = `Writing into ${folder.name}: file ${done} of ${of}.`),
				wanted
			);
			if (!outcome.done) throw new Error(outcome.sentence);
			await rememberFolder(folder);
			const removed =
				outcome.removed === 0
					? ''
					: ` ${outcome.removed} files that neither this record nor the one before it needs were removed.`;
			this.#done = `Published into the folder ${outcome.folder}: ${outcome.files} files, each read back.${removed} The site shows it once that folder is in place there. Until then your changes count as not published.`;
		});
	}

	/** Hands the record over as a zip. */
	intoZip(): Promise<void> {
		return this.#work(async (wanted) => {
			const { laid, prepared, considered } = await this.#layOut(wanted);
			this.#sentence = 'Making the zip.';
			const files = zippedFiles(laid, prepared);
			const name = considered.register && zipName(considered.register, laid.manifest.audience);
			if (!name) return;
			const zip = zipFiles(files);
			saveFile(name, new Blob([new Uint8Array(zip)], { type: 'application/zip' }));
			this.#done = `Made ${name}: ${files.size} files. Unpack it over the folder data of the site, manifest.json last; or give it to whoever keeps the repository, for npm run -s apply-record. Until the site has it your changes count as not published.`;
		});
	}

	async #layOut(wanted: AbortSignal) {
		const [prepared, considered, engine] = [this.#prepared, this.#considered, this.#engine];
		if (!prepared || !considered?.register || !engine || !this.#dry)
			throw new Error('Look first at what would change.');
		const laid = await layOutRecord(
			considered.assembled,
			considered.register,
			prepared,
			engine,
			(done, of) => (this.#sentence = `Drawing the pages of the record: ${done} of ${of}.`),
			wanted
		);
		return { laid, prepared, considered };
	}

	async #work(work: (wanted: AbortSignal) => Promise<void>): Promise<void> {
		if (this.#working) return;
		this.#stop = new AbortController();
		const wanted = this.#stop.signal;
		this.#working = true;
		this.#problem = '';
		try {
			await work(wanted);
		} catch (cause) {
			if (!wanted.aborted) console.error(cause);
			this.#problem = wanted.aborted
				? 'Stopped. Nothing was published.'
				: cause instanceof Error
					? cause.message
					: 'It did not come about. Reload the page and try again.';
		} finally {
			this.#working = false;
			this.#sentence = '';
		}
	}

	/** How many decisions are still open. */
	get open(): number {
		const { considered } = this;
		if (!considered) return 0;
		const rows = considered.assembled.conflicts.filter(
			({ edit }) => !this.#edits.has(editId(edit))
		);
		return (
			rows.length + considered.stopped.filter(({ vintage }) => !this.#handling.has(vintage)).length
		);
	}

	/** Who may open the site the new record is for. */
	get audience() {
		const register = this.#considered?.register ?? this.#prepared?.register;
		return register ? audienceOf(register) : null;
	}
}
