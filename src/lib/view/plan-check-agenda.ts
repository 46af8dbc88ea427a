import { formatDate, formatWeekday } from '$lib/domain/calendar';
import type { IsoDate } from '$lib/domain/id';
import type { AgendaItem } from '$lib/domain/meeting';
import { slipsOf } from '$lib/domain/slip';
import { listed } from '$lib/domain/wording';
import type { WorkPlanItem } from '$lib/domain/work-plan';
import { deadlinesOf } from './deadlines';
import { several } from './keeping';
import { dayOrNone, named, type PlanCheck, type PlanSeen } from './plan-check';

const plain = (title: string) =>
	title
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();

/** Whether a line of an agenda brings a report of the plan: by its id, or where it has none by its title. */
function brings(line: AgendaItem, item: WorkPlanItem): boolean {
	if (line.plan_item !== null && line.plan_item !== undefined) return line.plan_item === item.item;
	const [title, report] = [plain(line.title), plain(item.report)];
	return title !== '' && report !== '' && (title.includes(report) || report.includes(title));
}

/** Times in words: `once`, `twice`, `3 times`. */
const times = (count: number) => ['never', 'once', 'twice'][count] ?? `${count} times`;

/** Reports put off, how often and from where to where. */
export const checkSlips = ({ register, items }: PlanSeen): readonly PlanCheck[] =>
	items.flatMap((item) => {
		const slips = slipsOf(register.amendments, item.item);
		const [first] = slips;
		if (!first) return [];
		const way = slips.map(({ from, to }, place) =>
			place > 0 && slips[place - 1]?.to === from
				? `to ${dayOrNone(to)}`
				: `from ${formatDate(from)} to ${dayOrNone(to)}`
		);
		const why = slips.at(-1)?.why ?? null;
		return [
			{
				kind: 'slipped' as const,
				sentence: `${named(item)} has slipped ${times(slips.length)}: ${way.join(', then ')}.${why === null ? '' : ` Reason given: ${why.replace(/\.$/, '')}.`}`,
				item: item.item,
				meeting: item.meeting
			}
		];
	});

/** The meetings whose agenda should have had a report: the one it is planned for, and those it was put off from when their agenda was out. */
function promisedFor({ register, meetings }: PlanSeen, item: WorkPlanItem): readonly IsoDate[] {
	const put_off = slipsOf(register.amendments, item.item)
		.filter(({ on, from }) => {
			const meeting = meetings.find((each) => each.meeting === from);
			return meeting !== undefined && on >= deadlinesOf(register.board, meeting).publish_by;
		})
		.map(({ from }) => from);
	const planned = item.meeting === null || item.status === 'deferred' ? [] : [item.meeting];
	return [...new Set([...put_off, ...planned])];
}

/** Reports that were promised for a meeting whose agenda does not have them. */
export const checkAgenda = (seen: PlanSeen): readonly PlanCheck[] =>
	seen.items.flatMap((item) =>
		promisedFor(seen, item).flatMap((meeting) => {
			const agenda = seen.register.agenda_items.filter((line) => line.meeting === meeting);
			if (agenda.length === 0 || agenda.some((line) => brings(line, item))) return [];
			const moved =
				item.meeting === meeting
					? ''
					: `; it is now planned for ${item.meeting === null ? 'no meeting' : formatDate(item.meeting)}`;
			const sentence = `${named(item)} was promised for ${formatDate(meeting)}, and the agenda of that meeting does not have it${moved}.`;
			return [{ kind: 'not on the agenda' as const, sentence, item: item.item, meeting }];
		})
	);

/** Meetings that were held while reports planned for them are not marked as taken. */
export const checkTaken = ({ items, meetings, day }: PlanSeen): readonly PlanCheck[] =>
	meetings.flatMap(({ meeting }) => {
		const left = items.filter((item) => item.meeting === meeting && item.status !== 'taken');
		const [first] = left;
		if (meeting >= day || !first) return [];
		const them = left.length === 1 ? 'it' : 'them';
		const sentence = `${formatWeekday(meeting)} has been held, and ${several(left.length, 'report')} planned for it ${left.length === 1 ? 'is' : 'are'} not marked as taken: ${listed(left.map(named))}. Mark ${them} as taken, or move ${them}.`;
		const item = left.length === 1 ? first.item : null;
		return [{ kind: 'not marked as taken' as const, sentence, item, meeting }];
	});

/** Items said to be verbal that have pages in the pack. */
export const checkVerbal = ({ register, items, meetings }: PlanSeen): readonly PlanCheck[] =>
	register.agenda_items
		.filter(
			(line) => line.page_from !== null && meetings.some((each) => each.meeting === line.meeting)
		)
		.toSorted((a, b) => a.meeting.localeCompare(b.meeting) || a.item - b.item)
		.flatMap((line) => {
			const item = items.find((each) => each.item === line.plan_item) ?? null;
			if (line.delivery !== 'verbal update' && item?.delivery !== 'verbal update') return [];
			const pages =
				line.page_to === null || line.page_to === line.page_from
					? `page ${line.page_from ?? ''}`
					: `pages ${line.page_from ?? ''} to ${line.page_to}`;
			const sentence = `Item ${line.item} of ${formatWeekday(line.meeting)}, “${line.title}”, is marked as a verbal update, yet the pack has ${pages} for it.`;
			return [
				{
					kind: 'verbal with pages' as const,
					sentence,
					item: item?.item ?? null,
					meeting: line.meeting
				}
			];
		});
