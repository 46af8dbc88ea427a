import { formatDate } from '$lib/domain/calendar';
import { revisionNoteId, type RevisionNote } from '$lib/domain/revision-note';
import type { LedgerView } from './ledger';

/** A note on one figure, as a reader sees it. */
export interface LedgerNote {
	readonly text: string;
	/** Who wrote it, by role, and when, in a sentence. */
	readonly signature: string;
	/** The role itself. */
	readonly written_by: string;
	/** False for a note kept on this computer only. */
	readonly published: boolean;
}

/** The note as a reader sees it. */
export function signed(
	{ note, written_by, written }: RevisionNote,
	published: boolean
): LedgerNote {
	const signature = `Written on ${formatDate(written)}, ${written_by}.`;
	return { text: note, signature, written_by, published };
}

/** The ledger with the notes kept on this computer after those published. */
export function withLocalNotes(view: LedgerView, notes: readonly RevisionNote[]): LedgerView {
	const local = new Map(notes.map((note) => [revisionNoteId(note), note]));
	if (local.size === 0) return view;
	const { indicator, geography } = view;
	const periods = view.periods.map((each) => ({
		...each,
		entries: each.entries.map((entry) => {
			const { period } = each;
			const note = local.get(
				revisionNoteId({ indicator, geography, period, vintage: entry.vintage })
			);
			return note ? { ...entry, notes: [...entry.notes, signed(note, false)] } : entry;
		})
	}));
	return { ...view, periods };
}
