import type { IsoDate } from '$lib/domain/id';
import { minutesOfDay } from '$lib/domain/time-of-day';
import { dayAfter } from '$lib/view/clear-days';
import type { CalendarMeeting, CalendarView, Deadline } from '$lib/view/calendar';
import { slug } from './file-name';

/** Octets a line of the file may have, its break aside (RFC 5545, 3.1). */
const OCTETS = 75;
/** Minutes set aside for a meeting whose length the board has not said. */
const USUAL_MINUTES = 120;

const encoder = new TextEncoder();

/** A line folded so that none of its parts is longer than 75 octets, never within a letter. */
function folded(line: string): string {
	const parts: string[] = [];
	let part = '';
	let octets = 0;
	for (const letter of line) {
		const length = encoder.encode(letter).length;
		if (octets + length > OCTETS) {
			parts.push(part);
			[part, octets] = [' ', 1];
		}
		part += letter;
		octets += length;
	}
	return [...parts, part].join('\r\n');
}

/** A text as a value: marks that mean something in the format escaped, letters that it forbids left out. */
const text = (value: string) =>
	value
		.replace(/\r\n?/g, '\n')
		.replace(/(?![\n\t])\p{Cc}/gu, '')
		.replace(/[\\;,]/g, (mark) => `\\${mark}`)
		.replaceAll('\n', '\\n');

const compact = (day: string) => day.replaceAll('-', '');
const two = (number: number) => String(number).padStart(2, '0');

const local = (day: IsoDate, minutes: number) =>
	`${compact(dayAfter(day, Math.floor(minutes / 1440)))}T${two(Math.floor((minutes % 1440) / 60))}${two(minutes % 60)}00`;

/** The clock in England: summer time from the last Sunday of March to the last of October. */
const TIMEZONE = [
	'BEGIN:VTIMEZONE',
	'TZID:Europe/London',
	'BEGIN:DAYLIGHT',
	'TZOFFSETFROM:+0000',
	'TZOFFSETTO:+0100',
	'TZNAME:BST',
	'DTSTART:19810329T010000',
	'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3',
	'END:DAYLIGHT',
	'BEGIN:STANDARD',
	'TZOFFSETFROM:+0100',
	'TZOFFSETTO:+0000',
	'TZNAME:GMT',
	'DTSTART:19961027T020000',
	'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10',
	'END:STANDARD',
	'END:VTIMEZONE'
];

/** Who keeps an event: the last part of its UID, the same in every file of one board. */
const keeper = ({ body, council }: CalendarView) =>
	`${slug(body) || 'board'}.${slug(council) || 'council'}`;

interface Making {
	readonly view: CalendarView;
	/** When the file is made, `20211001T090000Z`. */
	readonly stamp: string;
}

const event = (
	{ view, stamp }: Making,
	{ first_set, moved }: CalendarMeeting,
	kind: string,
	lines: readonly string[]
) => [
	'BEGIN:VEVENT',
	`UID:${kind}-${first_set}@${keeper(view)}`,
	`DTSTAMP:${stamp}`,
	`SEQUENCE:${moved}`,
	...lines,
	'END:VEVENT'
];

function whenOf(meeting: CalendarMeeting, minutes: number | null): readonly string[] {
	const start = minutesOfDay(meeting.time);
	if (start === null)
		return [
			`DTSTART;VALUE=DATE:${compact(meeting.meeting)}`,
			`DTEND;VALUE=DATE:${compact(dayAfter(meeting.meeting, 1))}`
		];
	const end = start + (minutes ?? USUAL_MINUTES);
	return [
		`DTSTART;TZID=Europe/London:${local(meeting.meeting, start)}`,
		`DTEND;TZID=Europe/London:${local(meeting.meeting, end)}`
	];
}

function meetingEvent(making: Making, meeting: CalendarMeeting): readonly string[] {
	const { body, council, contact, minutes } = making.view;
	const said = [
		`${body}, ${council}. ${meeting.title}, ${meeting.time}.`,
		...meeting.deadlines.map(({ what, day_text }) => `${what}: ${day_text}.`),
		...meeting.notes,
		...(minutes === null && minutesOfDay(meeting.time) !== null
			? ['When it ends is not recorded: two hours are set aside here.']
			: []),
		`Contact: ${contact}.`
	].join('\n');
	return event(making, meeting, 'meeting', [
		...whenOf(meeting, minutes),
		`SUMMARY:${text(body)}`,
		`LOCATION:${text(meeting.place)}`,
		`DESCRIPTION:${text(said)}`
	]);
}

const deadlineEvent = (making: Making, meeting: CalendarMeeting, { kind, day, what }: Deadline) =>
	event(making, meeting, kind, [
		`DTSTART;VALUE=DATE:${compact(day)}`,
		`DTEND;VALUE=DATE:${compact(dayAfter(day, 1))}`,
		`SUMMARY:${text(`${what}: ${making.view.body}, ${meeting.title}`)}`,
		`DESCRIPTION:${text(`The last day for it. ${making.view.rule_text}`)}`,
		'TRANSP:TRANSPARENT'
	]);

/**
 * Meetings and their deadlines as a calendar file (RFC 5545) that Outlook, Google and a telephone take. An event keeps its UID however
 * often its meeting is moved. A meeting whose time cannot be read takes the whole day.
 */
export function calendarFile(
	view: CalendarView,
	meetings: readonly CalendarMeeting[],
	made: Date
): string {
	const stamp = `${made.toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`;
	const making = { view, stamp };
	const lines = [
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		'PRODID:-//Corporate Parenting Board dashboard//Calendar//EN',
		'CALSCALE:GREGORIAN',
		'METHOD:PUBLISH',
		`X-WR-CALNAME:${text(`${view.body}, ${view.council}`)}`,
		...TIMEZONE,
		...meetings.flatMap((meeting) => [
			...meetingEvent(making, meeting),
			...meeting.deadlines.flatMap((deadline) => deadlineEvent(making, meeting, deadline))
		]),
		'END:VCALENDAR'
	];
	return `${lines.map(folded).join('\r\n')}\r\n`;
}

/** The name of the file: `corporate-parenting-board-2021-22.ics`; without a year it is of every meeting. */
export const calendarFileName = ({ body }: CalendarView, year: string | null) =>
	`${slug(body) || 'board'}-${year ?? 'meetings'}.ics`;
