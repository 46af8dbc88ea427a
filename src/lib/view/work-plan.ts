import type { IndicatorId, IsoDate } from '$lib/domain/id';
import type { Delivery } from '$lib/domain/meeting';
import { formatDate, formatWeekday } from '$lib/domain/calendar';
import type { Register } from '$lib/domain/record';
import type { WorkPlanItem } from '$lib/domain/work-plan';

/** How an item reaches the board, as a table prints it. */
export const deliveryText: Readonly<Record<Delivery, string>> = {
	paper: 'Paper',
	'verbal update': 'Verbal update',
	presentation: 'Presentation',
	'led by young people': 'Led by young people',
	procedure: 'Procedure'
};

/** A row of the work plan, with words where the plan is silent. */
export interface WorkPlanEntry {
	readonly report: string;
	/** The strategic priority, or `Not stated`. */
	readonly priority: string;
	/** Role or organisation, or `Not stated`. */
	readonly lead: string;
	readonly delivery: string;
	readonly note: string | null;
	readonly indicators: readonly IndicatorId[];
}

/** The work plan of one municipal year, a meeting at a time. */
export interface WorkPlanView {
	readonly year: string;
	/** `Corporate Parenting Board work plan 2021–22`. */
	readonly title: string;
	readonly meetings: readonly {
		readonly meeting: IsoDate;
		/** `Monday 15 November 2021`. */
		readonly title: string;
		readonly items: readonly WorkPlanEntry[];
		/** A sentence where nothing is planned; null otherwise. */
		readonly empty: string | null;
		/** Reports that were to come to this meeting and were moved, as sentences. */
		readonly moved: readonly string[];
	}[];
	/** What the plan leaves out, as sentences. */
	readonly notes: readonly string[];
}

/** One row, worded. */
function entryOf(item: WorkPlanItem): WorkPlanEntry {
	return {
		report: item.report,
		priority: item.priority ?? 'Not stated',
		lead: item.leads.length > 0 ? item.leads.join(' and ') : 'Not stated',
		delivery: deliveryText[item.delivery],
		note: item.note,
		indicators: item.indicators
	};
}

/** The rows planned for one meeting, in the plan's order. */
export const plannedFor = (register: Register, meeting: IsoDate): readonly WorkPlanEntry[] =>
	register.work_plan_items
		.filter((item) => item.meeting === meeting && item.status !== 'withdrawn')
		.sort((a, b) => a.place - b.place)
		.map(entryOf);

/** The month a day lies in as a note names it: `September 2021`. */
const monthOf = (day: IsoDate) => formatDate(day).replace(/^\d+ /, '');

/** Reports the plan's history says were meant for this meeting and are now planned for another, a sentence each. */
export const movedFrom = (register: Register, meeting: IsoDate): readonly string[] =>
	register.work_plan_items
		.filter((item) => item.meeting !== meeting && item.note?.includes(monthOf(meeting)))
		.map((item) => `${item.report}: ${item.note}.`.replace(/\.\.$/, '.'));

/** Why a meeting without a planned report has none: the plan held here may begin after it. Null when it has one. */
export function silenceAt(register: Register, year: string, meeting: IsoDate): string | null {
	const items = register.work_plan_items;
	if (items.some((item) => item.meeting === meeting)) return null;
	const [first] = items
		.filter((item) => item.year === year)
		.flatMap((item) => item.meeting ?? [])
		.sort();
	if (first === undefined) return `No work plan for ${year.replace('-', '–')} is held here.`;
	return meeting < first
		? `The plan held here begins with ${monthOf(first)}.`
		: 'The plan has no report for this meeting.';
}

function silence(items: readonly WorkPlanItem[]): readonly string[] {
	const without = (lacks: (item: WorkPlanItem) => boolean, what: string) => {
		const count = items.filter(lacks).length;
		if (count === 0) return null;
		if (items.length === 1) return `The one report has no ${what}.`;
		if (count === items.length) return `None of the ${count} reports has a ${what}.`;
		return count === 1
			? `1 of the ${items.length} reports has no ${what}.`
			: `${count} of the ${items.length} reports have no ${what}.`;
	};
	return [
		without(({ priority }) => priority === null, 'strategic priority'),
		without(({ leads }) => leads.length === 0, 'report lead')
	].filter((sentence) => sentence !== null);
}

/** The board's work plan for a municipal year; null when the record has neither meetings nor reports for it. */
export function viewWorkPlan(register: Register, year: string): WorkPlanView | null {
	const items = register.work_plan_items.filter((item) => item.year === year);
	const dates = new Set([
		...register.meetings.filter((each) => each.year === year).map((each) => each.meeting),
		...items.flatMap((item) => item.meeting ?? [])
	]);
	if (dates.size === 0) return null;
	return {
		year,
		title: `${register.board.name} work plan ${year.replace('-', '–')}`,
		meetings: [...dates].sort().map((meeting) => {
			const planned = plannedFor(register, meeting);
			return {
				meeting,
				title: formatWeekday(meeting),
				items: planned,
				empty: silenceAt(register, year, meeting),
				moved: movedFrom(register, meeting)
			};
		}),
		notes: silence(items)
	};
}
