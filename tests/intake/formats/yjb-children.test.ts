import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { format } from '$lib/intake/formats/yjb-children';
import type { Sheet } from '$lib/intake/sheet';
import { asked, sheetOf } from '../asked';
import { expectHonest, mauled } from '../mauled';

const table = `Financial_Year,England_Wales,YJS,Number_Children
2019-20,England,Nottingham,95
2019-20,England,Nottinghamshire,"1,110"
2019-20,England,West Mercia,201
2019-20,England,Bournemouth and Poole,74
2019-20,Wales,Cardiff,88
2020-21,England,Nottingham,61
2020-21,England,Kingston-upon-Hull,*
2020-21,Wales,Newport,12
2020-21,England,West Mercia,150
2020-21,England,Bristol,
Source: Youth Justice Board
`;
const read = (sheet: Sheet) => format.read(sheet, asked());

describe('the Youth Justice Board’s table of children', () => {
	const reading = read(sheetOf(table));

	test('a service that is one authority by its exact name has its figures', () => {
		expect(
			reading.figures.map(({ geography, period, value, symbol, source_row }) => [
				geography,
				period,
				value ?? symbol,
				source_row
			])
		).toEqual([
			['E06000018', '2019-04-01/2020-03-31', 95, 2],
			['E10000024', '2019-04-01/2020-03-31', 1110, 3],
			['E06000018', '2020-04-01/2021-03-31', 61, 7],
			['E06000010', '2020-04-01/2021-03-31', '*', 8]
		]);
		expect(reading.indicators).toMatchObject([{ indicator: 'yj-children', unit: 'count' }]);
	});

	test('joint services and Wales are left out with one warning that names them, and the file stands', () => {
		const [warning, ...others] = reading.problems.filter(({ severity }) => severity === 'warning');
		expect(others).toEqual([]);
		expect(warning).toMatchObject({ rule: 'identity.unknown-area', row: 4, column: 'YJS' });
		expect(warning?.message).toContain('West Mercia; Bournemouth and Poole; Cardiff; Newport');
		expect(reading.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
		expect([reading.rows, reading.questions, reading.set_aside]).toEqual([10, [], []]);
	});

	test('a Welsh service never takes an English name', () => {
		const welsh = read(sheetOf(table.replace('Wales,Cardiff', 'Wales,Derby')));
		expect(welsh.figures.some(({ geography }) => geography === 'E06000015')).toBe(false);
	});

	test('columns beyond the four make measures of their own', () => {
		const split = `Financial_Year,England_Wales,YJS,Ethnicity,Number_Children
2019-20,England,Nottingham,White,50
2019-20,England,Nottingham,Black,20
`;
		const reading = read(sheetOf(split));
		expect(reading.problems).toEqual([]);
		expect(reading.indicators.map(({ indicator }) => indicator)).toEqual([
			'yj-children-ethnicity-white',
			'yj-children-ethnicity-black'
		]);
	});

	test('rows in another order give the same figures', () => {
		const [head, ...rows] = table.trimEnd().split('\n');
		const turned = read(sheetOf([head, ...rows.reverse()].join('\n')));
		const values = (of: typeof reading) =>
			of.figures
				.map((each) => `${each.geography} ${each.period} ${each.value} ${each.symbol}`)
				.sort();
		expect(values(turned)).toEqual(values(reading));
	});

	test('it is known by its columns only', () => {
		expect(format.knows(sheetOf(table))).toBeGreaterThan(0.5);
		expect(format.knows(sheetOf('Financial_Year,England_Wales,Number\n2019-20,England,4\n'))).toBe(
			0
		);
	});
});

test('however it is mauled, no figure is read that does not stand in its row', () => {
	fc.assert(
		fc.property(mauled(table), (sheet) => {
			format.knows(sheet);
			expectHonest(sheet, read(sheet));
		}),
		{ numRuns: 150 }
	);
});
