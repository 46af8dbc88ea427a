import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { format } from '$lib/intake/formats/lait-dictionary';
import { laitDictionaryColumns } from '$lib/intake/lait-dictionary';
import { asked, sheetOf } from '../asked';
import { withstands } from './mutilated';

const line = (changes: Partial<Record<(typeof laitDictionaryColumns)[number], string>>) => {
	const cells = {
		Topic: 'Children Looked After',
		Measure: 'Convictions',
		Chart_title: 'Children convicted (%)',
		Measure_short: 'LAC_Convictions',
		Polarity: 'Low',
		y_axis_name: '% of Children Looked After',
		Description: 'Line one\nline two',
		'Next Update': '46327',
		'Data Owner (DO) /Supplier and Contact Details': 'DfE',
		dps: 'NA',
		Year_Type: 'Financial Year',
		No_Quartile: 'NA',
		...changes
	};
	return laitDictionaryColumns.map((column) => `"${cells[column]}"`).join(',');
};
const text = (...lines: string[]) =>
	[laitDictionaryColumns.map((column) => `"${column}"`).join(','), ...lines, ''].join('\n');
const two = text(
	...[' LAC_Convictions ', 'LAC'].map((code) =>
		line({ Measure_short: code, Description: 'Line one' })
	)
);
const read = (...lines: string[]) =>
	format.read(sheetOf(text(...lines), 'dictionary.csv'), asked());

describe('a row of the dictionary', () => {
	test('it becomes a measure', () => {
		expect(read(line({}))).toMatchObject({
			problems: [],
			indicators: [
				{
					indicator: 'lait-lac-convictions',
					unit: 'percent',
					decimals: 1,
					polarity: 'low',
					year_kind: 'financial-year',
					definition: 'Line one\nline two',
					next_update: '2026-11-01',
					lait_code: 'LAC_Convictions',
					quartile: true
				}
			]
		});
	});

	test('the short name is trimmed, decimals and bands are those given, text is no date', () => {
		const { indicators } = read(
			line({ Measure_short: ' LAC ', dps: '0', No_Quartile: 'N', 'Next Update': 'TBC' })
		);
		expect(indicators[0]).toMatchObject({
			lait_code: 'LAC',
			decimals: 0,
			quartile: false,
			next_update: null
		});
	});

	test('a measure described twice keeps its first row, with a note of what differs', () => {
		const { indicators, problems } = read(line({}), line({ Polarity: 'High' }), line({}));
		expect(indicators).toMatchObject([{ polarity: 'low' }]);
		expect(problems).toHaveLength(1);
		expect(problems[0]).toMatchObject({ severity: 'note', row: 3 });
		expect(problems[0]?.message).toContain('another polarity than row 2');
	});

	test('many measures described twice get one note', () => {
		const codes = ['A', 'B', 'C', 'D', 'E', 'F', 'G'];
		const rows = (polarity: string) =>
			codes.map((code) => line({ Measure_short: code, Polarity: polarity }));
		const { problems } = read(...rows('Low'), ...rows('High'));
		expect(problems).toHaveLength(1);
		expect(problems[0]).toMatchObject({ severity: 'note', row: 9 });
		expect(problems[0]?.message).toContain('7 rows of dictionary.csv');
		expect(problems[0]?.message).toContain('A, B, C, D, E and 2 more.');
	});

	test('two short names that make one id are told apart by a problem', () => {
		const { indicators, problems } = read(line({}), line({ Measure_short: 'LAC-Convictions' }));
		expect(indicators).toHaveLength(1);
		expect(problems[0]?.rule).toBe('identity.same-id');
	});
});

describe('LAIT’s data dictionary', () => {
	test('gives measures and no figures, whether the record has them or not', () => {
		const reading = format.read(sheetOf(two), asked());
		expect(reading).toMatchObject({ rows: 2, figures: [], problems: [], questions: [] });
		expect(reading.indicators.map((each) => each.lait_code)).toEqual(['LAC_Convictions', 'LAC']);
	});

	test('is known under a title row, in another order and by most of its columns', () => {
		const turned = (line: string) => line.split(',').reverse().join(',');
		const lines = two.split('\n').map(turned);
		const sheet = sheetOf(['LAIT data dictionary', ...lines].join('\n'));
		expect(format.knows(sheet)).toBeGreaterThan(0.9);
		expect(format.read(sheet, asked()).indicators).toHaveLength(2);
	});

	test('a missing column is refused by name', () => {
		const sheet = sheetOf(two.replace('Polarity', 'Direction'));
		expect(format.knows(sheet)).toBeGreaterThan(0.5);
		expect(format.read(sheet, asked())).toMatchObject({
			indicators: [],
			problems: [{ rule: 'structure.no-column', column: 'Polarity', row: null, severity: 'error' }]
		});
	});

	test('a header alone is refused, another table is not known', () => {
		expect(format.read(sheetOf(text()), asked()).problems).toMatchObject([
			{ rule: 'structure.no-rows' }
		]);
		expect(format.knows(sheetOf('Topic,Measure,Polarity\na,b,c'))).toBe(0);
	});

	test('spoilt copies give problems, never an exception', () => {
		withstands(format, two);
	});
});

const file = '../shared/data/lait_data_dictionary_2026-04-08.csv';
describe.skipIf(!existsSync(file))('as published', () => {
	test('its 448 rows describe 434 measures with 434 ids', () => {
		const text = readFileSync(file, 'utf8');
		const reading = format.read(sheetOf(text, 'dictionary.csv'), asked());
		expect(reading.rows).toBe(448);
		expect(reading.indicators).toHaveLength(434);
		expect(new Set(reading.indicators.map((each) => each.indicator)).size).toBe(434);
		expect(
			reading.indicators.filter(({ unit }) => unit === 'other').map((each) => each.lait_code)
		).toHaveLength(2);
		expect(reading.problems.every(({ severity }) => severity === 'note')).toBe(true);
		expect(format.knows(sheetOf(text))).toBeGreaterThan(0.9);
	});
});
