import type { GivenFigures } from '$lib/database/staged';
import type { LaitReading } from '$lib/database/lait';
import type { IsoDate } from '$lib/domain/id';
import type { Question, Problem } from '$lib/domain/problem';
import type { ChangeCounts } from '$lib/domain/review';
import type { Vintage } from '$lib/domain/vintage';
import type { FigureCounts } from '$lib/intake/read-sheet';
import type { Source, UnnamedRow } from '$lib/intake/format';
import type { Judged } from '$lib/intake/checks/judge';
import type { Row } from '$lib/intake/csv';

/**
 * How far one table of an upload has come. `choosing`: a workbook whose sheets are to be chosen. `question`: only the analyst
 * can go on. `described`: a dictionary, which holds no figures and describes the files after it.
 */
type ItemStep =
	| 'choosing'
	| 'waiting'
	| 'reading'
	| 'question'
	| 'ready'
	| 'refused'
	| 'adding'
	| 'added'
	| 'described';

/** Where a table comes from. */
export interface ItemOrigin {
	/** A pasted table is a file of its own. */
	readonly file: File;
	/** The sheet of a workbook; null for a text file. */
	readonly sheet: string | null;
	/** The sheet's place in the file, from 0. */
	readonly place: number;
	/** LAIT's whole file as published, which has a reader of its own. */
	readonly bulk: boolean;
}

/** What is known of a table that was read, whichever way it was read. */
export interface ItemReading extends Judged {
	readonly format: string | null;
	readonly title: string | null;
	readonly source: Source | null;
	readonly rows: number;
	readonly counted: FigureCounts;
	readonly measures: number;
	readonly held_back: number;
	readonly set_aside: readonly Row[];
	readonly header_key: string | null;
	readonly unnamed: UnnamedRow | null;
	/** What the desk read, for the engine; null for a file the engine read itself. */
	readonly given: Omit<GivenFigures, 'file'> | null;
	/** The engine's own review; null for a table read on the desk. */
	readonly lait: LaitReading | null;
}

/** One table of an upload. Replaced as a whole when anything of it changes. */
export interface Item {
	readonly id: number;
	readonly origin: ItemOrigin;
	readonly step: ItemStep;
	/** What is being done, or what came of it, as a sentence. */
	readonly sentence: string;
	readonly reading: ItemReading | null;
	/** Every question asked so far, answered or not, in the order it was asked. */
	readonly asked: readonly Question[];
	readonly answers: ReadonlyMap<string, string>;
	/** Problems that stopped it before it was read. */
	readonly problems: readonly Problem[];
	readonly changes: ChangeCounts | null;
	readonly published: IsoDate | null;
	/** What the edition is to be called; empty: as its source is. */
	readonly called: string;
	/** The edition the very same table already is; null when it is new. */
	readonly held: Vintage | null;
	/** Whether all of it is held already. */
	readonly held_in_full: boolean;
	/** The newest edition of the same source held that is newer than the day given. */
	readonly older_than: Vintage | null;
	/** Whether it was looked at beside every edition held, so that it can be added. */
	readonly settled: boolean;
	/** The edition it became. */
	readonly edition: Vintage | null;
	readonly added: number;
	/** Whether it is kept on this computer; null until that is known. */
	readonly kept: boolean | null;
	readonly keep_problem: string | null;
	/** Sheets of a workbook, while they are to be chosen. */
	readonly sheets: readonly {
		readonly sheet: string;
		readonly rows: number;
		readonly title: string | null;
		readonly format: string | null;
		/** Whether the workbook hides it. */
		readonly hidden: boolean;
	}[];
}

/** A table just chosen. */
export const newItem = (id: number, origin: ItemOrigin): Item => ({
	id,
	origin,
	step: 'waiting',
	sentence: 'Waiting.',
	reading: null,
	asked: [],
	answers: new Map(),
	problems: [],
	changes: null,
	published: null,
	called: '',
	held: null,
	held_in_full: false,
	older_than: null,
	settled: false,
	edition: null,
	added: 0,
	kept: null,
	keep_problem: null,
	sheets: []
});

/** Answers with some given, given otherwise, or with an empty option taken back. */
export const withAnswers = (before: Item['answers'], given: Item['answers']): Item['answers'] =>
	new Map([...before, ...given].filter(([rule]) => given.get(rule) !== ''));

/** Sets of statistical neighbours a table holds; none for a table of figures. */
export const setsOf = (reading: ItemReading | null): readonly string[] => [
	...new Set((reading?.given?.neighbours ?? []).map(({ neighbour_set }) => neighbour_set))
];
