import type { RevisionNote, RevisionNoteKey } from '$lib/domain/revision-note';
import type { RecordRow, RowEdit } from '$lib/domain/row-edit';
import {
	editOfNote,
	keyOfNote,
	noteOfRow,
	NOTES_TABLE,
	rowOfNote
} from '$lib/workspace/revision-notes';
import { workingCopy } from './working-copy.svelte';

/** Another tab wrote about the same figure meanwhile: nothing was altered, and either may be chosen. */
export interface NoteConflict {
	/** The note as it stands now; null where it was removed. */
	readonly now: RevisionNote | null;
	/** The same, in words. */
	readonly sentence: string;
}

/** Null when it is done; a sentence when it could not be kept beyond the visit; the two versions when both were changed. */
export type NoteWritten = string | NoteConflict | null;

/** The notes written on this computer and not yet published: a view of the working copy. */
export class RevisionNotes {
	readonly #edits = $derived(workingCopy.state.edits.filter(({ table }) => table === NOTES_TABLE));
	readonly #list = $derived(this.#edits.flatMap(({ after }) => (after && noteOfRow(after)) ?? []));

	/** The notes; empty until `read` has resolved. */
	get list(): readonly RevisionNote[] {
		return this.#list;
	}

	/** Reads what is kept. */
	read(): Promise<void> {
		return workingCopy.read();
	}

	/**
	 * Writes a note in place of any on the same figure. `seen` is the note of this computer that was shown when writing began,
	 * null for none: then it takes the place of the published one. Left out, it is the one that stands now. `subject` names the figure in the history of changes.
	 */
	async write(
		note: RevisionNote,
		seen?: RevisionNote | null,
		subject = 'a figure'
	): Promise<NoteWritten> {
		await this.read();
		// The button says that the note is kept on this computer: that is the answer, where nobody was asked before.
		if (workingCopy.keeping === 'unasked' && workingCopy.changes.length === 0)
			await workingCopy.choose('kept', null);
		const elsewhere = seen === null && this.#editOn(note) !== null;
		const before = seen ? rowOfNote(seen) : elsewhere ? null : await this.#rowNow(note);
		return this.#make(
			`${before ? 'Changed the note' : 'Wrote a note'} on ${subject}`,
			editOfNote(note, before)
		);
	}

	/** Takes back the note written here on a figure: what the record says of it stands again. */
	async remove(key: RevisionNoteKey, subject = 'a figure'): Promise<NoteWritten> {
		await this.read();
		const edit = this.#editOn(key);
		if (!edit) return null;
		return this.#make(`Removed the note on ${subject}`, {
			...edit,
			before: edit.after,
			after: edit.before
		});
	}

	#editOn(key: RevisionNoteKey): RowEdit | null {
		return this.#edits.find((each) => each.key === keyOfNote(key)) ?? null;
	}

	/** The row of a figure's note: as it was written here, and otherwise as the published record has it. */
	async #rowNow(key: RevisionNoteKey): Promise<RecordRow | null> {
		const edit = this.#editOn(key);
		if (edit) return edit.after;
		const { publishedRow } = await import('./published-row');
		return publishedRow(NOTES_TABLE, keyOfNote(key));
	}

	async #make(words: string, edit: RowEdit): Promise<NoteWritten> {
		const made = await workingCopy.make(words, { kind: 'rows-edited', edits: [edit] });
		if (made.outcome === 'made') return made.problem;
		const row = made.edits[0]?.now ?? null;
		const now = row && noteOfRow(row);
		return {
			now,
			sentence: now
				? `Another tab wrote about the same figure meanwhile: “${now.note}” (${now.written_by}). Nothing is altered; choose which of the two shall stand.`
				: 'The note was removed in another tab meanwhile. Nothing is altered; choose whether yours shall stand.'
		};
	}
}

/** This computer’s notes. */
export const revisionNotes = new RevisionNotes();
