import { formatDate } from '$lib/domain/calendar';
import type { Meeting } from '$lib/domain/meeting';
import type { Register } from '$lib/domain/record';
import { isNumber, kept } from './kept-row';
import {
	faultOfMinute,
	line,
	noDay,
	readWrittenDay,
	wholeOrNothing,
	type Edited,
	type Fault
} from './written-field';

/** What is recorded of a meeting beside its agenda, as a form holds it. */
export interface WrittenRecord {
	readonly time: string;
	readonly place: string;
	/** How many sent apologies; empty: not recorded. */
	readonly apologies: string;
	readonly minutes_from: string;
	readonly minutes_to: string;
	/** The day papers must be in, where it is set by hand; empty: the board's rule holds. */
	readonly papers_by: string;
}

/** A meeting as its form begins with it. */
export const writtenRecord = (meeting: Meeting): WrittenRecord => ({
	time: meeting.time,
	place: meeting.place,
	apologies: meeting.apologies?.toString() ?? '',
	minutes_from: meeting.minutes_from?.toString() ?? '',
	minutes_to: meeting.minutes_to?.toString() ?? '',
	papers_by: meeting.papers_by ? formatDate(meeting.papers_by) : ''
});

/** The meeting of the same municipal year whose minutes have a number already; null when none has. */
function overlapping(register: Register, meeting: Meeting, from: number, to: number) {
	return (
		register.meetings.find(
			(each) =>
				each.year === meeting.year &&
				each.meeting !== meeting.meeting &&
				isNumber(each.minutes_from) &&
				isNumber(each.minutes_to) &&
				each.minutes_from <= to &&
				from <= each.minutes_to
		) ?? null
	);
}

function recordFaults(
	register: Register,
	meeting: Meeting,
	written: WrittenRecord
): Fault<keyof WrittenRecord>[] {
	const faults: Fault<keyof WrittenRecord>[] = [];
	if (line(written.time) === '')
		faults.push({ field: 'time', sentence: 'Write when it begins, like 2.00 pm.' });
	if (line(written.place) === '')
		faults.push({ field: 'place', sentence: 'Write where it is held.' });
	if (!/^\d{0,3}$/.test(line(written.apologies)))
		faults.push({
			field: 'apologies',
			sentence:
				'Write how many sent apologies, as a number: the record holds a count and never names.'
		});
	for (const field of ['minutes_from', 'minutes_to'] as const) {
		const sentence = faultOfMinute(written[field]);
		if (sentence !== null) faults.push({ field, sentence });
	}
	const [from, to] = [wholeOrNothing(written.minutes_from), wholeOrNothing(written.minutes_to)];
	if (faults.length > 0) return faults;
	if (to !== null && from === null)
		faults.push({ field: 'minutes_from', sentence: 'Write the first number too.' });
	if (from !== null && to !== null && to < from)
		faults.push({
			field: 'minutes_to',
			sentence: `The last number, ${to}, is below the first, ${from}. Write them the other way round.`
		});
	const taken = from === null ? null : overlapping(register, meeting, from, to ?? from);
	if (taken)
		faults.push({
			field: 'minutes_from',
			sentence: `Minutes ${taken.minutes_from} to ${taken.minutes_to} are those of ${formatDate(taken.meeting)} already: numbers run on across the year. Begin with a later one.`
		});
	return faults;
}

/** The change that keeps what a form says of a meeting. */
export function editRecord(
	register: Register,
	meeting: Meeting,
	written: WrittenRecord
): Edited<keyof WrittenRecord> {
	const faults = recordFaults(register, meeting, written);
	const papers_by = readWrittenDay(written.papers_by);
	if (papers_by === 'impossible')
		faults.push({
			field: 'papers_by',
			sentence: noDay(written.papers_by, 'the board’s own rule then holds')
		});
	else if (papers_by !== null && papers_by >= meeting.meeting)
		faults.push({
			field: 'papers_by',
			sentence: 'Papers must be in before the day of the meeting. Write an earlier day.'
		});
	if (faults.length > 0 || papers_by === 'impossible') return { faults };
	const after: Meeting = {
		...meeting,
		time: line(written.time),
		place: line(written.place),
		apologies: wholeOrNothing(written.apologies),
		minutes_from: wholeOrNothing(written.minutes_from),
		minutes_to: wholeOrNothing(written.minutes_to),
		papers_by
	};
	return kept('meetings', meeting, after, {
		words: `Changed what is recorded of the meeting of ${formatDate(meeting.meeting)}`,
		other: 'place'
	});
}
