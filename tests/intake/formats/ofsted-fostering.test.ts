import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseIndicatorId } from '$lib/domain/id';
import { writeCsv } from '$lib/intake/csv';
import { openFile } from '$lib/intake/file/document';
import type { Figure, Reading } from '$lib/intake/format';
import { format } from '$lib/intake/formats/ofsted-fostering';
import type { Sheet } from '$lib/intake/sheet';
import { ofstedLabel } from '$lib/intake/ofsted/labels';
import { measureOf, whole } from '$lib/intake/ofsted/measure';
import { asked, recorded, register, sheetOf } from '../asked';
import { expectHonest, mauled } from '../mauled';

const FILE = 'Fostering_in_England_2017-18.csv';

/** Measures down, places across, three label columns, Ofsted’s numbers below the names, footnotes at the foot. */
const down = `Topic,Sub-topic,Data,England,,East Midlands ,Nottingham,Nottinghamshire,Dorset,London Tri-borough
,,,,,,SC012345,SC012346,SC012347,
Children,Information about CYP,Number of children/young people in placements (at 31 March)^,"53,040",,"3,340",215,355,205,55
,,,,,,,,,
,Reasons for going missing,Any other known reason,"1,365",,70,5,0,..,0
,,Reason unknown,"1,200",,35,0,5,..,0
,Children who left agency *,Not staying put,1735,,60,5,5,0,0
,,Reason unknown,1810,,40,10,..,0,0
Foster carers (at 31 March),,,,,,,,,
,Number of carers,Total approved carers ,73530,,4005,280,425,240,60
,,White,61430,,3650,205,400,,55
Places,Fostering Places,Number of filled places,53205,,3335,215,355,205,55
Recruitment,Initial enquiries,Number of initial enquiries from new prospective fostering households,117335,,4040,190,610,130,..
,Outcome,Number of applications which remained in progress on 31 March,3865,,220,10,40,10,..
+ Collected as one figure until 2013.,,,,,,,,,
`;

const read = (sheet: Sheet, answers = {}): Reading => format.read(sheet, asked(answers));
const key = ({ indicator, geography, period }: Figure) => `${indicator} ${geography} ${period}`;
const found = (reading: Reading, indicator: string, geography: string) =>
	reading.figures.find(
		(each) => each.indicator === `ofsted-fostering-${indicator}` && each.geography === geography
	);
const rules = (reading: Reading) =>
	reading.problems.map(({ rule, severity }) => `${severity} ${rule}`);

describe('measures down and places across', () => {
	const reading = read(sheetOf(down, FILE));

	test('every figure and mark is read, with its row, and nothing else', () => {
		expect(reading.rows).toBe(10);
		expect(reading.figures).toHaveLength(10 * 5 - 1);
		expect(found(reading, 'children-young-people-in-placements-at-31-march', 'E92000001')).toEqual({
			indicator: 'ofsted-fostering-children-young-people-in-placements-at-31-march',
			geography: 'E92000001',
			period: '2018-03-31',
			value: 53040,
			symbol: null,
			decimals: 0,
			numerator: null,
			denominator: null,
			source_row: 3
		});
		expect(found(reading, 'missing-reason-reason-unknown', 'E10000009')?.symbol).toBe('..');
	});

	test('Nottingham and Nottinghamshire keep their own columns, and Dorset of 2018 is the abolished county', () => {
		expect(found(reading, 'filled-places', 'E06000018')?.value).toBe(215);
		expect(found(reading, 'filled-places', 'E10000024')?.value).toBe(355);
		expect(found(reading, 'filled-places', 'E10000009')?.value).toBe(205);
		expect(reading.figures.some(({ geography }) => geography === 'E06000059')).toBe(false);
	});

	test('what stands on 31 March is a snapshot and what happened in the year is the year', () => {
		const kinds = (id: string) => {
			const measure = [...reading.indicators, ...register.indicators].find(
				({ indicator }) => indicator === `ofsted-fostering-${id}`
			);
			return [measure?.year_kind, measure?.unit_label, found(reading, id, 'E06000018')?.period];
		};
		expect(kinds('filled-places')).toEqual(['snapshot', 'foster places on 31 March', '2018-03-31']);
		expect(kinds('carers-white')).toEqual(['snapshot', 'foster carers on 31 March', '2018-03-31']);
		expect(kinds('initial-enquiries-from-new-prospective-fostering-households')).toEqual([
			'financial-year',
			'enquiries in the year to 31 March',
			'2017-04-01/2018-03-31'
		]);
		expect(kinds('applications-which-remained-in-progress-on-31-march')[0]).toBe('snapshot');
	});

	test('one label in two sections is two measures, told apart by the row above', () => {
		expect(found(reading, 'missing-reason-reason-unknown', 'E06000018')?.value).toBe(0);
		expect(found(reading, 'left-reason-unknown', 'E06000018')?.value).toBe(10);
		const torn = down.replace(/,Children who left agency \*,Not staying put.*\n/, '');
		const moved = read(sheetOf(torn.replace(/,,Reason unknown,"1,200".*\n/, ''), FILE));
		expect(found(moved, 'missing-reason-reason-unknown', 'E06000018')?.value).toBe(10);
		const alone = read(sheetOf(torn.replace(/,Reasons for.*\n,,Reason unknown.*\n/, ''), FILE));
		expect(alone.set_aside).toHaveLength(1);
		expect(rules(alone)).toContain('error identity.unknown-measure');
	});

	test('a column that is no authority is left out with a warning; blanks are no figures', () => {
		expect(rules(reading)).toEqual(['warning identity.unknown-area', 'note value.blank']);
		expect(reading.questions).toEqual([]);
	});

	test('a measure says what it counts, when, and that it is rounded', () => {
		for (const each of reading.indicators) {
			expect(parseIndicatorId(each.indicator), each.indicator).toBe(each.indicator);
			expect(each).toMatchObject({ unit: 'count', decimals: 0, polarity: 'none', per: null });
			expect(each.caution).toContain('nearest 5');
			expect(each.definition).toMatch(/on 31 March|in the year to 31 March/);
		}
	});
});

test('a header or a row moved by one cell gives no figures, instead of each place another’s', () => {
	const header = read(sheetOf(down.replace('Topic,', ',Topic,'), FILE));
	expect(header.figures).toEqual([]);
	expect(rules(header)).toContain('error structure.ragged');
	const row = read(sheetOf(down.replace(',"53,040",', ',,"53,040",'), FILE));
	expect(row.set_aside.map(({ row }) => row)).toEqual([3]);
	expect(row.figures.some(({ source_row }) => source_row === 3)).toBe(false);
});

describe('the same table in other shapes', () => {
	const cells = sheetOf(down, FILE);
	const plain = read(cells);

	test('turned round, with the names of columns for labels, it gives the same figures', () => {
		const [head, , ...body] = cells.rows;
		const named = body.filter(({ cells }) => cells.slice(3).some((cell) => cell !== ''));
		let unknown = 0;
		const label = (text: string) => {
			const name = text
				.trim()
				.replace(/[^a-z0-9]+/gi, '_')
				.replace(/_+$/, '');
			if (name !== 'Reason_unknown') return name;
			unknown += 1;
			return unknown === 1 ? name : `${name}_1`;
		};
		const header = ['CC', ...named.map(({ cells }) => label(cells[2] ?? ''))];
		const rows = (head?.cells ?? [])
			.map((name, place) => [name, ...named.map(({ cells }) => cells[place] ?? '')])
			.slice(3)
			.filter(([name]) => name !== '');
		const turned = sheetOf(writeCsv(header, rows), FILE);
		expect(format.knows(turned)).toBeGreaterThan(0.5);
		const reading = read(turned);
		const values = (of: Reading) =>
			new Map(of.figures.map((each) => [key(each), each.value ?? each.symbol]));
		expect(values(reading)).toEqual(values(plain));
		const shuffled = read(sheetOf(writeCsv(header, [...rows].reverse()), FILE));
		expect(values(shuffled)).toEqual(values(plain));
	});

	test('England by sector over the years', () => {
		const trend = `,,,England,,,Local Authority Fostering Agencies,,Independent Fostering Agencies
Topic,Sub-topic,Data,2016-17,2017-18,,2016-17,2017-18,2017-18
,Fostering Places (at 31 March),Number of approved foster places,84740,87120,,53490,53575,33545
,,Number of filled places,52175,53205,,35600,35180,18025
,Initial enquiries,Number of initial enquiries from new prospective fostering households,118425,117335,,..,34675,82660
`;
		const reading = read(sheetOf(trend, 'trend.csv'));
		expect(reading.problems).toEqual([]);
		expect(reading.figures).toHaveLength(15);
		expect(found(reading, 'filled-places-councils', 'E92000001')).toMatchObject({
			period: '2017-03-31',
			value: 35600
		});
		expect(reading.figures.every(({ geography }) => geography === 'E92000001')).toBe(true);
		expect(reading.indicators).toHaveLength(6);
		expect(new Set(reading.figures.map(({ indicator }) => indicator)).size).toBe(9);
	});

	test('a file that names no year asks for it, and the answer is used', () => {
		const reading = read(sheetOf(down, 'fostering.csv'));
		expect(reading.figures).toEqual([]);
		expect(reading.questions.map(({ rule }) => rule)).toEqual(['period.year']);
		const answered = read(sheetOf(down, 'fostering.csv'), { 'period.year': '2018-19' });
		expect(found(answered, 'filled-places', 'E06000018')?.period).toBe('2019-03-31');
		expect(rules(read(sheetOf(down, 'f.csv'), { 'period.year': 'soon' }))).toEqual([
			'error period.unknown'
		]);
	});

	test('a name slightly wrong is asked about and never taken', () => {
		const reading = read(sheetOf(down.replace(',Nottingham,', ',Nottinghm,'), FILE));
		expect(reading.questions[0]?.rule).toBe('identity.synonym:Nottinghm');
		expect(reading.figures.some(({ geography }) => geography === 'E06000018')).toBe(false);
		const answered = read(sheetOf(down.replace(',Nottingham,', ',Nottinghm,'), FILE), {
			'identity.synonym:Nottinghm': 'E06000018'
		});
		expect(found(answered, 'filled-places', 'E06000018')?.value).toBe(215);
	});
});

test('a sheet of notes is not a table of it', () => {
	for (const text of [
		'Notes\nThe number of foster carers is rounded\n',
		'Contents\n,Number of foster carers\n,Number of filled places\n,Number of vacant places\n',
		'indicator,authority,period,value\nfoster-places-filled,Nottingham,2021,5\n'
	])
		expect(format.knows(sheetOf(text))).toBe(0);
});

test('however it is mauled, no figure is read that does not stand in its row', () => {
	fc.assert(
		fc.property(mauled(down, FILE), (sheet) => {
			format.knows(sheet);
			expectHonest(sheet, read(sheet));
		}),
		{ numRuns: 150 }
	);
});

const shared = '../shared/data';
describe.skipIf(!existsSync(shared))('the files of 2017-18', () => {
	const open = async (file: string) =>
		(await openFile(file, new Uint8Array(readFileSync(`${shared}/${file}`)))).sheets;

	test('the CSV and the workbook’s sheet give the same 20,991 figures', async () => {
		const [csv] = await open('ofsted_fostering_2017-18_LA.csv');
		const sheets = await open('ofsted_fostering_2017-18_dataset.xlsx');
		const known = sheets.filter((sheet) => format.knows(sheet) > 0);
		expect(known.map(({ sheet }) => sheet)).toEqual(['Trend Data 2012-18', 'LA Data 2017-18']);
		const [trend, authorities] = known;
		if (!csv || !trend || !authorities) throw new Error('three sheets');
		const values = (sheet: Sheet) =>
			new Map(read(sheet).figures.map((each) => [key(each), each.value ?? each.symbol]));
		const first = values(csv);
		expect(first.size).toBe(20991);
		expect(values(authorities)).toEqual(first);
		const years = values(trend);
		expect(years.size).toBe(2226);
		// England’s figures of 2017-18 in the trend are those of the sheet of authorities, but for one revised since.
		const differing = [...years].filter(([at, value]) => first.has(at) && first.get(at) !== value);
		expect(differing).toEqual([['ofsted-fostering-carers-not-known E92000001 2018-03-31', 1415]]);
	});

	test('turned round by its owner, the marks became blanks and a few cells noughts', async () => {
		const [turned] = await open('ofsted_fostering_2017-18_transposed.csv');
		const [csv] = await open('ofsted_fostering_2017-18_LA.csv');
		if (!turned || !csv) throw new Error('two sheets');
		const reading = read(turned);
		expect([reading.rows, reading.figures.length, reading.set_aside.length]).toEqual([
			165, 19764, 1
		]);
		const held = new Map(read(csv).figures.map((each) => [key(each), each.value]));
		const differing = reading.figures.filter((each) => held.get(key(each)) !== each.value);
		expect(differing).toHaveLength(7);
		expect(differing.every(({ value }) => value === 0)).toBe(true);
	});
});

describe('what the record holds of Ofsted’s table', () => {
	const held = register.indicators.filter(({ indicator }) =>
		indicator.startsWith('ofsted-fostering-')
	);
	const labels = [
		'Number of initial enquiries from new prospective fostering households',
		'Total applications concluded or in progress at 31 March',
		'Number of applications approved',
		'Number of family and friends households approved in year',
		'Total households de-registered between 1 April and 31 March"',
		'Total approved households',
		'Number of approved foster places',
		'Number of filled places',
		'Number of vacant places',
		'Number of places not available'
	];

	test.each(labels.map((label, at) => [label, held[at]] as const))(
		'%s is the measure an analyst’s own file of it has',
		(label, measure) => {
			const read = ofstedLabel(label, '');
			if (!read) throw new Error(`“${label}” could mean two measures.`);
			const { indicator, unit, unit_label, decimals, year_kind, polarity, theme } = measureOf(
				label,
				read,
				whole
			);
			expect(measure).toMatchObject({
				indicator,
				unit,
				unit_label,
				decimals,
				year_kind,
				polarity,
				theme
			});
		}
	);

	test('is ten measures, each of England, the regions and the authorities, none below zero or between fives', () => {
		expect(held).toHaveLength(labels.length);
		const figures = recorded('ofsted-fostering-2018');
		expect(figures).toHaveLength(10 * 164);
		expect(figures.filter(({ value }) => value !== null && value % 5 !== 0)).toEqual([]);
		const england = figures.filter(({ geography }) => geography === 'E92000001');
		expect(england.map(({ value }) => value)).toEqual([
			117335, 14280, 4920, 2845, 8740, 43475, 87120, 53205, 17150, 15645
		]);
	});
});
