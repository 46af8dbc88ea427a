import { revisionNoteId, type RevisionNote, type RevisionNoteKey } from '$lib/domain/revision-note';
import { answerOf, NOTES, openDatabase, reading, written } from './database';
import { done, problemFrom, type Kept, type WorkspaceProblem } from './problem';

/** The notes this browser keeps, at most one a figure. */
export interface KeptRevisionNotes {
	/** Every note, in the order of their keys. */
	list(): Promise<Kept<readonly RevisionNote[]>>;
	/** Keeps a note, durably, in place of any on the same figure. */
	write(note: RevisionNote): Promise<Kept<void>>;
	/** Forgets the note on a figure; one that is not kept is no problem. */
	remove(key: RevisionNoteKey): Promise<Kept<void>>;
	close(): void;
}

const messages: Readonly<Record<WorkspaceProblem['rule'], string>> = {
	'workspace.full':
		'This browser has no room left, so the note is not kept. Copy its text, free some space and write it again.',
	'workspace.refused':
		'This browser does not let the page keep anything, so the note is not kept. Copy its text, then allow site data for this page or leave private browsing.',
	'workspace.failed':
		'This browser could not keep or read the notes written on this computer. Copy the text, reload the page and try again.'
};

async function attempt<Value>(work: () => Promise<Value>): Promise<Kept<Value>> {
	try {
		return done(await work());
	} catch (cause) {
		const { rule } = problemFrom(cause);
		return { done: false, problem: { rule, message: messages[rule] } };
	}
}

/** Opens the notes this browser keeps. A browser that keeps nothing is a problem to show, not an exception. */
export function openRevisionNotes(): Promise<Kept<KeptRevisionNotes>> {
	return attempt(async () => notesIn(await openDatabase()));
}

const notesIn = (database: IDBDatabase): KeptRevisionNotes => ({
	list: () =>
		attempt(() => answerOf(reading(database, NOTES).getAll() as IDBRequest<RevisionNote[]>)),
	write: (note) =>
		attempt(() =>
			written(database, (stores) => {
				stores.objectStore(NOTES).put(note, revisionNoteId(note));
			})
		),
	remove: (key) =>
		attempt(() =>
			written(database, (stores) => {
				stores.objectStore(NOTES).delete(revisionNoteId(key));
			})
		),
	close: () => database.close()
});
