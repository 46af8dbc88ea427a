import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
	dateFromSerial,
	laitDictionaryColumns,
	readLaitDictionary,
	readUnit
} from '$lib/intake/lait-dictionary';
import { shared } from './fixture';

const line = (changes: Partial<Record<(typeof laitDictionaryColumns)[number], string>>) => {
	const cells = {
		Topic: 'Children Looked After',
		Measure: 'Convictions',
		Chart_title: 'Children convicted (%)',
		Measure_short: 'LAC_Convictions',
		Polarity: 'Low',
		y_axis_name: '% of Children Looked After',
		Description: 'Line one\nline two',
		'Next Update': '46327',
		'Data Owner (DO) /Supplier and Contact Details': 'DfE',
		dps: 'NA',
		Year_Type: 'Financial Year',
		No_Quartile: 'NA',
		...changes
	};
	return laitDictionaryColumns.map((column) => `"${cells[column]}"`).join(',');
};
const read = (...lines: string[]) =>
	readLaitDictionary(
		[laitDictionaryColumns.map((column) => `"${column}"`).join(','), ...lines, ''].join('\n'),
		'dictionary.csv'
	);

describe('reading LAIT’s data dictionary', () => {
	test('a row becomes a measure', () => {
		expect(read(line({}))).toMatchObject({
			problems: [],
			values: [
				{
					indicator: 'lait-lac-convictions',
					unit: 'percent',
					decimals: 1,
					polarity: 'low',
					year_kind: 'financial-year',
					definition: 'Line one\nline two',
					next_update: '2026-11-01',
					lait_code: 'LAC_Convictions',
					quartile: true
				}
			]
		});
	});

	test('the short name is trimmed, decimals and bands are those given, text is no date', () => {
		const { values } = read(
			line({ Measure_short: ' LAC ', dps: '0', No_Quartile: 'N', 'Next Update': 'TBC' })
		);
		expect(values[0]).toMatchObject({
			lait_code: 'LAC',
			decimals: 0,
			quartile: false,
			next_update: null
		});
	});

	test('a measure described twice keeps its first row, with a note of what differs', () => {
		const { values, problems } = read(line({}), line({ Polarity: 'High' }), line({}));
		expect(values).toMatchObject([{ polarity: 'low' }]);
		expect(problems).toHaveLength(1);
		expect(problems[0]).toMatchObject({ severity: 'note', row: 3 });
		expect(problems[0]?.message).toContain('another polarity than row 2');
	});

	test('many measures described twice get one note', () => {
		const codes = ['A', 'B', 'C', 'D', 'E', 'F', 'G'];
		const rows = (polarity: string) =>
			codes.map((code) => line({ Measure_short: code, Polarity: polarity }));
		const { problems } = read(...rows('Low'), ...rows('High'));
		expect(problems).toHaveLength(1);
		expect(problems[0]).toMatchObject({ severity: 'note', row: 9 });
		expect(problems[0]?.message).toContain('7 rows of dictionary.csv');
		expect(problems[0]?.message).toContain('A, B, C, D, E and 2 more.');
	});

	test('two short names that make one id are told apart by a problem', () => {
		const { values, problems } = read(line({}), line({ Measure_short: 'LAC-Convictions' }));
		expect(values).toHaveLength(1);
		expect(problems[0]?.rule).toBe('identity.same-id');
	});

	test('a missing column stops the reading', () => {
		const { values, problems } = readLaitDictionary('Measure_short,Topic\nLAC,a\n', 'd.csv');
		expect(values).toEqual([]);
		expect(problems.map(({ column }) => column)).toContain('Year_Type');
	});

	test.each([
		['45962', '2025-11-01'],
		['46327', '2026-11-01'],
		['TBC', null],
		['Discontinued', null]
	])('the day %s is %s', (text, day) => {
		expect(dateFromSerial(text)).toBe(day);
	});

	test.each([
		['% CIN', 'a (%)', 'percent', null],
		['Rate per 10,000', 'a', 'rate', 10_000],
		['Rate per 100,000 of 10-17 population', 'a (rate)', 'rate', 100_000],
		['Rate per 1000 live births', 'a', 'rate', 1000],
		['Number of Children', 'a (num)', 'count', null],
		['Starters FTE', 'a', 'count', null],
		['Social Workers', 'a', 'count', null],
		['Total cases', 'a', 'count', null],
		['Spend', 'a', 'pounds', null],
		['Unit Cost', 'a', 'pounds', null],
		['Score', 'a', 'score', null],
		['Average Point Score', 'a', 'score', null],
		['Entries', 'English Baccalaureate (%)', 'percent', null],
		['Case Load', 'Average number of cases', 'other', null]
	])('%s under “%s” is %s', (axis, title, unit, per) => {
		expect(readUnit(axis, title)).toEqual({ unit, per });
	});

	describe.skipIf(!existsSync(shared))('as published', () => {
		test('its 448 rows describe 434 measures with 434 ids', () => {
			const file = 'lait_data_dictionary_2026-04-08.csv';
			const { values, problems } = readLaitDictionary(
				readFileSync(`${shared}/${file}`, 'utf8'),
				file
			);
			expect(values).toHaveLength(434);
			expect(new Set(values.map((each) => each.indicator)).size).toBe(434);
			expect(problems.every(({ severity }) => severity === 'note')).toBe(true);
			expect(
				values.filter(({ unit }) => unit === 'other').map((each) => each.lait_code)
			).toHaveLength(2);
		});
	});
});
