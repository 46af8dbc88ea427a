import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarFile, calendarFileName } from '$lib/export/ics';
import { viewCalendar, type CalendarView } from '$lib/view/calendar';
import { seed } from '../seed';

/** A line of RFC 5545 taken apart. */
interface Line {
	readonly name: string;
	readonly parameters: Readonly<Record<string, string>>;
	readonly value: string;
}

interface Part {
	readonly kind: string;
	readonly lines: readonly Line[];
	readonly parts: readonly Part[];
}

/** Reads a calendar as RFC 5545 has it, sharing no code with what writes it. Throws at anything it does not allow. */
function parse(file: string): Part {
	if (!file.endsWith('\r\n')) throw new Error('The last line has no end.');
	const raw = file.slice(0, -2).split('\r\n');
	for (const each of raw) {
		if (/[\r\n]/.test(each)) throw new Error('A line ends in the middle.');
		if (Buffer.byteLength(each, 'utf8') > 75) throw new Error(`Too long: ${each}`);
		if (Buffer.from(each, 'utf8').toString('utf8') !== each) throw new Error('A letter is cut.');
		if (/(?!\t)[\p{Cc}]/u.test(each)) throw new Error('A control letter.');
	}
	const lines: string[] = [];
	for (const each of raw)
		if (/^[ \t]/.test(each)) lines.push(`${lines.pop() ?? ''}${each.slice(1)}`);
		else lines.push(each);
	const stack: { kind: string; lines: Line[]; parts: Part[] }[] = [
		{ kind: 'file', lines: [], parts: [] }
	];
	for (const each of lines) {
		const [, name = '', rest = '', value = ''] =
			/^([A-Z-]+)((?:;[A-Z-]+=(?:"[^"]*"|[^";:,]*))*):(.*)$/s.exec(each) ?? [];
		if (name === '') throw new Error(`Not a line: ${each}`);
		const top = stack.at(-1) as (typeof stack)[number];
		if (name === 'BEGIN') stack.push({ kind: value, lines: [], parts: [] });
		else if (name === 'END') {
			if (top.kind !== value) throw new Error(`${value} ends within ${top.kind}.`);
			stack.pop();
			stack.at(-1)?.parts.push(top);
		} else {
			const parameters = Object.fromEntries(
				rest
					.split(';')
					.filter((pair) => pair !== '')
					.map((pair) => pair.split('='))
			) as Record<string, string>;
			top.lines.push({ name, parameters, value });
		}
	}
	const [whole, ...others] = stack[0]?.parts ?? [];
	if (stack.length !== 1 || !whole || others.length > 0) throw new Error('Not one calendar.');
	return whole;
}

const only = (part: Part, name: string): Line => {
	const found = part.lines.filter((line) => line.name === name);
	if (found.length !== 1 || !found[0]) throw new Error(`${found.length} lines of ${name}`);
	return found[0];
};
/** A text as it was before it was escaped. */
const text = (part: Part, name: string) =>
	only(part, name).value.replace(/\\([\\;,nN])/g, (_, letter: string) =>
		letter.toLowerCase() === 'n' ? '\n' : letter
	);
/** A mark that must not stand alone in a text. */
const unescaped = (value: string) => /(?<!\\)(?:\\\\)*[;,]/.test(value);
const eventsOf = (calendar: Part) => calendar.parts.filter(({ kind }) => kind === 'VEVENT');
const made = new Date('2021-10-01T08:30:15.250Z');
const view = viewCalendar(seed);
const calendarOf = (of: CalendarView) => parse(calendarFile(of, of.meetings, made));

describe('calendarFile', () => {
	const calendar = calendarOf(view);
	const events = eventsOf(calendar);
	const event = (uid: string) =>
		events.find((each) => only(each, 'UID').value.startsWith(`${uid}@`)) as Part;

	it('is one calendar with what the format requires of it', () => {
		expect(calendar.kind).toBe('VCALENDAR');
		expect(only(calendar, 'VERSION').value).toBe('2.0');
		expect(only(calendar, 'PRODID').value).not.toBe('');
		expect(events).toHaveLength(view.meetings.length * 2);
		for (const each of events) {
			expect(only(each, 'DTSTAMP').value).toBe('20211001T083015Z');
			expect(only(each, 'SEQUENCE').value).toBe('0');
			expect(unescaped(only(each, 'SUMMARY').value)).toBe(false);
			expect(unescaped(only(each, 'DESCRIPTION').value)).toBe(false);
		}
		const uids = events.map((each) => only(each, 'UID').value);
		expect(new Set(uids).size).toBe(uids.length);
	});

	it('has a meeting at its time on England’s clock, with its place', () => {
		const november = event('meeting-2021-11-15');
		expect(only(november, 'UID').value).toBe(
			'meeting-2021-11-15@corporate-parenting-board.nottingham-city-council'
		);
		expect(only(november, 'DTSTART')).toEqual({
			name: 'DTSTART',
			parameters: { TZID: 'Europe/London' },
			value: '20211115T140000'
		});
		expect(only(november, 'DTEND').value).toBe('20211115T160000');
		expect(text(november, 'SUMMARY')).toBe('Corporate Parenting Board');
		expect(text(november, 'LOCATION')).toBe('Nottingham');
		expect(text(november, 'DESCRIPTION')).toBe(
			[
				'Corporate Parenting Board, Nottingham City Council. Monday 15 November 2021, 2.00 pm.',
				'Agenda and papers public: Friday 5 November 2021.',
				'When it ends is not recorded: two hours are set aside here.',
				'Contact: Governance Officer.'
			].join('\n')
		);
	});

	it('has each deadline as a whole day that nobody is busy on', () => {
		const publish = event('publish-2021-11-15');
		expect(only(publish, 'DTSTART')).toEqual({
			name: 'DTSTART',
			parameters: { VALUE: 'DATE' },
			value: '20211105'
		});
		expect(only(publish, 'DTEND').value).toBe('20211106');
		expect(only(publish, 'TRANSP').value).toBe('TRANSPARENT');
		expect(text(publish, 'SUMMARY')).toBe(
			'Agenda and papers public: Corporate Parenting Board, Monday 15 November 2021'
		);
	});

	it('carries England’s clock, which turns when the world’s tables say it does', () => {
		const [zone] = calendar.parts.filter(({ kind }) => kind === 'VTIMEZONE');
		expect(zone && only(zone, 'TZID').value).toBe('Europe/London');
		for (const { kind, ...part } of zone?.parts ?? []) {
			const named = { kind, ...part };
			const [, month = ''] =
				/^FREQ=YEARLY;BYDAY=-1SU;BYMONTH=(\d+)$/.exec(only(named, 'RRULE').value) ?? [];
			for (let year = 2021; year <= 2030; year += 1) {
				const last = new Date(Date.UTC(year, Number(month), 0));
				last.setUTCDate(last.getUTCDate() - last.getUTCDay());
				const hour = (at: number) =>
					new Intl.DateTimeFormat('en-GB', {
						timeZone: 'Europe/London',
						timeZoneName: 'longOffset'
					})
						.formatToParts(new Date(last.getTime() + at * 3_600_000))
						.find(({ type }) => type === 'timeZoneName')?.value;
				const offset = (name: string) =>
					only(named, name).value === '+0100' ? 'GMT+01:00' : 'GMT+00:00';
				// Both turns happen at one o'clock in the morning, universal time.
				expect([hour(0.9), hour(1.1)]).toEqual([offset('TZOFFSETFROM'), offset('TZOFFSETTO')]);
			}
		}
		expect(zone?.parts.map(({ kind }) => kind).toSorted()).toEqual(['DAYLIGHT', 'STANDARD']);
	});

	it('keeps whatever is written in a place or a name, folded and escaped', () => {
		const letters = fc.string({ unit: 'binary', maxLength: 300 });
		fc.assert(
			fc.property(letters, letters, (place, body) => {
				const [first] = view.meetings;
				if (!first) throw new Error('No meeting.');
				const calendar = calendarOf({ ...view, body, meetings: [{ ...first, place }] });
				const kept = (value: string) =>
					value.replace(/\r\n?/g, '\n').replace(/(?![\n\t])\p{Cc}/gu, '');
				const [meeting] = eventsOf(calendar);
				expect(meeting && text(meeting, 'LOCATION')).toBe(kept(place));
				expect(meeting && text(meeting, 'SUMMARY')).toBe(kept(body));
			}),
			{ numRuns: 25 }
		);
	});

	it('gives the whole day to a meeting whose time cannot be read', () => {
		const [first] = view.meetings;
		if (!first) throw new Error('No meeting.');
		const [meeting] = eventsOf(
			calendarOf({ ...view, meetings: [{ ...first, time: 'after the Council' }] })
		);
		expect(meeting && only(meeting, 'DTSTART')).toMatchObject({
			parameters: { VALUE: 'DATE' },
			value: '20210118'
		});
		expect(meeting && text(meeting, 'DESCRIPTION')).toContain('after the Council');
	});

	it('says by its sequence how often a meeting was moved, under the UID it had first', () => {
		const [first] = view.meetings;
		if (!first) throw new Error('No meeting.');
		const [meeting] = eventsOf(
			calendarOf({ ...view, meetings: [{ ...first, first_set: '2021-01-11', moved: 2 }] })
		);
		expect(meeting && only(meeting, 'SEQUENCE').value).toBe('2');
		expect(meeting && only(meeting, 'UID').value).toMatch(/^meeting-2021-01-11@/);
	});
});

describe('calendarFileName', () => {
	it('says whose meetings and of which year', () => {
		expect(calendarFileName(view, '2021-22')).toBe('corporate-parenting-board-2021-22.ics');
		expect(calendarFileName({ ...view, body: '…' }, null)).toBe('board-meetings.ics');
	});
});
