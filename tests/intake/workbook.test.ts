import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { displayed } from '$lib/intake/file/displayed';
import { openFile } from '$lib/intake/file/document';
import { excelOf, excelParts, openDocumentOf, zipOf } from './zip';

const rowsOf = async (bytes: Uint8Array) => {
	const { sheets, problems } = await openFile('book.xlsx', bytes);
	expect(problems).toEqual([]);
	return sheets.map(({ sheet, rows }) => [sheet, rows.map(({ row, cells }) => [row, ...cells])]);
};

describe('a number as its cell shows it', () => {
	test.each([
		[0.098, '0.0%', '9.8%'],
		[0.145, '0%', '15%'],
		[0.0975, '0.0%', '9.8%'],
		[9, undefined, '9'],
		[33.200000000000003, 'General', '33.2'],
		[5, '0.0', '5.0'],
		[1.005, '0.00', '1.01'],
		[-2.5, '0', '-3'],
		[-0.04, '0.0', '0.0'],
		[47200, '#,##0', '47200'],
		[1234.5, '#,##0.00', '1234.50'],
		[-3.2, '0.0;(0.0)', '-3.2'],
		[7, '0.##', '7'],
		[7.126, '0.##', '7.13'],
		[12, '000', '012'],
		[1200, '[$£-809]#,##0.00', '£1200.00'],
		[12, '0 "children"', '12'],
		[9.8, '0.0"%"', '9.8%'],
		[5, '"<"0', '<5'],
		[3, '[<6]"c";0', 'c'],
		[3, '[<6]"*";0', '*'],
		[603, '[<6]"*";0', '603'],
		[3, '[<=5]"*";;General', '*'],
		[603, '[<=5]"*";;General', '603'],
		[7, '"[c]"', '[c]'],
		[7, '[Red]"_c"', '_c'],
		[603, '0"*"', '603*'],
		[60.3, '0.0"*"', '60.3*'],
		[603, '0\\*', '603*'],
		[603, '0" (r)"', '603 (r)'],
		[603, '0" [p]"', '603 [p]'],
		[603, '0"_)"', '603'],
		[1200, '[$£-809]* #,##0', '£1200'],
		[6, '[<6]"c";0', '6'],
		[0, '[<6]"c";0', 'c'],
		[0, '[=0]"-";0', '0'],
		[0, '#,##0;-#,##0;"-"', '0'],
		[0, '_-* #,##0.0_-;-* #,##0.0_-;_-* "-"??_-;_-@_-', '0.0'],
		[1250, '_-* #,##0_-;-* #,##0_-;_-* "-"??_-;_-@_-', '1250'],
		[0, '0;;', '0'],
		[8, ';;;', ''],
		[1200000, '0.0,,', '1200000'],
		[1.5, '# ?/?', '1.5'],
		[12345, '0.00E+00', '12345'],
		[3, '[Red]0.0', '3.0'],
		[3, '@', '3']
	])('%d in the format %s is %s', (value, format, shown) => {
		expect(displayed(value, format)).toBe(shown);
	});

	test('a figure with as many decimals as its format is shown unchanged', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 0, max: 9_999_999 }),
				fc.integer({ min: 0, max: 3 }),
				(whole, places) => {
					const text = (whole / 10 ** places).toFixed(places);
					const format = places === 0 ? '0' : `0.${'0'.repeat(places)}`;
					expect(displayed(Number(text), format)).toBe(text);
					expect(displayed(Number(text) / 100, `${format}%`)).toBe(`${text}%`);
				}
			)
		);
	});
});

describe('an Excel workbook', () => {
	test('gives each sheet’s cells as text, with the rows’ own numbers', async () => {
		const book = excelOf(
			{
				Notes: '<sheetData><row r="3"><c r="B3" t="s"><v>0</v></c></row></sheetData>',
				Hidden:
					'<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>area</t></is></c><c r="B1"><v>2019</v></c></row>' +
					'<row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2" s="1"><v>9.8000000000000004E-2</v></c><c r="C2" s="2"><v>44408</v></c>' +
					'<c r="D2" t="b"><v>1</v></c><c r="E2" t="e"><v>#N/A</v></c><c r="F2" s="3"><f>SUM(A1:A2)</f><v>4</v></c>' +
					'<c r="G2" t="str"><f>A1</f><v>a &amp; b</v></c></row></sheetData>',
				Blank: '<sheetData/>'
			},
			{
				formats: ['0.0%', 'mmm-yy', '0.0'],
				shared: [
					'<t>about</t>',
					'<r><t>months</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r>'
				]
			}
		);
		expect(await rowsOf(book)).toEqual([
			['Notes', [[3, '', 'about']]],
			[
				'Hidden',
				[
					[1, 'area', '2019', '', '', '', '', ''],
					[2, 'months1', '9.8%', '2021-07-31', 'TRUE', '#N/A', '4.0', 'a & b']
				]
			]
		]);
	});

	test('keeps cells without references in their places', async () => {
		const book = excelOf({
			One: '<sheetData><row><c><v>1</v></c><c/><c><v>3</v></c></row><row><c/><c><v>5</v></c></row></sheetData>'
		});
		expect(await rowsOf(book)).toEqual([
			[
				'One',
				[
					[1, '1', '', '3'],
					[2, '', '5', '']
				]
			]
		]);
	});

	test('reads a sheet written with a prefix, and in the dates of 1904', async () => {
		const parts = excelParts({ One: '' }, { formats: ['yyyy-mm-dd'] });
		parts['xl/worksheets/sheet1.xml'] =
			'<x:worksheet xmlns:x="m"><x:sheetData><x:row r="1"><x:c r="A1" s="1"><x:v>1</x:v></x:c><x:c r="B1"/><x:c r="C1" t="str"><x:v>b</x:v></x:c></x:row></x:sheetData></x:worksheet>';
		parts['xl/workbook.xml'] = (parts['xl/workbook.xml'] as string).replace(
			'<sheets>',
			'<workbookPr date1904="1"/><sheets>'
		);
		expect(await rowsOf(zipOf(parts))).toEqual([['One', [[1, '1904-01-02', '', 'b']]]]);
	});

	test('fills only the first cell of a merged range', async () => {
		const book = excelOf({
			One: '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="C1"><v>3</v></c></row></sheetData><mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>'
		});
		expect(await rowsOf(book)).toEqual([['One', [[1, '1', '', '3']]]]);
	});

	test('formatted to its last row and column costs what it holds', async () => {
		const blank = Array.from(
			{ length: 20_000 },
			(_, at) =>
				`<row r="${at + 2}" ht="20"><c r="A${at + 2}" s="1"/><c r="XFD${at + 2}" s="1"></c></row>`
		).join('');
		const book = excelOf(
			{
				One: `<dimension ref="A1:XFD1048576"/><cols><col min="1" max="16384" width="9"/></cols><sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>${blank}<row r="1048576"><c r="A1048576" s="1"/></row></sheetData>`
			},
			{ formats: ['0'] }
		);
		expect(await rowsOf(book)).toEqual([['One', [[1, '1', '2']]]]);
	});

	test('says when a formula has no stored result', async () => {
		const book = excelOf({
			One: '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>A1*2</f></c></row></sheetData>'
		});
		const { sheets } = await openFile('book.xlsx', book);
		expect(sheets[0]?.problems).toMatchObject([{ rule: 'structure.formula', severity: 'warning' }]);
	});

	test.each([
		[
			'two cells in opposite corners',
			'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>',
			'structure.too-large'
		],
		[
			'a cell in a column beyond 10,000',
			'<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row>',
			'structure.too-large'
		],
		['a cell that is not closed', '<row r="1"><c r="A1"><v>1</v>', 'structure.not-a-table'],
		['nothing', '', 'structure.empty']
	])('with %s is refused', async (_, data, rule) => {
		const { sheets, problems } = await openFile(
			'book.xlsx',
			excelOf({ One: `<sheetData>${data}</sheetData>` })
		);
		expect(sheets).toEqual([]);
		expect(problems).toMatchObject([{ rule, severity: 'error', file: 'book.xlsx' }]);
	});
});

describe('a zip bomb', () => {
	const vast = new Uint8Array(320_000_000).fill(32);
	const parts = { ...excelParts({ One: '' }), 'xl/worksheets/sheet1.xml': vast };
	test.each([
		['that owns up to its size', undefined],
		['that lies about its size', 1000]
	])('%s is refused', async (_, claimed) => {
		const { sheets, problems } = await openFile('bomb.xlsx', zipOf(parts, claimed));
		expect(sheets).toEqual([]);
		expect(problems).toMatchObject([{ rule: 'structure.too-large' }]);
	});

	test('of millions of strings is refused', async () => {
		const book = {
			...excelParts({ One: '' }),
			'xl/sharedStrings.xml': `<sst>${'<si/>'.repeat(5_000_000)}</sst>`
		};
		const { problems } = await openFile('bomb.xlsx', zipOf(book));
		expect(problems).toMatchObject([{ rule: 'structure.too-large' }]);
	});
});

describe('an OpenDocument workbook', () => {
	const cell = (type: string, value: string, shown: string) =>
		`<table:table-cell office:value-type="${type}" ${type === 'date' ? 'office:date-value' : 'office:value'}="${value}"><text:p>${shown}</text:p></table:table-cell>`;
	const text = (shown: string) =>
		`<table:table-cell office:value-type="string"><text:p>${shown}</text:p></table:table-cell>`;

	test('gives each cell as it is displayed', async () => {
		const book = openDocumentOf(
			`<table:table table:name="One"><table:table-header-rows><table:table-row>${text('area')}${text('2019')}</table:table-row></table:table-header-rows>` +
				`<table:table-row table:number-rows-repeated="2"><table:table-cell table:style-name="ce1" table:number-columns-repeated="16384"/></table:table-row>` +
				`<table:table-row>${text('Nottingham')}${cell('percentage', '0.098', '9.8%')}${cell('float', '47200', '47,200')}${cell('float', '3.5', '3,5')}${cell('date', '2021-07-31', '31/07/21')}${cell('float', '3', 'c')}${cell('float', '0', '-')}<table:table-cell office:value-type="float" office:value="7"/></table:table-row>` +
				`<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:style-name="ce1" table:number-columns-repeated="16384"/></table:table-row></table:table>`
		);
		expect(await rowsOf(book)).toEqual([
			[
				'One',
				[
					[1, 'area', '2019', '', '', '', '', '', ''],
					[4, 'Nottingham', '9.8%', '47,200', '3.5', '2021-07-31', 'c', '0', '7']
				]
			]
		]);
	});

	test('that repeats a filled row without end is refused', async () => {
		const book = openDocumentOf(
			`<table:table table:name="One"><table:table-row table:number-rows-repeated="1048576">${text('a').replace('<table:table-cell', '<table:table-cell table:number-columns-repeated="1000"')}</table:table-row></table:table>`
		);
		const { problems } = await openFile('a.ods', book);
		expect(problems).toMatchObject([{ rule: 'structure.too-large' }]);
	});

	test('with a password is refused by name', async () => {
		const book = openDocumentOf('', '', '<manifest:encryption-data/>');
		const { problems } = await openFile('a.ods', book);
		expect(problems).toMatchObject([{ rule: 'structure.encrypted' }]);
	});
});

describe('other zips', () => {
	test.each([
		[{ 'word/document.xml': '<a/>', '[Content_Types].xml': '<a/>' }, 'Word document'],
		[{ 'xl/workbook.bin': 'x' }, 'xlsb'],
		[{ 'figures.csv': 'a,b' }, 'zip that is no workbook'],
		[{ '[Content_Types].xml': '<a/>' }, 'could not be opened']
	])('%o are refused as what they are', async (parts, words) => {
		const { sheets, problems } = await openFile('a.xlsx', zipOf(parts as Record<string, string>));
		expect(sheets).toEqual([]);
		expect(problems[0]?.message).toContain(words);
	});
});

describe('damaged workbooks', () => {
	const books = {
		xlsx: excelOf(
			{
				One: '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>0.5</v></c></row></sheetData>'
			},
			{ formats: ['0.0%'], shared: ['<t>area</t>'] }
		),
		ods: openDocumentOf(
			'<table:table table:name="One"><table:table-row><table:table-cell office:value-type="float" office:value="5"><text:p>5</text:p></table:table-cell></table:table-row></table:table>'
		)
	};
	test.each(Object.entries(books))(
		'of the form %s give the same cells or a sentence',
		async (kind, book) => {
			const sound = await openFile(`a.${kind}`, book);
			expect(sound.sheets).toHaveLength(1);
			const change = fc.record({
				flips: fc.array(fc.tuple(fc.nat(book.length - 1), fc.integer({ min: 1, max: 255 })), {
					maxLength: 6
				}),
				length: fc.integer({ min: 1, max: book.length }),
				cut: fc.boolean()
			});
			await fc.assert(
				fc.asyncProperty(change, async ({ flips, length, cut }) => {
					const damaged = book.slice(0, cut ? length : book.length);
					for (const [at, by] of flips)
						if (at < damaged.length) damaged[at] = (damaged[at] ?? 0) ^ by;
					const { sheets, problems } = await openFile(`a.${kind}`, damaged);
					if (sheets.length > 0) expect(sheets).toEqual(sound.sheets);
					else expect(problems).toMatchObject([{ severity: 'error' }]);
				}),
				{ numRuns: 300 }
			);
		}
	);
});

const shared = '../shared/data';
describe.skipIf(!existsSync(shared))('published workbooks', () => {
	test.each([
		['lait_la_code_list.xlsx', { Sheet1: 172 }],
		['sn_may_2025.xlsx', { 'LA SN Groups': 162 }],
		[
			'ofsted_LA_inspection_outcomes_2025-03-31.ods',
			{
				Cover: 24,
				Contents: 6,
				Notes: 18,
				Inspections_as_at_31_March: 156,
				'In-year_inspections': 115,
				ILACS_inspection_history: 274
			}
		],
		[
			'ofsted_fostering_2017-18_dataset.xlsx',
			{
				Cover: 17,
				Contents: 35,
				'Metadata guide': 10,
				Notes: 25,
				Glossary: 58,
				'Trend Data 2012-18': 138,
				'LA Data 2017-18': 137,
				'Additional tables - households': 28
			}
		]
	])('%s opens with its sheets and rows', async (name, counts) => {
		const { sheets, problems } = await openFile(
			name,
			new Uint8Array(readFileSync(`${shared}/${name}`))
		);
		expect(problems).toEqual([]);
		expect(sheets.flatMap((sheet) => sheet.problems)).toEqual([]);
		expect(Object.fromEntries(sheets.map(({ sheet, rows }) => [sheet, rows.length]))).toEqual(
			counts
		);
	});

	test('the tables of 2014 show what DfE printed, with Excel’s row numbers', async () => {
		const name = 'sfr2014_SFR49_2014_LATables.xlsx';
		const { sheets } = await openFile(name, new Uint8Array(readFileSync(`${shared}/${name}`)));
		const offending = sheets.find(({ sheet }) => sheet === 'Table LA4');
		const row = (number: number) => offending?.rows.find((each) => each.row === number)?.cells;
		expect(row(8)).toEqual(['ENGLAND', '47670', '', '30660', '', '1710', '5.6']);
		expect(row(11)).toEqual(['Darlington', '135', '', '85', '', '10', '10.3']);
		const exclusions = sheets.find(({ sheet }) => sheet === 'Table LA9');
		expect(exclusions?.rows.find(({ row }) => row === 9)?.cells.slice(5, 7)).toEqual([
			'0.27',
			'12.62'
		]);
		expect(sheets).toHaveLength(11);
	});
});
