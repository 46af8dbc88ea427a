import type { IndicatorId, IsoDate, RowId } from './id';

/** One meeting of the board; its date is its key. */
export interface Meeting {
	readonly meeting: IsoDate;
	/** `2.00 pm`, as the summons prints it. */
	readonly time: string;
	readonly place: string;
	/** The municipal year, `2021-22`, which names the work plan it belongs to. */
	readonly year: string;
	readonly source: string;
	/** How many sent apologies: a count only, never names. Null or left out when it is not recorded. */
	readonly apologies?: number | null;
	/** First and last number of its minutes, which run on across a municipal year; null or left out when not recorded. */
	readonly minutes_from?: number | null;
	readonly minutes_to?: number | null;
	/** When papers must be in, where it was set by hand; null or left out where the board's rule holds. */
	readonly papers_by?: IsoDate | null;
}

/** Ways an item reaches the board, in the order forms offer them. */
export const DELIVERIES = [
	'paper',
	'verbal update',
	'presentation',
	'led by young people',
	'procedure'
] as const;

/** How an item reaches the board. */
export type Delivery = (typeof DELIVERIES)[number];

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
	/** The report of the work plan it brings; null or left out when it is none of the plan's. */
	readonly plan_item?: RowId | null;
	/** Minutes set aside for it; null or left out when none are. */
	readonly minutes?: number | null;
	/** Where its paper is published, an address that begins with https; null or left out when it is not. */
	readonly paper?: string | null;
}

/** What the board resolved or noted. */
export interface Decision {
	readonly decision: RowId;
	readonly meeting: IsoDate;
	readonly minute: number | null;
	readonly kind: 'resolved' | 'noted';
	readonly text: string;
	readonly indicators: readonly IndicatorId[];
	readonly source: string;
}

/** A member's question and the officer's answer, as the minutes record them: no names. */
export interface MemberQuestion {
	readonly question: RowId;
	readonly meeting: IsoDate;
	/** The agenda item it was asked under; null when the minutes do not say. */
	readonly item: number | null;
	readonly asked: string;
	/** Null while it waits for an answer. */
	readonly answered: string | null;
	readonly source: string;
}

/** The agenda of one meeting in the order of its numbers. */
export const agendaOf = (
	{ agenda_items }: { readonly agenda_items: readonly AgendaItem[] },
	meeting: IsoDate
): readonly AgendaItem[] =>
	agenda_items.filter((each) => each.meeting === meeting).toSorted((a, b) => a.item - b.item);

/** The last meeting before a day; null when none is recorded. */
export function lastMeeting(meetings: readonly Meeting[], today: IsoDate): Meeting | null {
	return (
		[...meetings]
			.sort((a, b) => b.meeting.localeCompare(a.meeting))
			.find((each) => each.meeting < today) ?? null
	);
}
