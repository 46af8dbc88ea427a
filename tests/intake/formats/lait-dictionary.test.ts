import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { format } from '$lib/intake/formats/lait-dictionary';
import { laitDictionaryColumns, readLaitDictionary } from '$lib/intake/lait-dictionary';
import { asked, sheetOf } from '../asked';
import { withstands } from './mutilated';

const cells: Readonly<Record<(typeof laitDictionaryColumns)[number], string>> = {
	Topic: 'Children Looked After',
	Measure: 'Convictions',
	Chart_title: 'Children convicted (%)',
	Measure_short: 'LAC_Convictions',
	Polarity: 'Low',
	y_axis_name: '% of Children Looked After',
	Description: 'Line one',
	'Next Update': '46327',
	'Data Owner (DO) /Supplier and Contact Details': 'DfE',
	dps: 'NA',
	Year_Type: 'Financial Year',
	No_Quartile: 'NA'
};
const row = (code: string) =>
	laitDictionaryColumns
		.map((column) => (column === 'Measure_short' ? code : cells[column]))
		.join(',');
const header = laitDictionaryColumns.join(',');
const text = [header, row(' LAC_Convictions '), row('LAC')].join('\n');

describe('LAIT’s data dictionary', () => {
	test('gives measures and no figures, whether the record has them or not', () => {
		const reading = format.read(sheetOf(text), asked());
		expect(reading).toMatchObject({ rows: 2, figures: [], problems: [], questions: [] });
		expect(reading.indicators.map((each) => each.lait_code)).toEqual(['LAC_Convictions', 'LAC']);
	});

	test('is known under a title row, in another order and by most of its columns', () => {
		const turned = (line: string) => line.split(',').reverse().join(',');
		const lines = text.split('\n').map(turned);
		const sheet = sheetOf(['LAIT data dictionary', ...lines].join('\n'));
		expect(format.knows(sheet)).toBeGreaterThan(0.9);
		expect(format.read(sheet, asked()).indicators).toHaveLength(2);
	});

	test('a missing column is refused by name', () => {
		const sheet = sheetOf(text.replace('Polarity', 'Direction'));
		expect(format.knows(sheet)).toBeGreaterThan(0.5);
		expect(format.read(sheet, asked())).toMatchObject({
			indicators: [],
			problems: [{ rule: 'structure.no-column', column: 'Polarity', row: null, severity: 'error' }]
		});
	});

	test('a header alone is refused, another table is not known', () => {
		expect(format.read(sheetOf(header), asked()).problems).toMatchObject([
			{ rule: 'structure.no-rows' }
		]);
		expect(format.knows(sheetOf('Topic,Measure,Polarity\na,b,c'))).toBe(0);
	});

	test('spoilt copies give problems, never an exception', () => {
		withstands(format, text);
	});
});

const file = '../shared/data/lait_data_dictionary_2026-04-08.csv';
describe.skipIf(!existsSync(file))('as published', () => {
	test('its 448 rows describe the 434 measures that the text of it gives', () => {
		const text = readFileSync(file, 'utf8');
		const reading = format.read(sheetOf(text, 'dictionary.csv'), asked());
		expect(reading.rows).toBe(448);
		expect(reading.indicators).toHaveLength(434);
		expect(reading.indicators).toEqual(readLaitDictionary(text, 'dictionary.csv').values);
		expect(reading.problems.every(({ severity }) => severity === 'note')).toBe(true);
		expect(format.knows(sheetOf(text))).toBeGreaterThan(0.9);
	});
});
