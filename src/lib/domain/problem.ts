/** `error` stops the file, `warning` holds something back or asks for care, `note` only informs. */
export type Severity = 'error' | 'warning' | 'note';

/** Something found in a user's file. The message is a sentence that ends with the cure. */
export interface Problem {
	readonly file: string;
	/** Counting the header as row 1; null when the problem is the whole file's. */
	readonly row: number | null;
	readonly column: string | null;
	/** Stable id of the rule that found it: `period.duplicate`. */
	readonly rule: string;
	readonly severity: Severity;
	readonly message: string;
}

/** What only the analyst knows. `fallback` is the option used if nothing is said; null when an answer is mandatory. */
export interface Question {
	readonly rule: string;
	readonly text: string;
	readonly options: readonly { readonly option: string; readonly label: string }[];
	readonly fallback: string | null;
	readonly evidence: string | null;
}

/** The outcome of reading a file: what can be used, what is wrong, what must be asked. */
export interface Checked<T> {
	readonly values: readonly T[];
	readonly problems: readonly Problem[];
	readonly questions: readonly Question[];
}
