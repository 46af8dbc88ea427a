import { describe, expect, test } from 'vitest';
import { workbookText, writeWorkbook, type WorkbookSheet } from '$lib/export/workbook';
import { openFile } from '$lib/intake/file/document';
import { zipParts } from './zip-parts';

const about = { title: 'A workbook', description: 'Two columns.' };
const sheet = (rows: WorkbookSheet['rows'], more: Partial<WorkbookSheet> = {}): WorkbookSheet => ({
	name: 'Figures',
	summary: 'Some figures.',
	columns: [
		{ header: 'Name', width: 20, holds: 'text' },
		{ header: 'Value', width: 10, holds: 'number' }
	],
	rows,
	...more
});
const parts = async (sheets: readonly WorkbookSheet[]) => {
	const files = zipParts(await writeWorkbook(sheets, about));
	return (name: string) => files.get(name) ?? '';
};
const cellsOf = async (sheets: readonly WorkbookSheet[], sheetName: string) => {
	const opened = await openFile('made.xlsx', await writeWorkbook(sheets, about));
	return opened.sheets.find((each) => each.sheet === sheetName)?.rows.map(({ cells }) => cells);
};

describe('a workbook', () => {
	test('is read back as it was written, numbers as numbers', async () => {
		const rows = [
			['Nottingham', 12],
			['Derby', -3.5],
			['Leicester', null]
		];
		expect(await cellsOf([sheet(rows)], 'Figures')).toEqual([
			['Name', 'Value'],
			['Nottingham', '12'],
			['Derby', '-3.5'],
			expect.arrayContaining(['Leicester'])
		]);
		expect((await parts([sheet(rows)]))('xl/worksheets/sheet1.xml')).toContain('<v>-3.5</v>');
	});

	test.each([
		['=1+1', "'=1+1"],
		['+44 20', "'+44 20"],
		['-cmd|x', "'-cmd|x"],
		['@SUM(A1)', "'@SUM(A1)"],
		['\tx', "'\tx"],
		['-5', '-5'],
		['-5.25', '-5.25'],
		['-9.0%', '-9.0%'],
		['-', '-'],
		['--', '--'],
		['plain = text', 'plain = text']
	])('text %j is written as %j', (text, safe) => {
		expect(workbookText(text)).toBe(safe);
	});

	test('runs no formula', async () => {
		const part = await parts([sheet([['=HYPERLINK("http://example.org")', 1]])]);
		expect(part('xl/worksheets/sheet1.xml')).not.toMatch(/<f[ >]/);
		expect(part('xl/sharedStrings.xml')).toContain("<t>'=HYPERLINK");
	});

	test('has one table a sheet from its first cell, a frozen header and no merged cell', async () => {
		const two = [
			sheet([['a', 1]]),
			sheet(
				[
					['b', 2],
					['c', 3]
				],
				{ name: 'More figures' }
			)
		];
		const part = await parts(two);
		expect(part('xl/tables/table1.xml')).toContain('ref="A1:B2"');
		expect(part('xl/tables/table2.xml')).toContain('ref="A1:B3"');
		for (const number of [1, 2]) {
			const xml = part(`xl/worksheets/sheet${number}.xml`);
			expect(xml).toContain('ySplit="1"');
			expect(xml).toContain('state="frozen"');
			expect(xml).not.toContain('mergeCell');
		}
		expect(part('docProps/core.xml')).toContain('A workbook');
	});

	test('with nothing in it still has its header over one blank row', async () => {
		const part = await parts([sheet([])]);
		expect(part('xl/tables/table1.xml')).toContain('ref="A1:B2"');
	});

	test('holds a column to a list of another sheet, and to whole numbers', async () => {
		const list = sheet([['a', 1]], {
			name: 'The words',
			columns: [
				{ header: 'Word', width: 9, holds: 'text' },
				{ header: 'Rank', width: 9, holds: 'number' }
			]
		});
		const main = sheet([['a', 1]], {
			room: 10,
			columns: [
				{
					header: 'Word',
					width: 9,
					holds: 'text',
					rule: {
						allows: { kind: 'list', sheet: 'The words', column: 0, from: 2, to: 5 },
						otherwise: 'warning',
						message: 'Not in the list.'
					}
				},
				{
					header: 'Count',
					width: 9,
					holds: 'number',
					rule: { allows: { kind: 'whole' }, otherwise: 'stop', message: 'Not whole.' }
				}
			]
		});
		const xml = (await parts([main, list]))('xl/worksheets/sheet1.xml');
		expect(xml).toMatch(/<dataValidation type="list" sqref="A2:A12"[^>]*errorStyle="warning"/);
		expect(xml).toMatch(/<formula1>(?:'|&apos;)The words(?:'|&apos;)!\$A\$2:\$A\$5<\/formula1>/);
		expect(xml).toMatch(
			/<dataValidation type="whole" sqref="B2:B12" operator="greaterThanOrEqual"[^>]*><formula1>0</
		);
	});

	test('made twice is the same file', async () => {
		const sheets = [sheet([['a', 1]])];
		expect(await writeWorkbook(sheets, about)).toEqual(await writeWorkbook(sheets, about));
	});
});
