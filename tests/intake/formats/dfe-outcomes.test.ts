import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseIndicatorId } from '$lib/domain/id';
import { openFile } from '$lib/intake/file/document';
import type { Figure, Reading } from '$lib/intake/format';
import { format } from '$lib/intake/formats/dfe-outcomes';
import { withoutMarks } from '$lib/intake/dfe-outcomes/headings';
import type { Sheet } from '$lib/intake/sheet';
import { asked, recorded, sheetOf } from '../asked';

const read = (text: string, file: string, answers = {}) =>
	format.read(sheetOf(text, file), asked(answers));
const rules = ({ problems }: Reading) =>
	problems.map(({ severity, rule }) => `${severity} ${rule}`);
const facts = (reading: Reading, indicator: string) =>
	reading.figures
		.filter((each) => each.indicator === indicator)
		.map(({ geography, value, symbol, numerator, denominator, decimals }) => [
			geography,
			value,
			symbol,
			numerator,
			denominator,
			decimals
		]);
const values = (reading: Reading, indicator: string) =>
	reading.figures
		.filter((each) => each.indicator === indicator)
		.map(({ value, symbol }) => symbol ?? value);
const periods = ({ figures }: Reading) => [...new Set(figures.map(({ period }) => period))].sort();

const base2010 = 'looked after continuously for 12 months aged 10 or over at 31 March ';
const sides = ['boys', 'girls', 'children'];
const headings2010 = sides
	.flatMap((who) => [
		`Number of ${who} looked after continuously for 12 months at 31 March 2010`,
		`Number of ${who} ${base2010}`,
		`Number of ${who} with cautions or conviction `
	])
	.join();
const file2010 = `LA Number,,${headings2010}\n,England,"25,310","17,600","1,670","19,090","12,560",720,"44,400","30,160","2,390"\n,,,,,,,,,,\n,Yorks & the Humber ,1,100,x,1,100,0,2,200,10\n892,City of Nottingham,200,140,20,150,100,6,350,240,26\n`;

const file2012 =
	'country_code,country_name,gor_code,gor_name,la_code,la_9digit,la_name,CLA_12_months_2012,CLA_12_months_2012_10plus,caution_conviction,ft_ed\n921,England,,,,,,"46,590","29,800","2,060","3,930"\n921,England,E,East Midlands,,,,"3,000","2,020",170,x\n921,England,E,East Midlands,892,E06000018,City of Nottingham,340,225,22,14\n921,England,K,South West,835,E10000009,Dorset,200,120,x,7\n';

const file2014 = [
	'Table LA4:  Offending by children who had been looked after continuously for at least 12 months1,,,,,,',
	'Years: 2014,,,,,,',
	'Coverage: England,,,,,,',
	',Number of children looked after at 31 March who had been looked after for at least 12 months2,,Number of looked after children aged 10 or older at 31 March3,,Looked after children aged 10 and above,',
	',,,,,Number convicted or subject to a final warning or reprimand during the year4,Percentage convicted or subject to a final warning or reprimand during the year',
	'ENGLAND9,"47,670",,"30,660",,"1,710",5.6',
	'OUTER LONDON,"4,000",,"2,500",,150,6.0',
	'Dorset,230,,180,,20,10.0',
	'Bournemouth,150,,90,,x,x',
	'Poole,105,,75,,x,x',
	'Nottingham,405,,245,,20,8.2',
	'Nottinghamshire,575,,355,,x,x',
	'Isles of Scilly,0,,0,,x,.',
	',,,,,,Source: SSDA903',
	'1. Offending data is collected for children aged 10 or over.,,,,,,',
	'x = number less than or equal to 5,,,,,,'
].join('\n');

const file2017 =
	'LA_order,New_geog_code,geog_l,geog_c,geog_n,OC2_12mths,OC2_10to17,OC2_convicted,OC2_SDQaverage\n1,E92000001,NATIONAL,999,ENGLAND,49750,35110,1580,14.1\n40,E12000007,REGION,G,LONDON,7000,4840,280,13.9\n41,E12000007,REGION,H,INNER LONDON,3000,2120,140,13.5\n7,E06000018,LA,892,Nottingham,400,270,20,15.3\n8,E10000024,LA,891,Nottinghamshire,560,391,x,15\n';

const file2019 =
	'LA_order,New_geog_code,geog_l,geog_c,geog_n,OC2_12mths,OC2_10to17,OC2_convicted,OC2_convicted_pc,OC2_teethcheck,OC2_teethcheck_pc\n1,E92000001,NATIONAL,999,ENGLAND,54590,38110,1290,3,46670,85\n7,E06000018,LA,892,Nottingham,480,331,9,3,440,92\n8,E10000024,LA,891,Nottinghamshire,600,446,c,c,520,87\n9,E06000015,LA,831,Derby,300,10,x,x,280,93\n';

const named = [
	['OC2_Final_V2.csv', file2010],
	['SFR32_2012_OC2_LA_Tables_UD.csv', file2012],
	['sheet4.csv', file2014],
	['SFR50_OC22017.csv', file2017],
	['OC22019.csv', file2019]
] as const;

describe('DfE’s yearly files of outcomes', () => {
	test.each(named)('%s is known', (file, text) => {
		expect(format.knows(sheetOf(text, file))).toBeGreaterThan(0.8);
	});

	test('a tidy file, a board paper and an index of tables are not', () => {
		for (const text of [
			'time_period,time_identifier,geographic_level,characteristic,number\n2022,Reporting year,National,Immunisations: all,3\n',
			'Area,2018/19,2019/20\nNottingham,3,4\n',
			'Index of Tables\nTable LA4,Offending by children who have been looked after\n'
		])
			expect(format.knows(sheetOf(text, 'x.csv'))).toBe(0);
	});

	test('2010: boys, girls and all are three measures, and the share of all is worked out', () => {
		const reading = read(file2010, 'OC2_Final_V2.csv');
		expect(reading.problems).toEqual([]);
		expect(reading.rows).toBe(3);
		expect(facts(reading, 'cla-offending')).toEqual([
			['E92000001', 7.9, null, 2390, 30_160, 1],
			['E12000003', 5, null, 10, 200, 1],
			['E06000018', 10.8, null, 26, 240, 1]
		]);
		expect(values(reading, 'dfe-cautioned-or-convicted')).toEqual([2390, 10, 26]);
		expect(values(reading, 'dfe-cautioned-or-convicted-boys')).toEqual([1670, 'c', 20]);
		expect(values(reading, 'dfe-cautioned-or-convicted-girls')).toEqual([720, 0, 6]);
		expect(reading.figures).toHaveLength(3 * 10);
		expect(periods(reading)).toEqual(['2009-04-01/2010-03-31', '2010-03-31']);
	});

	test('2011: two blank headings stand over numbers and names', () => {
		const reading = read(
			',,Number of children looked after continuously for 12 months at 31 March 2011,Number of children looked after continuously for 12 months aged 10 or over at 31 March,Number of children with cautions or conviction\n,England,"45,000","30,000","2,190"\n892,City of Nottingham,330,230,25\n835,Dorset,200,130,x\n',
			'OC2.csv'
		);
		expect(reading.problems).toEqual([]);
		expect(facts(reading, 'cla-offending')).toEqual([
			['E92000001', 7.3, null, 2190, 30_000, 1],
			['E06000018', 10.9, null, 25, 230, 1],
			['E10000009', null, 'c', null, 130, 0]
		]);
		expect(periods(reading)).toEqual(['2010-04-01/2011-03-31', '2011-03-31']);
	});

	test('2012: England is found by name, and a column nobody knows is a measure of its own', () => {
		const reading = read(file2012, 'SFR32_2012_OC2_LA_Tables_UD.csv');
		expect(reading.problems).toEqual([]);
		expect(facts(reading, 'cla-offending')).toEqual([
			['E92000001', 6.9, null, 2060, 29_800, 1],
			['E12000004', 8.4, null, 170, 2020, 1],
			['E06000018', 9.8, null, 22, 225, 1],
			['E10000009', null, 'c', null, 120, 0]
		]);
		expect(values(reading, 'dfe-ft-ed')).toEqual([3930, 'c', 14, 7]);
		expect(reading.indicators.find(({ indicator }) => indicator === 'dfe-ft-ed')).toMatchObject({
			name: 'ft ed',
			unit: 'count'
		});
	});

	test('2013 and 2014: titles, two rows of headings, spacers, footnotes and their marks', () => {
		const reading = read(file2014, 'sheet4.csv');
		expect(rules(reading)).toEqual(['note structure.footnote']);
		expect(reading.rows).toBe(8);
		expect(facts(reading, 'cla-offending')).toEqual([
			['E92000001', 5.6, null, 1710, 30_660, 1],
			['E13000002', 6, null, 150, 2500, 1],
			['E10000009', 10, null, 20, 180, 1],
			['E06000028', null, 'c', null, 90, 0],
			['E06000029', null, 'c', null, 75, 0],
			['E06000018', 8.2, null, 20, 245, 1],
			['E10000024', null, 'c', null, 355, 0],
			['E06000053', null, '.', null, 0, 0]
		]);
		expect(periods(read(file2014.replace('Years: 2014', 'Years: 2013'), 'LA4.csv'))).toEqual([
			'2012-04-01/2013-03-31',
			'2013-03-31'
		]);
	});

	test('a year above groups of columns is theirs alone', () => {
		const reading = read(
			[
				'Table LA7: Emotional health of children looked after continuously for 12 months1,,,,,',
				'Years: 2013-2014,,,,,',
				',2013,,,2014,',
				',Number of children looked after for at least 12 months aged 5 to 161,,Average score per child3,Average score per child3,Banded SDQ Score4',
				',,,,,Normal',
				'Nottingham,300,,15.2,15.8,45'
			].join('\n'),
			'tables.csv'
		);
		expect(
			reading.figures.map(({ indicator, period, value }) => [indicator, period.slice(-10), value])
		).toEqual([
			['dfe-looked-after-12-months-aged-5-to-16', '2013-03-31', 300],
			['sdq-score', '2013-03-31', 15.2],
			['sdq-score', '2014-03-31', 15.8],
			[expect.stringMatching(/^dfe-banded-sdq-score-normal-/), '2014-03-31', 45]
		]);
		expect(reading.questions).toEqual([]);
	});

	test('2017: x is stored as suppressed, and London’s halves are told apart from London', () => {
		const reading = read(file2017, 'SFR50_OC22017.csv');
		expect(facts(reading, 'cla-offending')).toEqual([
			['E92000001', 5, null, 1580, 35_110, 0],
			['E12000007', 6, null, 280, 4840, 0],
			['E13000001', 7, null, 140, 2120, 0],
			['E06000018', 7, null, 20, 270, 0],
			['E10000024', null, 'c', null, 391, 0]
		]);
		expect(values(reading, 'sdq-score')).toEqual([14.1, 13.9, 13.5, 15.3, 15]);
	});

	test('2019: percentages are those printed, and x is not available', () => {
		const reading = read(file2019, 'OC22019.csv');
		expect(facts(reading, 'cla-offending')).toEqual([
			['E92000001', 3, null, 1290, 38_110, 0],
			['E06000018', 3, null, 9, 331, 0],
			['E10000024', null, 'c', null, 446, 0],
			['E06000015', null, 'x', null, 10, 0]
		]);
		expect(facts(reading, 'dental-checks')).toContainEqual(['E06000018', 92, null, 440, 480, 0]);
	});
});

describe('what the file does not say', () => {
	const unnamed = file2019;

	test('the year is asked where neither title, headings nor name say it', () => {
		const reading = read(unnamed, 'outcomes.csv');
		expect(reading.figures).toEqual([]);
		expect(reading.questions).toMatchObject([{ rule: 'period.year', fallback: null }]);
		expect(reading.questions[0]?.options.map(({ option }) => option)).toContain('2019');
	});

	test('and the answer is taken', () => {
		const reading = read(unnamed, 'outcomes.csv', { 'period.year': '2019' });
		expect(reading.questions).toEqual([]);
		expect(periods(reading)).toEqual(['2018-04-01/2019-03-31', '2019-03-31']);
	});

	test('a band is no figure, and the rest of its row is kept', () => {
		const reading = read(file2019.replace(',92\n', ',90-99\n'), 'OC22019.csv');
		expect(rules(reading)).toEqual(['warning value.band']);
		expect(facts(reading, 'dental-checks')).toHaveLength(3);
		expect(facts(reading, 'cla-offending')).toHaveLength(4);
	});

	test('a place nobody knows is set aside, and a cell that is no figure too', () => {
		const reading = read(
			file2019.replace('831,Derby', '599,Camelot').replace('9,3,440', '9,three,440'),
			'OC22019.csv'
		);
		expect(rules(reading)).toEqual(['error value.unreadable', 'error identity.unknown-area']);
		expect(reading.set_aside.map(({ row }) => row)).toEqual([3, 5]);
		expect(new Set(reading.figures.map(({ geography }) => geography)).size).toBe(2);
	});

	test('figures under no heading are said and left out', () => {
		const reading = read(file2019.replace(',OC2_teethcheck,', ',,'), 'OC22019.csv');
		expect(rules(reading)).toEqual(['warning structure.no-column']);
		expect(reading.figures.some(({ value }) => value === 440)).toBe(false);
	});

	test('two columns that only a footnote mark tells apart are two measures', () => {
		const reading = read(
			'Table LA3: Performance of children who have been looked after at Key Stage 4,,\nYears: 2010-2014,,\n,2014 - 2013 methodology3,2014 - 2013 methodology4\n,Number eligible to sit GCSEs6,Number eligible to sit GCSEs6\nNottingham,30,31\nDerby,20,21\n',
			'tables.csv'
		);
		expect(rules(reading)).toEqual(['warning structure.same-heading']);
		expect(reading.figures.map(({ value }) => value)).toEqual([30, 31, 20, 21]);
		expect(reading.indicators).toHaveLength(2);
		expect(periods(reading)).toEqual(['2013-09-01/2014-08-31']);
	});

	test.each([
		['months1', 'months'],
		['during the year4', 'during the year'],
		['Number eligible to sit tests4,5', 'Number eligible to sit tests'],
		['aged 5 to 161', 'aged 5 to 16'],
		['at least Level 24', 'at least Level 2'],
		['Percentage of sessions missed due to6:', 'Percentage of sessions missed due to'],
		['5+ GCSEs at grades A*-C7', '5+ GCSEs at grades A*-C'],
		['CLA_12_months_2012_10plus', 'CLA_12_months_2012_10plus'],
		['at Key Stage 1', 'at Key Stage 1'],
		['31 March 2014', '31 March 2014'],
		['aged 10 to 17 years', 'aged 10 to 17 years']
	])('the heading “%s” without its mark is “%s”', (text, expected) => {
		expect(withoutMarks(text)).toBe(expected);
	});
});

describe('any order and any damage', () => {
	const plain = ({ figures }: Reading) =>
		figures.map(({ source_row, ...each }: Figure) => JSON.stringify([source_row > 0, each])).sort();

	test('shuffled rows and a header pasted again give the same figures', () => {
		const [head = '', ...rows] = file2019.trim().split('\n');
		const expected = plain(read(file2019, 'OC22019.csv'));
		fc.assert(
			fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), fc.nat(3), (order, at) => {
				const lines = [head, ...order.slice(0, at), head, ...order.slice(at)];
				expect(plain(read(`${lines.join('\n')}\n`, 'OC22019.csv'))).toEqual(expected);
			}),
			{ numRuns: 20 }
		);
	});

	test('columns in another order give the same figures', () => {
		const turned = file2019
			.trim()
			.split('\n')
			.map((line) => line.split(',').reverse().join())
			.join('\n');
		expect(plain(read(turned, 'OC22019.csv'))).toEqual(plain(read(file2019, 'OC22019.csv')));
	});

	test.each(named)(
		'a mutated copy of %s never throws, and figures only come from rows it has',
		(file, text) => {
			const change = fc.record({
				at: fc.nat(text.length),
				cut: fc.nat(15),
				put: fc.oneof(fc.constantFrom(',', '\n', '"', '9', '', ',,,'), fc.string())
			});
			fc.assert(
				fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
					let damaged = text;
					for (const { at, cut, put } of changes)
						damaged = damaged.slice(0, at) + put + damaged.slice(at + cut);
					const torn: Sheet = sheetOf(damaged, file);
					const reading = format.read(torn, asked());
					const rows = new Set(torn.rows.map(({ row }) => row));
					for (const each of reading.figures) {
						expect(rows.has(each.source_row)).toBe(true);
						expect(each.value === null).toBe(each.symbol !== null);
					}
				}),
				{ numRuns: 40 }
			);
		}
	);

	test('ten thousand columns and a file of nothing but text are read without harm', () => {
		const wide = Array.from({ length: 10_000 }, () => '1').join();
		expect(() => read(`LA Number,,${wide}\n892,Nottingham,${wide}\n`, 'x.csv')).not.toThrow();
		expect(read('a,b\nc,d\n', 'x.csv').figures).toEqual([]);
	});
});

const shared = '../shared/data';
const files: readonly (readonly [string, number, number, number])[] = [
	['sfr2010_OC2_Final_V2.csv', 2010, 163, 163 * 55],
	['sfr2012_SFR32_2012_OC2_LA_Tables_UD.csv', 2012, 163, 163 * 22],
	['sfr2014_LA4_offending_sheet.csv', 2014, 164, 164 * 4],
	['sfr2015_SFR34_OC22015.csv', 2015, 163, 163 * 17],
	['sfr2017_SFR50_OC22017.csv', 2017, 163, 163 * 18],
	['sfr2019_OC22019.csv', 2019, 164, 164 * 29]
];
const errors = ({ problems }: Reading) => problems.filter(({ severity }) => severity === 'error');

function holds(reading: Reading, edition: string): void {
	const found = new Map(
		reading.figures.map((each) => [`${each.indicator} ${each.geography} ${each.period}`, each])
	);
	const held = recorded(edition);
	expect(held.length).toBeGreaterThan(160);
	for (const { vintage, ...each } of held)
		expect(found.get(`${each.indicator} ${each.geography} ${each.period}`), vintage).toEqual(each);
}

describe.skipIf(!existsSync(shared))('the published files', () => {
	test.each(files)('%s holds the record’s figures of %i', (file, year, rows, cells) => {
		const text = readFileSync(`${shared}/${file}`, 'utf8');
		const reading = read(text, file);
		expect(errors(reading)).toEqual([]);
		expect(reading.questions).toEqual([]);
		const ids = reading.indicators.map(({ indicator }) => indicator);
		expect(ids.filter((id) => parseIndicatorId(id) === null)).toEqual([]);
		expect(reading.rows).toBe(rows);
		expect(reading.figures).toHaveLength(cells);
		holds(reading, `dfe-outcomes-${year}`);
	});

	test('the workbook of 2014: ten tables are known and read, its index is not', async () => {
		const file = 'sfr2014_SFR49_2014_LATables.xlsx';
		const { sheets } = await openFile(file, readFileSync(`${shared}/${file}`));
		const known = sheets.filter((each) => format.knows(each) > 0.5);
		expect(known.map(({ sheet }) => sheet)).toEqual(
			Array.from({ length: 10 }, (_, at) => `Table LA${at + 1}`)
		);
		for (const each of known) {
			const reading = format.read(each, asked());
			expect(reading.rows, each.sheet ?? '').toBe(164);
			expect(reading.figures.length).toBeGreaterThan(600);
			expect(errors(reading).every(({ rule }) => rule === 'identity.unknown-area')).toBe(true);
			if (each.sheet === 'Table LA4') holds(reading, 'dfe-outcomes-2014');
		}
	});
});

describe('the file’s own percentage', () => {
	test.each(['CLA_convicted_pc', 'CLA_convicted_percent', 'CLA_convicted %'])(
		'%s is the followed measure’s figure, beside its count and base',
		(column) => {
			const reading = read(
				`geog_l,geog_c,geog_n,CLA_10over,CLA_convicted,${column}\nLA,E06000018,NOTTINGHAM,249,15,7\nLA,E06000015,DERBY,200,10,5`,
				'SFR_2017.csv'
			);
			expect(facts(reading, 'cla-offending')).toEqual([
				['E06000018', 7, null, 15, 249, 0],
				['E06000015', 5, null, 10, 200, 0]
			]);
		}
	);
});
