import { formatDate } from '$lib/domain/calendar';
import type { IndicatorId, IsoDate } from '$lib/domain/id';
import { listed } from '$lib/domain/wording';
import type { WorkPlanItem } from '$lib/domain/work-plan';
import { several } from './keeping';
import { named, type PlanCheck, type PlanSeen } from './plan-check';

/** More reports than these that lack the same thing are told in one sentence. */
const FEW = 3;

function lacking(
	items: readonly WorkPlanItem[],
	kind: PlanCheck['kind'],
	what: string,
	lacks: (item: WorkPlanItem) => boolean
): readonly PlanCheck[] {
	const found = items.filter(lacks);
	const whole = (sentence: string): PlanCheck[] => [{ kind, sentence, item: null, meeting: null }];
	if (found.length === 0) return [];
	if (found.length === items.length && items.length > 1)
		return whole(`None of the ${items.length} reports has a ${what}.`);
	if (found.length > FEW)
		return whole(`${found.length} of the ${items.length} reports have no ${what}.`);
	return found.map((item) => ({
		kind,
		sentence: `${named(item)} has no ${what}.`,
		item: item.item,
		meeting: item.meeting
	}));
}

/** Reports without a strategic priority, a lead or a meeting. */
export function checkMissing({ items }: PlanSeen): readonly PlanCheck[] {
	return [
		...items
			.filter((item) => item.meeting === null && item.status !== 'taken')
			.map((item) => ({
				kind: 'no meeting set' as const,
				sentence: `${named(item)} has no meeting: set one, or withdraw it.`,
				item: item.item,
				meeting: null
			})),
		...lacking(items, 'no priority', 'strategic priority', ({ priority }) => priority === null),
		...lacking(items, 'no lead', 'report lead', ({ leads }) => leads.length === 0)
	];
}

/** A year after a day. */
const yearAfter = (day: IsoDate) => `${Number(day.slice(0, 4)) + 1}${day.slice(4)}` as IsoDate;

/** The meetings at which a measure was before the board: on an agenda, in a decision, in a report taken. */
function reportedAt({ register }: PlanSeen, id: IndicatorId, until: IsoDate): readonly IsoDate[] {
	return [
		...register.agenda_items,
		...register.decisions,
		...register.work_plan_items.flatMap((item) =>
			item.status === 'taken' && item.meeting !== null ? [{ ...item, meeting: item.meeting }] : []
		)
	]
		.filter(({ meeting, indicators }) => meeting <= until && indicators.includes(id))
		.map(({ meeting }) => meeting)
		.toSorted();
}

/** The first meeting the record tells anything of: of the time before it nothing can be said. */
const firstTold = ({ register }: PlanSeen): IsoDate | undefined =>
	[...register.agenda_items, ...register.decisions].map(({ meeting }) => meeting).toSorted()[0];

/** Measures linked to the plan or to an open action that were not before the board for a year, and are not to be within it. */
export function checkReported(seen: PlanSeen): readonly PlanCheck[] {
	const { register, items, day, meetings } = seen;
	const begins = firstTold(seen);
	if (begins === undefined || (meetings.at(-1)?.meeting ?? '') < day) return [];
	const linked = new Set([
		...items.flatMap(({ indicators }) => indicators),
		...register.actions
			.filter(({ state }) => state === 'open' || state === 'in progress')
			.flatMap(({ indicators }) => indicators)
	]);
	const silent = register.indicators.filter(({ indicator }) => {
		if (!linked.has(indicator)) return false;
		const planned = register.work_plan_items
			.filter(
				(item) =>
					item.status !== 'withdrawn' &&
					item.status !== 'taken' &&
					item.indicators.includes(indicator)
			)
			.flatMap(({ meeting }) => meeting ?? [])
			.filter((meeting) => meeting >= day)
			.toSorted()[0];
		const last = reportedAt(seen, indicator, day).at(-1) ?? begins;
		return yearAfter(last) < (planned ?? day);
	});
	if (silent.length === 0) return [];
	const about = items.filter(({ indicators }) =>
		silent.some(({ indicator }) => indicators.includes(indicator))
	);
	const last =
		silent.length === 1 && silent[0]
			? reportedAt(seen, silent[0].indicator, day).at(-1)
			: undefined;
	const when = last === undefined ? '' : ` The last was ${formatDate(last)}.`;
	return [
		{
			kind: 'not reported for a year',
			sentence: `Nobody has reported ${silent.length === 1 ? 'a measure' : several(silent.length, 'measure')} linked to the plan or to an open action for a year: ${listed(silent.map(({ name }) => name))}.${when}`,
			item: about.length === 1 ? (about[0]?.item ?? null) : null,
			meeting: null
		}
	];
}
