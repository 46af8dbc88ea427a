import { describe, expect, test } from 'vitest';
import { readDefined, writeTable } from '$lib/intake/table';
import { readRegister, REGISTER_TABLES } from '$lib/intake/record';
import { tables } from '$lib/intake/record-tables';

const meetings = 'meeting,time,place,year,source\n2021-11-15,2.00 pm,Nottingham,2021-22,Pack\n';
const rulesOf = (text: string) =>
	readDefined(tables.meetings, text).problems.map(({ rule, row, column }) => [rule, row, column]);

describe('reading one table of the record', () => {
	test('a row that holds is read into the noun', () => {
		expect(readDefined(tables.meetings, meetings)).toMatchObject({
			values: [{ meeting: '2021-11-15', year: '2021-22' }],
			problems: []
		});
	});

	test('columns may stand in any order', () => {
		const text = 'year,meeting,source,place,time\n2021-22,2021-11-15,Pack,Nottingham,2.00 pm\n';
		expect(readDefined(tables.meetings, text).values).toEqual(
			readDefined(tables.meetings, meetings).values
		);
	});

	test('a column the record does not know is named', () => {
		expect(rulesOf(meetings.replace('source', 'source,room').replace('Pack', 'Pack,1'))).toEqual([
			['record.unknown-column', 1, 'room']
		]);
	});

	test('a missing column is named and nothing is read', () => {
		const text = meetings.replace('place', 'where');
		const { values, problems } = readDefined(tables.meetings, text);
		expect(values).toEqual([]);
		expect(problems.map(({ column }) => column)).toEqual(['where', 'place']);
	});

	test('a day that does not exist is reported with row, column and cure', () => {
		const { values, problems } = readDefined(
			tables.meetings,
			meetings.replace('2021-11-15', '2021-02-30')
		);
		expect(values).toEqual([]);
		expect(problems[0]).toMatchObject({ row: 2, column: 'meeting', rule: 'record.cell' });
		expect(problems[0]?.message).toBe(
			'Row 2 of meetings.csv has “2021-02-30” in the column meeting. Write a date such as 2021-11-15.'
		);
	});

	test('a key that comes twice is reported with both rows', () => {
		const { problems } = readDefined(
			tables.meetings,
			meetings + '2021-11-15,3.00 pm,Nottingham,2021-22,Pack\n'
		);
		expect(problems[0]?.message).toContain('Row 3 of meetings.csv repeats the meeting of row 2');
	});

	test('a file that is not there is said to be missing', () => {
		expect(readDefined(tables.meetings, undefined).problems[0]?.rule).toBe('record.no-file');
	});

	test('yes and no, lists and nulls are written as they are read', () => {
		const event = {
			event: 'covid',
			start: '2020-03-23',
			end: null,
			kind: 'covid',
			title: 'Covid, and more',
			detail: 'Two\nlines',
			indicators: ['cla-offending', 'cla-rate'],
			geography: 'E06000018',
			source: 'UK "Government"'
		};
		const text = `event,start,end,kind,title,detail,indicators,geography,source\ncovid,2020-03-23,,covid,"Covid, and more","Two\nlines",cla-offending;cla-rate,E06000018,"UK ""Government"""\n`;
		const { values } = readDefined(tables.events, text);
		expect(values).toEqual([event]);
		expect(writeTable(tables.events, values)).toBe(text);
	});
});

describe('reading the register', () => {
	const empty = new Map(
		REGISTER_TABLES.map((name) => [
			name,
			`${Object.keys(tables[name as keyof typeof tables].columns).join(',')}\n`
		])
	);
	const board =
		'name,council,geography,neighbour_set,governance_contact,calendar_date,notice\nBoard,Council,E06000018,2025,Governance Officer,,\n';

	test('a name that no table has is a problem', () => {
		const { problems } = readRegister(new Map(empty).set('board', board));
		expect(problems.map(({ rule, column }) => [rule, column])).toEqual([
			['record.dangling', 'geography'],
			['record.dangling', 'neighbour_set']
		]);
		expect(problems[1]?.message).toContain('which neighbours.csv does not have');
	});

	test('without a board there is nothing to show', () => {
		expect(() => readRegister(empty)).toThrow('board.csv');
	});
});
