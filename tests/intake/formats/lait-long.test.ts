import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LAIT_COLUMNS } from '$lib/domain/lait';
import { format } from '$lib/intake/formats/lait-long';
import { isBulkLait } from '$lib/intake/lait-long';
import { asked, recorded, sheetOf } from '../asked';
import { withstands } from './mutilated';

const header = LAIT_COLUMNS.join(',');
const nottingham = 'LAC_Convictions,,2020,Nottingham,4,892,East Midlands';
const rows = [
	nottingham,
	'LAC_Convictions,,2021,Nottingham,-,892,East Midlands',
	'LAC_Convictions,,2020,Nottinghamshire,0,891,East Midlands',
	'LAC_Convictions,,2020,England,3.2,970,NA',
	'FirstYJS,,2016,Nottingham,431,892,East Midlands'
];
const read = (...lines: string[]) => format.read(sheetOf(lines.join('\n')), asked());
const shown = (reading: ReturnType<typeof read>) =>
	reading.figures
		.map(({ indicator, geography, period, value, symbol }) =>
			[indicator, geography, period, value ?? symbol].join(' ')
		)
		.sort();
const clean = [
	'cla-offending E06000018 2019-04-01/2020-03-31 4',
	'cla-offending E06000018 2020-04-01/2021-03-31 -',
	'cla-offending E10000024 2019-04-01/2020-03-31 0',
	'cla-offending E92000001 2019-04-01/2020-03-31 3.2',
	'first-time-entrants E06000018 2016-01-01/2016-12-31 431'
];
/** Moves the columns of every row, quoted cells aside: the fixtures have none. */
const moved = (order: readonly number[], lines: readonly string[]) =>
	lines.map((line) => order.map((place) => line.split(',')[place] ?? '').join(','));

describe('LAIT’s long file in a mess', () => {
	test('every measure is read, each through its own kind of year', () => {
		const reading = read(header, ...rows);
		expect(shown(reading)).toEqual(clean);
		expect(reading).toMatchObject({ rows: 5, problems: [], questions: [], set_aside: [] });
		expect(format.knows(sheetOf([header, ...rows].join('\n')))).toBeGreaterThan(0.9);
	});

	test('a year of a measure has the most decimals any place shows', () => {
		const { figures } = read(header, ...rows);
		expect(figures.map(({ decimals, source_row }) => [source_row, decimals])).toEqual([
			[2, 1],
			[3, 0],
			[4, 1],
			[5, 1],
			[6, 0]
		]);
	});

	test('title rows, blank columns, a header said again and a footnote are no figures', () => {
		const wide = [header, rows[0], rows[1], header, ...rows.slice(2)].map((line) => `${line},,`);
		const reading = read(
			'Local Authority Interactive Tool,,,,,,,,',
			'',
			...wide,
			'Source: the Department for Education, April 2026,,,,,,,,'
		);
		expect(shown(reading)).toEqual(clean);
		expect(reading.rows).toBe(5);
		expect(reading.problems.map(({ rule, row, severity }) => [rule, row, severity])).toEqual([
			['structure.repeated-header', 6, 'note'],
			['structure.footnote', 10, 'note']
		]);
	});

	test('columns in any order, with stray capitals and spaces, give the same figures', () => {
		fc.assert(
			fc.property(
				fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6], { minLength: 7 }),
				fc.shuffledSubarray(rows, { minLength: rows.length }),
				(order, lines) => {
					const [names = '', ...data] = moved(order, [header, ...lines]);
					const untidy = names.toUpperCase().replaceAll(' ', '_ ');
					expect(shown(read(untidy, ...data))).toEqual(clean);
				}
			)
		);
	});

	test('an unknown measure is said once with its rows, and the file goes in without it', () => {
		const reading = read(
			header,
			nottingham,
			'Made_up,,2020,Nottingham,4,892,East Midlands',
			'Made_up,,2021,Nottingham,4,892,East Midlands'
		);
		expect(reading.figures).toHaveLength(1);
		expect(reading.set_aside).toEqual([]);
		expect(reading.problems).toMatchObject([
			{ rule: 'identity.unknown-measure', severity: 'warning', row: 3 }
		]);
		expect(reading.problems[0]?.message).toContain('“Made_up”');
		expect(reading.problems[0]?.message).toContain('2 rows');
	});

	test('of many unknown measures only the first twenty are named', () => {
		const strange = Array.from({ length: 50 }, (_, at) => `M${at},,2020,Nottingham,4,892,NA`);
		const { problems } = read(header, nottingham, ...strange);
		expect(problems).toHaveLength(21);
		expect(problems[20]?.message).toContain('30 more measures');
	});

	test('a file of unknown measures only is refused', () => {
		const { problems, figures } = read(header, 'Made_up,,2020,Nottingham,4,892,East Midlands');
		expect(figures).toEqual([]);
		expect(problems.at(-1)).toMatchObject({
			rule: 'identity.unknown-measure',
			severity: 'error',
			row: null
		});
	});

	test('the label 0 is no period: its row is left out with a warning', () => {
		const { figures, problems } = read(
			header,
			nottingham,
			'LAC_Convictions,,0,Derby,4,831,East Midlands'
		);
		expect(figures).toHaveLength(1);
		expect(problems).toMatchObject([{ rule: 'period.unknown', severity: 'warning', row: 3 }]);
	});

	test('a number and a name that are two places set the row aside', () => {
		const { figures, problems, set_aside } = read(
			header,
			nottingham,
			'LAC_Convictions,,2021,Nottinghamshire,4,892,East Midlands'
		);
		expect(figures).toHaveLength(1);
		expect(problems).toMatchObject([{ rule: 'identity.code-and-name', row: 3 }]);
		expect(set_aside.map(({ row }) => row)).toEqual([3]);
	});

	test('a number that is nobody’s is set aside, whatever name stands beside it', () => {
		const { figures, problems } = read(
			header,
			nottingham,
			'LAC_Convictions,,2021,Nottingham,4,123,East Midlands'
		);
		expect(figures).toHaveLength(1);
		expect(problems).toMatchObject([
			{ rule: 'identity.unknown-area', severity: 'warning', row: 3, column: 'LA Number' }
		]);
	});

	test('a blank value is neither zero nor a figure', () => {
		const { figures, problems } = read(
			header,
			nottingham,
			'LAC_Convictions,,2021,Nottingham,,892,East Midlands'
		);
		expect(figures).toHaveLength(1);
		expect(problems).toMatchObject([{ rule: 'value.blank', severity: 'note', row: 3 }]);
	});

	test.each([
		[header.replace('Values', 'Value'), 'Values', '“Value” where'],
		[header.replace(',LA Number', ''), 'LA Number', 'no column “LA Number”'],
		[header.replace('Years,', ''), 'Years', 'no column “Years”']
	])('%s is refused by name', (names, column, words) => {
		const sheet = sheetOf([names, nottingham].join('\n'));
		const reading = format.read(sheet, asked());
		expect(format.knows(sheet)).toBeGreaterThan(0.2);
		expect(reading.figures).toEqual([]);
		expect(reading.problems).toMatchObject([
			{ rule: 'structure.no-column', severity: 'error', row: null, column }
		]);
		expect(reading.problems[0]?.message).toContain(words);
	});

	test('a row cut short and a row with a thousands comma are torn', () => {
		const { figures, problems } = read(
			header,
			'LAC_Convictions,,2020,Nottingham',
			'LACnum,,2020,England,80,080,970,NA'
		);
		expect(figures).toEqual([]);
		expect(problems.map(({ rule, row }) => [rule, row]).sort()).toEqual([
			['structure.ragged', 2],
			['structure.ragged', 3]
		]);
	});

	test('the same figure twice is kept once, two figures for one cell not at all', () => {
		expect(read(header, nottingham, nottingham).figures).toHaveLength(1);
		const two = read(header, nottingham, nottingham.replace(',4,', ',5,'));
		expect(two.figures).toEqual([]);
		expect(two.problems.map(({ rule, row }) => `${rule} ${row}`)).toEqual([
			'period.duplicate 2',
			'period.duplicate 3'
		]);
	});

	test('rows that lost a cell in the middle are torn, two together too', () => {
		const short = (name: string) => `LAC_Convictions,2018,${name},4,831,East Midlands`;
		const { figures, problems } = read(header, nottingham, short('Derby'), short('Leicester'));
		expect(figures).toHaveLength(1);
		expect(problems.map(({ rule, row }) => [rule, row])).toEqual([
			['structure.ragged', 3],
			['structure.ragged', 4]
		]);
	});

	test('spoilt copies give problems, never an exception', () => {
		withstands(format, [header, ...rows].join('\n'));
	});
});

describe('LAIT’s long file as LAIT publishes it', () => {
	const quoted = LAIT_COLUMNS.map((name) => `"${name}"`).join(',');
	test.each([
		['plain', `${header}\n${nottingham}\n`],
		['cut in the middle of a letter', `${header}\n${nottingham}\nCaf\uFFFD`],
		['quoted, with a mark and Windows line ends', `\uFEFF${quoted}\r\n${nottingham}\r\n`]
	])('%s is for the engine', (_, head) => {
		expect(isBulkLait(head)).toBe(true);
	});

	test.each([
		['another order', `${header.replace('Years,LA and Regions', 'LA and Regions,Years')}\na\n`],
		['one column more', `${header},Note\n${nottingham},\n`],
		['a renamed column', `${header.replace('Values', 'Value')}\n${nottingham}\n`],
		['a title row', `LAIT\n${header}\n${nottingham}\n`],
		['semicolons', `${header.replaceAll(',', ';')}\n${nottingham.replaceAll(',', ';')}\n`],
		['no rows', `${header}\n`],
		['nothing under the header but blanks', `${header}\r\n \r\n`],
		['letters that are not UTF-8', `${header}\nLAC,,2020,Nott\uFFFDngham,4,892,NA\n`],
		['UTF-16', `\u0000${header}\n${nottingham}`],
		['nothing at all', '']
	])('%s is not', (_, head) => {
		expect(isBulkLait(head)).toBe(false);
	});
});

const april = '../shared/data/lait_bds_long_2026-04-08.csv';
describe.skipIf(!existsSync(april))('the whole file of 8 April 2026', () => {
	test('gives the record’s very observations, row by row', { timeout: 120_000 }, () => {
		const text = readFileSync(april, 'utf8');
		expect(isBulkLait(text.slice(0, 65_536))).toBe(true);
		const reading = format.read(sheetOf(text, 'bds_long.csv'), asked());
		expect(reading.rows).toBe(641_070);
		expect(reading.figures).toHaveLength(640_900);
		expect(reading.questions).toEqual([]);
		const warned = reading.problems.filter(({ severity }) => severity !== 'note');
		expect(warned.map(({ rule, row }) => [rule, row])).toEqual([['period.unknown', 175_612]]);
		const held = recorded('lait-2026-04-08');
		expect(held.length).toBeGreaterThan(37_000);
		const followed = new Set(held.map((each) => each.indicator));
		const found = new Map(
			reading.figures
				.filter((each) => followed.has(each.indicator))
				.map((each) => [`${each.indicator} ${each.geography} ${each.period}`, each])
		);
		const plain = (each: object | undefined) => JSON.stringify({ ...each, vintage: 0 }, fields);
		const fields = Object.keys(held[0] ?? {});
		const wrong = held.filter(
			(each) =>
				plain(found.get(`${each.indicator} ${each.geography} ${each.period}`)) !== plain(each)
		);
		expect(wrong).toEqual([]);
	});
});
