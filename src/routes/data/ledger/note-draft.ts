import { revisionNoteId, type RevisionNote, type RevisionNoteKey } from '$lib/domain/revision-note';
import { formKey } from '../../form-key';

/** A note half written: the form's texts as they stand, and the note they are to take the place of. */
export interface NoteDraft {
	readonly text: string;
	readonly role: string;
	/** The note that stood when the writing began, as `sameNote` compares it; null where there was none. */
	readonly base: Pick<RevisionNote, 'note' | 'written_by' | 'written'> | null;
}

/** What became of a note sent to be kept. */
export type Written =
	/** It stands. `caution`: why it does so only until the page is closed, as a sentence; null where it is as it should be. */
	| { readonly outcome: 'kept'; readonly caution: string | null }
	| { readonly outcome: 'failed'; readonly sentence: string }
	/** Another tab changed the note meanwhile, to this; null: it took it away. Nothing was done. */
	| { readonly outcome: 'conflict'; readonly theirs: RevisionNote | null };

/** The name under which the half-written note on a figure is put by. */
export const draftKey = (about: RevisionNoteKey): string =>
	formKey('revision_note', revisionNoteId(about));

/** Whether two notes on one figure say the same; null is no note. */
export function sameNote(a: NoteDraft['base'], b: NoteDraft['base']): boolean {
	if (a === null || b === null) return a === b;
	return a.note === b.note && a.written_by === b.written_by && a.written === b.written;
}

const isText = (value: unknown): value is string => typeof value === 'string';

function baseIn(value: unknown): NoteDraft['base'] | undefined {
	if (value === null) return null;
	if (typeof value !== 'object') return undefined;
	const { note, written_by, written } = value as Record<string, unknown>;
	return isText(note) && isText(written_by) && isText(written)
		? { note, written_by, written: written as RevisionNote['written'] }
		: undefined;
}

/** Reads a draft as it was put by; null for a text that is none. */
export function parseDraft(text: string): NoteDraft | null {
	try {
		const value: unknown = JSON.parse(text);
		if (typeof value !== 'object' || value === null) return null;
		const { text: written, role, base } = value as Record<string, unknown>;
		const stood = baseIn(base);
		return isText(written) && isText(role) && stood !== undefined
			? { text: written, role, base: stood }
			: null;
	} catch {
		return null;
	}
}

/** A draft as it is put by. */
export const writeDraft = ({ text, role, base }: NoteDraft): string =>
	JSON.stringify({
		text,
		role,
		base: base && { note: base.note, written_by: base.written_by, written: base.written }
	});
