import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openPasted } from '$lib/intake/file/document';

const cellsOf = (text: string, html: string | null = null) => {
	const { sheets, problems } = openPasted(text, html);
	expect(problems).toEqual([]);
	return sheets.map(({ rows }) => rows.map(({ cells }) => cells));
};

describe('a pasted table', () => {
	test('from a spreadsheet’s text is cut at its tabs, and a quoted cell may have two lines', () => {
		const { sheets } = openPasted(
			'area\t2019, final\r\nNottingham\t9%\r\n"two\nlines"\t4%\r\n',
			null
		);
		expect(sheets).toEqual([
			{
				file: 'Pasted table',
				sheet: null,
				problems: [],
				rows: [
					{ row: 1, cells: ['area', '2019, final'] },
					{ row: 2, cells: ['Nottingham', '9%'] },
					{ row: 3, cells: ['two\nlines', '4%'] }
				]
			}
		]);
	});

	test('from Word’s HTML keeps a cell of two paragraphs in one row', () => {
		const html =
			'<html><head><style>td{color:red}<table></style></head><body><!--StartFragment--><table class=MsoTableGrid>' +
			'<tr><td><p>Year</p></td><td><p>2019<sup>1</sup></p><p>final</p></td></tr>' +
			'<tr><td>Nottingham &amp; area</td><td>9.80%&nbsp;</td></tr></table></body></html>';
		expect(cellsOf('Year\t2019\nfinal', html)).toEqual([
			[
				['Year', '20191 final'],
				['Nottingham & area', '9.80%']
			]
		]);
	});

	test('fills only the first of cells that were joined', () => {
		const html =
			'<table><tr><td rowspan=2>area</td><td colspan="2">2019</td></tr><tr><td>n</td><td>%</td></tr><tr><td>A</td><td>1</td><td>2</td></tr></table>';
		expect(cellsOf('', html)).toEqual([
			[
				['area', '2019', ''],
				['', 'n', '%'],
				['A', '1', '2']
			]
		]);
	});

	test('within a table of the page’s layout is a table of its own', () => {
		const html = '<table><tr><td>Menu<table><tr><td>a<td>b<tr><td>1<td>2</table></td></tr></table>';
		expect(cellsOf('', html)).toEqual([
			[
				['a', 'b'],
				['1', '2']
			]
		]);
	});

	test('of two tables is two sheets', () => {
		const one = '<table><tr><td>a</td><td>b</td></tr></table>';
		const { sheets } = openPasted('', one + one);
		expect(sheets.map(({ sheet }) => sheet)).toEqual(['Table 1', 'Table 2']);
	});

	test('whose HTML holds no table is read from its text', () => {
		expect(cellsOf('a,b\n1,2', '<p>a,b</p><p>1,2</p>')).toEqual([
			[
				['a', 'b'],
				['1', '2']
			]
		]);
	});

	test.each([
		['nothing', '  ', null, 'structure.empty'],
		['a sentence', 'No figures here', null, 'structure.not-a-table'],
		['blank cells', '', '<table><tr><td> </td><td></td></tr></table>', 'structure.empty'],
		[
			'10,001 columns',
			'',
			`<table><tr>${'<td colspan=1000>a</td>'.repeat(11)}</tr></table>`,
			'structure.too-large'
		]
	])('that is %s is refused', (_, text, html, rule) => {
		const { sheets, problems } = openPasted(text, html);
		expect(sheets).toEqual([]);
		expect(problems).toMatchObject([{ rule, severity: 'error' }]);
	});

	test('gives back the cells that were written as HTML', () => {
		const cell = fc.stringMatching(/^[a-z0-9<>&"%.,-]{1,6}$/);
		const safe = (text: string) =>
			text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
		fc.assert(
			fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 6 }), (rows) => {
				const html = `<table>${rows.map((row) => `<tr>${row.map((each) => `<td x:num>${safe(each)}</td>`).join('\n')}</tr>`).join('')}</table>`;
				expect(cellsOf('', html)).toEqual([rows]);
			})
		);
	});

	test('of any HTML at all never throws', () => {
		const piece = fc.constantFrom(
			...[
				'<table>',
				'</table>',
				'<tr>',
				'<td>',
				'<td rowspan=99999 colspan=99999>',
				'</td>',
				'<style>',
				'<!--',
				'<',
				'>',
				'&#x110000;',
				'&#0;',
				'a',
				' '
			]
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
				const { sheets, problems } = openPasted('', pieces.join(''));
				expect(sheets.length > 0).toBe(problems.length === 0);
			})
		);
	});
});
