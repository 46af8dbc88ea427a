import type { IsoDate, RowId } from '$lib/domain/id';
import type { Register } from '$lib/domain/record';
import type { Meeting } from '$lib/domain/meeting';
import type { WorkPlanItem } from '$lib/domain/work-plan';
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
		items: register.work_plan_items
			.filter((item) => item.year === year && item.status !== 'withdrawn')
			.toSorted(
				(a, b) =>
					(a.meeting ?? '9999').localeCompare(b.meeting ?? '9999') ||
					a.place - b.place ||
					a.item.localeCompare(b.item)
			)
	};
}

/** A number of things: `1 working day`, `4 working days`. */
export const countOf = (count: number, one: string, many = `${one}s`) =>
	`${count} ${count === 1 ? one : many}`;

/** `A`, `A and B`, `A, B and C`. */
export const listOf = (names: readonly string[]): string =>
	names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;

/** The report as a sentence names it: quoted, so that any title can stand in one. */
export const named = ({ report }: Pick<WorkPlanItem, 'report'>) => `“${report}”`;

/** A day, or that there is none. */
export const dayOrNone = (day: IsoDate | null) => (day === null ? 'no date' : formatDate(day));
