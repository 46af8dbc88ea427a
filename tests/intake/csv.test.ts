import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDelimited, readRows, readTable, writeCsv } from '$lib/intake/csv';

describe('reading comma-separated text', () => {
	test('every cell stays text, so leading zeros survive', () => {
		expect(readTable('code,value\n00123,1.50\n', 'a.csv').rows).toEqual([
			{ row: 2, cells: ['00123', '1.50'] }
		]);
	});

	test('a byte order mark and Windows line ends leave no trace', () => {
		expect(readRows('\uFEFF"a",b\r\n', 'a.csv')).toEqual({
			rows: [{ row: 1, cells: ['a', 'b'] }],
			problems: []
		});
		const table = readTable('\uFEFFa,b\r\n1,2\r\n', 'a.csv');
		expect(table.header).toEqual(['a', 'b']);
		expect(table.rows).toEqual([{ row: 2, cells: ['1', '2'] }]);
		expect(table.problems).toEqual([]);
	});

	test('blank rows are left out but counted, so row numbers stay those of the file', () => {
		expect(readTable('a,b\n\n,,\n1,2\n', 'a.csv').rows).toEqual([{ row: 4, cells: ['1', '2'] }]);
	});

	test('a quoted cell may hold line breaks, commas and quotes', () => {
		expect(readTable('a,b\n"1\n2","x, ""y"""\n', 'a.csv').rows[0]?.cells).toEqual([
			'1\n2',
			'x, "y"'
		]);
	});

	test('trailing blank columns are dropped', () => {
		const table = readTable('a,b,,\n1,2,,\n', 'a.csv');
		expect(table.header).toEqual(['a', 'b']);
		expect(table.rows[0]?.cells).toEqual(['1', '2']);
	});

	test('an empty file is said to be empty', () => {
		for (const text of ['', '\uFEFF', '\n \n']) {
			expect(readRows(text, 'a.csv').problems.map(({ rule }) => rule)).toEqual(['structure.empty']);
		}
	});

	test('a row cut short is reported with its number and left out', () => {
		const { rows, problems } = readTable('a,b,c\n1,2,3\n4,5\n', 'a.csv');
		expect(rows).toHaveLength(1);
		expect(problems).toHaveLength(1);
		expect(problems[0]).toMatchObject({ row: 3, rule: 'structure.ragged', severity: 'error' });
		expect(problems[0]?.message).toContain('Row 3 of a.csv has 2 cells where the header has 3');
	});

	test('a quotation mark that is never closed is reported', () => {
		const { problems } = readRows('a,b\n"1,2\n3,4\n', 'a.csv');
		expect(problems.map(({ rule }) => rule)).toContain('structure.quotes');
	});

	test('what is written is read back', () => {
		const cell = fc.string({ maxLength: 8 }).map((text) => text.trim());
		const row = fc.tuple(fc.constant('key'), cell, cell, fc.constant('end'));
		fc.assert(
			fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), (rows) => {
				const read = readTable(writeCsv(['a', 'b', 'c', 'd'], rows), 'a.csv');
				expect(read.problems).toEqual([]);
				expect(read.rows.map(({ cells }) => cells)).toEqual(rows);
			})
		);
	});
});

describe('rows read with a given delimiter', () => {
	test('stop at the row whose quotation marks are out of order', () => {
		expect(readDelimited('a|b\n1|2\n"3|4\n5|6\n', '|', 9)).toEqual({
			rows: [
				{ row: 1, cells: ['a', 'b'] },
				{ row: 2, cells: ['1', '2'] }
			],
			torn: 3,
			wide: null
		});
	});

	test('stop at the first row that is too wide', () => {
		expect(readDelimited('a;b\n\n1;2;3\n4;5\n', ';', 2)).toEqual({
			rows: [{ row: 1, cells: ['a', 'b'] }],
			torn: null,
			wide: 3
		});
	});
});
