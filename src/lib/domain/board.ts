import type { GeographyCode, IsoDate } from './id';
import type { Audience } from './manifest';

/** The body the dashboard serves. */
export interface Board {
	/** `Corporate Parenting Board`; some councils call it a panel or a committee. */
	readonly name: string;
	readonly council: string;
	/** The council's authority. */
	readonly geography: GeographyCode;
	/** The neighbour set used unless the reader chooses another. */
	readonly neighbour_set: string;
	readonly governance_contact: string;
	/** The day the calendar is shown as at, for a demonstration; null means today. */
	readonly calendar_date: IsoDate | null;
	/** A sentence that says what this record is, shown on every page of a demonstration; null on a live board. */
	readonly notice: string | null;
	/** Who may open the site the record is published on; left out, anybody may. */
	readonly audience?: Audience;
}
