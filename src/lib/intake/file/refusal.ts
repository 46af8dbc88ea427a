import type { Problem } from '$lib/domain/problem';
import { emptyFile } from '../csv';
import type { Opened } from '../sheet';

/** The problem of a whole file, by a rule of the first stage. */
export const structural = (
	file: string,
	rule: string,
	severity: Problem['severity'],
	message: string,
	row: number | null = null
): Problem => ({ file, row, column: null, rule: `structure.${rule}`, severity, message });

/** A file that cannot be opened, with the reason and the cure. */
export const refused = (file: string, rule: string, message: string): Opened => ({
	sheets: [],
	problems: [structural(file, rule, 'error', message)]
});

/** A file with nothing in it. */
export const refusedEmpty = (file: string): Opened => ({
	sheets: [],
	problems: [emptyFile(file)]
});

/** No sheet may be wider: every reader looks at every column. */
export const MOST_COLUMNS = 10_000;

/** A table wider than any that holds figures. */
export const refusedWide = (file: string, row: number): Opened =>
	refused(
		file,
		'too-large',
		`Row ${row} of ${file} has more than ${MOST_COLUMNS.toLocaleString('en-GB')} columns. Take out the columns that hold no figures, or choose the file as its source published it.`
	);
