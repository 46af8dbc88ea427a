import type { GeographyCode, IndicatorId, PeriodId } from '$lib/domain/id';
import type { Indicator } from '$lib/domain/indicator';
import type { Neighbour } from '$lib/domain/neighbour';
import type { Observation } from '$lib/domain/observation';
import type { Problem, Question } from '$lib/domain/problem';
import type { VintageStatus } from '$lib/domain/vintage';
import type { Row } from './csv';
import type { EesMeta } from './ees/meta';
import type { MeasureFinder } from './measure';
import type { PlaceFinder } from './place/place';
import type { Sheet } from './sheet';

/** What the analyst has answered, by the rule of the question. */
export type Answers = ReadonlyMap<string, string>;

/** What a reader may look things up in. */
export interface Asked {
	/** Measures the record or a dictionary describes. */
	readonly measures: MeasureFinder;
	/** Places by code, number, exact name or a synonym the analyst confirmed. */
	readonly places: PlaceFinder;
	readonly answers: Answers;
	/** The board's own authority: the first option where a table names no place. Null when there is no board. */
	readonly authority: GeographyCode | null;
	/** What a release's `.meta.csv` says of the file's columns; null where none was chosen with it. */
	readonly meta?: EesMeta | null;
}

/** One figure read, before it belongs to an edition. */
export type Figure = Omit<Observation, 'vintage'>;

/** A row of figures whose measure nobody has named yet, to be compared with what is held. */
export interface UnnamedRow {
	/** The place it is of, or the board's own while that is unanswered. */
	readonly geography: GeographyCode;
	/** Its figures, with periods read as financial years that end in the year printed. */
	readonly values: readonly {
		readonly period: PeriodId;
		readonly value: number;
		readonly decimals: number;
	}[];
}

/**
 * How parts make a whole: they are all of it, or some of it; all of it though a child may be in two of them; or each is part of
 * it and nothing is known of them together.
 */
export type Making = 'exactly' | 'at most' | 'at least' | 'each';

/** A whole and its parts, as the file's own structure has them: held against one another in every place and period. */
export interface Sum {
	/** The measure of the whole; null where the parts are percentages of one base, which make 100. */
	readonly total: IndicatorId | null;
	readonly parts: readonly IndicatorId[];
	readonly holds: Making;
	/** The parts in words, after “but”: `boys and girls`. */
	readonly of: string;
	/** What the file calls the column of the figures; null where each has another. */
	readonly column: string | null;
	/** The most that one suppressed part can be; null where larger ones are hidden too, to protect the small. */
	readonly hidden: number | null;
	/**
	 * Sums with one such word are judged only where nine in ten of them hold, as the file does not say that its parts are all of
	 * the whole; null where it does.
	 */
	readonly where_kept: string | null;
}

/** How counts of authorities make those of their region, and of regions those of England. */
export interface PlacesAdd {
	readonly region: Making;
	readonly country: Making;
	/** As in `Sum`. */
	readonly hidden: number | null;
	/** Whether each measure is judged only where nine in ten of its own sums hold: a child may be counted in two places. */
	readonly where_kept: boolean;
}

/** What one sheet was found to hold. Figures of rows set aside are not among `figures`. */
export interface Reading {
	/** Rows of data read, set aside or not: titles, headers, footnotes and blank rows are not counted. */
	readonly rows: number;
	readonly figures: readonly Figure[];
	/** Measures of the figures that `asked.measures` does not have, and every measure of a dictionary. */
	readonly indicators: readonly Indicator[];
	/** Statistical neighbours, for a file that holds those. */
	readonly neighbours: readonly Neighbour[];
	/** Rows that cannot be used, each with an error among the problems. */
	readonly set_aside: readonly Row[];
	readonly problems: readonly Problem[];
	readonly questions: readonly Question[];
	/** What is part of what, as far as the format can tell; absent where it cannot. */
	readonly sums?: readonly Sum[];
	/** How its counts add up over places; absent where the format cannot tell. */
	readonly places_add?: PlacesAdd;
	/** The row a question `measure.which` is about; null where none is asked or there is no single row. */
	readonly unnamed: UnnamedRow | null;
}

/** Whose figures a format carries, for the edition a file becomes. */
export interface Source {
	/** The beginning of the edition's id: `lait` gives `lait-2026-04-08`. */
	readonly prefix: string;
	readonly publisher: string;
	readonly title: string;
	readonly licence: string;
	readonly status: VintageStatus;
}

/**
 * One kind of file: how it is known and how it is read. A module of `formats/` exports one as `format` and is found there;
 * nothing else needs to be told of it.
 */
export interface Format {
	/** Stable id: `lait-screen`. */
	readonly format: string;
	/** What an analyst calls it: `LAIT screen download`. */
	readonly title: string;
	/** By what it is known, as the end of a sentence that begins with "Known by". */
	readonly known_by: string;
	readonly source: Source;
	/** How surely the sheet is of this format, from 0 (it is not) to 1; the surest format reads it. Looks at few rows. */
	knows(sheet: Sheet): number;
	read(sheet: Sheet, asked: Asked): Reading;
}
