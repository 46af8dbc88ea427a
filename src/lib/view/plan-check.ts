import type { IsoDate, RowId } from '$lib/domain/id';
import type { Register } from '$lib/domain/record';
import type { Meeting } from '$lib/domain/meeting';
import { planOf, type WorkPlanItem } from '$lib/domain/work-plan';
import { formatDate } from '$lib/domain/calendar';

/** What a check of the work plan looks at. */
export type PlanCheckKind =
	| 'day of the meeting'
	| 'empty'
	| 'overloaded'
	| 'same place'
	| 'before its data'
	| 'too few days'
	| 'slipped'
	| 'not on the agenda'
	| 'not marked as taken'
	| 'verbal with pages'
	| 'no meeting set'
	| 'no priority'
	| 'no lead'
	| 'not reported for a year';

/** One thing about a work plan that does not hold up, as a sentence. */
export interface PlanCheck {
	readonly kind: PlanCheckKind;
	readonly sentence: string;
	/** The report of the plan it is about; null where it is about several, or about a meeting. */
	readonly item: RowId | null;
	/** The meeting it is about; null where it is about the whole plan. */
	readonly meeting: IsoDate | null;
}

/** What every check looks at: one year's plan as seen on a day. */
export interface PlanSeen {
	readonly register: Register;
	/** The municipal year, `2021-22`. */
	readonly year: string;
	readonly day: IsoDate;
	/** Its meetings in order. */
	readonly meetings: readonly Meeting[];
	/** Its reports that are not withdrawn, in order. */
	readonly items: readonly WorkPlanItem[];
}

/** The plan of a year, its parts in order. */
export function seePlan(register: Register, year: string, day: IsoDate): PlanSeen {
	return {
		register,
		year,
		day,
		meetings: register.meetings
			.filter((each) => each.year === year)
			.toSorted((a, b) => a.meeting.localeCompare(b.meeting)),
		items: planOf(register, year)
	};
}

/** The report as a sentence names it: quoted, so that any title can stand in one. */
export const named = ({ report }: Pick<WorkPlanItem, 'report'>) => `“${report}”`;

/** A day, or that there is none. */
export const dayOrNone = (day: IsoDate | null) => (day === null ? 'no date' : formatDate(day));
