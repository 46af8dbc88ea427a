import type { GeographyCode, IndicatorId, IsoDate } from '$lib/domain/id';

/** What the frame of every page shows and offers, made once from the record at build time. */
export interface BoardView {
	readonly name: string;
	readonly council: string;
	/** The role to write to about the board's pages; never a name. */
	readonly governance_contact: string;
	readonly geography: GeographyCode;
	readonly authority: string;
	readonly neighbour_set: string;
	readonly neighbour_sets: readonly string[];
	readonly calendar_date: IsoDate | null;
	readonly notice: string | null;
	/** The day the pages were built, for a live board read without a clock. */
	readonly built: IsoDate;
	/** SHA-256 of the manifest of the record the pages were built with, in hexadecimal. */
	readonly record: string;
	readonly editions: string;
	readonly measures: readonly {
		readonly indicator: IndicatorId;
		readonly name: string;
		readonly theme: string;
		/** LAIT's own code; null when LAIT does not carry the measure. */
		readonly lait_code: string | null;
	}[];
	readonly meetings: readonly IsoDate[];
	readonly years: readonly string[];
}
