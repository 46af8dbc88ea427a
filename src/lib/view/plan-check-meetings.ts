import { formatWeekday } from '$lib/domain/calendar';
import type { Meeting } from '$lib/domain/meeting';
import { writeMunicipalYear } from '$lib/domain/plan-year';
import { listed } from '$lib/domain/wording';
import type { WorkPlanItem } from '$lib/domain/work-plan';
import { offDay } from './clear-days';
import { several } from './keeping';
import { named, type PlanCheck, type PlanSeen } from './plan-check';

/** More reports than these in one meeting are too many to hear: the fullest of the published plans has eight. */
const MANY = 8;

const total = (items: readonly { readonly minutes?: number | null }[]) =>
	items.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0);

/** How many minutes the meeting is to take against how long it lasts, as a sentence; null where that fits or is not known. */
function tooLong(
	{ register }: PlanSeen,
	{ meeting }: Meeting,
	planned: readonly WorkPlanItem[]
): string | null {
	const lasts = register.board.meeting_minutes ?? null;
	if (lasts === null) return null;
	const agenda = register.agenda_items.filter((line) => line.meeting === meeting);
	const timed = agenda.some(({ minutes }) => (minutes ?? null) !== null) ? agenda : planned;
	const sum = total(timed);
	if (sum <= lasts) return null;
	const untimed = timed.filter(({ minutes }) => (minutes ?? null) === null).length;
	const rest =
		untimed === 0
			? ''
			: `, with ${several(untimed, 'item that has', 'items that have')} no time yet`;
	return `The items for ${formatWeekday(meeting)} come to ${sum} minutes${rest}, and the meeting lasts ${lasts}: move or shorten ${sum - lasts} minutes of them.`;
}

function samePlace(planned: readonly WorkPlanItem[], meeting: Meeting): readonly PlanCheck[] {
	const places = [...new Set(planned.map(({ place }) => place))];
	return places.flatMap((place) => {
		const here = planned.filter((item) => item.place === place);
		if (here.length < 2) return [];
		const sentence = `${listed(here.map(named))} have the same place, ${place}, on ${formatWeekday(meeting.meeting)}.`;
		return [
			{
				kind: 'same place' as const,
				sentence,
				item: here[1]?.item ?? null,
				meeting: meeting.meeting
			}
		];
	});
}

/** What is wrong with a meeting to come: the day it falls on, nothing planned, or too much. */
export function checkMeetings(seen: PlanSeen): readonly PlanCheck[] {
	const { meetings, items, day, year } = seen;
	const coming = meetings.filter(({ meeting }) => meeting >= day);
	const none = items.length === 0 && coming.length > 0;
	const checks = coming.flatMap((each): PlanCheck[] => {
		const planned = items.filter((item) => item.meeting === each.meeting);
		const off = offDay(each.meeting);
		const long = tooLong(seen, each, planned);
		const name = formatWeekday(each.meeting);
		const said = (kind: PlanCheck['kind'], sentence: string | null): PlanCheck[] =>
			sentence === null ? [] : [{ kind, sentence, item: null, meeting: each.meeting }];
		return [
			...said(
				'day of the meeting',
				off && `The meeting of ${name} falls on a ${off}: check the date, or move the meeting.`
			),
			...said(
				'empty',
				planned.length === 0 && !none ? `Nothing is planned for ${name} yet.` : null
			),
			...said('overloaded', long),
			...said(
				'overloaded',
				planned.length > MANY
					? `${planned.length} reports are planned for ${name}, more than the ${MANY} of a full meeting: move some to another.`
					: null
			),
			...samePlace(planned, each)
		];
	});
	const [first] = coming;
	return none && first
		? [
				...checks,
				{
					kind: 'empty',
					sentence: `No report is planned for any meeting of ${writeMunicipalYear(year)} yet.`,
					item: null,
					meeting: null
				}
			]
		: checks;
}
