import { resolve } from '$app/paths';
import type { MeetingView } from '$lib/view/meeting';
import type { ScorecardView } from '$lib/view/scorecard';
import type { PageLoad } from './$types';

/** The scorecard, and every meeting, so that the next one can be told from the reader's own date. */
export const load: PageLoad = async ({ fetch, parent }) => {
	const { board } = await parent();
	const scorecard = await fetch(resolve('/views/scorecard.json'));
	const { view, sparks } = (await scorecard.json()) as {
		view: ScorecardView;
		sparks: Record<string, string>;
	};
	const day = board.calendar_date ?? board.built;
	const date = board.meetings.find((meeting) => meeting >= day) ?? board.meetings.at(-1);
	const meeting =
		date === undefined
			? null
			: ((await (
					await fetch(resolve('/views/meetings/[date].json', { date }))
				).json()) as MeetingView);
	return { view, sparks, meeting, upcoming: date !== undefined && date >= day };
};
