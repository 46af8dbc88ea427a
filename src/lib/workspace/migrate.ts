import { formatDate } from '$lib/domain/calendar';
import type { RevisionNote } from '$lib/domain/revision-note';
import type { Change, KeptUpload, Step } from './change';
import { editOfNote } from './revision-notes';

/** A kept file as the first release wrote it: LAIT only, nothing to answer. */
export type EarlierUpload = Omit<KeptUpload, 'sheet' | 'answers' | 'neighbour_sets'> &
	Partial<KeptUpload>;

const asKeptNow = (upload: EarlierUpload): KeptUpload =>
	upload.answers === undefined
		? { ...upload, format: 'lait-bulk', sheet: null, answers: {}, neighbour_sets: [] }
		: {
				...upload,
				sheet: upload.sheet ?? null,
				answers: upload.answers,
				neighbour_sets: upload.neighbour_sets ?? []
			};

/** What an added edition is called among the changes: the file's name and the day it was published. */
export const wordsOfAddition = ({ file, sheet, vintage }: KeptUpload): string =>
	`Added ${file}${sheet === null ? '' : `, sheet ${sheet}`}, edition of ${formatDate(vintage.published)}`;

/**
 * The changes that an earlier release's kept files and notes are: the files in the order of their publication, as they were
 * listed, then the notes in the order of their keys. Nothing is left out.
 */
export function changesFrom(
	uploads: readonly EarlierUpload[],
	notes: readonly RevisionNote[]
): readonly Change[] {
	const steps: { readonly words: string; readonly step: Step; readonly day: string }[] = [
		...uploads
			.map(asKeptNow)
			.sort((a, b) => a.vintage.published.localeCompare(b.vintage.published))
			.map((upload) => ({
				words: wordsOfAddition(upload),
				step: { kind: 'edition-added', upload } as const,
				day: upload.accepted
			})),
		...notes.map((note) => ({
			words: 'Wrote a note on a figure',
			step: { kind: 'rows-edited', edits: [editOfNote(note, null)] } as const,
			day: note.written
		}))
	];
	return steps.map(({ words, step, day }, place) => ({
		id: place + 1,
		at: `${day}T00:00:00.000Z`,
		words,
		step,
		undone: false
	}));
}
