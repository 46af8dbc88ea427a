import { browser } from '$app/environment';
import { resolve } from '$app/paths';
import { today } from '$lib/domain/calendar';
import type { MeetingView } from '$lib/view/meeting';
import type { DrawnScorecard } from './make-scorecard';
import type { PageLoad } from './$types';

/** The scorecard, and the next meeting by the reader's own date (the build's, until the browser has taken over). */
export const load: PageLoad = async ({ fetch, parent }) => {
	const { board } = await parent();
	const scorecard = await fetch(resolve('/views/scorecard.json'));
	const day = board.calendar_date ?? (browser ? today() : board.built);
	const date = board.meetings.find((meeting) => meeting >= day) ?? board.meetings.at(-1);
	const meeting =
		date === undefined ? null : await fetch(resolve('/views/meetings/[date].json', { date }));
	return {
		scorecard: (await scorecard.json()) as DrawnScorecard,
		meeting: meeting && ((await meeting.json()) as MeetingView),
		upcoming: date !== undefined && date >= day
	};
};
