import { describe, expect, test } from 'vitest';
import { readEesOffending } from '$lib/intake/ees';
import { indicator, places, vintage } from './fixture';

const start =
	'time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,la_name,new_la_code';
const older = `${start},cla_group,characteristic,number,percentage`;
const newer = `${start},characteristic,breakdown,children_count,children_percent`;
const group = 'Convictions: Children looked after Ages 10 to 17 years';
const nottingham =
	'2022,Reporting year,Local authority,E92000001,England,E12000004,East Midlands,892,Nottingham,E06000018';
const england = '2022,Reporting year,National,E92000001,England,,,,,';
const inner = '2022,Reporting year,Regional,E92000001,England,E13000001,Inner London,,,';
const convicted = '"Convicted or subject to youth cautions, or youth conditional cautions"';
const read = (...rows: string[]) =>
	readEesOffending([...rows, ''].join('\n'), 'ees.csv', {
		indicator: indicator().indicator,
		vintage,
		places
	});

describe('reading offending from Explore Education Statistics', () => {
	test.each([
		['2022 to 2024', older],
		['2025', newer]
	])('the columns of %s give count, percentage and the base from its own row', (_, header) => {
		const { values, problems } = read(
			header,
			`${england},Health: all,Total,9,9`,
			`${england},${group},${convicted},930,2`,
			`${england},${group},Total ages 10 to 17 years,41550,100`,
			`${inner},${group},Total ages 10 to 17 years,2240,100`,
			`${inner},${group},${convicted},90,4`
		);
		expect(problems).toEqual([]);
		expect(values).toMatchObject([
			{
				geography: 'E92000001',
				period: '2021-04-01/2022-03-31',
				value: 2,
				numerator: 930,
				denominator: 41_550,
				source_row: 3
			},
			{ geography: 'E13000001', value: 4, numerator: 90, denominator: 2240 }
		]);
	});

	test('a suppressed count keeps its base', () => {
		const { values } = read(
			newer,
			`${nottingham},${group},${convicted},c,c`,
			`${nottingham},${group},Total ages 10 to 17 years,349,100`
		);
		expect(values).toMatchObject([
			{ value: null, symbol: 'c', numerator: null, denominator: 349, decimals: 0 }
		]);
	});

	test('columns of neither generation are refused', () => {
		const { values, problems } = read(`${start},characteristic,number,percent`, `${england},a,1,2`);
		expect(values).toEqual([]);
		expect(problems[0]?.rule).toBe('ees.no-column');
	});

	test('a place the record does not know is reported', () => {
		const { problems } = read(
			newer,
			`${nottingham.replace('892', '999')},${group},${convicted},9,2`
		);
		expect(problems[0]).toMatchObject({ rule: 'ees.unknown-area', row: 2 });
	});
});
