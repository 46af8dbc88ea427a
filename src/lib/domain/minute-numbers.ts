import type { IsoDate } from './id';
import type { Decision, Meeting } from './meeting';

/** What is known of the numbers of a meeting's minutes before they are written. */
export interface MinuteNumbers {
	/** The number its first minute should have; null when the numbers of an earlier meeting of the year are not recorded. */
	readonly first: number | null;
	/** The meeting it runs on from; null when it is the first of the municipal year. */
	readonly after: IsoDate | null;
}

/** The last minute number of one meeting: what its row says, and otherwise its decisions' highest; null when neither says. */
export function lastMinute(
	meeting: Meeting,
	decisions: readonly Pick<Decision, 'meeting' | 'minute'>[]
): number | null {
	if (meeting.minutes_to !== null && meeting.minutes_to !== undefined) return meeting.minutes_to;
	const numbers = decisions
		.filter((each) => each.meeting === meeting.meeting)
		.flatMap(({ minute }) => minute ?? []);
	return numbers.length > 0 ? Math.max(...numbers) : null;
}

/** The number that a meeting's minutes begin with: they run on from the meeting before and begin with 1 in each municipal year. */
export function minuteNumbers(
	meetings: readonly Meeting[],
	decisions: readonly Pick<Decision, 'meeting' | 'minute'>[],
	meeting: Meeting
): MinuteNumbers {
	const before = meetings
		.filter((each) => each.year === meeting.year && each.meeting < meeting.meeting)
		.toSorted((a, b) => a.meeting.localeCompare(b.meeting))
		.at(-1);
	if (!before) return { first: 1, after: null };
	const last = lastMinute(before, decisions);
	return { first: last === null ? null : last + 1, after: before.meeting };
}
