import { indicatorIdFrom } from './id';

/** One word a column of a return allows. */
export interface ReturnWord {
	/** As the template writes it: `out of area`. */
	readonly word: string;
	/** As a part of a measure's id: `out-of-area`. */
	readonly slug: string;
	/** What councils write for the same thing. */
	readonly also: readonly string[];
	/** What it means, as a sentence in our own words. */
	readonly meaning: string;
}

/** One column of a return. */
export interface ReturnColumn {
	/** Its header, in snake case. */
	readonly column: string;
	/** Other headers it is known by. */
	readonly also: readonly string[];
	/** What to write in it. */
	readonly meaning: string;
	/** Whether a file without it cannot be read. */
	readonly required: boolean;
	/** `whole` is a count, `number` a count or an average, `figure` any number as printed; text and words stay as typed. */
	readonly holds: 'text' | 'word' | 'whole' | 'number' | 'figure';
	/** The words allowed; empty where the column takes any text. */
	readonly words: readonly ReturnWord[];
	/** What may be written beside the words with a name of its own: `other: a name`. */
	readonly named: readonly NamedKind[];
}

/** What goes under a name of its own: an outcome or reason the words lack, or a response as the local protocol calls it. */
export type NamedKind = 'other' | 'response';

/** Text to compare by: capitals, spaces, hyphens and other marks aside. */
const folded = (text: string) =>
	text
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, ' ')
		.trim();

const LONGEST_NAME = 60;

/** Why the words of a row do not belong together. */
export interface WordFault {
	/** The column to correct. */
	readonly column: string;
	/** What is wrong and the cure, as sentences. */
	readonly sentence: string;
}

const named: Readonly<Record<NamedKind, { pattern: RegExp; meaning: (name: string) => string }>> = {
	other: {
		pattern: /^\s*other\s*[:,\u2013\u2014-]\s*(.*?)\s*$/is,
		meaning: (name) => `What the council itself calls “${name}”.`
	},
	response: {
		pattern: /^\s*response\s*[:,\u2013\u2014-]\s*(.*?)\s*$/is,
		meaning: (name) => `The response that the local protocol calls “${name}”.`
	}
};

function namedWord(kind: NamedKind, text: string): ReturnWord | null {
	const { pattern, meaning } = named[kind];
	const name = pattern.exec(text)?.[1]?.replace(/\s+/g, ' ');
	if (name === undefined || name.length > LONGEST_NAME || !/[a-z]/i.test(name)) return null;
	return {
		word: `${kind}: ${name}`,
		slug: indicatorIdFrom(kind, name),
		also: [],
		meaning: meaning(name)
	};
}

/** Something the words do not have, under its own name: `other: fixed penalty notice`. Null without a name. */
export const namedOther = (text: string) => namedWord('other', text);

/** A response to an incident as the local protocol calls it: `response: level 1`. Null without a name. */
export const namedResponse = (text: string) => namedWord('response', text);

/** The name without what kind of name it is: `other: fixed penalty notice` is `fixed penalty notice`. */
export const plainWord = ({ word }: ReturnWord) => word.replace(/^(?:other|response): /, '');

/** The word a slug of an id stands for; `other-...` and `response-...` give their names back without capitals or marks. */
export function wordOfSlug<Word extends ReturnWord>(
	words: readonly Word[],
	slug: string,
	kinds: readonly NamedKind[] = ['other']
): Word | ReturnWord | null {
	const found = words.find((each) => each.slug === slug);
	if (found) return found;
	const kind = kinds.find((each) => slug.startsWith(`${each}-`));
	return kind
		? namedWord(kind, `${kind}: ${slug.slice(kind.length + 1).replaceAll('-', ' ')}`)
		: null;
}

/** The word a cell means: one allowed, a local word for it, or `other: a name`. Null when it is none of these. */
export function readWord(
	column: Pick<ReturnColumn, 'words' | 'named'>,
	text: string
): ReturnWord | null {
	const plain = folded(text);
	if (plain === '') return null;
	const same = (each: string) => folded(each) === plain;
	return (
		column.words.find((each) => same(each.word)) ??
		column.words.find((each) => each.also.some(same)) ??
		column.named.map((kind) => namedWord(kind, text)).find((each) => each !== null) ??
		null
	);
}

/** Whether a cell has the word itself, and not a local word that stands for it. */
export const isOwnWord = (word: ReturnWord, text: string) => folded(word.word) === folded(text);

const column = (
	name: string,
	meaning: string,
	more: Partial<Omit<ReturnColumn, 'column' | 'meaning'>> = {}
): ReturnColumn => ({
	column: name,
	also: [],
	meaning,
	required: true,
	holds: 'text',
	words: [],
	named: [],
	...more
});

/** A column of free text. */
export const textColumn = column;

/** A column of allowed words. */
export const wordColumn = (
	name: string,
	meaning: string,
	words: readonly ReturnWord[],
	more: Partial<Pick<ReturnColumn, 'also' | 'required' | 'named'>> = {}
) => column(name, meaning, { holds: 'word', words, ...more });

/** A word with its parts in the order they are read. */
export const returnWord = (
	word: string,
	slug: string,
	meaning: string,
	...also: readonly string[]
): ReturnWord => ({ word, slug, also, meaning });

/** The period of a row, in every template. */
export const periodColumn = column(
	'period',
	'The quarter as 2021-22 Q1, or a year as 2021/22, a month as Jul-21, a day as 31/07/2021, or a first and last day as 2021-01-01/2021-07-31. Quarter 1 is April to June.'
);

/** The authority of a row, in every template. */
export const authorityColumn = column(
	'authority',
	'The authority’s full name, its ONS code or its DfE number.',
	{ also: ['local_authority'] }
);

/** Why a value is missing, in every template. */
export const symbolColumn = wordColumn(
	'symbol',
	'Why there is no value. Leave it empty where there is one. A row with neither a value nor a symbol is not read.',
	[
		returnWord('c', 'c', 'Suppressed: the number is small, and children could be recognised.'),
		returnWord('x', 'x', 'Not available.'),
		returnWord('z', 'z', 'Not applicable.'),
		returnWord('k', 'k', 'Rounds to zero but is not zero.'),
		returnWord('u', 'u', 'Too unreliable to give.')
	],
	{ required: false }
);

/** Anything a reader of the return should know. */
export const noteColumn = column(
	'note',
	'Anything a reader of the file should know. It is not stored with the figure. Write no names of children or carers.',
	{ required: false }
);

/** A figure that is a count. */
export const countColumn = (name: string, meaning: string, required: boolean) =>
	column(name, meaning, { required, holds: 'whole' });

const wholePeriod = returnWord(
	'whole period',
	'period',
	'Counted from the first to the last day of the period in this row.',
	'period',
	'in period',
	'quarter',
	'in quarter',
	'in the quarter',
	'during the quarter',
	'quarterly'
);
const toDate = returnWord(
	'year to date',
	'to-date',
	'Counted from 1 April to the last day of the period in this row. It is kept apart from the quarter’s own figure.',
	'ytd',
	'to date',
	'cumulative',
	'year-to-date total'
);
const lastDay = returnWord(
	'last day',
	'day',
	'Counted on the last day of the period in this row.',
	'day',
	'on the day',
	'snapshot',
	'end of quarter',
	'at end of quarter',
	'quarter end',
	'as at'
);
const cohort = returnWord(
	'of those who enquired',
	'cohort',
	'Of those who first enquired in the period of this row: how many had got this far by the day of the return, however long after. It is kept apart from what happened in the period.',
	'of enquirers',
	'of those enquiring',
	'cohort',
	'enquiry cohort'
);

/** What stretch of time a figure covers, where some count events and some count what there is on a day. */
export const windowColumn = wordColumn(
	'window',
	'What stretch of time the value covers. Left empty, events are of the whole period and what there is at a time is of its last day. To follow enquiries to their end write “of those who enquired” and the period of the first enquiry.',
	[wholePeriod, lastDay, toDate, cohort],
	{ required: false, also: ['covers'] }
);

/** The same where only events are counted. */
export const flowWindowColumn = wordColumn(
	'window',
	'What stretch of time the value covers. Left empty, the whole period.',
	[wholePeriod, toDate],
	{ required: false, also: ['covers'] }
);
