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
	/** Whether `other: a name` is allowed beside the words. */
	readonly named_other: boolean;
}

/** Text to compare by: capitals, spaces, hyphens and other marks aside. */
const folded = (text: string) =>
	text
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, ' ')
		.trim();

const LONGEST_NAME = 60;

/** Something the words do not have, under its own name: `other: fixed penalty notice`. Null without a name. */
export function namedOther(text: string): ReturnWord | null {
	const name = /^\s*other\s*[:,\u2013\u2014-]\s*(.*?)\s*$/is.exec(text)?.[1]?.replace(/\s+/g, ' ');
	if (name === undefined || name.length > LONGEST_NAME || !/[a-z]/i.test(name)) return null;
	return {
		word: `other: ${name}`,
		slug: indicatorIdFrom('other', name),
		also: [],
		meaning: `What the council itself calls “${name}”.`
	};
}

/** The word a slug of an id stands for; `other-...` gives its name back without capitals or marks. */
export function wordOfSlug<Word extends ReturnWord>(
	words: readonly Word[],
	slug: string
): Word | ReturnWord | null {
	const found = words.find((each) => each.slug === slug);
	if (found) return found;
	return slug.startsWith('other-')
		? namedOther(`other: ${slug.slice(6).replaceAll('-', ' ')}`)
		: null;
}

/** The word a cell means: one allowed, a local word for it, or `other: a name`. Null when it is none of these. */
export function readWord(
	column: Pick<ReturnColumn, 'words' | 'named_other'>,
	text: string
): ReturnWord | null {
	const plain = folded(text);
	if (plain === '') return null;
	const same = (each: string) => folded(each) === plain;
	return (
		column.words.find((each) => same(each.word)) ??
		column.words.find((each) => each.also.some(same)) ??
		(column.named_other ? namedOther(text) : null)
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
	named_other: false,
	...more
});

/** A column of free text. */
export const textColumn = column;

/** A column of allowed words. */
export const wordColumn = (
	name: string,
	meaning: string,
	words: readonly ReturnWord[],
	more: Partial<Pick<ReturnColumn, 'also' | 'required' | 'named_other'>> = {}
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

/** What stretch of time a figure covers, where some count events and some count what there is on a day. */
export const windowColumn = wordColumn(
	'window',
	'What stretch of time the value covers. Left empty, events are of the whole period and what there is at a time is of its last day.',
	[wholePeriod, lastDay, toDate],
	{ required: false, also: ['covers'] }
);

/** The same where only events are counted. */
export const flowWindowColumn = wordColumn(
	'window',
	'What stretch of time the value covers. Left empty, the whole period.',
	[wholePeriod, toDate],
	{ required: false, also: ['covers'] }
);
