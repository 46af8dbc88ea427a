import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writeCsv } from '$lib/intake/csv';
import type { Figure, Reading } from '$lib/intake/format';
import { format } from '$lib/intake/formats/youth-justice';
import type { Sheet } from '$lib/intake/sheet';
import { asked, recorded, sheetOf } from '../asked';
import { expectHonest, mauled } from '../mauled';

const header =
	'area_code,area_name,area_type,period,indicator,measure,unit,value,compared_to_England,inequality';
const table = `${header}
E06000018,Nottingham,UA,2023/24,Children cautioned or sentenced,Count,Children,90,NA,NA
E06000018,Nottingham,UA,2023/24,Children cautioned or sentenced,"Per 10,000 aged 10-17",Children,31,NA,NA
E06000018,Nottingham,UA,2024/25,Children cautioned or sentenced,Count,Children,c,NA,NA
E06000018,Nottingham,UA,2024/25,Children cautioned or sentenced,"Per 10,000 aged 10-17",Children,28.5,NA,NA
E10000024,Nottinghamshire,UA,2024/25,Children cautioned or sentenced,Count,Children,"1,204",NA,NA
E10000002,Buckinghamshire,UA,2024/25,Children looked after who had their annual health assessment,Percentage,Persons,80,NA,NA
E92000001,England,Country,2024/25,Children in custody,"Per 100,000 aged 10-17",Children,..,NA,NA
E92000001,England,Country,2023/24,Children in custody,"Per 100,000 aged 10-17",Children,6,NA,NA
E08000009,Trafford,UA,2023/24,School lunches taken,Percentage,Pupils,NA,NA,NA
`;

const read = (sheet: Sheet, answers = {}): Reading => format.read(sheet, asked(answers));
const rules = ({ problems }: Reading) => problems.map(({ rule, row }) => `${rule} ${row}`);
/** Figures of rates: the counts beside them are figures of their own. */
const ratesOf = (reading: Reading) =>
	reading.figures.filter(({ indicator }) => indicator === 'cautioned-or-sentenced');
const bare = (figure: Figure) => JSON.stringify({ ...figure, source_row: 0 });

describe('a reshaped youth justice table', () => {
	const reading = read(sheetOf(table));

	test('a rate of cautions and sentences is the measure the board follows, its count the numerator', () => {
		expect(ratesOf(reading)).toEqual([
			{
				indicator: 'cautioned-or-sentenced',
				geography: 'E06000018',
				period: '2023-04-01/2024-03-31',
				value: 31,
				symbol: null,
				decimals: 0,
				numerator: 90,
				denominator: null,
				source_row: 3
			},
			expect.objectContaining({ value: 28.5, decimals: 1, numerator: null, source_row: 5 })
		]);
	});

	test('a count without its rate is a measure of its own', () => {
		const [measure] = reading.indicators;
		expect(measure).toMatchObject({
			indicator: 'yj-children-cautioned-or-sentenced-count',
			unit: 'count',
			unit_label: 'children',
			year_kind: 'financial-year',
			polarity: 'none'
		});
		expect(reading.figures.find(({ geography }) => geography === 'E10000024')).toMatchObject({
			indicator: measure?.indicator,
			value: 1204,
			source_row: 6
		});
	});

	test('health assessments are the measure the board follows, for a re-coded authority too', () => {
		expect(
			reading.figures.find(({ indicator }) => indicator === 'health-assessments')
		).toMatchObject({
			geography: 'E06000060',
			value: 80,
			decimals: 0
		});
	});

	test('other rates are new measures with their own base, and marks stay marks', () => {
		const custody = reading.indicators.find(({ per }) => per === 100000);
		expect(custody?.indicator).toBe('yj-children-in-custody-per-100-000-aged-10-17');
		expect(
			reading.figures.filter(({ indicator }) => indicator === custody?.indicator)
		).toMatchObject([
			{ value: null, symbol: '..' },
			{ value: 6, symbol: null }
		]);
	});

	test('a blank is no figure; columns of NA are passed over in silence', () => {
		expect(rules(reading)).toEqual(['value.blank 10']);
		expect(reading.rows).toBe(9);
		expect(reading.figures).toHaveLength(8);
		expect(reading.questions).toEqual([]);
	});

	test('a rate for other ages, or per another number, is not the measure the board follows', () => {
		for (const words of ['"Per 10,000 aged 10-14"', '"Per 1,000 aged 10-17"', 'Percentage']) {
			const other = read(sheetOf(table.replaceAll('"Per 10,000 aged 10-17"', words)));
			expect(other.figures.map(({ indicator }) => indicator)).not.toContain(
				'cautioned-or-sentenced'
			);
		}
	});

	test('two counts that differ give no numerator and are set aside', () => {
		const twice = read(
			sheetOf(
				`${table}E06000018,Nottingham,UA,2023/24,Children cautioned or sentenced,Count,Children,91,NA,NA\n`
			)
		);
		expect(rules(twice)).toEqual(['value.blank 10', 'period.duplicate 2', 'period.duplicate 11']);
		expect(ratesOf(twice)[0]).toMatchObject({ value: 31, numerator: null });
	});

	test('a column that is not read is named', () => {
		const wider = table.replaceAll(/,NA,NA$/gm, ',NA,5');
		expect(rules(read(sheetOf(wider)))).toEqual(['value.blank 10', 'structure.no-column 1']);
	});

	test('titles, columns in another order and a bare year', () => {
		const other = `Youth justice\nvalue,measure,indicator,period,area_name\n31,"Per 10,000 aged 10-17",Children cautioned or sentenced,2024,Nottingham\n`;
		const reading = read(sheetOf(other));
		expect(format.knows(sheetOf(other))).toBeGreaterThan(0.5);
		expect(reading.questions.map(({ rule }) => rule)).toEqual(['period.bare-year']);
		expect(read(sheetOf(other), { 'period.bare-year': 'begins' }).figures[0]?.period).toBe(
			'2024-04-01/2025-03-31'
		);
	});
});

test('shuffled rows give the same figures', () => {
	const [, ...lines] = table.trimEnd().split('\n');
	const expected = read(sheetOf(table)).figures.map(bare).sort();
	fc.assert(
		fc.property(fc.shuffledSubarray(lines, { minLength: lines.length }), (shuffled) => {
			const reading = read(sheetOf(`${header}\n${shuffled.join('\n')}\n`));
			expect(reading.figures.map(bare).sort()).toEqual(expected);
		})
	);
});

test('any counts and rates written out are read back as they were', () => {
	const years = fc.uniqueArray(fc.integer({ min: 2000, max: 2024 }), {
		minLength: 1,
		maxLength: 6
	});
	fc.assert(
		fc.property(
			years,
			fc.array(fc.nat(99999), { minLength: 12, maxLength: 12 }),
			(starts, counts) => {
				const rows = starts.flatMap((start, place) => {
					const period = `${start}/${String((start + 1) % 100).padStart(2, '0')}`;
					const row = (measure: string, value: number) => [
						'E06000018',
						'Nottingham',
						'UA',
						period,
						'Children cautioned or sentenced',
						measure,
						'Children',
						String(value),
						'NA',
						'NA'
					];
					return [
						row('Count', counts[place] ?? 0),
						row('Per 10,000 aged 10-17', counts[place + 6] ?? 0)
					];
				});
				const reading = read(sheetOf(writeCsv(header.split(','), rows)));
				expect(reading.problems).toEqual([]);
				expect(
					ratesOf(reading).map(({ period, value, numerator }) => [period, value, numerator])
				).toEqual(
					starts.map((start, place) => [
						`${start}-04-01/${start + 1}-03-31`,
						counts[place + 6],
						counts[place]
					])
				);
			}
		)
	);
});

test('however it is mauled, no figure is read that does not stand in its row', () => {
	fc.assert(
		fc.property(mauled(table), (sheet) => {
			format.knows(sheet);
			expectHonest(sheet, read(sheet));
		}),
		{ numRuns: 150 }
	);
});

test('a table without its columns is not known, and is refused in a sentence', () => {
	const sheet = sheetOf('area_name,period,value\nNottingham,2019/20,4\n');
	expect(format.knows(sheet)).toBe(0);
	expect(read(sheet).problems).toMatchObject([
		{ rule: 'structure.no-column', severity: 'error', row: null }
	]);
});

const shared = '../shared/data';
describe.skipIf(!existsSync(shared))('Trafford’s tables', () => {
	const open = (file: string) => sheetOf(readFileSync(`${shared}/${file}`, 'utf8'), file);

	test('cautions and sentences: 121 rates and 121 counts, near those of the record', () => {
		const reading = read(open('trafford_children_cautioned_or_sentenced_2014-15_on.csv'));
		expect([reading.rows, reading.problems, reading.indicators.length]).toEqual([242, [], 1]);
		expect(reading.figures).toHaveLength(242);
		const rates = reading.figures.filter(({ indicator }) => indicator === 'cautioned-or-sentenced');
		expect(rates).toHaveLength(121);
		expect(rates.every(({ numerator }) => numerator !== null)).toBe(true);
		const held = new Map(
			recorded('lait-2026-04-08')
				.filter(({ indicator }) => indicator === 'cautioned-or-sentenced')
				.map(({ geography, period, value }) => [`${geography} ${period}`, value])
		);
		// LAIT divides by another estimate of the population: its rates are a little higher throughout.
		const ratios = rates.flatMap(({ geography, period, value }) => {
			const other = held.get(`${geography} ${period}`);
			return typeof other === 'number' ? [other / (value ?? NaN)] : [];
		});
		expect(ratios).toHaveLength(10);
		expect(ratios.every((ratio) => ratio > 1 && ratio < 1.2)).toBe(true);
	});

	test('health assessments: 96 figures, agreeing with the record', () => {
		const reading = read(open('trafford_cla_health_assessment.csv'));
		expect([reading.rows, reading.figures.length, reading.problems]).toEqual([96, 96, []]);
		const held = new Map(
			recorded('lait-2026-04-08')
				.filter(({ indicator }) => indicator === 'health-assessments')
				.map(({ geography, period, value }) => [`${geography} ${period}`, value])
		);
		const differing = reading.figures.filter(
			({ geography, period, value }) => held.get(`${geography} ${period}`) !== value
		);
		expect(differing.map(({ geography, period, value }) => [geography, period, value])).toEqual([]);
	});
});
