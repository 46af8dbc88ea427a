import type { VintageId } from '$lib/domain/id';
import type { Vintage } from '$lib/domain/vintage';
import { fileOf, sameFile } from './backup-same';
import type { Change, KeptUpload, Step } from './change';
import { fold } from './history';

/** What becomes of an edition of a backup that is merged. */
export interface MergedEdition {
	readonly upload: KeptUpload;
	/** `here` already, `new`, or `renamed` because another file has its id here. */
	readonly outcome: 'here' | 'new' | 'renamed';
	/** Its id here. */
	readonly vintage: VintageId;
}

/** The editions of a merge: adds and withdraws what was not here, under ids that are free. */
export class MergingEditions {
	#standing: readonly KeptUpload[];
	readonly #published: readonly Vintage[];
	/** The file that each id was last given to. */
	readonly #owners: Map<string, string>;
	/** Ids given here to editions that have another in the backup. */
	readonly renamed = new Map<VintageId, VintageId>();
	/** The id in the backup of each edition added, by its id here. */
	readonly files = new Map<VintageId, VintageId>();
	readonly outcomes = new Map<string, MergedEdition>();

	constructor(ours: readonly Change[], published: readonly Vintage[]) {
		this.#standing = fold(ours).editions;
		this.#published = published;
		this.#owners = new Map(published.map(({ vintage, hash }) => [vintage, `${hash} `]));
		for (const { step } of ours)
			if (step.kind !== 'rows-edited')
				this.#owners.set(step.upload.vintage.vintage, fileOf(step.upload));
	}

	/** Adds an edition; null where the same file is here. */
	add(upload: KeptUpload): Step | null {
		const theirs = upload.vintage.vintage;
		const held = this.#held(upload);
		const vintage = held?.vintage ?? this.#idFor(upload);
		const outcome = held ? 'here' : vintage === theirs ? 'new' : 'renamed';
		if (vintage !== theirs) this.renamed.set(theirs, vintage);
		if (!this.outcomes.has(theirs)) this.outcomes.set(theirs, { upload, outcome, vintage });
		if (held) return null;
		const added = { ...upload, vintage: { ...upload.vintage, vintage } };
		this.#owners.set(vintage, fileOf(upload));
		this.#standing = [...this.#standing, added];
		this.files.set(vintage, theirs);
		return { kind: 'edition-added', upload: added };
	}

	/** The id this file had here before, else its own, or that with `-2`, `-3` ... where another file has it. */
	#idFor(upload: KeptUpload): VintageId {
		const file = fileOf(upload);
		const { vintage } = upload.vintage;
		const had = [...this.#owners].find(([, owner]) => owner === file)?.[0];
		let free: string = had ?? vintage;
		for (let again = 2; had === undefined && this.#owners.has(free); again += 1)
			free = `${vintage}-${again}`;
		return free as VintageId;
	}

	#held(upload: KeptUpload): Vintage | undefined {
		const { hash, vintage } = upload.vintage;
		return (
			this.#standing.find((each) => sameFile(each, upload))?.vintage ??
			this.#published.find(
				(each) => hash !== null && each.hash === hash && (each.vintage === vintage || !upload.sheet)
			)
		);
	}

	/** Withdraws an edition that stands here; null where it does not. */
	withdraw(upload: KeptUpload): Step | null {
		const held = this.#standing.find((each) => sameFile(each, upload));
		if (!held) return null;
		this.#standing = this.#standing.filter((each) => each !== held);
		return { kind: 'edition-withdrawn', upload: held };
	}

	/** Notes an edition whose change is here already. */
	seen(upload: KeptUpload): void {
		const theirs = upload.vintage.vintage;
		const vintage = this.#held(upload)?.vintage;
		if (vintage !== undefined && vintage !== theirs) this.renamed.set(theirs, vintage);
		if (!this.outcomes.has(theirs))
			this.outcomes.set(theirs, { upload, outcome: 'here', vintage: vintage ?? theirs });
	}
}
