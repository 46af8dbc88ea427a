import { formatDate, formatWeekday, yearOf } from '$lib/domain/calendar';
import { parseRowId, type IsoDate, type RowId } from '$lib/domain/id';
import type { Meeting } from '$lib/domain/meeting';
import { municipalYear } from '$lib/domain/meeting-rule';
import { writeMunicipalYear } from '$lib/domain/plan-year';
import type { Register } from '$lib/domain/record';
import { mayRunInSpreadsheet } from '$lib/domain/spreadsheet-text';
import type { Definition } from '$lib/intake/table';
import { tables } from '$lib/intake/record-tables';
import { amended } from './amend';
import { hangingOn, moveHanging } from './meeting-move';
import { BEGIN_WITH_A_WORD, line, readWrittenDay, type Edited, type Fault } from './written-field';

/** A meeting as a form holds it: texts as they are typed. */
export interface WrittenMeeting {
	readonly meeting: string;
	readonly time: string;
	readonly place: string;
	/** When papers must be in; empty where the board's rule holds. */
	readonly papers_by: string;
}

/** What of a meeting a form can get wrong. */
export type MeetingField = keyof WrittenMeeting;

const meetingsTable: Definition<Meeting> = tables.meetings;
const idOf = (day: IsoDate) => parseRowId(day) as RowId;

/** A meeting as a form begins with it. */
export const writtenMeeting = (meeting: Meeting): WrittenMeeting => ({
	meeting: formatDate(meeting.meeting),
	time: meeting.time,
	place: meeting.place,
	papers_by: meeting.papers_by ? formatDate(meeting.papers_by) : ''
});

/** What is wrong with a day on which to meet, as a sentence; null when nothing is. */
function faultOfDay(
	register: Register,
	typed: string,
	read: IsoDate | null | 'impossible',
	own: IsoDate | null
): string | null {
	if (read === null) return 'Give the day of the meeting, such as 15 November 2021.';
	if (read === 'impossible')
		return `“${line(typed)}” is not a day. Write it like 15 November 2021.`;
	if (yearOf(read) < 2000 || yearOf(read) > 2099)
		return `${formatDate(read)} is not in this century. Write the year with four digits.`;
	return read !== own && register.meetings.some(({ meeting }) => meeting === read)
		? `There is a meeting on ${formatWeekday(read)} already. Choose another day.`
		: null;
}

function faultsOfTexts({ time, place }: WrittenMeeting): readonly Fault<MeetingField>[] {
	const texts = [
		{ field: 'time' as const, text: line(time), wanted: 'Give the time, such as 2.00 pm.' },
		{ field: 'place' as const, text: line(place), wanted: 'Give the place.' }
	];
	return texts.flatMap(({ field, text, wanted }) => {
		if (text === '') return [{ field, sentence: wanted }];
		return mayRunInSpreadsheet(text) ? [{ field, sentence: BEGIN_WITH_A_WORD }] : [];
	});
}

function faultOfPapers(typed: string, meeting: IsoDate | null): string | null {
	const read = readWrittenDay(typed);
	if (read === 'impossible')
		return `“${line(typed)}” is not a day. Write it like 5 November 2021, or leave it empty: then the board’s rule holds.`;
	return read !== null && meeting !== null && read >= meeting
		? `Papers due on ${formatDate(read)} would come too late for a meeting on ${formatDate(meeting)}. Give an earlier day, or leave it empty.`
		: null;
}

/** Reads a form: what of a meeting it says, or what is wrong with it. `own`: the day it was on, null for a new one. */
function readMeeting(register: Register, written: WrittenMeeting, own: IsoDate | null) {
	const read = readWrittenDay(written.meeting);
	const meeting = read === 'impossible' ? null : read;
	const day = faultOfDay(register, written.meeting, read, own);
	const papers = faultOfPapers(written.papers_by, meeting);
	const faults: Fault<MeetingField>[] = [
		...(day === null ? [] : [{ field: 'meeting' as const, sentence: day }]),
		...faultsOfTexts(written),
		...(papers === null ? [] : [{ field: 'papers_by' as const, sentence: papers }])
	];
	return faults.length > 0 || meeting === null
		? { faults }
		: {
				meeting,
				time: line(written.time),
				place: line(written.place),
				papers_by: readWrittenDay(written.papers_by) as IsoDate | null
			};
}

/** Sets new meetings as one change. `day` is the calendar's, for the history. */
export function setMeetings(
	register: Register,
	written: readonly WrittenMeeting[],
	day: IsoDate
): Edited<MeetingField> {
	const read = written.map((each) => readMeeting(register, each, null));
	const set = read.flatMap((each): Meeting[] =>
		'faults' in each
			? []
			: [
					{
						...each,
						year: municipalYear(each.meeting),
						source: `Calendar of meetings, set on ${formatDate(day)}`
					}
				]
	);
	const faults = read.flatMap((each) => ('faults' in each ? each.faults : []));
	const twice = set.find(({ meeting }, place) =>
		set.slice(0, place).some((each) => each.meeting === meeting)
	);
	if (twice)
		faults.push({
			field: 'meeting',
			sentence: `Two of the meetings are on ${formatWeekday(twice.meeting)}. Move one, or leave it out.`
		});
	const [first] = set;
	if (faults.length > 0 || !first)
		return {
			faults:
				faults.length > 0
					? faults
					: [{ field: 'meeting', sentence: 'No day is chosen. Choose one at least.' }]
		};
	const years = [...new Set(set.map(({ year }) => writeMunicipalYear(year)))].toSorted();
	return {
		words:
			set.length === 1
				? `Set a meeting on ${formatDate(first.meeting)}`
				: `Set ${set.length} meetings of ${years.join(' and ')}`,
		edits: set.flatMap((each) =>
			amended(register, meetingsTable, idOf(each.meeting), null, each, day, null)
		)
	};
}

/** A meeting moved into another municipal year belongs to that year’s plan, unless it never went by its date. */
const yearAfter = (before: Meeting, to: IsoDate) =>
	municipalYear(before.meeting) === before.year ? municipalYear(to) : before.year;

/**
 * Changes a meeting: its day with all that hangs on it, its time, its place, when papers are due. One change; one without edits changes
 * nothing.
 */
export function changeMeeting(
	register: Register,
	before: Meeting,
	written: WrittenMeeting,
	day: IsoDate
): Edited<MeetingField> {
	const own = before.meeting;
	const read = readMeeting(register, written, own);
	if ('faults' in read) return { faults: read.faults };
	const after: Meeting = { ...before, ...read, year: yearAfter(before, read.meeting) };
	const moved = after.meeting !== own;
	return {
		words: moved
			? `Moved the meeting of ${formatDate(own)} to ${formatDate(after.meeting)}`
			: `Changed the meeting of ${formatDate(own)}`,
		edits: [
			...amended(register, meetingsTable, idOf(own), before, after, day, null),
			...(moved ? moveHanging(register, before, after, day) : [])
		]
	};
}

/** Takes a meeting out. Refused while anything hangs on it: that is moved or taken out first. */
export function takeOutMeeting(
	register: Register,
	own: IsoDate,
	day: IsoDate
): Edited<MeetingField> {
	const meeting = register.meetings.find((each) => each.meeting === own);
	const hanging = hangingOn(register, own);
	if (hanging.length > 0)
		return {
			faults: [
				{
					field: 'meeting',
					sentence: `${formatWeekday(own)} cannot be taken out: it has ${hanging.join(', ')}. Move those first, or move the meeting to another day.`
				}
			]
		};
	return {
		words: `Took out the meeting of ${formatDate(own)}`,
		edits: meeting ? amended(register, meetingsTable, idOf(own), meeting, null, day, null) : []
	};
}
