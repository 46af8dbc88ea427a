import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { principles } from '$lib/domain/principle';
import { tables } from '$lib/intake/record-tables';
import { readDefined, writeTable } from '$lib/intake/table';

const [header = '', first = ''] = readFileSync('data/indicators.csv', 'utf8').split('\n');
const read = (list: string) =>
	readDefined(tables.indicators, `${header}\n${first.replace(/[^,]*$/, list)}\n`);

describe('the corporate parenting principles of a measure', () => {
	test('the Act has seven, each once', () => {
		expect(new Set(principles.map(({ principle }) => principle)).size).toBe(7);
	});

	test('they are a list of ids, or nothing', () => {
		expect(read('health;services').values[0]?.principles).toEqual(['health', 'services']);
		expect(read('').values[0]?.principles).toEqual([]);
	});

	test('one that is none of the seven is reported with its row, column and cure', () => {
		const { values, problems } = read('health;happiness');
		expect(values).toEqual([]);
		expect(problems).toMatchObject([{ row: 2, column: 'principles', rule: 'record.cell' }]);
		expect(problems[0]?.message).toContain('one of: health, voice, heard');
	});

	test('a measure from a file, which has none, is written with an empty cell', () => {
		const [measure] = read('health').values;
		if (!measure) throw new Error('No measure.');
		const { principles: taken, ...rest } = measure;
		expect(taken).toEqual(['health']);
		expect(writeTable(tables.indicators, [rest]).trimEnd().endsWith(',')).toBe(true);
	});
});
