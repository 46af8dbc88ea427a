import type { Board } from './board';
import type { Event } from './event';
import type { IsoDate, RowId, VintageId } from './id';
import type { Indicator } from './indicator';
import type { Neighbour } from './neighbour';
import type { Target } from './target';
import type { Template, TemplatePart } from './template';

/** A report to a meeting under a council's headings. Its words are `ReportText`s, a part each. */
export interface Report {
	readonly report: RowId;
	readonly title: string;
	readonly meeting: IsoDate;
	/** The agenda item it belongs to; null for none. */
	readonly item: number | null;
	readonly template: RowId;
	readonly state: 'draft' | 'published';
	/** The day it was published; null while it is a draft. */
	readonly published: IsoDate | null;
}

/** What stands under one heading of a report, in the marks `parseMarkup` reads. */
export interface ReportText {
	readonly report: RowId;
	readonly part: RowId;
	/** Paragraphs apart by a blank line; at most `LONGEST_TEXT` characters. */
	readonly text: string;
}

/** Characters one part of a report may have. */
export const LONGEST_TEXT = 30_000;

/** A report as it stood once: kept when its author said so, and when it was published. Never altered. */
export interface ReportVersion {
	readonly version: RowId;
	readonly report: RowId;
	readonly made: IsoDate;
	/** `Before the comments of Finance`. */
	readonly name: string;
	readonly published: boolean;
	/** A `ReportSnapshot` as JSON. */
	readonly snapshot: string;
}

/** What stood around the figures of a report and is drawn or worded with them. Of the record only: a measure of a file is as its file has it. */
export interface ReportSurroundings {
	readonly board: Pick<Board, 'name' | 'council'>;
	/** The measures it speaks of. */
	readonly indicators: readonly Omit<Indicator, 'principles'>[];
	/** What is marked on them. */
	readonly events: readonly Event[];
	/** What the council aims at. */
	readonly targets: readonly Target[];
	/** The sets of neighbours its figures are compared with, of the places they are of. */
	readonly neighbours: readonly Neighbour[];
}

/** A whole report as it stood, with the headings and editions it was drawn from: what is drawn from it does not change. */
export interface ReportSnapshot {
	readonly report: Report;
	readonly texts: readonly ReportText[];
	readonly template: Template;
	readonly parts: readonly TemplatePart[];
	/** Every edition that could be drawn from when it was made. */
	readonly editions: readonly VintageId[];
	/** SHA-256 of its plain text as it was drawn for the public, in hexadecimal; null for a version that was not published. */
	readonly fingerprint: string | null;
	/** Left out of versions kept before it was: those are drawn with what stands around their figures now. */
	readonly around?: ReportSurroundings;
}

/** Why an author let a finding of the claim checker stand. */
export interface FindingReason {
	readonly report: RowId;
	/** The finding, by its id: the same words in the same part with the same fault. */
	readonly finding: RowId;
	readonly reason: string;
	readonly decided: IsoDate;
}
