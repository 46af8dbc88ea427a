import { describe, expect, test } from 'vitest';
import type { IndicatorId } from '$lib/domain/id';
import { readEes } from '$lib/intake/ees';
import { eesLayouts, type EesLayout } from '$lib/intake/ees-layouts';
import { indicator, places, vintage } from './fixture';

const start =
	'time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,la_name,new_la_code';
const older = `${start},cla_group,characteristic,number,percentage`;
const newer = `${start},characteristic,breakdown,children_count,children_percent`;
const nottingham =
	'2022,Reporting year,Local authority,E92000001,England,E12000004,East Midlands,892,Nottingham,E06000018';
const england = '2022,Reporting year,National,E92000001,England,,,,,';
const inner = '2022,Reporting year,Regional,E92000001,England,E13000001,Inner London,,,';
const group = 'Convictions: Children looked after Ages 10 to 17 years';
const convicted =
	'"Convicted or subject to youth cautions, or youth conditional cautions during the year"';
const health = 'Health assessments: Children looked after all ages';

const measures = Object.values(eesLayouts).flatMap((layout) =>
	layout.measures.map((each) =>
		indicator({
			indicator: each.indicator as IndicatorId,
			year_kind: each.indicator === 'long-term-stability' ? 'snapshot' : 'financial-year'
		})
	)
);
const only = (layout: EesLayout, ...ids: string[]): EesLayout => ({
	...layout,
	measures: layout.measures.filter((each) => ids.includes(each.indicator))
});
const read = (layout: EesLayout, ...rows: string[]) =>
	readEes([...rows, ''].join('\n'), 'ees.csv', layout, { indicators: measures, vintage, places });
const offending = only(eesLayouts.outcomes, 'cla-offending');

describe('reading Explore Education Statistics', () => {
	test.each([
		['2022 to 2024', older],
		['2025', newer]
	])('the columns of %s give count, percentage and the base from its own row', (_, header) => {
		const { values, problems } = read(
			offending,
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
			{ geography: 'E13000001', value: 4, numerator: 90, denominator: 2240, source_row: 6 }
		]);
	});

	test('one base serves every measure of its group, and the base of another group none', () => {
		const { values, problems } = read(
			only(eesLayouts.outcomes, 'dental-checks', 'immunisations'),
			newer,
			`${nottingham},${health},Had their teeth checked by a dentist,439,86`,
			`${nottingham},${health},Had their immunisations up to date,455,90`,
			`${nottingham},${health},Total all ages,508,100`,
			`${nottingham},Substance misuse: Children looked after all ages,Total all ages,510,100`
		);
		expect(problems).toEqual([]);
		expect(values).toMatchObject([
			{ indicator: 'dental-checks', value: 86, numerator: 439, denominator: 508 },
			{ indicator: 'immunisations', value: 90, numerator: 455, denominator: 508 }
		]);
	});

	test('care leavers aged 17 to 18 are not taken for those aged 19 to 21', () => {
		const { values } = read(
			eesLayouts.accommodation,
			`${start},care_leaver_age,breakdown,care_leaver_count,care_leaver_percent`,
			`${nottingham},17 to 18 years,Accommodation considered suitable,140,96`,
			`${nottingham},17 to 18 years,Suitability total,146,100`,
			`${nottingham},19 to 21 years,Accommodation considered suitable,301,93`,
			`${nottingham},19 to 21 years,Suitability total,322,100`
		);
		expect(values).toMatchObject([{ value: 93, numerator: 301, denominator: 322 }]);
	});

	test('a percentage on a row of its own is put beside its count', () => {
		const { values, problems } = read(
			eesLayouts.missing,
			`${start},CLA_group,number`,
			`${nottingham},Children who had a missing incident during the year,85`,
			`${nottingham},Children looked after during the year,929`,
			`${nottingham},Percentage of children who had a missing incident during the year,9`
		);
		expect(problems).toEqual([]);
		expect(values).toMatchObject([
			{ indicator: 'missing', value: 9, numerator: 85, denominator: 929, source_row: 4 }
		]);
	});

	test('a measure of one day gets 31 March as its period', () => {
		const { values } = read(
			only(eesLayouts.stability, 'long-term-stability'),
			`${start},cla_group,placement_stability,children_count,children_percent`,
			`${nottingham},Children looked after continuously for at least 2.5 years on 31 March aged under 16 years,Living with the same carer for at least 2 years,153,67`
		);
		expect(values).toMatchObject([{ period: '2022-03-31', value: 67, denominator: null }]);
	});

	test('a suppressed count keeps its base', () => {
		const { values } = read(
			offending,
			newer,
			`${nottingham},${group},${convicted},c,c`,
			`${nottingham},${group},Total ages 10 to 17 years,349,100`
		);
		expect(values).toMatchObject([
			{ value: null, symbol: 'c', numerator: null, denominator: 349, decimals: 0 }
		]);
	});
});

describe('a file that cannot be read', () => {
	const line = `${nottingham},${group},${convicted},9,2`;

	test('columns of no known generation are refused, and the wanted ones named', () => {
		const { values, problems } = read(
			offending,
			`${start},characteristic,number,percent`,
			`${england},a,1,2`
		);
		expect(values).toEqual([]);
		expect(problems.map(({ rule }) => rule)).toEqual(['ees.no-column']);
		expect(problems[0]?.message).toContain('cla_group, characteristic, number, percentage; or');
	});

	test.each([
		['a place the record does not know', line.replace('892', '999'), 'ees.unknown-area'],
		['a year that is none', line.replace('2022', 'Autumn term'), 'ees.no-period'],
		['a count that is no number', line.replace(',9,2', ',many,2'), 'ees.value'],
		['a blank percentage', line.replace(',9,2', ',9,'), 'ees.value']
	])('%s is reported with its row', (_, row, rule) => {
		const { problems } = read(offending, newer, line.replace('2022', '2021'), row);
		expect(problems).toMatchObject([{ rule, row: 3 }]);
	});

	test('a figure given twice is reported, and the first is kept', () => {
		const { values, problems } = read(offending, newer, line, line.replace(',9,2', ',8,3'));
		expect(problems).toMatchObject([{ rule: 'ees.duplicate-key', row: 3 }]);
		expect(values).toMatchObject([{ value: 2, numerator: 9 }]);
	});

	test('a measure whose line was renamed is reported, not lost', () => {
		const { problems } = read(
			only(eesLayouts.outcomes, 'cla-offending', 'dental-checks'),
			newer,
			line,
			`${nottingham},${health},Saw a dentist,439,86`
		);
		expect(problems).toMatchObject([{ rule: 'ees.no-line' }]);
		expect(problems[0]?.message).toContain('“Had their teeth checked by a dentist”');
	});
});
