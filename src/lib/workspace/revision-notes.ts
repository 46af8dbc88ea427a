import { revisionNoteId, type RevisionNote, type RevisionNoteKey } from '$lib/domain/revision-note';
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

const NAME = 'corporate-parenting-board-notes';
const VERSION = 1;
const NOTES = 'revision_notes';

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

function open(): Promise<IDBDatabase> {
	return new Promise((resolve, reject) => {
		const request = indexedDB.open(NAME, VERSION);
		request.onupgradeneeded = () => request.result.createObjectStore(NOTES);
		request.onsuccess = () => {
			// Another tab that erases or upgrades must not be kept waiting by this one.
			request.result.onversionchange = () => request.result.close();
			resolve(request.result);
		};
		request.onerror = () => reject(request.error ?? new Error('The browser gave no reason.'));
	});
}

/** Runs a write as one transaction, over only when it is on the disk. */
function written(database: IDBDatabase, write: (notes: IDBObjectStore) => void): Promise<void> {
	return new Promise((resolve, reject) => {
		const transaction = database.transaction(NOTES, 'readwrite', { durability: 'strict' });
		transaction.oncomplete = () => resolve();
		transaction.onabort = () => reject(transaction.error);
		transaction.onerror = () => reject(transaction.error);
		write(transaction.objectStore(NOTES));
	});
}

/** Opens the notes this browser keeps. A browser that keeps nothing is a problem to show, not an exception. */
export function openRevisionNotes(): Promise<Kept<KeptRevisionNotes>> {
	return attempt(async () => notesIn(await open()));
}

const notesIn = (database: IDBDatabase): KeptRevisionNotes => ({
	list: () =>
		attempt(
			() =>
				new Promise<readonly RevisionNote[]>((resolve, reject) => {
					const request = database.transaction(NOTES, 'readonly').objectStore(NOTES).getAll();
					request.onsuccess = () => resolve(request.result as RevisionNote[]);
					request.onerror = () => reject(request.error);
				})
		),
	write: (note) =>
		attempt(() => written(database, (notes) => notes.put(note, revisionNoteId(note)))),
	remove: (key) => attempt(() => written(database, (notes) => notes.delete(revisionNoteId(key)))),
	close: () => database.close()
});
