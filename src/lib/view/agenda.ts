import type { IndicatorId, RowId } from '$lib/domain/id';
import type { AgendaItem, Meeting } from '$lib/domain/meeting';
import { formatTime, minutesOfDay } from '$lib/domain/time-of-day';
import { deliveryText } from './work-plan';

/** A line of the agenda, worded. */
export interface AgendaEntry {
	readonly item: number;
	readonly title: string;
	/** Whose report it is, as a role; null when the agenda names nobody. */
	readonly report_of: string | null;
	readonly delivery: string;
	/** `Pages 11 to 84`, `Page 3`, `No pages`. */
	readonly pages: string;
	/** `2.10 pm, 15 minutes`; null when no time is set aside for it. */
	readonly time: string | null;
	/** Where its paper is published; null when it is not. */
	readonly paper: string | null;
	/** The report of the work plan it brings; null when it is none of the plan's. */
	readonly plan_item: RowId | null;
	/** What does not agree with itself, as a sentence; null when all does. */
	readonly flag: string | null;
	readonly indicators: readonly IndicatorId[];
}

const lasting = (minutes: number) => `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;

function pagesOf({ page_from, page_to }: AgendaItem): string {
	if (page_from === null) return 'No pages';
	return page_to === null || page_to === page_from
		? `Page ${page_from}`
		: `Pages ${page_from} to ${page_to}`;
}

function flagOf(item: AgendaItem, pages: string): string | null {
	if (item.page_from !== null && item.page_to !== null && item.page_to < item.page_from)
		return `Item ${item.item} ends on a page before the one it begins on.`;
	return item.delivery === 'verbal update' && item.page_from !== null
		? `Item ${item.item} is marked as a verbal update, yet the pack has ${pages.toLowerCase()} for it.`
		: null;
}

/**
 * The agenda, worded. An item begins when those before it have had their minutes: from the first without minutes on no beginning
 * can be told, only how long each is.
 */
export function viewAgenda(meeting: Meeting, items: readonly AgendaItem[]): readonly AgendaEntry[] {
	let clock = minutesOfDay(meeting.time);
	return items.map((item) => {
		const pages = pagesOf(item);
		const minutes = item.minutes ?? null;
		const begins = clock;
		clock = clock === null || minutes === null ? null : clock + minutes;
		return {
			item: item.item,
			title: item.title,
			report_of: item.report_of,
			delivery: deliveryText[item.delivery],
			pages,
			time:
				minutes === null
					? null
					: begins === null
						? lasting(minutes)
						: `${formatTime(begins)}, ${lasting(minutes)}`,
			paper: item.paper ?? null,
			plan_item: item.plan_item ?? null,
			flag: flagOf(item, pages),
			indicators: item.indicators
		};
	});
}

/** What the items' minutes come to, as a sentence; null when none has any. `planned`: how long the meeting may last. */
export function lengthSentence(
	items: readonly AgendaItem[],
	planned: number | null | undefined
): string | null {
	const timed = items.flatMap(({ minutes }) => minutes ?? []);
	if (timed.length === 0) return null;
	const sum = timed.reduce((all, minutes) => all + minutes, 0);
	const said =
		timed.length === items.length
			? `The items come to ${lasting(sum)}`
			: `${timed.length} of the ${items.length} items ${timed.length === 1 ? 'has' : 'have'} a time, ${lasting(sum)} together`;
	if (planned === null || planned === undefined) return `${said}.`;
	return sum > planned
		? `${said}, ${sum - planned} more than the ${planned} the meeting has.`
		: `${said} of the ${planned} the meeting has.`;
}
