import { oneLine } from '$lib/domain/one-line';
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

/** A text as it is kept. */
export const line = oneLine;

/** The same, null where nothing is written. */
export const lineOrNothing = (typed: string) => line(typed) || null;

const NAMED = 60;

/** A text short enough to name a change by: cut at a word. */
export const short = (text: string) => {
	const letters = [...text];
	return letters.length <= NAMED
		? text
		: `${letters
				.slice(0, NAMED)
				.join('')
				.replace(/\s+\S*$/, '')}…`;
};

/** A text that names a person by a title, which the record may not: `Cllr Smith`, `Mrs Jones`. */
export const namesPerson = (text: string) =>
	/\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Cllr|Councillor|PC|Sgt|DCI|DI)\.? \p{Lu}\p{Ll}+/u.test(text);

/** The cure of a text that names a person. */
export const NAMES_A_PERSON =
	'This names a person. Write the role instead, for example Head of Service.';

/** A whole number as it is typed; null where nothing is. */
export const wholeOrNothing = (typed: string) => (line(typed) === '' ? null : Number(line(typed)));

/** What is wrong with the number of a minute, as a sentence; null where it is one or nothing is written. */
export const faultOfMinute = (typed: string) =>
	/^\d{0,5}$/.test(line(typed))
		? null
		: `“${line(typed)}” is not the number of a minute. Write a whole number, or leave it empty.`;

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

/** The cure of a measure linked that the record does not know. */
export const MEASURE_GONE =
	'A measure linked here is not in the record any more. Take it off the list.';

/** The cure of a text that a spreadsheet would take for a formula. */
export const BEGIN_WITH_A_WORD =
	'Begin with a word: a spreadsheet that opens the record would take a text that begins with =, +, - or @ for a formula.';
