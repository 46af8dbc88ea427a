import type { Board } from '$lib/domain/board';
import type { IsoDate } from '$lib/domain/id';
import type { Meeting } from '$lib/domain/meeting';
import { clearDaysBefore, workingDaysBefore } from './clear-days';

/** Clear days between publication and meeting where the board has not said: what the law asks of a principal council. */
const CLEAR_DAYS = 5;

/** By when things must be done for one meeting. Each is the last day on which it is still in time. */
export interface Deadlines {
	/** The agenda and papers are public. */
	readonly publish_by: IsoDate;
	/** Papers are with the governance officer; null where the board sets no such day. */
	readonly papers_by: IsoDate | null;
	/** Reports are signed off; null where the board sets no such day. */
	readonly sign_off_by: IsoDate | null;
}

/** How many clear days a board keeps between publication and meeting. */
export const clearDaysOf = (board: Pick<Board, 'clear_days'>): number =>
	board.clear_days ?? CLEAR_DAYS;

/** By when the papers of a meeting must be public, in, and signed off, by the board's own rules; a day set by hand goes before the rule. */
export function deadlinesOf(
	board: Pick<Board, 'clear_days' | 'paper_days' | 'sign_off_days'>,
	meeting: Pick<Meeting, 'meeting' | 'papers_by'>
): Deadlines {
	const publish_by = clearDaysBefore(meeting.meeting, clearDaysOf(board));
	const before = (day: IsoDate, days: number | null | undefined) =>
		days === null || days === undefined ? null : workingDaysBefore(day, days);
	const papers_by = meeting.papers_by ?? before(publish_by, board.paper_days);
	return {
		publish_by,
		papers_by,
		sign_off_by: before(papers_by ?? publish_by, board.sign_off_days)
	};
}
