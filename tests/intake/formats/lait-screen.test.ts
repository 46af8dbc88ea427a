import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LAIT_COLUMNS } from '$lib/domain/lait';
import { writeCsv } from '$lib/intake/csv';
import { format as long } from '$lib/intake/formats/lait-long';
import { format } from '$lib/intake/formats/lait-screen';
import { asked, sheetOf } from '../asked';
import { withstands } from './mutilated';

const header = 'LA Number,LA and Regions,2019,2020,2021,Change from previous year,Rank';
const rows = [
	'892,Nottingham,3,4.5,-,-,-',
	'891,Nottinghamshire,0,0,0,0,1',
	'970,England,3,3,3,0,'
];
const which = { 'measure.which': 'cla-offending' };
const read = (lines: readonly string[], answers: Record<string, string> = which, file?: string) =>
	format.read(sheetOf(lines.join('\n'), file), asked(answers));
const shown = ({ figures }: ReturnType<typeof read>) =>
	figures
		.map(({ geography, period, value, symbol, decimals }) =>
			[geography, period.slice(0, 4), value ?? symbol, decimals].join(' ')
		)
		.sort();
const clean = [
	'E06000018 2018 3 0',
	'E06000018 2019 4.5 1',
	'E06000018 2020 - 0',
	'E10000024 2018 0 0',
	'E10000024 2019 0 1',
	'E10000024 2020 0 0',
	'E92000001 2018 3 0',
	'E92000001 2019 3 1',
	'E92000001 2020 3 0'
];

describe('a table downloaded from a LAIT screen', () => {
	test('areas down and years across become figures; change, rank and band do not', () => {
		const reading = read([header, ...rows]);
		expect(shown(reading)).toEqual(clean);
		expect(reading).toMatchObject({ rows: 3, problems: [], questions: [] });
		expect(format.knows(sheetOf([header, ...rows].join('\n')))).toBeGreaterThan(0.9);
	});

	test('the order of its rows makes no difference', () => {
		fc.assert(
			fc.property(fc.shuffledSubarray(rows, { minLength: 3 }), (lines) => {
				expect(shown(read([header, ...lines]))).toEqual(clean);
			})
		);
	});

	test('a year is the one it ends in, whatever was answered for another table', () => {
		expect(shown(read([header, ...rows], { ...which, 'period.bare-year': 'begins' }))).toEqual(
			clean
		);
	});

	test('the measure is asked for where nothing names it', () => {
		const reading = read([header, ...rows], {});
		expect(reading.figures).toEqual([]);
		expect(reading.questions).toMatchObject([{ rule: 'measure.which', fallback: null }]);
		expect(reading.questions[0]?.options.map(({ option }) => option)).toContain('cla-offending');
	});

	test('a title that is like a measure offers it first and takes nothing', () => {
		const reading = read(
			['Looked-after children, cautioned or convicted (%)', header, ...rows],
			{}
		);
		expect(reading.figures).toEqual([]);
		expect(reading.questions[0]?.options[0]?.option).toBe('cla-offending');
	});

	test('a title, or the name LAIT gives the file, that is a measure’s exact name is enough', () => {
		const named = read(['Measure: Infant Mortality', '', header, ...rows], {});
		expect(named.questions).toEqual([]);
		expect(new Set(named.figures.map((each) => each.indicator))).toEqual(new Set(['lait-infmort']));
		const file = 'Infant Mortality-All-Geographies-2026-04-08.csv';
		expect(read([header, ...rows], {}, file).figures.map((each) => each.indicator)).toContain(
			'lait-infmort'
		);
	});

	test('a table with a column for the measure reads every row as its own', () => {
		const reading = read(
			[
				'LA Number,LA and Regions,Region,Topic,Measure,2019,2020',
				'892,Nottingham,East Midlands,Health and Wellbeing,Infant Mortality,4.1,3.9',
				'892,Nottingham,East Midlands,Health and Wellbeing,Low birth weight,9.2,9.4',
				'892,Nottingham,East Midlands,Health and Wellbeing,No such measure,9.2,9.4'
			],
			{}
		);
		expect(reading.figures.map(({ indicator, value }) => [indicator, value])).toEqual([
			['lait-infmort', 4.1],
			['lait-infmort', 3.9],
			['lait-low-birth-weight-babies', 9.2],
			['lait-low-birth-weight-babies', 9.4]
		]);
		expect(reading.problems).toMatchObject([
			{ rule: 'identity.unknown-measure', severity: 'warning', row: 4 }
		]);
	});

	test('the neighbours’ average is noted and not kept, an unknown place is set aside', () => {
		const reading = read([
			header,
			...rows,
			'NA,Statistical Neighbours,3,3,3,0,',
			'999,Nowhere at all,1,1,1,0,'
		]);
		expect(shown(reading)).toEqual(clean);
		expect(reading.problems.map(({ rule, row }) => [rule, row]).sort()).toEqual([
			['identity.average', 5],
			['identity.unknown-area', 6]
		]);
	});

	test('an ordinary table is not known', () => {
		expect(format.knows(sheetOf('Area,2019,2020\nNottingham,3,4'))).toBe(0);
		expect(format.knows(sheetOf('LA and Regions,Years,Values\nNottingham,2019,4'))).toBe(0);
	});

	test('spoilt copies give problems, never an exception', () => {
		withstands(format, [header, ...rows].join('\n'), which);
	});
});

const file = '../shared/data/lait_bds_long_2026-04-08_cla_yj.csv';
describe.skipIf(!existsSync(file))('the long file turned as a screen shows it', () => {
	test('gives the very figures the long file gives', () => {
		const lines = sheetOf(readFileSync(file, 'utf8'))
			.rows.map(({ cells }) => cells)
			.filter(([code]) => code === 'LAC_Convictions');
		const years = [...new Set(lines.map((cells) => cells[2] ?? ''))];
		const areas = new Map<string, Map<string, string>>();
		for (const [, , year = '', name = '', value = '', number = ''] of lines) {
			const area = `${number},"${name}"`;
			areas.set(area, (areas.get(area) ?? new Map<string, string>()).set(year, value));
		}
		const wide = [
			`LA Number,LA and Regions,${years.join(',')},Change from previous year,Rank`,
			...[...areas].map(
				([area, values]) => `${area},${years.map((year) => values.get(year)).join(',')},0,1`
			)
		];
		const key = ({ geography, period, value, symbol, decimals }: (typeof figures)[number]) =>
			[geography, period, value, symbol, decimals].join(' ');
		const { figures } = read(wide);
		const asLong = long.read(sheetOf(writeCsv(LAIT_COLUMNS, lines)), asked());
		expect(figures.length).toBeGreaterThan(1000);
		expect(figures.map(key).sort()).toEqual(asLong.figures.map(key).sort());
	});
});
