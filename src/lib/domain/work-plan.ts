import type { IndicatorId, IsoDate, RowId } from './id';
import type { Delivery } from './meeting';
import type { PrincipleId } from './principle';

/** How far a report is. A report withdrawn stays in the record, so that the plan can be told as it was agreed. */
export const PLAN_STATUSES = [
	'planned',
	'drafting',
	'with reviewers',
	'published',
	'taken',
	'deferred',
	'withdrawn'
] as const;

/** How far a report is. */
export type PlanStatus = (typeof PLAN_STATUSES)[number];

/** A row of the board's own table: Report (with its strategic priority), Report lead, Meeting. */
export interface WorkPlanItem {
	readonly item: RowId;
	/** The municipal year, `2021-22`. */
	readonly year: string;
	/** Null: deferred, and no meeting is set yet. */
	readonly meeting: IsoDate | null;
	/** Order within the meeting, from 1. */
	readonly place: number;
	readonly report: string;
	/** The corresponding strategic priority statement; null when the plan leaves it blank, as the seed does throughout. */
	readonly priority: string | null;
	/** Roles or organisations that lead the report; none when the published plan names nobody or only a person. */
	readonly leads: readonly string[];
	readonly delivery: Delivery;
	readonly status: PlanStatus;
	/** Whether it comes every year and is carried over to the next plan on request. */
	readonly standing: boolean;
	/** Minutes it is expected to take; null when nobody has said. */
	readonly minutes: number | null;
	readonly principles: readonly PrincipleId[];
	readonly indicators: readonly IndicatorId[];
	/** What the plan's history says of it: `minuted for September, moved to November`. Null when nothing. */
	readonly note: string | null;
}

/** The reports of one year's plan in its order, meeting by meeting and those without one last. Those withdrawn are left out. */
export const planOf = (
	{ work_plan_items }: { readonly work_plan_items: readonly WorkPlanItem[] },
	year: string
): readonly WorkPlanItem[] =>
	work_plan_items
		.filter((item) => item.year === year && item.status !== 'withdrawn')
		.toSorted((a, b) => (a.meeting ?? '9').localeCompare(b.meeting ?? '9') || a.place - b.place);
