import { describe, expect, test } from 'vitest';
import { readLaitAreas, readLaitLong } from '$lib/intake/lait-long';
import { geographies, indicator, vintage } from './fixture';

const header = 'Short Desc,Data item,Years,LA and Regions,Values,LA Number,Region';
const wanted = { indicators: [indicator()], geographies, vintage };
const read = (...rows: string[]) =>
	readLaitLong([header, ...rows, ''].join('\n'), 'lait.csv', wanted);

describe('reading figures from LAIT’s long file', () => {
	test('a figure, a dash and the place’s number become observations', () => {
		const { values, problems } = read(
			'LAC_Convictions,,2020,Nottingham,4,892,East Midlands',
			'LAC_Convictions,,2022,Nottingham,-,892,East Midlands'
		);
		expect(problems).toEqual([]);
		expect(values).toEqual([
			{
				indicator: 'cla-offending',
				geography: 'E06000018',
				period: '2019-04-01/2020-03-31',
				vintage,
				value: 4,
				symbol: null,
				numerator: null,
				denominator: null,
				decimals: 0,
				source_row: 2
			},
			expect.objectContaining({
				period: '2021-04-01/2022-03-31',
				value: null,
				symbol: '-',
				source_row: 3
			})
		]);
	});

	test('a code with stray spaces is the same measure, and other measures are passed over', () => {
		const { values } = read(
			'LAC_Convictions ,,2020,Nottingham,4,892,East Midlands',
			'LAC,,2020,Nottingham,98,892,East Midlands'
		);
		expect(values).toHaveLength(1);
	});

	test('one year of a measure has the most decimals any area shows, noise aside', () => {
		const { values } = read(
			'LAC_Convictions,,2020,Nottingham,15,892,East Midlands',
			'LAC_Convictions,,2020,Derby,33.200000000000003,831,East Midlands',
			'LAC_Convictions,,2021,Nottingham,6,892,East Midlands'
		);
		expect(values.map(({ value, decimals }) => [value, decimals])).toEqual([
			[15, 1],
			[33.2, 1],
			[6, 0]
		]);
	});

	test('but never more than the measure’s own: LAIT prints some figures unrounded', () => {
		const { values } = read('LAC_Convictions,,2020,Nottingham,4.2534,892,East Midlands');
		expect(values[0]).toMatchObject({ value: 4.2534, decimals: indicator().decimals });
	});

	test('Nottingham and Nottinghamshire are never mistaken for each other', () => {
		const { values } = read(
			'LAC_Convictions,,2020,Nottinghamshire,0,891,East Midlands',
			'LAC_Convictions,,2020,Nottingham,4,892,East Midlands'
		);
		expect(values.map(({ geography }) => geography)).toEqual(['E10000024', 'E06000018']);
	});

	test.each([
		['LAC_Convictions,,2020,Nottingham,<5,892,East Midlands', 'lait.bad-value', 'Values', '“<5”'],
		['LAC_Convictions,,2020,Nottingham,,892,East Midlands', 'lait.bad-value', 'Values', 'blank'],
		['LAC_Convictions,,0,Nottingham,4,892,East Midlands', 'lait.unknown-period', 'Years', '“0”'],
		['LAC_Convictions,,2020,Nowhere,4,123,East Midlands', 'lait.unknown-area', 'LA Number', '123'],
		['LAC_Convictions,,2020,Nottingham', 'csv.ragged', null, '4 cells']
	])('%s is a problem', (row, rule, column, words) => {
		const { values, problems } = read(row);
		expect(values).toEqual([]);
		expect(problems).toHaveLength(1);
		expect(problems[0]).toMatchObject({ rule, column, row: 2, file: 'lait.csv' });
		expect(problems[0]?.message).toContain(words);
	});

	test('a cell given twice is reported with both rows and the first is kept', () => {
		const { values, problems } = read(
			'LAC_Convictions,,2020,Nottingham,4,892,East Midlands',
			'LAC_Convictions,,2019-20,Nottingham,3,892,East Midlands'
		);
		expect(values.map(({ value }) => value)).toEqual([4]);
		expect(problems[0]).toMatchObject({ rule: 'lait.duplicate-key', row: 3 });
		expect(problems[0]?.message).toContain('row 2 has it already');
	});

	test('a file with a header only is empty', () => {
		expect(read().problems.map(({ rule }) => rule)).toEqual(['csv.empty']);
	});

	test('its places are listed once each', () => {
		const text = `${header}\nA,,2020,Nottingham,4,892,East Midlands\nA,,2021,Nottingham,4,892,East Midlands\nA,,2020,England,3,970,NA\n`;
		expect(readLaitAreas(text, 'lait.csv').values).toEqual([
			{ number: 892, name: 'Nottingham', region: 'East Midlands' },
			{ number: 970, name: 'England', region: 'NA' }
		]);
	});
});
