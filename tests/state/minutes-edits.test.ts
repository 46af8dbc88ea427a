import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { IsoDate } from '$lib/domain/id';
import type { Meeting } from '$lib/domain/meeting';
import type { Register } from '$lib/domain/record';
import { readRegister } from '$lib/intake/record';
import { editRecord, writtenRecord, type WrittenRecord } from '$lib/state/meeting-record';
import {
	editDecision,
	editQuestion,
	removeDecision,
	writtenDecision,
	writtenQuestion
} from '$lib/state/minutes-edits';
import { withEdits } from '$lib/state/over-the-record';
import type { Edited } from '$lib/state/written-field';

const tables = new Map(
	readdirSync('data')
		.filter((name) => name.endsWith('.csv') && name !== 'observations.csv')
		.map((name) => [name.slice(0, -4), readFileSync(`data/${name}`, 'utf8')])
);
const { register } = readRegister(tables);
const meetingAt = (given: Register, date: string) =>
	given.meetings.find(({ meeting }) => meeting === date) as Meeting;
const september = meetingAt(register, '2021-09-20');

function after(edited: Edited): Register {
	if (edited.faults) throw new Error(edited.faults.map(({ sentence }) => sentence).join(' '));
	const reading = readRegister(withEdits(tables, { editions: [], edits: edited.edits }));
	expect(reading.problems).toEqual([]);
	return reading.register;
}
const sentences = (edited: Edited) => (edited.faults ?? []).map(({ sentence }) => sentence);
const record = (changes: Partial<WrittenRecord>, given = register, meeting = september) =>
	editRecord(given, meeting, { ...writtenRecord(meeting), ...changes });

describe('what is recorded of a meeting', () => {
	it('is read back: apologies as a count, minute numbers, the day papers are due', () => {
		const made = after(
			record({
				apologies: '3',
				minutes_from: '22',
				minutes_to: '29',
				papers_by: '8 September 2021'
			})
		);
		expect(meetingAt(made, '2021-09-20')).toMatchObject({
			apologies: 3,
			minutes_from: 22,
			minutes_to: 29,
			papers_by: '2021-09-08'
		});
	});

	it('holds no name of who sent apologies', () => {
		expect(sentences(record({ apologies: 'Councillor A' }))).toEqual([
			'Write how many sent apologies, as a number: the record holds a count and never names.'
		]);
	});

	it('refuses numbers that another meeting of the year has', () => {
		const july = meetingAt(register, '2021-07-26');
		const given = {
			...register,
			meetings: register.meetings.map((each) =>
				each === july ? { ...july, minutes_from: 12, minutes_to: 21 } : each
			)
		};
		expect(sentences(record({ minutes_from: '21', minutes_to: '25' }, given))).toEqual([
			'Minutes 12 to 21 are those of 26 July 2021 already: numbers run on across the year. Begin with a later one.'
		]);
		expect(sentences(record({ minutes_from: '22', minutes_to: '25' }, given))).toEqual([]);
	});

	it.each([
		[{ minutes_to: '25' }, 'Write the first number too.'],
		[
			{ minutes_from: '29', minutes_to: '22' },
			'The last number, 22, is below the first, 29. Write them the other way round.'
		],
		[
			{ papers_by: '30 February 2021' },
			'“30 February 2021” is not a day. Write it like 15 November 2021, or leave it empty: the board’s own rule then holds.'
		],
		[
			{ papers_by: '20 September 2021' },
			'Papers must be in before the day of the meeting. Write an earlier day.'
		],
		[{ time: '' }, 'Write when it begins, like 2.00 pm.']
	])('with %j is refused with the cure', (changes, sentence) => {
		expect(sentences(record(changes))).toContain(sentence);
	});
});

describe('a decision', () => {
	const decide = (changes: object, meeting = september) =>
		editDecision(register, meeting, null, { ...writtenDecision(meeting, null), ...changes });

	it('is recorded under an id of its own, and removed', () => {
		const made = after(decide({ text: 'Resolved to note the report.', minute: '24' }));
		const added = made.decisions.find(({ meeting }) => meeting === '2021-09-20');
		expect(added).toMatchObject({
			decision: '2021-09-20-resolved-to-note-the-report',
			minute: 24,
			source: 'Minutes of 20 September 2021'
		});
		const first = register.decisions[0] as Register['decisions'][number];
		expect(after(removeDecision(first)).decisions).toHaveLength(register.decisions.length - 1);
	});

	it('outside the minutes of its meeting is refused', () => {
		const numbered = { ...september, minutes_from: 22, minutes_to: 29 };
		expect(sentences(decide({ text: 'Noted.', minute: '30' }, numbered))).toEqual([
			'The minutes of this meeting are recorded as 22 to 29. Write one of them, or change what is recorded of the meeting.'
		]);
	});

	it('names no person', () => {
		expect(sentences(decide({ text: 'Resolved to thank Mrs Jones.' }))).toHaveLength(1);
	});
});

describe('a member’s question', () => {
	const ask = (changes: object) =>
		editQuestion(register, september, null, { ...writtenQuestion(september, null), ...changes });

	it('is kept with its answer, or without one', () => {
		const made = after(ask({ item: '5', asked: 'Why did it\nfall?', answered: ' ' }));
		expect(made.questions).toMatchObject([
			{ meeting: '2021-09-20' as IsoDate, item: 5, asked: 'Why did it fall?', answered: null }
		]);
	});

	it('under an item the agenda does not have is refused', () => {
		expect(sentences(ask({ item: '12', asked: 'Why?' }))).toEqual([
			'The agenda has no item 12. Choose another, or none.'
		]);
	});
});
