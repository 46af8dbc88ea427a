import type { IndicatorId, IsoDate } from './id';
import type { Delivery } from './meeting';

/** A row of the board's own table: Report (with its strategic priority), Report lead, Meeting. */
export interface WorkPlanItem {
	/** The municipal year, `2021-22`. */
	readonly year: string;
	readonly meeting: IsoDate;
	/** Order within the meeting, from 1. */
	readonly place: number;
	readonly report: string;
	/** The corresponding strategic priority statement; null when the plan leaves it blank, as the seed does throughout. */
	readonly priority: string | null;
	/** Role or organisation that leads the report; null when the published plan names only a person. */
	readonly lead: string | null;
	readonly delivery: Delivery;
	readonly indicators: readonly IndicatorId[];
	/** What the plan's history says of it: `minuted for September, moved to November`. Null when nothing. */
	readonly note: string | null;
}
