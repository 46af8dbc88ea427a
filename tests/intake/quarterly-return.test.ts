import { describe, expect, test } from 'vitest';
import {
	quarterlyReturnColumns,
	readQuarterlyReturn,
	readReturnPeriod
} from '$lib/intake/quarterly-return';
import { indicator, places, vintage } from './fixture';

const header = quarterlyReturnColumns.join(',');
const read = (...rows: string[]) =>
	readQuarterlyReturn([header, ...rows, ''].join('\n'), 'return.csv', {
		indicators: [indicator()],
		vintage,
		places
	});

describe('reading a council’s own return', () => {
	test('a figure with count and base, its period as a year', () => {
		expect(read('cla-offending,Nottingham,2010/11,9.0,20,221,,a note')).toMatchObject({
			problems: [],
			values: [
				{
					geography: 'E06000018',
					period: '2010-04-01/2011-03-31',
					value: 9,
					decimals: 1,
					numerator: 20,
					denominator: 221
				}
			]
		});
	});

	test('an authority may be given by name, ONS code or number', () => {
		const { values } = read(
			'cla-offending,Nottingham,2011/12,1,,,,',
			'cla-offending,E10000024,2011/12,1,,,,',
			'cla-offending,831,2011/12,1,,,,'
		);
		expect(values.map(({ geography }) => geography)).toEqual([
			'E06000018',
			'E10000024',
			'E06000015'
		]);
	});

	test('a missing figure has a symbol and no value', () => {
		expect(read('cla-offending,Derby,2011/12,,,40,c,').values).toMatchObject([
			{ value: null, symbol: 'c', denominator: 40 }
		]);
	});

	test.each([
		['2021-22 Q1', '2021-04-01/2021-06-30'],
		['2021/22', '2021-04-01/2022-03-31'],
		['31/07/2021', '2021-07-31'],
		['Jul-21', '2021-07-01/2021-07-31'],
		['2021-01-01/2021-07-31', '2021-01-01/2021-07-31'],
		['31/02/2021', null],
		['Jux-21', null],
		['soon', null]
	])('the period %s is %s', (text, period) => {
		expect(readReturnPeriod(text, indicator({ year_kind: 'span' }))?.period ?? null).toBe(period);
	});

	test.each([
		['unknown,Nottingham,2011/12,1,,,,', 'indicator', 'return.unknown-indicator'],
		['cla-offending,Notting,2011/12,1,,,,', 'authority', 'return.unknown-area'],
		['cla-offending,Nottingham,later,1,,,,', 'period', 'return.no-period'],
		['cla-offending,Nottingham,2011/12,,,,,', 'value', 'return.value'],
		['cla-offending,Nottingham,2011/12,1,<5,,,', 'numerator', 'return.value']
	])('%s is a problem in the column %s', (row, column, rule) => {
		const { values, problems } = read(row);
		expect(values).toEqual([]);
		expect(problems).toMatchObject([{ rule, column, row: 2 }]);
	});

	test('a missing column stops the reading', () => {
		const { problems } = readQuarterlyReturn('indicator,value\na,1\n', 'return.csv', {
			indicators: [],
			vintage,
			places
		});
		expect(problems.map(({ column }) => column)).toContain('authority');
	});
});
