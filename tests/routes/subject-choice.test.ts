import { describe, expect, test } from 'vitest';
import { readSubjectChoice } from '../../src/routes/subject-choice';

const carers = [
	{ slug: 'mainstream', name: 'Mainstream carers' },
	{ slug: 'connected-persons', name: 'Connected persons' }
];
const read = (query: string | null) =>
	readSubjectChoice(query === null ? null : new URLSearchParams(query), { carers });

describe('what a link to a subject’s page asks for', () => {
	test.each([null, ''])('nothing, where it says nothing (%s)', (query) => {
		expect(read(query)).toEqual({
			example: false,
			carers: null,
			wanted: null,
			target: '',
			by: '',
			complaints: []
		});
	});

	test('carers that are held, the worked example, and a target with its day', () => {
		expect(read('example=yes&carers=connected-persons&target=40&by=2027-03-31')).toEqual({
			example: true,
			carers: 'connected-persons',
			wanted: { target: 40, by: '2027-03-31' },
			target: '40',
			by: '2027-03-31',
			complaints: []
		});
	});

	test.each([
		['carers=hosts', 'The link names carers (“hosts”) of whom nothing is held here.'],
		['target=12.5&by=2027-03-31', 'a whole number from 1 to 100,000: “12.5” is none'],
		['target=0&by=2027-03-31', '“0” is none'],
		['target=100001&by=2027-03-31', '“100001” is none'],
		['target=-4&by=2027-03-31', '“-4” is none'],
		['target=40&by=2027-02-30', '“2027-02-30” is no day'],
		['target=40&by=31/03/2027', 'such as 2027-03-31'],
		['target=40', 'Write also the day by which they are wanted'],
		['by=2027-03-31', 'Write also how many are wanted'],
		[`carers=${'x'.repeat(500)}`, `“${'x'.repeat(40)}…”`]
	])('%s is answered with what to do, and no sum is worked out', (query, sentence) => {
		const { complaints, wanted, carers: chosen } = read(query);
		expect(complaints).toHaveLength(1);
		expect(complaints[0]).toContain(sentence);
		expect([wanted, chosen]).toEqual([null, null]);
	});

	test('a target of one is one', () => {
		expect(read('target=1&by=2026-03-31').wanted).toEqual({ target: 1, by: '2026-03-31' });
	});
});
