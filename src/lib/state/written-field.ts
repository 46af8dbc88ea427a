import type { Register } from '$lib/domain/record';
import { readDay } from '$lib/domain/written-date';
import type { IndicatorId, IsoDate } from '$lib/domain/id';
import type { RowEdit } from '$lib/domain/row-edit';

/** What is wrong with one field of a form, as a sentence with the cure. */
export interface Fault<Field extends string = string> {
	readonly field: Field;
	readonly sentence: string;
}

/** What came of reading a form: one change, or what is wrong with it. A change without edits changes nothing. */
export type Edited<Field extends string = string> =
	| { readonly words: string; readonly edits: readonly RowEdit[]; readonly faults?: undefined }
	| { readonly faults: readonly Fault<Field>[] };

/** A text as it is kept: on one line, without blanks at its ends. */
export const line = (typed: string) => typed.trim().replace(/\s+/g, ' ');

/** The same, null where nothing is written. */
export const lineOrNothing = (typed: string) => line(typed) || null;

const NAMED = 60;

/** A text short enough to name a change by: cut at a word. */
export const short = (text: string) =>
	text.length <= NAMED ? text : `${text.slice(0, NAMED).replace(/\s+\S*$/, '')}…`;

/** A text that names a person by a title, which the record may not: `Cllr Smith`, `Mrs Jones`. */
export const namesPerson = (text: string) =>
	/\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Cllr|Councillor|PC|Sgt|DCI|DI)\.? \p{Lu}\p{Ll}+/u.test(text);

/** A day as written; null where nothing is, `impossible` where it is none. */
export function readWrittenDay(typed: string): IsoDate | null | 'impossible' {
	const text = line(typed);
	return text === '' ? null : (readDay(text) ?? 'impossible');
}

/** The sentence for a day that is none. */
export const noDay = (typed: string, without: string) =>
	`“${line(typed)}” is not a day. Write it like 15 November 2021, or leave it empty: ${without}.`;

/** Measures that the record does not know, which no form offers. */
export const unknownMeasures = ({ indicators }: Register, chosen: readonly IndicatorId[]) =>
	chosen.filter((each) => !indicators.some(({ indicator }) => indicator === each));

/** The cure of a text that a spreadsheet would take for a formula. */
export const BEGIN_WITH_A_WORD =
	'Begin with a word: a spreadsheet that opens the record would take a text that begins with =, +, - or @ for a formula.';
