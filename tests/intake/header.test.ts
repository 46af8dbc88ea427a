import { describe, expect, test } from 'vitest';
import { Gathering } from '$lib/intake/gathering';
import { dataRows, isHeaderAgain } from '$lib/intake/data-rows';
import { findAnyHeader, findHeader, joinNames, plainName } from '$lib/intake/header';
import { asked, sheetOf } from './asked';

const sheet = (...lines: string[]) => sheetOf(lines.join('\n'));

describe('finding where a table begins', () => {
	test('capitals, spaces, underscores and invisible marks make no other name', () => {
		expect(plainName('\uFEFF LA_and  Regions ')).toBe(plainName('la and regions'));
		expect(plainName('Value')).not.toBe(plainName('Values'));
	});

	test('the row with the wanted names is found under titles, in any order', () => {
		const header = findHeader(sheet('A title', '', 'value,,Area name', '1,,Derby'), [
			'Area Name',
			'Value'
		]);
		expect(header).toMatchObject({ row: 3, index: 1, body: 2, width: 3, missing: [] });
		expect(header?.columns).toEqual(
			new Map([
				['Area Name', 2],
				['Value', 0]
			])
		);
	});

	test('a header that lacks a name is found only where that is allowed, and names it', () => {
		const table = sheet('Area,Year,Figure', 'Derby,2019,1');
		expect(findHeader(table, ['Area', 'Year', 'Value'])).toBeNull();
		expect(findHeader(table, ['Area', 'Year', 'Value'], 2)?.missing).toEqual(['Value']);
	});

	test('an unknown table hangs from its row of names, years among them', () => {
		expect(
			findAnyHeader(sheet('Offending', 'Printed in 2021,', 'Area,2019,2020', 'Derby,1,2'))
		).toMatchObject({ row: 3, names: ['Area', '2019', '2020'] });
		expect(findAnyHeader(sheet('1,2,3', '4,5,6'))).toBeNull();
		expect(findAnyHeader(sheet('Dear all', 'please find'))).toBeNull();
	});

	test('a row of groups is joined to the names under it', () => {
		expect(joinNames(['', 'Boys', '', 'Girls'], ['Area', '2019', '2020', '2019'])).toEqual([
			'Area',
			'Boys 2019',
			'Boys 2020',
			'Girls 2019'
		]);
		expect(
			findAnyHeader(sheet(',Boys,,Girls', 'Area,2019,2020,2019', 'Derby,1,2,3'))
		).toMatchObject({ row: 2, index: 0, body: 2, width: 4 });
	});

	test('a row without a figure is not taken for a second row of names', () => {
		expect(
			findAnyHeader(sheet('Area,,Value', 'Derby,E06000015,none', 'Poole,E06000029,4'))
		).toMatchObject({ row: 1, body: 1 });
	});

	test('headers said again, footnotes and torn rows are kept from the figures, totals are not', () => {
		const table = sheet(
			'Area,Value',
			'Derby,1',
			'AREA,value',
			'Total,3',
			'Poole,1,2',
			'',
			'1. Counted at the end of the year',
			'Source: the council, 2021'
		);
		const header = findHeader(table, ['Area', 'Value']);
		if (!header) throw new Error('No header was found.');
		const gathering = new Gathering(table, asked());
		expect(dataRows(table, header, gathering).map(({ row }) => row)).toEqual([2, 4]);
		expect(
			gathering.reading(2).problems.map(({ rule, row, severity }) => [rule, row, severity])
		).toEqual([
			['structure.ragged', 5, 'error'],
			['structure.repeated-header', 3, 'note'],
			['structure.footnote', 7, 'note']
		]);
		expect(isHeaderAgain(header, { row: 9, cells: ['area', ''] })).toBe(false);
	});
});
