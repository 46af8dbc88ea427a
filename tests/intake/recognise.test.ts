import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { headSize, isRecognised, recognise } from '$lib/intake/recognise';
import { shared } from './fixture';

const header = 'Short Desc,Data item,Years,LA and Regions,Values,LA Number,Region';
const row = 'LAC_Convictions,,2020,Nottingham,4,892,East Midlands';
const found = (head: string) => recognise('my file.csv', head);
const refused = (head: string) => {
	const result = found(head);
	if (isRecognised(result)) throw new Error('recognised');
	return result;
};

describe('knowing a file by its beginning', () => {
	test('LAIT’s long file is known with and without quotes, mark and Windows line ends', () => {
		const quoted = header
			.split(',')
			.map((name) => `"${name}"`)
			.join(',');
		for (const head of [`${header}\n${row}\n`, `\uFEFF${quoted}\r\n${row}\r\n`]) {
			expect(found(head)).toEqual({ format: 'lait-long' });
		}
	});

	test('the data dictionary is known, whatever else it has', () => {
		const head =
			'Measure_code,Topic,Measure,Chart_title,Measure_short,Polarity,y_axis_name,Description,dps,Year_Type,Extra\n"1","a","b\nc"';
		expect(found(head)).toEqual({ format: 'lait-dictionary' });
	});

	test('a renamed column is named beside the one expected', () => {
		const problem = refused(`${header.replace('Values', 'Value')}\n${row}\n`);
		expect(problem).toMatchObject({ rule: 'recognise.renamed-column', row: 1, column: 'Value' });
		expect(problem.message).toContain('a column “Value” where LAIT’s long file has “Values”');
	});

	test('a missing column is named', () => {
		const problem = refused(`${header.replace(',LA Number', '')}\n`);
		expect(problem).toMatchObject({ rule: 'recognise.no-column', column: 'LA Number' });
	});

	test.each([
		[header.replace('Years,LA and Regions', 'LA and Regions,Years'), 'LA and Regions', 3],
		[`${header},Note`, 'Note', 8],
		[`Note,${header}`, 'Note', 1],
		[`${header},Years`, 'Years', 8],
		[`${header},`, null, 8]
	])('the first column out of place in “%s” is named', (changed, column, place) => {
		const problem = refused(`${changed}\n${row},\n`);
		expect(problem).toMatchObject({ rule: 'recognise.column-order', row: column && 1, column });
		expect(problem.message).toContain(`Column ${place} of my file.csv`);
		if (column !== null) expect(problem.message).toContain(`“${column}”`);
	});

	test.each([
		[';', 'semicolons'],
		['\t', 'tabs']
	])('a file separated by %j is told apart', (separator, words) => {
		const problem = refused(`${header.replaceAll(',', separator)}\n`);
		expect(problem.rule).toBe('recognise.separator');
		expect(problem.message).toContain(
			`its columns are separated by ${words}. Save it as CSV with commas`
		);
	});

	test('a download from LAIT’s screen is told from the long file', () => {
		const problem = refused(
			'LA Number,LA and Regions,2019,2020,Change from previous year\n892,Nottingham,3,4,1\n'
		);
		expect(problem.rule).toBe('recognise.lait-screen');
		expect(problem.message).toContain('Choose the long file instead');
	});

	test('another table is shown its own first row and the one expected', () => {
		const { rule, message } = refused('time_period,time_identifier,geographic_level\n2024,a,b\n');
		expect(rule).toBe('recognise.not-lait');
		expect(message).toContain('“time_period, time_identifier, geographic_level”');
		expect(message).toContain(header.replaceAll(',', ', '));
	});

	test.each([
		['', 'csv.empty', 'is empty'],
		['\uFEFF \r\n', 'csv.empty', 'is empty'],
		['Dear all\nplease find\n', 'recognise.not-a-table', 'not a comma-separated table'],
		['PK\u0003\u0004\u0014\u0000', 'recognise.binary', 'spreadsheet workbook'],
		['\uFFFDPNG\r\n\u001A\n', 'recognise.binary', 'is a picture'],
		['%PDF-1.7', 'recognise.binary', 'PDF'],
		['<!DOCTYPE html><html>', 'recognise.binary', 'web page'],
		[
			`\uFFFD\uFFFD${[...header].map((letter) => `${letter}\u0000`).join('')}`,
			'recognise.binary',
			'UTF-16'
		],
		[`${header}\n`, 'recognise.no-rows', 'no figures under it']
	])('%j is refused by %s', (head, rule, words) => {
		const problem = refused(head);
		expect(problem.rule).toBe(rule);
		expect(problem.message).toContain('my file.csv');
		expect(problem.message).toContain(words);
	});

	describe.skipIf(!existsSync(shared))('the published files', () => {
		const headOf = (file: string) => {
			const bytes = new Uint8Array(headSize);
			const handle = openSync(`${shared}/${file}`, 'r');
			const length = readSync(handle, bytes);
			closeSync(handle);
			return new TextDecoder().decode(bytes.subarray(0, length));
		};
		test.each([
			['lait_bds_long_2026-04-08.csv', 'lait-long'],
			['lait_bds_long_2026-04-08_cla_yj.csv', 'lait-long'],
			['lait_data_dictionary_2026-04-08.csv', 'lait-dictionary']
		])('%s is %s', (file, format) => {
			expect(recognise(file, headOf(file))).toEqual({ format });
		});
		test.each([
			'lait_la_code_list.xlsx',
			'ees2025_la_conviction_health_outcome_cla.csv',
			'sfr2014_LA4_offending_sheet.csv',
			'fingertips_indicators-CountyUA.data.csv',
			'hexmap_uk-upper-tier-local-authorities.hexjson'
		])('%s is refused with a sentence', (file) => {
			const result = recognise(file, headOf(file));
			expect(isRecognised(result)).toBe(false);
			if (!isRecognised(result)) expect(result.message).toMatch(/^[^]*\. (Choose|Open) [^]*\.$/);
		});
	});
});
