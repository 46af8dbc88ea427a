import { formatDate } from '$lib/domain/calendar';
import { several } from './keeping';
import type { WorkPlanEntry, WorkPlanView } from './work-plan';

/** What a link may ask a plan for; null: everything. */
export interface PlanFilter {
	/** The date of a meeting, or `none` for reports without one. */
	readonly meeting: string | null;
	/** One of the report leads, as the plan writes it. */
	readonly lead: string | null;
	/** How far the reports are. */
	readonly status: string | null;
	/** The name of a corporate parenting principle. */
	readonly principle: string | null;
}

/** What a plan can be asked for: what stands in it, in order. */
export interface PlanOffer {
	readonly meeting: readonly { readonly value: string; readonly text: string }[];
	readonly lead: readonly { readonly value: string; readonly text: string }[];
	readonly status: readonly { readonly value: string; readonly text: string }[];
	readonly principle: readonly { readonly value: string; readonly text: string }[];
}

/** A plan with only what was asked for. */
export interface FilteredPlan {
	readonly meetings: WorkPlanView['meetings'];
	readonly unplaced: readonly WorkPlanEntry[];
	readonly withdrawn: readonly WorkPlanEntry[];
	/** `3 of the 12 reports are shown.`; null where all are. */
	readonly said: string | null;
}

const entriesOf = (plan: WorkPlanView) => [
	...plan.meetings.flatMap(({ items }) => items),
	...plan.unplaced,
	...plan.withdrawn
];

const plain = (values: readonly string[]) =>
	[...new Set(values)].map((value) => ({ value, text: value }));

/** What a plan can be filtered by. */
export function offerOf(plan: WorkPlanView): PlanOffer {
	const entries = entriesOf(plan);
	const states = new Map(entries.map(({ status, status_text }) => [status, status_text]));
	const without = plan.unplaced.length > 0 ? [{ value: 'none', text: 'No meeting yet' }] : [];
	return {
		meeting: [
			...plan.meetings.map(({ meeting }) => ({ value: meeting, text: formatDate(meeting) })),
			...without
		],
		lead: [
			...plain(
				entries.flatMap(({ leads }) => leads).toSorted((a, b) => a.localeCompare(b, 'en-GB'))
			),
			...(entries.some(({ leads }) => leads.length === 0)
				? [{ value: 'none', text: 'Nobody named' }]
				: [])
		],
		status: [...states].map(([value, text]) => ({ value, text })),
		principle: plain(entries.flatMap(({ principles }) => principles))
	};
}

/** The parts of a filter. */
export const FILTER_PARTS = ['meeting', 'lead', 'status', 'principle'] as const;

/**
 * Reads what a link asks a plan for; null parameters ask for all of it. `complaints`: a sentence for each part that the plan does not
 * have, which is left out.
 */
export function readPlanFilter(
	parameters: URLSearchParams | null,
	offer: PlanOffer
): { readonly filter: PlanFilter; readonly complaints: readonly string[] } {
	const complaints: string[] = [];
	const read = (part: (typeof FILTER_PARTS)[number]) => {
		const asked = parameters?.get(part) || null;
		if (asked === null || offer[part].some(({ value }) => value === asked)) return asked;
		complaints.push(
			`The link asks for a ${part} (“${asked.slice(0, 60)}”) that this plan does not have. Every ${part} is shown.`
		);
		return null;
	};
	return {
		filter: {
			meeting: read('meeting'),
			lead: read('lead'),
			status: read('status'),
			principle: read('principle')
		},
		complaints
	};
}

/** A plan with only what was asked for; meetings of which nothing is left are left out where anything was asked. */
export function filterPlan(plan: WorkPlanView, filter: PlanFilter): FilteredPlan {
	const asked = Object.values(filter).some((part) => part !== null);
	const { meetings, unplaced, withdrawn } = plan;
	if (!asked) return { meetings, unplaced, withdrawn, said: null };
	const fits = ({ leads, status, principles }: WorkPlanEntry) =>
		(filter.lead === null ||
			(filter.lead === 'none' ? leads.length === 0 : leads.includes(filter.lead))) &&
		(filter.status === null || status === filter.status) &&
		(filter.principle === null || principles.includes(filter.principle));
	const at = (meeting: string) => filter.meeting === null || filter.meeting === meeting;
	const only = filter.lead === null && filter.status === null && filter.principle === null;
	const left = {
		meetings: meetings
			.filter(({ meeting }) => at(meeting))
			.map((each) => ({ ...each, items: each.items.filter(fits) }))
			.filter(({ items }) => only || items.length > 0),
		unplaced: at('none') ? unplaced.filter(fits) : [],
		withdrawn: filter.meeting === null ? withdrawn.filter(fits) : []
	};
	const count =
		left.meetings.flatMap(({ items }) => items).length +
		left.unplaced.length +
		left.withdrawn.length;
	const all = entriesOf(plan).length;
	return {
		...left,
		said:
			count === 0
				? `None of the ${several(all, 'report')} is what was asked for.`
				: `${count} of the ${several(all, 'report')} ${count === 1 ? 'is' : 'are'} shown.`
	};
}
