import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseIndicatorId } from '$lib/domain/id';
import { writeCsv } from '$lib/intake/csv';
import { readEesMeta } from '$lib/intake/ees/meta';
import { findEesHeader, readEesSheet } from '$lib/intake/ees/sheet';
import type { Figure, Reading } from '$lib/intake/format';
import { format } from '$lib/intake/formats/ees';
import { format as metaFormat } from '$lib/intake/formats/ees-meta';
import { asked, recorded, sheetOf } from '../asked';

const start =
	'time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,la_name,new_la_code';
const older = `${start},cla_group,characteristic,number,percentage`;
const newer = `${start},characteristic,breakdown,children_count,children_percent`;
const england = 'National,E92000001,England,,,,,';
const midlands = 'Regional,E92000001,England,E12000004,East Midlands,,,';
const nottingham =
	'Local authority,E92000001,England,E12000004,East Midlands,892,Nottingham,E06000018';
const county =
	'Local authority,E92000001,England,E12000004,East Midlands,891,Nottinghamshire,E10000024';
const year = (label: string, place: string) => `${label},Reporting year,${place}`;
const group = 'Convictions: Children looked after Ages 10 to 17 years';
const convicted =
	'"Convicted or subject to youth cautions, or youth conditional cautions during the year"';

const sheet = (...lines: string[]) => sheetOf(`${lines.join('\n')}\n`, 'la_outcomes.csv');
const read = (...lines: string[]) => format.read(sheet(...lines), asked());
const rules = ({ problems }: Reading) =>
	problems.map(({ severity, rule }) => `${severity} ${rule}`);
const figure = ({ figures }: Reading, indicator: string, geography = 'E06000018') =>
	figures.filter((each) => each.indicator === indicator && each.geography === geography);
const facts = ({ value, symbol, numerator, denominator, decimals, period }: Figure) => [
	value,
	symbol,
	numerator,
	denominator,
	decimals,
	period
];

const outcomes = [
	`${year('2022', england)},${group},${convicted},1050,3`,
	`${year('2022', england)},${group},Total ages 10 to 17 years,41350,100`,
	`${year('2022', midlands)},${group},${convicted},80,3`,
	`${year('2022', midlands)},${group},Total ages 10 to 17 years,3270,100`,
	`${year('2022', nottingham)},${group},${convicted},9,2`,
	`${year('2022', nottingham)},${group},Total ages 10 to 17 years,372,100`,
	`${year('2022', county)},${group},${convicted},c,c`,
	`${year('2022', county)},${group},Total ages 10 to 17 years,349,100`
];

describe('a tidy file of Explore Education Statistics', () => {
	test('is known by three columns, titles above them or not, and nothing else is', () => {
		expect(format.knows(sheet(newer, ...outcomes))).toBeGreaterThan(0.9);
		expect(format.knows(sheet('A title', '', newer, ...outcomes))).toBeGreaterThan(0.9);
		expect(format.knows(sheet('LA number,Name,Value', '892,Nottingham,3'))).toBe(0);
	});

	test.each([
		['of 2022 to 2024', older],
		['of 2025, where “characteristic” changed its meaning', newer]
	])('columns %s give the same figures of the same measures', (_, header) => {
		const reading = read(header, ...outcomes);
		expect(reading.problems).toEqual([]);
		expect(reading.rows).toBe(8);
		expect(reading.figures).toHaveLength(16);
		expect(figure(reading, 'cla-offending').map(facts)).toEqual([
			[2, null, 9, 372, 0, '2021-04-01/2022-03-31']
		]);
		expect(figure(reading, 'cla-offending', 'E10000024').map(facts)).toEqual([
			[null, 'c', null, 349, 0, '2021-04-01/2022-03-31']
		]);
		expect(reading.indicators.map(({ indicator }) => indicator)).toEqual(
			read(older, ...outcomes).indicators.map(({ indicator }) => indicator)
		);
	});

	test('the count beside a percentage is a figure of a measure of its own, in the unit of its column', () => {
		const { indicators, figures } = read(newer, ...outcomes);
		const counts = indicators.find(({ name }) => name.includes('Convicted or subject'));
		expect(counts).toMatchObject({
			unit: 'count',
			unit_label: 'children',
			year_kind: 'financial-year'
		});
		const own = figures.filter(({ indicator }) => indicator === counts?.indicator);
		expect(own.map(({ value }) => value)).toEqual([1050, 80, 9, null]);
	});

	test('a renamed line is said, and its figures are kept under the new name', () => {
		const reading = read(
			newer,
			`${year('2022', nottingham)},${group},Convicted,9,2`,
			outcomes[5] ?? ''
		);
		expect(rules(reading)).toEqual(['warning identity.unknown-measure']);
		expect(reading.problems[0]?.message).toContain('“Convicted or subject to youth cautions');
		expect(figure(reading, 'cla-offending')).toEqual([]);
		expect(reading.figures).toHaveLength(4);
	});

	test('marks are kept and a blank cell is no figure', () => {
		const reading = read(
			`${start},sex,headcount`,
			...['z', 'c', 'x', 'low', 'u', 'k', ':', '', '0'].map(
				(mark, at) => `${year(String(2010 + at), nottingham)},Total,${mark}`
			)
		);
		expect(reading.figures.map(({ symbol, value }) => symbol ?? value)).toEqual([
			'z',
			'c',
			'x',
			'low',
			'u',
			'k',
			':',
			0
		]);
		expect(rules(reading)).toEqual(['note value.blank']);
	});

	test('rows of schools are left out with one warning a level', () => {
		const reading = read(
			`${start},school_name,headcount`,
			`${year('2022', nottingham)},,12`,
			`${year('2022', 'School,E92000001,England,,,,,')},A school,3`,
			`${year('2022', 'School,E92000001,England,,,,,')},B school,4`,
			`${year('2022', 'Ward,E92000001,England,,,,,')},,4`
		);
		expect(reading.figures.map(({ value }) => value)).toEqual([12]);
		expect(rules(reading)).toEqual(['warning identity.level', 'warning identity.level']);
		expect(reading.problems[0]?.message).toContain('2 rows at the level “School”');
		expect(reading.rows).toBe(4);
	});

	test('an authority is found by its number under a retired code, and never by part of its name', () => {
		const row = (number: string, name: string, code: string) =>
			`${year('2022', `Local authority,E92000001,England,E12000004,East Midlands,${number},${name},${code}`)},Total,5`;
		const reading = read(
			`${start},sex,headcount`,
			row('370', 'Barnsley', 'E08000016'),
			row('', 'Nottingham', ''),
			row('', 'Nottinghamshire', ''),
			row('892', 'Nottinghamshire', 'E06000018')
		);
		expect(reading.figures.map(({ geography }) => geography)).toEqual([
			'E08000038',
			'E06000018',
			'E10000024'
		]);
		expect(rules(reading)).toEqual(['error identity.code-and-name']);
		expect(reading.set_aside.map(({ row }) => row)).toEqual([5]);
	});

	test('a cell that is neither number nor mark sets its row aside, with the rest of it', () => {
		const reading = read(
			newer,
			...outcomes.slice(0, 4),
			`${year('2022', nottingham)},${group},${convicted},many,2`
		);
		expect(reading.set_aside.map(({ row }) => row)).toEqual([6]);
		expect(reading.figures.filter(({ geography }) => geography === 'E06000018')).toEqual([]);
		expect(rules(reading)).toContain('error value.unreadable');
	});

	test('a row cut short is set aside', () => {
		const reading = read(newer, ...outcomes, year('2021', england));
		expect(rules(reading)).toContain('error structure.ragged');
		expect(reading.figures).toHaveLength(16);
	});

	test('a row said twice is kept once, and two that differ are both set aside', () => {
		const line = `${year('2022', nottingham)},Total,5`;
		const header = `${start},sex,headcount`;
		expect(read(header, line, line).figures).toHaveLength(1);
		const differing = read(header, line, line.replace(/5$/, '6'));
		expect(differing.figures).toEqual([]);
		expect(rules(differing)).toEqual(['error period.duplicate', 'error period.duplicate']);
		expect(differing.set_aside).toHaveLength(2);
	});
});

describe('periods', () => {
	const period = (label: string, identifier: string, filter = 'Total') =>
		read(`${start},sex,headcount`, `${label},${identifier},${nottingham},${filter},5`).figures.map(
			(each) => each.period
		)[0];

	test.each([
		['2024', 'Reporting year', '2023-04-01/2024-03-31'],
		['202324', 'Financial year', '2023-04-01/2024-03-31'],
		['202324', 'Academic year', '2023-09-01/2024-08-31'],
		['2024', 'Calendar year', '2024-01-01/2024-12-31'],
		['2024', 'March', '2024-03-01/2024-03-31'],
		['202324', 'Financial year Q1', '2023-04-01/2023-06-30'],
		['202324', 'Financial year Q4', '2024-01-01/2024-03-31'],
		['2024', 'Calendar year Q4', '2024-10-01/2024-12-31'],
		['202324', 'Part 2 (October to March)', '2023-10-01/2024-03-31']
	])('%s with %s is %s', (label, identifier, expected) => {
		expect(period(label, identifier)).toBe(expected);
	});

	test.each([
		['202325', 'Academic year'],
		['2024', 'Academic year'],
		['202324', 'Calendar year'],
		['202324', 'Autumn term'],
		['2024', 'Week 12'],
		['soon', 'Reporting year']
	])('%s with %s names no days and sets the row aside', (label, identifier) => {
		const reading = read(`${start},sex,headcount`, `${label},${identifier},${nottingham},Total,5`);
		expect(reading.figures).toEqual([]);
		expect(rules(reading)).toEqual(['error period.unknown']);
	});

	test('a reporting year of children counted on 31 March is that day', () => {
		expect(period('2024', 'Reporting year', 'CLA on 31 March')).toBe('2024-03-31');
		expect(period('2024', 'Reporting year', 'CLA on 31 March who moved during the year')).toBe(
			'2024-03-31'
		);
	});
});

describe('what a column is', () => {
	const header = `${start},age,gender,number,percentage`;
	const rows = [
		`${year('2022', nottingham)},10,Total,50,25`,
		`${year('2022', nottingham)},11,Total,150,75`,
		`${year('2022', nottingham)},Total,Total,200,100`
	];

	test('an age in digits says who is counted, and a total is the base of the others', () => {
		const reading = read(header, ...rows);
		expect(reading.figures).toHaveLength(6);
		const shares = reading.figures.filter(
			({ decimals, value }) => decimals === 0 && [25, 75].includes(value ?? 0)
		);
		expect(shares.map(({ numerator, denominator }) => [numerator, denominator])).toEqual([
			[50, 200],
			[150, 200]
		]);
	});

	test('a total by which the percentage does not come out is nobody’s base', () => {
		const reading = read(header, ...rows.map((row) => row.replace(',50,25', ',50,30')));
		const [share] = reading.figures.filter(({ value }) => value === 30);
		expect(share).toMatchObject({ numerator: 50, denominator: null });
	});

	test('metadata decides what is an indicator, names it and gives its unit', () => {
		const meta = readEesMeta(
			sheetOf(
				'col_name,col_type,label,indicator_grouping,indicator_unit,indicator_dp,filter_hint,filter_grouping_column\nKS,Filter,Key stage,,,,,\nt_score,Indicator,Reached the standard,,%,1,,\nmystery,Indicator,Something,,,,,\n',
				'la_outcomes.meta.csv'
			)
		);
		const data = sheet(`${start},KS,t_score,mystery`, `${year('2022', nottingham)},2,61.5,7`);
		const reading = readEesSheet(data, asked(), meta);
		expect(reading.indicators).toMatchObject([
			{ name: '2, Reached the standard', unit: 'percent', decimals: 1 },
			{ name: '2, Something', unit: 'other' }
		]);
		expect(reading.figures).toHaveLength(2);
		expect(format.read(data, { ...asked(), meta } as ReturnType<typeof asked>)).toEqual(reading);
	});

	test('a rate keeps the population it is per, its count and its people', () => {
		const reading = read(
			`${start},population_type,population_estimate,children_count,rate_per_10000`,
			`${year('2025', nottingham)},Children looked after on 31 March each year,68190,700,103`
		);
		expect(figure(reading, 'cla-rate').map(facts)).toEqual([
			[103, null, 700, 68_190, 0, '2025-03-31']
		]);
		expect(figure(reading, 'cla-number').map(facts)).toEqual([
			[700, null, null, null, 0, '2025-03-31']
		]);
		expect(reading.indicators).toMatchObject([{ unit: 'count', unit_label: 'people' }]);
	});

	test('an average printed in a column named number is a score', () => {
		const reading = read(
			older,
			`${year('2022', nottingham)},Ages 5 to 16 years with SDQ score,SDQ average score,15.4,z`
		);
		expect(figure(reading, 'sdq-score').map(facts)).toEqual([
			[15.4, null, null, null, 1, '2021-04-01/2022-03-31']
		]);
	});

	test('the same words under other columns are another measure', () => {
		const one = read(`${start},sex,headcount`, `${year('2022', nottingham)},Total,5`);
		const other = read(`${start},ethnicity,headcount`, `${year('2022', nottingham)},Total,5`);
		expect(one.indicators[0]?.indicator).not.toBe(other.indicators[0]?.indicator);
	});
});

describe('a metadata file', () => {
	const text = 'col_name,col_type,label\nsex,Filter,Sex\nheadcount,Indicator,Children\n';

	test('is a sheet of its own, without figures', () => {
		const meta = sheetOf(text, 'la_outcomes.meta.csv');
		expect(metaFormat.knows(meta)).toBeGreaterThan(0.9);
		expect(format.knows(meta)).toBe(0);
		const reading = metaFormat.read(meta, asked());
		expect(reading).toMatchObject({ rows: 2, figures: [], questions: [] });
		expect(rules(reading)).toEqual(['note structure.metadata']);
	});

	test('is refused when it describes no column', () => {
		const reading = metaFormat.read(sheetOf('col_name,col_type,label\n', 'm.csv'), asked());
		expect(rules(reading)).toEqual(['error structure.no-column']);
	});
});

describe('any order and any damage', () => {
	const lines = [newer, ...outcomes];

	test('shuffled rows give the same figures', () => {
		const plain = (reading: Reading) =>
			reading.figures
				.map(({ source_row, ...each }) => JSON.stringify([source_row > 0, each]))
				.sort();
		const expected = plain(read(...lines));
		fc.assert(
			fc.property(fc.shuffledSubarray(outcomes, { minLength: outcomes.length }), (rows) => {
				expect(plain(read(newer, ...rows))).toEqual(expected);
			}),
			{ numRuns: 25 }
		);
	});

	test('columns in another order give the same figures', () => {
		const rows = sheet(...lines).rows.map(({ cells }) => [...cells]);
		const [head = [], ...body] = rows.map((cells) => [...cells].reverse());
		const turned = format.read(sheetOf(writeCsv(head, body), 'la_outcomes.csv'), asked());
		expect(figure(turned, 'cla-offending')).toEqual(figure(read(...lines), 'cla-offending'));
		expect(turned.figures).toHaveLength(16);
	});

	test('what is written out is read back: every number and mark is a figure', () => {
		const cell = fc.oneof(
			fc.integer({ min: 0, max: 99_999 }).map(String),
			fc.integer({ min: 0, max: 999 }).map((tenths) => (tenths / 10).toFixed(1)),
			fc.constantFrom('c', 'z', 'x', 'low', 'u', 'k', ':')
		);
		fc.assert(
			fc.property(
				fc.uniqueArray(fc.tuple(fc.integer({ min: 2010, max: 2025 }), cell, cell), {
					minLength: 1,
					selector: ([label]) => label
				}),
				(rows) => {
					const { figures } = read(
						`${start},sex,headcount,rate_per_10000`,
						...rows.map(([label, a, b]) => `${year(String(label), nottingham)},Total,${a},${b}`)
					);
					const printed = ({ value, symbol, decimals }: Figure) =>
						value === null ? symbol : value.toFixed(decimals);
					expect(figures.map(printed).sort()).toEqual(rows.flatMap(([, a, b]) => [a, b]).sort());
				}
			),
			{ numRuns: 40 }
		);
	});

	test('a mutated file never throws, and figures only come from rows it has', () => {
		const text = lines.join('\n');
		const change = fc.record({
			at: fc.nat(text.length),
			cut: fc.nat(12),
			put: fc.oneof(fc.constantFrom(',', '\n', '"', '9', '-', '999999', ''), fc.string())
		});
		fc.assert(
			fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
				let damaged = text;
				for (const { at, cut, put } of changes)
					damaged = damaged.slice(0, at) + put + damaged.slice(at + cut);
				const torn = sheetOf(damaged, 'torn.csv');
				const reading = format.read(torn, asked());
				const rows = new Set(torn.rows.map(({ row }) => row));
				for (const each of reading.figures) {
					expect(rows.has(each.source_row)).toBe(true);
					expect(each.value === null).toBe(each.symbol !== null);
				}
				if (!findEesHeader(torn)) expect(reading.figures).toEqual([]);
			}),
			{ numRuns: 150 }
		);
	});

	test('ten thousand columns are read without harm', () => {
		const wide = Array.from({ length: 10_000 }, (_, at) => `c${at}`).join();
		const reading = read(`${start},${wide}`, `${year('2022', nottingham)},${'1,'.repeat(9_999)}1`);
		expect(reading.figures.length).toBeLessThan(10_000);
	});
});

const shared = '../shared/data';
const files: readonly (readonly [string, number, number, string | null])[] = [
	['ees2024_cla_number_and_rate_per_10k_children.csv', 2505, 7515, null],
	['ees2024_cla_time_series_1994_2024.csv', 155, 155, null],
	['ees2024_la_cla_missing_or_away.csv', 10_855, 10_855, 'dfe-cla-2024-missing'],
	['ees2024_la_conviction_health_outcome_cla.csv', 15_030, 30_060, 'dfe-cla-2024'],
	['ees2024_national_conviction_health_outcomes_for_cla.csv', 2100, 4200, null],
	['ees2025_cla_number_and_rate_per_10k_children.csv', 2505, 7515, null],
	[
		'ees2025_la_care_leavers_accommodation_suitability.csv',
		6680,
		13_360,
		'dfe-cla-2025-accommodation'
	],
	['ees2025_la_care_leavers_activity.csv', 20_040, 40_080, 'dfe-cla-2025-activity'],
	['ees2025_la_cla_placement_stability.csv', 5010, 10_020, 'dfe-cla-2025-stability'],
	['ees2025_la_conviction_health_outcome_cla.csv', 15_030, 30_060, 'dfe-cla-2025'],
	['ees2025_ons_mid-year_population_estimates_0-17.csv', 2132, 2132, null]
];

describe.skipIf(!existsSync(shared))('the published files', () => {
	test.each(files)(
		'%s: every row is read and every cell is a figure',
		(file, rows, cells, edition) => {
			const reading = format.read(
				sheetOf(readFileSync(`${shared}/${file}`, 'utf8'), file),
				asked()
			);
			expect(reading.problems).toEqual([]);
			expect(reading.rows).toBe(rows);
			expect(reading.figures).toHaveLength(cells);
			const ids = reading.indicators.map(({ indicator }) => indicator);
			expect(new Set(ids).size).toBe(ids.length);
			expect(ids.filter((id) => parseIndicatorId(id) === null)).toEqual([]);
			if (edition === null) return;
			const found = new Map(
				reading.figures.map((each) => [`${each.indicator} ${each.geography} ${each.period}`, each])
			);
			const held = recorded(edition);
			expect(held.length).toBeGreaterThan(800);
			for (const { vintage, ...each } of held)
				expect(found.get(`${each.indicator} ${each.geography} ${each.period}`), vintage).toEqual(
					each
				);
		}
	);
});
