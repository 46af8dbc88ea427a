import type { IndicatorId, IsoDate } from './id';

/** One meeting of the board; its date is its key. */
export interface Meeting {
	readonly meeting: IsoDate;
	/** `2.00 pm`, as the summons prints it. */
	readonly time: string;
	readonly place: string;
	/** The municipal year, `2021-22`, which names the work plan it belongs to. */
	readonly year: string;
	readonly source: string;
}

/** How an item reaches the board. */
export type Delivery =
	'paper' | 'verbal update' | 'presentation' | 'led by young people' | 'procedure';

/** A numbered line of an agenda. */
export interface AgendaItem {
	readonly meeting: IsoDate;
	readonly item: number;
	readonly title: string;
	/** `Report of` whom, as a role; null when the agenda names nobody. */
	readonly report_of: string | null;
	readonly delivery: Delivery;
	/** First and last page in the pack; null when it has none. */
	readonly page_from: number | null;
	readonly page_to: number | null;
	/** Measures the item is about. */
	readonly indicators: readonly IndicatorId[];
}

/** What the board resolved or noted. */
export interface Decision {
	readonly meeting: IsoDate;
	readonly minute: number | null;
	readonly kind: 'resolved' | 'noted' | 'action';
	readonly text: string;
	/** The role that was asked to act; null when nobody was. */
	readonly owner: string | null;
	readonly indicators: readonly IndicatorId[];
	readonly source: string;
}

/** The last meeting before a day; null when none is recorded. */
export function lastMeeting(meetings: readonly Meeting[], today: IsoDate): Meeting | null {
	return (
		[...meetings]
			.sort((a, b) => b.meeting.localeCompare(a.meeting))
			.find((each) => each.meeting < today) ?? null
	);
}
