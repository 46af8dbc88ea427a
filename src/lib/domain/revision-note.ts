import type { GeographyCode, IndicatorId, IsoDate, PeriodId, VintageId } from './id';

/** The figure a note is about. At most one note a figure. */
export interface RevisionNoteKey {
	readonly indicator: IndicatorId;
	readonly geography: GeographyCode;
	readonly period: PeriodId;
	readonly vintage: VintageId;
}

/** Why an edition's figure differs from another's, in the board's own words. Key: the four of `RevisionNoteKey`. */
export interface RevisionNote extends RevisionNoteKey {
	readonly note: string;
	/** The role of whoever wrote it, never a name. */
	readonly written_by: string;
	/** The day it was written. */
	readonly written: IsoDate;
}

/** The key as one text, the same for two notes on one figure. */
export const revisionNoteId = ({ indicator, geography, period, vintage }: RevisionNoteKey) =>
	`${indicator} ${geography} ${period} ${vintage}`;
