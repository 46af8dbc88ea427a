import { monthOf } from '$lib/domain/calendar';
import type { IsoDate, RowId } from '$lib/domain/id';
import { shiftYears, withoutYears, yearAfter, writeMunicipalYear } from '$lib/domain/plan-year';
import type { Register } from '$lib/domain/record';
import { planOf, type WorkPlanItem } from '$lib/domain/work-plan';
import { tables } from '$lib/intake/record-tables';
import { amended } from './amend';
import { freePlanId, type Edited } from './plan-edits';

/** A report of one year as it would stand in the next. */
export interface Carried {
	/** The report of the year before. */
	readonly item: RowId;
	/** Its name with the years a year on. */
	readonly report: string;
	/** The meeting in the same month, or the one nearest to it in the year; null where the next year has no meetings yet. */
	readonly meeting: IsoDate | null;
	/** Whether it comes every year. */
	readonly standing: boolean;
	/** Whether the next year has it already. */
	readonly there: boolean;
}

/** Months since a municipal year began in May. */
const into = (day: IsoDate) => (monthOf(day) + 7) % 12;

function meetingLike(dates: readonly IsoDate[], day: IsoDate | null): IsoDate | null {
	const [first] = dates;
	if (!first || !day) return null;
	const away = (each: IsoDate) => Math.abs(into(each) - into(day));
	return dates.reduce((near, each) => (away(each) < away(near) ? each : near), first);
}

/** Every report of a year's plan as it would stand in the next, in the plan's order. */
export function carried(register: Register, year: string): readonly Carried[] {
	const next = yearAfter(year);
	const dates = register.meetings
		.filter((each) => each.year === next)
		.map((each) => each.meeting)
		.toSorted();
	const there = new Set(planOf(register, next).map(({ report }) => withoutYears(report)));
	return planOf(register, year).map(({ item, report, meeting, standing }) => ({
		item,
		report: shiftYears(report, 1),
		meeting: meetingLike(dates, meeting),
		standing,
		there: there.has(withoutYears(report))
	}));
}

/**
 * Carries reports over to the next year's plan in one change: with their leads, delivery, priority, principles, measures and minutes,
 * planned anew. One that is there already is not carried twice. Where that year has no meetings they wait without one.
 */
export function carryOver(
	register: Register,
	year: string,
	chosen: readonly RowId[],
	day: IsoDate
): Edited {
	const next = yearAfter(year);
	const wanted = carried(register, year).filter(
		({ item, there }) => chosen.includes(item) && !there
	);
	if (wanted.length === 0)
		return { faults: ['Tick at least one report that the next year does not have yet.'] };
	const places = new Map<IsoDate | null, number>();
	for (const { year: of, meeting, place } of register.work_plan_items)
		if (of === next) places.set(meeting, Math.max(places.get(meeting) ?? 0, place));
	const given: string[] = [];
	const edits = wanted.flatMap(({ item, report, meeting }) => {
		const from = register.work_plan_items.find((each) => each.item === item);
		if (!from) return [];
		const place = (places.get(meeting) ?? 0) + 1;
		places.set(meeting, place);
		const id = freePlanId(register, `${report} ${next}`, given);
		given.push(id);
		const after: WorkPlanItem = {
			...from,
			item: id,
			year: next,
			meeting,
			place,
			report,
			status: meeting === null ? 'deferred' : 'planned',
			note: null
		};
		const why = `Carried over from the plan of ${writeMunicipalYear(year)}`;
		return amended(register, tables.work_plan_items, id, null, after, day, why);
	});
	const count = wanted.length === 1 ? 'a report' : `${wanted.length} reports`;
	return { words: `Carried ${count} over to the work plan for ${writeMunicipalYear(next)}`, edits };
}
