import type { IsoDate } from '$lib/domain/id';
import { boardYear } from '$lib/state/board-year.svelte';
import { viewMeeting, type MeetingView } from '$lib/view/meeting';
import { makeOpenActions } from './make-actions';

/** A meeting as the first page tells it. */
export interface NextMeetingView {
	readonly meeting: MeetingView;
	/** Whether it is still to come; false for the last one in the record. */
	readonly upcoming: boolean;
}

/** The board's next business as it stands on this computer. `read` comes before. */
export class BusinessHere {
	readonly #day: () => IsoDate;
	readonly #next = $derived.by((): NextMeetingView | null => {
		const { register } = boardYear;
		const day = this.#day();
		const dates = (register?.meetings ?? []).map(({ meeting }) => meeting).toSorted();
		const date = dates.find((each) => each >= day) ?? dates.at(-1);
		const meeting = register && date ? viewMeeting(register, date, day) : null;
		return meeting && { meeting, upcoming: meeting.meeting >= day };
	});
	readonly #actions = $derived(boardYear.register && makeOpenActions(boardYear.register));

	/** `day`: the calendar's. */
	constructor(day: () => IsoDate) {
		this.#day = day;
	}

	/** The next meeting, or else the last; null when there is none. */
	get next(): NextMeetingView | null {
		return this.#next;
	}

	/** What nobody has closed; null where the record could not be read. */
	get actions() {
		return this.#actions;
	}
}

/** Reads the board's business of this computer; null where that fails, and the page stays as it was built. */
export async function readBusiness(day: () => IsoDate): Promise<BusinessHere | null> {
	await boardYear.read();
	return boardYear.register && new BusinessHere(day);
}
