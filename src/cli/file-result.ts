import { NeighbourSetError } from '$lib/database/staged';
import type { Problem, Question } from '$lib/domain/problem';
import type { Vintage } from '$lib/domain/vintage';
import type { ItemReading } from '$lib/state/upload-item';

/** What came of one file, or of one sheet of a workbook, as the command prints it. */
export interface FileResult {
	readonly file: string;
	readonly sheet: string | null;
	readonly format: string | null;
	readonly outcome: 'accepted' | 'question' | 'refused';
	/** Rows of data read. */
	readonly rows: number;
	/** Figures and marks that would be held. */
	readonly observations: number;
	/** Of those, figures with a value. */
	readonly values: number;
	/** The others by mark. */
	readonly missing: Readonly<Record<string, number>>;
	readonly problems: readonly Problem[];
	readonly questions: readonly Omit<Question, 'fallback'>[];
	/** The edition it became and what the desk read; null when it was not accepted. */
	readonly taken: { readonly edition: Vintage; readonly reading: ItemReading } | null;
}

/** A problem of a whole file. */
export const problemOf = (file: string, rule: string, message: string): Problem => ({
	file,
	row: null,
	column: null,
	rule,
	severity: 'error',
	message
});

/** A file of which nothing could be read. */
export const refusal = (file: string, problems: readonly Problem[]): FileResult => ({
	file,
	sheet: null,
	format: null,
	outcome: 'refused',
	rows: 0,
	observations: 0,
	values: 0,
	missing: {},
	problems,
	questions: [],
	taken: null
});

/** What kept a table that was read from being added. */
export const notAdded = (file: string, cause: unknown): Problem =>
	cause instanceof NeighbourSetError
		? problemOf(file, 'neighbours.set', cause.message)
		: problemOf(
				file,
				'structure.failed',
				`${file} could not be added, and nothing held has changed. That is a mistake of this program: report it with the file, and read the other files without it.`
			);
