import type { ActionRecord } from '$lib/view/actions';
import type { MeetingView } from '$lib/view/meeting';
import { calendarDay } from './calendar-day';
import type { DrawnScorecard } from './make-scorecard';
import { readView } from './read-view';
import type { PageLoad } from './$types';

/** The scorecard, and the next meeting by the reader's own date (the build's, until the browser has taken over). */
export const load: PageLoad = async ({ fetch, parent }) => {
	const { board } = await parent();
	const scorecard = await readView<DrawnScorecard>('scorecard.json', fetch);
	if (!scorecard)
		throw new Error('The scorecard could not be read from this site. Reload the page.');
	const day = calendarDay(board, board.built);
	const date = board.meetings.find((meeting) => meeting >= day) ?? board.meetings.at(-1);
	const meeting =
		date === undefined ? null : await readView<MeetingView>(`meetings/${date}.json`, fetch);
	return {
		scorecard,
		meeting,
		day,
		actions: await readView<ActionRecord>('open-actions.json', fetch),
		upcoming: date !== undefined && date >= day
	};
};
