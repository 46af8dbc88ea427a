import type { IsoDate, VintageId } from './id';

/**
 * `statistics` is an official publication, `provisional` one whose figures its publisher has said it may revise, `paper` a
 * figure as a board paper printed it, `local` the council's own return. A paper's figure is never shown as current.
 */
export type VintageStatus = (typeof VINTAGE_STATUSES)[number];

/** Every status, as the record writes it. */
export const VINTAGE_STATUSES = ['statistics', 'provisional', 'paper', 'local'] as const;

/** One edition of one source as it stood on a date. A revision is a new vintage, never an overwrite. */
export interface Vintage {
	readonly vintage: VintageId;
	readonly publisher: string;
	readonly title: string;
	readonly published: IsoDate;
	/** The day the figures were taken from it. */
	readonly retrieved: IsoDate;
	readonly status: VintageStatus;
	readonly licence: string;
	/** What a reader must know about this edition: how a percentage was made, what was rounded. Null when nothing. */
	readonly note: string | null;
	/** SHA-256 of the source file's bytes in hexadecimal; null where the source was a printed page. */
	readonly hash: string | null;
}

/** The family of an edition: its id before the year, so `lait-2026-01-29` and `lait-2026-04-08` are of one source. */
export const familyOf = (vintage: VintageId) => /^(.+?)-\d{4}/.exec(vintage)?.[1] ?? vintage;
