import { formatDate, formatWeekday } from '$lib/domain/calendar';
import type { IndicatorId, IsoDate, RowId } from '$lib/domain/id';
import type { Delivery } from '$lib/domain/meeting';
import { writeMunicipalYear } from '$lib/domain/plan-year';
import { principles } from '$lib/domain/principle';
import type { Register } from '$lib/domain/record';
import { listed } from '$lib/domain/wording';
import type { PlanStatus, WorkPlanItem } from '$lib/domain/work-plan';
import { planChecks, type PlanCheck } from './plan-checks';
import { movesOf, stopped, viewPlanHistory } from './plan-history';

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
	readonly item: RowId;
	/** Null: no meeting is set. */
	readonly meeting: IsoDate | null;
	readonly report: string;
	/** The strategic priority, or `Not stated`. */
	readonly priority: string;
	/** Roles or organisations in a sentence, or `Not stated`. */
	readonly lead: string;
	/** The same one by one; none when the plan names nobody. */
	readonly leads: readonly string[];
	readonly delivery: string;
	readonly status: PlanStatus;
	/** How far it is, as a table prints it: `Planned`, `Deferred`. */
	readonly status_text: string;
	/** Names of the corporate parenting principles it is tagged with. */
	readonly principles: readonly string[];
	/** Whether it comes every year. */
	readonly standing: boolean;
	/** `15 minutes`; null when nobody has said. */
	readonly time: string | null;
	readonly note: string | null;
	/** Where it was before and why it is not there now, as a sentence; null when it was never moved, or the note says it. */
	readonly slipped: string | null;
	readonly indicators: readonly IndicatorId[];
	/** What was changed and when, a sentence each, the newest first. */
	readonly history: readonly string[];
}

/** One meeting of the plan with its reports. */
interface PlannedMeeting {
	readonly meeting: IsoDate;
	/** `Monday 15 November 2021`. */
	readonly title: string;
	readonly items: readonly WorkPlanEntry[];
	/** A sentence where nothing is planned; null otherwise. */
	readonly empty: string | null;
	/** Reports that were to come to this meeting and were moved, as sentences. */
	readonly moved: readonly string[];
}

/** The work plan of one municipal year, a meeting at a time. */
export interface WorkPlanView {
	readonly year: string;
	/** `Corporate Parenting Board work plan 2021/22`. */
	readonly title: string;
	readonly meetings: readonly PlannedMeeting[];
	/** Reports that have no meeting. */
	readonly unplaced: readonly WorkPlanEntry[];
	/** Reports taken out of the plan. */
	readonly withdrawn: readonly WorkPlanEntry[];
	/** What does not hold up about it, as seen on the calendar's day; none when it is told as of an earlier day. */
	readonly checks: readonly PlanCheck[];
}

/** `Planned`, `With reviewers`: how far a report is, as a table prints it. */
export const statusText = (status: PlanStatus): string =>
	`${status.slice(0, 1).toUpperCase()}${status.slice(1)}`;

/** The month a day lies in as a note names it: `September 2021`. */
const monthOf = (day: IsoDate) => formatDate(day).replace(/^\d+ /, '');

/** Whether a report's own note says that it left a meeting for where it is now. */
const tells = ({ note, meeting }: WorkPlanItem, left: IsoDate): boolean =>
	note !== null &&
	meeting !== null &&
	note.includes(monthOf(left)) &&
	note.includes(monthOf(meeting));

function slippedText(register: Register, item: WorkPlanItem): string | null {
	const last = movesOf(register, item.item).findLast(({ from }) => from !== null);
	if (!last?.from || last.from === item.meeting || tells(item, last.from)) return null;
	const why = last.why === null ? ' Nobody has recorded why.' : ` ${stopped(last.why)}`;
	return `${item.status === 'deferred' ? 'Deferred' : 'Moved'} from ${formatDate(last.from)}.${why}`;
}

/** One row, worded. */
function entryOf(register: Register, item: WorkPlanItem): WorkPlanEntry {
	return {
		item: item.item,
		meeting: item.meeting,
		report: item.report,
		priority: item.priority ?? 'Not stated',
		lead: item.leads.length > 0 ? listed(item.leads) : 'Not stated',
		leads: item.leads,
		delivery: deliveryText[item.delivery],
		status: item.status,
		status_text: statusText(item.status),
		principles: principles
			.filter(({ principle }) => item.principles.includes(principle))
			.map(({ name }) => name),
		standing: item.standing,
		time: item.minutes === null ? null : `${item.minutes} minute${item.minutes === 1 ? '' : 's'}`,
		note: item.note,
		slipped: slippedText(register, item),
		indicators: item.indicators,
		history: viewPlanHistory(register, item.item)
	};
}

/** Reports in the plan's order: by place, and two at one place as the record has them. */
const inPlace = (items: readonly WorkPlanItem[]): readonly WorkPlanItem[] =>
	items.toSorted((one, other) => one.place - other.place);

/** The rows planned for one meeting, in the plan's order. */
export const plannedFor = (register: Register, meeting: IsoDate): readonly WorkPlanEntry[] =>
	inPlace(
		register.work_plan_items.filter(
			(item) => item.meeting === meeting && item.status !== 'withdrawn'
		)
	).map((item) => entryOf(register, item));

/** Reports the plan's history says were meant for this meeting and are now planned for another, a sentence each. */
export const movedFrom = (register: Register, meeting: IsoDate): readonly string[] =>
	register.work_plan_items
		.filter((item) => item.meeting !== meeting && item.status !== 'withdrawn')
		.flatMap((item) => {
			if (tells(item, meeting)) return stopped(`${item.report}: ${item.note}`);
			const left = movesOf(register, item.item).findLast(({ from }) => from === meeting);
			if (!left) return [];
			const now = item.meeting
				? `is now planned for ${formatDate(item.meeting)}`
				: 'has no meeting';
			const why = left.why === null ? '' : ` ${stopped(left.why)}`;
			return `${item.report}: was planned for this meeting and ${now}.${why}`;
		});

/** Why a meeting without a planned report has none: the plan held here may begin after it. Null when it has one. */
export function silenceAt(register: Register, year: string, meeting: IsoDate): string | null {
	const items = register.work_plan_items.filter(({ status }) => status !== 'withdrawn');
	if (items.some((item) => item.meeting === meeting)) return null;
	const own = items.filter((item) => item.year === year);
	if (own.length === 0) return `No report for ${writeMunicipalYear(year)} is in the work plan.`;
	const [first] = own.flatMap((item) => item.meeting ?? []).sort();
	return first !== undefined && meeting < first
		? `The plan held here begins with ${monthOf(first)}.`
		: 'The plan has no report for this meeting.';
}

/**
 * The board's work plan for a municipal year; null when the record has neither meetings nor reports for it. `day`: the calendar's day,
 * on which it is checked; null where it is told as of an earlier day.
 */
export function viewWorkPlan(
	register: Register,
	year: string,
	day: IsoDate | null = null
): WorkPlanView | null {
	const items = register.work_plan_items.filter((item) => item.year === year);
	const standing = items.filter(({ status }) => status !== 'withdrawn');
	const dates = new Set([
		...register.meetings.filter((each) => each.year === year).map((each) => each.meeting),
		...standing.flatMap((item) => item.meeting ?? [])
	]);
	if (dates.size === 0 && items.length === 0) return null;
	const worded = (some: readonly WorkPlanItem[]) =>
		inPlace(some).map((item) => entryOf(register, item));
	return {
		year,
		title: `${register.board.name} work plan ${writeMunicipalYear(year)}`,
		meetings: [...dates].sort().map((meeting) => ({
			meeting,
			title: formatWeekday(meeting),
			items: plannedFor(register, meeting),
			empty: silenceAt(register, year, meeting),
			moved: movedFrom(register, meeting)
		})),
		unplaced: worded(standing.filter(({ meeting }) => meeting === null)),
		withdrawn: worded(items.filter(({ status }) => status === 'withdrawn')),
		checks: day === null ? [] : planChecks(register, year, day)
	};
}
