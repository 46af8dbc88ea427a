import type { IsoDate, VintageId } from '$lib/domain/id';
import type { RowEdit } from '$lib/domain/row-edit';
import type { Vintage } from '$lib/domain/vintage';

/** What was decided about a file when it was accepted, and what can be listed without reading the file itself. */
export interface KeptUpload {
	/** The edition it became; one table an edition. */
	readonly vintage: Vintage;
	/** The format it was read by; `lait-bulk` for LAIT's whole file as published, which has a reader of its own. */
	readonly format: string;
	/** The file's name as its owner knows it. */
	readonly file: string;
	/** The sheet of a workbook; null for a text file. */
	readonly sheet: string | null;
	/** Bytes of the file, for the reader to see what is kept. */
	readonly size: number;
	/** The name of the file that describes its measures or columns; null when none was given. */
	readonly dictionary: string | null;
	/** What the analyst answered about it, by the rule of the question. */
	readonly answers: Readonly<Record<string, string>>;
	/** Sets of statistical neighbours it brought. */
	readonly neighbour_sets: readonly string[];
	readonly accepted: IsoDate;
}

/** The source bytes of a kept file. Plain buffers, because some browsers refuse to keep a `File`. */
export interface KeptBytes {
	readonly bytes: ArrayBuffer;
	readonly dictionary: ArrayBuffer | null;
}

/** What one change did, so that it can be undone and done again. */
export type Step =
	| { readonly kind: 'edition-added'; readonly upload: KeptUpload }
	| { readonly kind: 'edition-withdrawn'; readonly upload: KeptUpload }
	| { readonly kind: 'rows-edited'; readonly edits: readonly RowEdit[] };

/** One change of the working copy, in the order they were made. */
export interface Change {
	/** Grows with every change, over all tabs and visits of this browser; never used twice. */
	readonly id: number;
	/** When it was made, as an ISO 8601 instant by this computer's clock. Never used for order. */
	readonly at: string;
	/** What was done, as a reader would say it: "Added bds_long_2026-04-08.csv, edition of 8 April 2026". */
	readonly words: string;
	readonly step: Step;
	/** Undone, and to be done again by redo. Undone changes always stand last. */
	readonly undone: boolean;
}

/** What the changes come to: the editions added, and the row that stands for each key edited. */
export interface WorkingState {
	/** Editions added and not withdrawn, in the order they were added. */
	readonly editions: readonly KeptUpload[];
	/** Each row edited, from how it stood in the record to how it stands now; a row put back as it was is not among them. */
	readonly edits: readonly RowEdit[];
}

/** The editions whose bytes are needed: those of every change, done or undone. */
export const vintagesOf = (changes: readonly Change[]): ReadonlySet<VintageId> =>
	new Set(
		changes.flatMap(({ step }) => (step.kind === 'rows-edited' ? [] : step.upload.vintage.vintage))
	);
