import { describe, expect, test } from 'vitest';
import { readSfr, sfrLayouts } from '$lib/intake/sfr';
import { indicator, places, vintage } from './fixture';

const asked = { indicator: indicator().indicator, vintage, places };
const layoutOf = (year: number) => {
	const layout = sfrLayouts.find((each) => each.year === year);
	if (!layout) throw new Error(`no layout ${year}`);
	return layout;
};
const read = (year: number, text: string) => readSfr(text, `${year}.csv`, layoutOf(year), asked);
const facts = (year: number, text: string) =>
	read(year, text).values.map((each) => [
		each.geography,
		each.value,
		each.symbol,
		each.numerator,
		each.denominator,
		each.decimals
	]);

describe('reading DfE’s yearly files of outcomes', () => {
	test('a percentage is worked out to the precision DfE printed that year', () => {
		const file2012 =
			'country_code,country_name,gor_code,gor_name,la_code,la_9digit,la_name,CLA_12_months_2012_10plus,caution_conviction\n921,England,,,,,,"29,800","2,060"\n921,England,E,East Midlands,,,,"2,020",170\n921,England,E,East Midlands,892,E06000018,City of Nottingham,225,22\n';
		expect(facts(2012, file2012)).toEqual([
			['E92000001', 6.9, null, 2060, 29_800, 1],
			['E12000004', 8.4, null, 170, 2020, 1],
			['E06000018', 9.8, null, 22, 225, 1]
		]);
		const file2015 =
			'New_geog_code,geog_l,geog_c,geog_n,CLA_10over,CLA_convicted\nE06000018,LA,892,Nottingham,249,16\n';
		expect(facts(2015, file2015)).toEqual([['E06000018', 6, null, 16, 249, 0]]);
	});

	test('England is found by name, because its country code is the Isle of Wight’s number', () => {
		const file =
			'country_code,country_name,gor_code,gor_name,la_code,la_9digit,la_name,CLA_12_months_2012_10plus,caution_conviction\n921,England,,,,,,100,7\n';
		expect(facts(2012, file).map(([geography]) => geography)).toEqual(['E92000001']);
	});

	test('x is stored as suppressed to 2017 and the base is kept', () => {
		const file =
			'New_geog_code,geog_l,geog_c,geog_n,OC2_10to17,OC2_convicted\nE10000024,LA,891,Nottinghamshire,391,x\nE06000021,LA,861,Stoke-on-Trent,x,x\n';
		expect(facts(2017, file)).toEqual([
			['E10000024', null, 'c', null, 391, 0],
			['E06000021', null, 'c', null, null, 0]
		]);
	});

	test('a printed percentage is taken as it stands, and a mark of 2019 keeps its meaning', () => {
		const file =
			'geog_c,geog_n,OC2_10to17,OC2_convicted,OC2_convicted_pc\n892,Nottingham,331,9,3\n891,Nottinghamshire,446,c,c\n831,Derby,10,x,x\n';
		expect(facts(2019, file)).toEqual([
			['E06000018', 3, null, 9, 331, 0],
			['E10000024', null, 'c', null, 446, 0],
			['E06000015', null, 'x', null, 10, 0]
		]);
	});

	test('no percentage is made of a base of ten or fewer, and zero of many is zero', () => {
		const file =
			'New_geog_code,geog_l,geog_c,geog_n,CLA_10over,CLA_convicted\na,LA,892,Nottingham,10,0\na,LA,891,Nottinghamshire,419,0\na,LA,831,Derby,0,0\n';
		expect(facts(2015, file)).toEqual([
			['E06000018', null, 'c', 0, 10, 0],
			['E10000024', 0, null, 0, 419, 0],
			['E06000015', null, 'z', 0, 0, 0]
		]);
	});

	test('London’s halves are told apart from London though the file gives all three one code', () => {
		const file =
			'New_geog_code,geog_l,geog_c,geog_n,CLA_10over,CLA_convicted\nE12000007,REGION,G,LONDON,4840,280\nE12000007,REGION,H,INNER LONDON,2120,140\n';
		expect(facts(2015, file).map(([geography]) => geography)).toEqual(['E12000007', 'E13000001']);
	});

	test('the 2014 sheet is read past its titles, and Dorset is the authority of that year', () => {
		const file = [
			'Table LA4:  Offending1,,,,,,',
			',,,,,,',
			',Number looked after,,Number of looked after children aged 10 or older at 31 March3,,,',
			',,,,,Number convicted or subject to a final warning or reprimand during the year4,Percentage convicted or subject to a final warning or reprimand during the year',
			'ENGLAND,"47,670",,"30,660",,"1,710",5.6',
			'Dorset,230,,180,,20,10.0',
			'Nottingham,405,,245,,20,8.2',
			'Nottinghamshire,575,,355,,x,x',
			',,,,,,Source: SSDA903',
			'"Numbers have been rounded to the nearest 5, see notes.",,,,,,'
		].join('\n');
		expect(facts(2014, file)).toEqual([
			['E92000001', 5.6, null, 1710, 30_660, 1],
			['E10000009', 10, null, 20, 180, 1],
			['E06000018', 8.2, null, 20, 245, 1],
			['E10000024', null, 'c', null, 355, 0]
		]);
	});

	test('a file of another year is refused', () => {
		const { values, problems } = read(2017, 'geog_c,geog_n,CLA_10over,CLA_convicted\n892,N,1,1\n');
		expect(values).toEqual([]);
		expect(problems[0]).toMatchObject({ rule: 'sfr.no-column', severity: 'error' });
	});

	test('a cell that is neither number nor mark is reported with its row', () => {
		const { problems } = read(
			2015,
			'New_geog_code,geog_l,geog_c,geog_n,CLA_10over,CLA_convicted\na,LA,892,Nottingham,?,16\n'
		);
		expect(problems[0]).toMatchObject({ rule: 'sfr.value', row: 2 });
	});
});
