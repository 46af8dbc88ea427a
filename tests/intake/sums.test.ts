import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GeographyCode, IndicatorId, PeriodId } from '$lib/domain/id';
import type { VintageStatus } from '$lib/domain/vintage';
import { checkFigures } from '$lib/intake/checks/checks';
import { openFile } from '$lib/intake/file/document';
import type { Figure, Format, Sum } from '$lib/intake/format';
import { format as dfe } from '$lib/intake/formats/dfe-outcomes';
import { format as ees } from '$lib/intake/formats/ees';
import { format as ofsted } from '$lib/intake/formats/ofsted-fostering';
import { readSheet } from '$lib/intake/read-sheet';
import { asked, register, sheetOf } from './asked';
import { indicator } from './fixture';

const id = (name: string) => name as IndicatorId;
const nottingham = 'E06000018' as GeographyCode;
const period = '2019-04-01/2020-03-31' as PeriodId;

type Cell = number | string;

/** A whole and its parts in Nottingham, the whole in row 1; a text is a symbol. */
function judged(
	[total, ...parts]: readonly Cell[],
	sum: Partial<Sum> = {},
	status: VintageStatus = 'statistics'
) {
	const figures = [total, ...parts].map((cell, place): Figure => {
		const value = typeof cell === 'number' ? cell : null;
		return {
			indicator: id(place === 0 ? 'whole' : `part-${place}`),
			geography: nottingham,
			period,
			value,
			symbol: typeof cell === 'string' ? cell : null,
			numerator: null,
			denominator: null,
			decimals: 0,
			source_row: place + 1
		};
	});
	const unit = sum.total === null ? 'percent' : 'count';
	const named = figures.map((each) => each.indicator);
	const sums: readonly Sum[] = [
		{
			total: id('whole'),
			parts: named.slice(1),
			holds: 'exactly',
			of: 'boys and girls',
			column: 'number',
			hidden: null,
			where_kept: null,
			...sum
		}
	];
	return checkFigures(
		{
			figures: sum.total === null ? figures.slice(1) : figures,
			indicators: named.map((each) => indicator({ indicator: each, name: each, unit })),
			sums
		},
		{ file: 'a.csv', measures: asked().measures, geographies: register.geographies, status }
	).problems.filter(({ rule }) => rule === 'value.parts');
}

const times = (...given: Parameters<typeof judged>) => judged(...given).length;

describe('parts against their whole', () => {
	it('agree where they add up, and warn with the row, the column and both sums where they do not', () => {
		expect(judged([43, 21, 22])).toEqual([]);
		const [problem] = judged([44, 21, 22]);
		expect(problem).toMatchObject({ severity: 'warning', row: 1, column: 'number' });
		expect(problem?.message).toMatch(
			/Row 1 prints 44 for Nottingham in 2019\/20 .* boys and girls \(rows 2, 3\) make 43, which is less.*Ask the publisher/
		);
	});

	it('may differ by what rounding allows and no more', () => {
		expect(times([45, 20, 20])).toBe(0);
		expect(times([50, 20, 20])).toBe(0);
		expect(times([60, 20, 20])).toBe(1);
		expect(times([44, 20, 20])).toBe(1);
		expect(times([16_050, 8_020, 8_020])).toBe(0);
		expect(times([16_110, 8_020, 8_020])).toBe(1);
		expect(times([16_100, 8_000, 8_200])).toBe(0);
	});

	it('takes the council’s own return as printed', () => {
		expect(times([45, 20, 20], {}, 'local')).toBe(1);
		expect(judged([45, 20, 20], {}, 'local')[0]?.message).toContain('Correct the row');
	});

	it('leaves a suppressed part open, up to what the publisher hides', () => {
		expect(times([23, 21, 'c'], { hidden: 5 })).toBe(0);
		expect(times([33, 21, 'c'], { hidden: 5 })).toBe(1);
		expect(times([33, 21, 'c'])).toBe(0);
		expect(times([19, 21, 'c'])).toBe(1);
		expect(times([33, 21, 'x'], { hidden: 5 })).toBe(0);
		expect(times([21, 21, 'low'])).toBe(0);
		expect(times([37, 21, 'low'])).toBe(1);
		expect(times(['c', 21, 22], { hidden: 5 })).toBe(0);
	});

	it('that need not be all of it may fall short, and none may exceed it', () => {
		expect(times([43, 12, 13], { holds: 'at most' })).toBe(0);
		expect(times([43, 22, 23], { holds: 'at most' })).toBe(1);
		expect(times([43, 42, 41], { holds: 'each' })).toBe(0);
		const [problem] = judged([43, 42, 44], { holds: 'each' });
		expect(problem?.message).toContain('is 44 (row 3): a part is larger than its whole');
		expect(times([43, 42, 41], { holds: 'at least' })).toBe(0);
		expect(times([43, 12, 13], { holds: 'at least' })).toBe(1);
	});

	it('make 100% where they are shares of one base, within rounding', () => {
		const shares = (...parts: Cell[]) => judged([0, ...parts], { total: null });
		expect(shares(33, 33, 33)).toEqual([]);
		expect(shares(29, 29, 43)).toEqual([]);
		expect(shares(0, 0, 0)).toEqual([]);
		expect(shares(52, 30, 'c')).toEqual([]);
		expect(shares(52, 30, 'k')).toHaveLength(1);
		expect(shares(52, 60, 'c')).toHaveLength(1);
		expect(shares(52, 30, 16)[0]).toMatchObject({ row: 2, column: 'number' });
		expect(shares(52, 30, 16)[0]?.message).toContain('52%, 30%, 16% for Nottingham');
	});

	it('are judged by the file’s own sums where it does not say that they are the whole', () => {
		expect(times([60, 21, 22], { where_kept: 'age' })).toBe(0);
	});

	it('never warn of a table made from them, however it is rounded and whatever is suppressed', () => {
		const table = fc.record({
			parts: fc.array(fc.nat({ max: 4000 }), { minLength: 1, maxLength: 9 }),
			multiple: fc.constantFrom(1, 5, 10),
			hide: fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }),
			all: fc.boolean()
		});
		fc.assert(
			fc.property(table, ({ parts, multiple, hide, all }) => {
				const whole = parts.reduce((sum, each) => sum + each, 0);
				const print = (value: number) => Math.round(value / multiple) * multiple;
				// Either any cell may be hidden, or all counts of 1 to 5 and no others.
				const cell = (value: number, place: number) =>
					(all ? hide[place] === true : value > 0 && value <= 5) ? 'c' : print(value);
				const printed = [print(whole), ...parts.map(cell)];
				expect(judged(printed, { hidden: all ? null : 5 })).toEqual([]);
				expect(judged(printed, { holds: 'at most' })).toEqual([]);
				expect(judged(printed, { holds: 'each' })).toEqual([]);
				if (whole === 0) return;
				const shares = parts.map((each) => Math.round((100 * each) / whole));
				expect(judged([0, ...shares], { total: null })).toEqual([]);
			})
		);
	});
});

describe('authorities against their region', () => {
	const midlands = 'E12000004' as GeographyCode;
	const inside = register.geographies.filter(
		({ region, current }) => region === midlands && current
	);
	const region = (total: number, counts: readonly Cell[]) => {
		const figure = (geography: GeographyCode, cell: Cell, row: number): Figure => ({
			indicator: id('whole'),
			geography,
			period,
			value: typeof cell === 'number' ? cell : null,
			symbol: typeof cell === 'string' ? cell : null,
			numerator: null,
			denominator: null,
			decimals: 0,
			source_row: row
		});
		const figures = [
			figure(midlands, total, 2),
			...counts.map((cell, at) => figure(inside[at]?.geography ?? nottingham, cell, at + 3))
		];
		return checkFigures(
			{
				figures,
				indicators: [indicator({ indicator: id('whole'), unit: 'count' })],
				places_add: { region: 'exactly', country: 'at most', hidden: null, where_kept: false }
			},
			{
				file: 'a.csv',
				measures: asked().measures,
				geographies: register.geographies,
				status: 'statistics'
			}
		).problems.filter(({ rule }) => rule === 'value.parts');
	};
	const counts = inside.map((_, at) => 31 + at);
	const sum = counts.reduce((total, each) => total + each, 0);
	const rounded = Math.round(sum / 10) * 10;

	it('make it when all are there, within the rounding of the region', () => {
		expect(inside.length).toBeGreaterThan(5);
		expect(region(rounded, counts)).toEqual([]);
		expect(region(rounded + 20, counts)).toMatchObject([{ row: 2, severity: 'warning' }]);
		expect(region(rounded - 20, counts)[0]?.message).toContain('but its authorities (rows 3 to');
	});

	it('are no more than it when one is missing or suppressed', () => {
		expect(region(rounded + 50, counts.slice(1))).toEqual([]);
		expect(region(rounded + 50, ['c', ...counts.slice(1)])).toEqual([]);
		expect(region(rounded - 80, ['c', ...counts.slice(1)])).toHaveLength(1);
	});
});

const found = (format: Format, text: string, file = 'file.csv') => {
	const sheet = sheetOf(text, file);
	const reading = format.read(sheet, asked());
	return checkFigures(reading, {
		file,
		measures: asked().measures,
		geographies: register.geographies,
		status: 'statistics'
	}).problems.filter(({ rule }) => rule === 'value.parts');
};

const eesHead =
	'time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,la_name,new_la_code';
const inNottingham =
	'2024,Reporting year,Local authority,E92000001,England,E12000004,East Midlands,892,Nottingham,E06000018';

describe('a tidy file', () => {
	const sexes = (girls: string) =>
		`${eesHead},gender,children_count\n${inNottingham},Total,43\n${inNottingham},Female,${girls}\n${inNottingham},Male,22\n`;

	it('has both sexes make the total', () => {
		expect(found(ees, sexes('21'))).toEqual([]);
		expect(found(ees, sexes('c'))).toEqual([]);
		expect(found(ees, sexes('24'))).toMatchObject([
			{ row: 2, column: 'children_count', severity: 'warning' }
		]);
	});

	it('has no part larger than a bare total, of parts that may overlap', () => {
		const needs = (autism: string) =>
			`${eesHead},need,pupil_count\n${inNottingham},Total,43\n${inNottingham},Autism,${autism}\n${inNottingham},Speech,32\n`;
		expect(found(ees, needs('41'))).toEqual([]);
		expect(found(ees, needs('44'))[0]?.message).toContain('“Autism”, part of it, is 44 (row 3)');
	});

	it('has parts of a total judged where nine in ten of its own sums hold', () => {
		const ages = (last: string) =>
			`${eesHead},age_group,children_count\n${register.geographies
				.filter(({ kind, current }) => kind === 'authority' && current)
				.slice(0, 12)
				.flatMap(({ geography, name, number }, place) =>
					[
						['Total', 100 + place],
						['0 to 9', 40],
						['10 to 17', place === 11 ? last : 60 + place]
					].map(
						([age, count]) =>
							`2024,Reporting year,Local authority,E92000001,England,,,${number},"${name}",${geography},${age},${count}`
					)
				)
				.join('\n')}\n`;
		expect(found(ees, ages('71'))).toEqual([]);
		expect(found(ees, ages('61'))).toMatchObject([{ row: 35, column: 'children_count' }]);
	});

	it('knows what care leavers’ accommodation is made of, in counts and in percentages', () => {
		const places = (suitable: string, percent: string) =>
			`${eesHead},care_leaver_age,breakdown,care_leaver_count,care_leaver_percent\n${[
				`Accommodation considered suitable,${suitable},${percent}`,
				'Accommodation considered unsuitable,27,10',
				'No information,0,0',
				'Suitability total,276,100'
			]
				.map((line) => `${inNottingham},19 to 21 years,${line}`)
				.join('\n')}\n`;
		expect(found(ees, places('249', '90'))).toEqual([]);
		expect(found(ees, places('239', '90'))).toMatchObject([
			{ row: 5, column: 'care_leaver_count' }
		]);
		expect(found(ees, places('249', '80'))).toHaveLength(1);
	});
});

describe('DfE’s outcomes of 2010', () => {
	const table = (boys: string, girls: string, all: string) =>
		`LA Number,,${['boys', 'girls', 'children'].map((who) => `Number of ${who} looked after continuously for 12 months at 31 March 2010`).join()}\n201,City of London,8,x,10\n202,Camden,119,79,198\n892,City of Nottingham,${boys},${girls},${all}\n`;

	it('have boys and girls make all children, with 1 to 5 where one is suppressed', () => {
		expect(found(dfe, table('201', '152', '353'), 'OC2_2010.csv')).toEqual([]);
		expect(found(dfe, table('201', 'x', '206'), 'OC2_2010.csv')).toEqual([]);
		expect(found(dfe, table('201', 'x', '211'), 'OC2_2010.csv')).toMatchObject([{ row: 4 }]);
		const [problem] = found(dfe, table('201', '142', '353'), 'OC2_2010.csv');
		expect(problem?.message).toContain('boys and girls (in the same row) make 343, which is less');
	});
});

describe('Ofsted’s places', () => {
	const table = (filled: string) =>
		`Fostering in England 2017-18,,\n,Nottingham,Derby\nNumber of approved foster places,250,155\nNumber of filled places,${filled},80\nNumber of vacant places,40,30\nNumber of places not available,25,20\n`;

	it('that are filled, vacant or not available are no more than those approved', () => {
		expect(found(ofsted, table('155'))).toEqual([]);
		expect(found(ofsted, table('195'))).toEqual([]);
		expect(found(ofsted, table('205'))).toMatchObject([{ row: 3, severity: 'warning' }]);
	});
});

const folder = '../shared/data';

describe.skipIf(!existsSync(folder))('published files', () => {
	const parts = async (file: string) => {
		const { sheets } = await openFile(file, readFileSync(`${folder}/${file}`));
		const answers = { 'period.year': '2017-18', 'rows.left-out': 'leave-out' };
		return sheets.flatMap((sheet) =>
			readSheet(sheet, asked(answers), register.geographies).problems.filter(
				({ rule }) => rule === 'value.parts'
			)
		);
	};

	it.each([
		'ees2024_national_conviction_health_outcomes_for_cla.csv',
		'ees2025_la_care_leavers_activity.csv',
		'ees2025_la_conviction_health_outcome_cla.csv',
		'sfr2010_OC2_Final_V2.csv',
		'sfr2019_OC22019.csv'
	])(
		'%s keeps every sum it has',
		async (file) => {
			expect(existsSync(`${folder}/${file}`)).toBe(true);
			expect(await parts(file)).toEqual([]);
		},
		60_000
	);

	it('Ofsted’s prints 125 households for Ealing, and 40 by what they offer', async () => {
		const problems = await parts('ofsted_fostering_2017-18_LA.csv');
		expect(problems.every(({ severity }) => severity === 'warning')).toBe(true);
		expect(problems.map(({ message }) => message).join('\n')).toMatch(
			/prints 125 for Ealing .* make 40, which is less/
		);
	}, 60_000);
});
