import type { RevisionNote, RevisionNoteKey } from '$lib/domain/revision-note';
import { openRevisionNotes, type KeptRevisionNotes } from '$lib/workspace/revision-notes';
import type { Kept } from '$lib/workspace/problem';

const CHANNEL = 'corporate-parenting-board-notes';

/** The notes written on this computer and not yet published. Tabs tell each other when they change. */
export class RevisionNotes {
	#list = $state.raw<readonly RevisionNote[]>([]);
	#channel: BroadcastChannel | null = null;

	/** The notes; empty until `read` has resolved, and in a browser that keeps nothing. */
	get list(): readonly RevisionNote[] {
		return this.#list;
	}

	/** Reads what is kept and, from the first call on, listens to the other tabs. */
	async read(): Promise<void> {
		if (!this.#channel) {
			this.#channel = new BroadcastChannel(CHANNEL);
			this.#channel.onmessage = () => void this.read();
		}
		await this.#with(async (kept) => {
			const list = await kept.list();
			if (list.done) this.#list = list.value;
			return list;
		});
	}

	/** Keeps a note, in place of any on the same figure. Null when it is kept, else a sentence that says why not. */
	write(note: RevisionNote): Promise<string | null> {
		return this.#change((kept) => kept.write(note));
	}

	/** Forgets the note on a figure. Null when it is gone, else a sentence that says why not. */
	remove(key: RevisionNoteKey): Promise<string | null> {
		return this.#change((kept) => kept.remove(key));
	}

	/** Reads again after everything kept was erased, and has the other tabs do so. */
	async erased(): Promise<void> {
		await this.read();
		this.#channel?.postMessage('changed');
	}

	async #change(work: (kept: KeptRevisionNotes) => Promise<Kept<void>>): Promise<string | null> {
		const problem = await this.#with(work);
		if (problem !== null) return problem;
		await this.read();
		this.#channel?.postMessage('changed');
		return null;
	}

	async #with(work: (kept: KeptRevisionNotes) => Promise<Kept<unknown>>): Promise<string | null> {
		const opened = await openRevisionNotes();
		if (!opened.done) return opened.problem.message;
		const outcome = await work(opened.value);
		opened.value.close();
		return outcome.done ? null : outcome.problem.message;
	}
}

/** This computer’s notes. */
export const revisionNotes = new RevisionNotes();
