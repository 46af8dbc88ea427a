import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writeCsv } from '$lib/intake/csv';
import { openFile } from '$lib/intake/file/document';

const utf8 = (text: string) => new TextEncoder().encode(text);
const open = (text: string | Uint8Array, name = 'a.csv') =>
	openFile(name, typeof text === 'string' ? utf8(text) : text);

async function cellsOf(text: string | Uint8Array) {
	const { sheets, problems } = await open(text);
	expect(problems).toEqual([]);
	return sheets[0]?.rows.map(({ cells }) => cells);
}
const notesOf = async (text: string | Uint8Array) =>
	(await open(text)).sheets[0]?.problems.map(({ rule, severity }) => `${severity} ${rule}`);

const wide = (text: string, little: boolean, mark: boolean) => {
	const bytes = Buffer.from(mark ? `\uFEFF${text}` : text, 'utf16le');
	return new Uint8Array(little ? bytes : bytes.swap16());
};
const western = (text: string) =>
	new Uint8Array(
		[...text].map((each) => (each === '–' ? 0x96 : each === '’' ? 0x92 : each.charCodeAt(0)))
	);

/** Whether bytes beyond ASCII are some of them sound UTF-8. */
const mistakable = (bytes: Uint8Array) =>
	/[\u00C2-\u00F4][\u0080-\u00BF]/.test(Buffer.from(bytes).toString('latin1'));

const encodings: Readonly<Record<string, (text: string) => Uint8Array>> = {
	'UTF-8': utf8,
	'UTF-8 with a mark': (text) => utf8(`\uFEFF${text}`),
	'UTF-16 LE with a mark': (text) => wide(text, true, true),
	'UTF-16 LE': (text) => wide(text, true, false),
	'UTF-16 BE with a mark': (text) => wide(text, false, true),
	'UTF-16 BE': (text) => wide(text, false, false),
	'Windows-1252': western
};
const delimiters = [',', ';', '\t', '|'];
const ends = ['\n', '\r\n', '\r'];

describe('a text file', () => {
	const word = fc.stringMatching(/^[A-Za-zé£’ ]([A-Za-zé£’ ",;|\t-]{0,8}[A-Za-zé£’-])?$/);
	const figure = fc.oneof(
		fc.integer({ min: 0, max: 99_999 }).map(String),
		fc.constantFrom('c', '-', '9.8%', '4.10')
	);
	const table = fc
		.integer({ min: 2, max: 5 })
		.chain((width) =>
			fc.tuple(
				fc.array(word, { minLength: width, maxLength: width }),
				fc.array(fc.array(figure, { minLength: width, maxLength: width }), {
					minLength: 1,
					maxLength: 6
				})
			)
		)
		.map(([header, rows]) => [header, ...rows])
		.filter(([header = []]) => header.every((cell) => cell.trim() !== ''));
	const quote = (cell: string) =>
		/[",;|\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

	test.each(Object.keys(encodings))(
		'in %s, with any delimiter and line end, gives the same cells',
		async (encoding) => {
			await fc.assert(
				fc.asyncProperty(
					table,
					fc.constantFrom(...delimiters),
					fc.constantFrom(...ends),
					fc.boolean(),
					async (rows, delimiter, end, last) => {
						const text = rows.map((row) => row.map(quote).join(delimiter)).join(end);
						const bytes = (encodings[encoding] as (text: string) => Uint8Array)(
							last ? text + end : text
						);
						// A few western letters in a row are sound UTF-8 too, and nobody can tell which was meant.
						fc.pre(encoding !== 'Windows-1252' || !mistakable(bytes));
						expect(await cellsOf(bytes)).toEqual(rows);
					}
				),
				{ numRuns: 60 }
			);
		}
	);

	test('that is not UTF-8 says how its letters were taken', async () => {
		const bytes = western('area,value\nSt Helen’s – £,5\n');
		expect(await cellsOf(bytes)).toEqual([
			['area', 'value'],
			['St Helen’s – £', '5']
		]);
		expect(await notesOf(bytes)).toEqual(['note structure.encoding']);
	});

	test('with one broken letter among sound ones keeps the others', async () => {
		const bytes = new Uint8Array([
			...utf8('área,É,ñ\n5,6,7\n'),
			0x35,
			0xff,
			0x2c,
			0x36,
			0x2c,
			0x37
		]);
		expect(await cellsOf(bytes)).toEqual([
			['área', 'É', 'ñ'],
			['5', '6', '7'],
			['5�', '6', '7']
		]);
		expect(await notesOf(bytes)).toEqual(['warning structure.encoding']);
	});

	test('with a zero byte in a number does not make another number of it', async () => {
		expect(await cellsOf('a,b\n1\u00002,3\n')).toEqual([
			['a', 'b'],
			['1\uFFFD2', '3']
		]);
	});

	test('with the end mark of an old system loses it', async () => {
		expect(await cellsOf('a,b\n1,2\n\u001A\u0000\u0000')).toEqual([
			['a', 'b'],
			['1', '2']
		]);
	});

	test('keeps non-breaking spaces, leading zeros and the spreadsheet’s row numbers', async () => {
		const { sheets } = await open(
			'Table 1\n\n,,\ncode,area,"two\nlines"\n00123,St\u00A0Helens,4\u00A0720\n'
		);
		expect(sheets[0]).toEqual({
			file: 'a.csv',
			sheet: null,
			problems: [],
			rows: [
				{ row: 1, cells: ['Table 1'] },
				{ row: 4, cells: ['code', 'area', 'two\nlines'] },
				{ row: 5, cells: ['00123', 'St\u00A0Helens', '4\u00A0720'] }
			]
		});
	});

	test('names its delimiter in its first line, as Excel may', async () => {
		expect(await cellsOf('sep=;\r\na,b;c\r\n1;2\r\n')).toEqual([
			['a,b', 'c'],
			['1', '2']
		]);
	});

	test.each([
		[
			'a title and footnotes with commas',
			'Children, by area, England\narea;2019;2020\nA;1;2\nB;3;4\nNote: a, b, c\n',
			5,
			3
		],
		['lists of semicolons in a comma table', 'id,list,value\na,x;y,1\nb,x;y,2\nc,z;w;v,3\n', 4, 3],
		['quoted delimiters', 'a;b\n"x,y,z";1\n"p,q,r";2\n', 3, 2]
	])('with %s is cut at the right places', async (_, text, rows, columns) => {
		const cells = await cellsOf(text);
		expect(cells).toHaveLength(rows);
		expect(cells?.[1]).toHaveLength(columns);
	});
});

describe('decimal commas', () => {
	test('in a semicolon table become points, with a note', async () => {
		const text = 'area;2019;2020\nA;3,5;9,80%\nB;1.234,5;x\n';
		expect(await cellsOf(text)).toEqual([
			['area', '2019', '2020'],
			['A', '3.5', '9.80%'],
			['B', '1234.5', 'x']
		]);
		expect(await notesOf(text)).toEqual(['note structure.decimal-comma']);
	});

	test.each([
		['another column', 'area;rate;number\nA;3,5;1,234\n', ['A', '3.5', '1,234']],
		['a column of remarks', 'area;number;note\nA;1,234;3,5\n', ['A', '1,234', '3,5']],
		['text', 'area;number;seen\nA;1,234;\nB;2,500;rows 1,2\nC;9;1,2\n', ['A', '1,234', '']],
		[
			'tabs and text',
			'area\tnumber\tnote\nA\t1,234\tsee notes\nB\t2\t3,5\n',
			['A', '1,234', 'see notes']
		]
	])('of %s leave thousands alone', async (_, text, row) => {
		expect((await cellsOf(text))?.[1]).toEqual(row);
	});

	test.each([';', '\t', ','])(
		'beside a number in their column that could mean thousands set the row aside (%s)',
		async (by) => {
			const lines = ['area;2019', 'A;3,5', 'B;1,234', 'C;6'].map((line) =>
				line
					.split(';')
					.map((cell) => `"${cell}"`)
					.join(by)
			);
			const text = `${lines.join('\n')}\n`;
			expect((await cellsOf(text))?.map((cells) => cells[1])).toEqual([
				'2019',
				'3,5',
				'1,234',
				'6'
			]);
			const { sheets } = await open(text);
			expect(sheets[0]?.problems).toMatchObject([
				{ rule: 'structure.decimal-comma', severity: 'error', row: 2 },
				{ rule: 'structure.decimal-comma', severity: 'error', row: 3 }
			]);
		}
	);

	test('are not guessed from thousands alone', async () => {
		const text = 'area;2019\nA;1,234\n';
		expect((await cellsOf(text))?.[1]).toEqual(['A', '1,234']);
		expect(await notesOf(text)).toEqual(['warning structure.decimal-comma']);
	});

	test('beside decimal points change nothing', async () => {
		const text = 'area;2019\nA;3,5\nB;3.5\n';
		expect((await cellsOf(text))?.map((cells) => cells[1])).toEqual(['2019', '3,5', '3.5']);
		expect(await notesOf(text)).toEqual(['warning structure.decimal-comma']);
	});

	test('are left alone in a comma table', async () => {
		expect((await cellsOf('a,b\n"3,5",1\n'))?.[1]).toEqual(['3,5', '1']);
	});
});

describe('quotation marks out of order', () => {
	test.each<[string, string, number[], number[]]>([
		['one row', 'a,b\n1,2\n3,"4\n5,6\n7,8\n', [3], [1, 2, 3, 4, 5]],
		['the row under the header', 'a,b\n"1,2\n3,4\n', [2], [1, 2, 3]],
		['the last row', 'a,b\n1,2\n3,"4', [3], [1, 2, 3]],
		['two rows', 'a,b\n"1,2\n3,4\n5,"6"7\n8,9\n', [2, 4], [1, 2, 3, 4, 5]],
		['a cell of two lines', 'a,b\n"x\ny",2\n\n3,"4"5\nz,1,2\n6,7\n', [4, 5], [1, 2, 4, 5, 6]]
	])('in %s set that row aside, and the others are read', async (_, text, torn, rows) => {
		const { sheets, problems } = await open(text);
		expect(problems).toEqual([]);
		expect(sheets[0]?.rows.map(({ row }) => row)).toEqual(rows);
		expect(sheets[0]?.problems).toMatchObject(
			torn.map((row) => ({ rule: 'structure.quotes', severity: 'error', row }))
		);
	});

	test('with nothing of the table’s width after them stop the reading, and say so', async () => {
		const { sheets } = await open('a,b\n1,2\n3,"4\n5\n');
		expect(sheets[0]?.problems.map(({ row }) => row)).toEqual([3, 4]);
	});

	test('in the first row refuse the file', async () => {
		const { sheets, problems } = await open('"a,b\n1,2\n');
		expect(sheets).toEqual([]);
		expect(problems).toMatchObject([{ rule: 'structure.quotes' }]);
	});
});

describe('a file that is no table', () => {
	const ole = (name: string) =>
		new Uint8Array([
			...[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
			...new Uint8Array(504),
			...Buffer.from(name, 'utf16le'),
			...new Uint8Array(200)
		]);
	const bytes = (...given: number[]) =>
		new Uint8Array([...given, ...new Uint8Array(40), 7, 200, 3]);
	test.each<[string, string | Uint8Array, string, string]>([
		['nothing', '', 'structure.empty', 'is empty'],
		['blank lines', '\uFEFF \r\n\r\n', 'structure.empty', 'is empty'],
		['delimiters alone', ',,\n,,\n', 'structure.', ''],
		['a picture', bytes(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10), 'structure.binary', 'a picture'],
		['a photograph', bytes(0xff, 0xd8, 0xff, 0xe0), 'structure.binary', 'a picture'],
		['a PDF', '%PDF-1.7\n%âãÏÓ\n1,2\n', 'structure.binary', 'PDF'],
		[
			'a web page',
			'<!DOCTYPE html>\n<html><body>a,b</body></html>',
			'structure.binary',
			'web page'
		],
		['XML', '<?xml version="1.0"?><a>1,2</a>', 'structure.binary', 'XML'],
		['JSON', '{"a": 1, "b": 2}', 'structure.binary', 'JSON'],
		['an old workbook', ole('Workbook'), 'structure.binary', '.xls'],
		['a workbook with a password', ole('EncryptedPackage'), 'structure.encrypted', 'password'],
		['an old letter', ole('WordDocument'), 'structure.binary', 'Word'],
		['one column of words', 'hello\nworld\n', 'structure.not-a-table', 'holds no table'],
		[
			'a zip cut short',
			'PK\u0003\u0004abcdefghijklmnopqrstuvw',
			'structure.not-a-table',
			'damaged'
		],
		['10,001 columns', `${'a,'.repeat(10_000)}a\n1,2\n`, 'structure.too-large', '10,000 columns'],
		['a line of 30 MB', `a,b\n${'1,'.repeat(15_000_000)}\n`, 'structure.too-large', 'Line 2'],
		['over 100 MB', new Uint8Array(100_000_001).fill(49), 'structure.too-large', '100 MB'],
		['a line of 200 MB', new Uint8Array(200_000_000).fill(49), 'structure.too-large', '200 MB']
	])('being %s is refused with a sentence', async (_, given, rule, words) => {
		const { sheets, problems } = await open(given, 'figures.csv');
		expect(sheets).toEqual([]);
		expect(problems).toHaveLength(1);
		expect(problems[0]?.rule).toContain(rule);
		expect(problems[0]).toMatchObject({ severity: 'error', file: 'figures.csv' });
		expect(problems[0]?.message).toContain('figures.csv');
		expect(problems[0]?.message).toContain(words);
		expect(problems[0]?.message).toMatch(/\.$/);
	});

	test('being random bytes is refused or read, never thrown at', async () => {
		await fc.assert(
			fc.asyncProperty(fc.uint8Array({ minLength: 200, maxLength: 2000 }), async (given) => {
				const { sheets, problems } = await open(given);
				expect(sheets.length + problems.length).toBeGreaterThan(0);
				expect(sheets).toEqual([]);
			}),
			{ numRuns: 200 }
		);
	});
});

describe('a damaged text file', () => {
	const sound = utf8(
		writeCsv(
			['area', 'year', 'value'],
			Array.from({ length: 12 }, (_, at) => [`Área “${at}”, west`, '2019/20', `${at}.5`])
		)
	);
	test('never throws, and says something or has rows', async () => {
		const change = fc.record({
			flips: fc.array(fc.tuple(fc.nat(sound.length - 1), fc.integer({ min: 1, max: 255 })), {
				maxLength: 8
			}),
			length: fc.nat(sound.length)
		});
		await fc.assert(
			fc.asyncProperty(change, async ({ flips, length }) => {
				const damaged = sound.slice(0, length);
				for (const [at, by] of flips)
					if (at < damaged.length) damaged[at] = (damaged[at] ?? 0) ^ by;
				const { sheets, problems } = await open(damaged);
				expect(sheets.some(({ rows }) => rows.length > 0)).toBe(problems.length === 0);
			}),
			{ numRuns: 300 }
		);
	});
});

const shared = '../shared/data';
describe.skipIf(!existsSync(shared))('published text files', () => {
	const counts: Readonly<Record<string, readonly [number, number]>> = {
		'New_Statistical_Neighbour_Groupings_April_2021.csv': [158, 26],
		'ees2025_la_conviction_health_outcome_cla.csv': [15_031, 14],
		'lait_data_dictionary_2026-04-08.csv': [449, 18],
		'lait_bds_long_2026-04-08_cla_yj.csv': [38_421, 7],
		'ofsted_fostering_2017-18_LA.csv': [130, 166],
		'sfr2010_OC2_Final_V2.csv': [164, 56],
		'sfr2014_LA4_offending_sheet.csv': [178, 19],
		'sfr2019_OC22019.csv': [165, 34],
		'trafford_cssn.csv': [11, 2]
	};
	const names = existsSync(shared)
		? readdirSync(shared).filter(
				(name) => name.endsWith('.csv') && !name.startsWith('lait_bds_long_2026-01')
			)
		: [];
	test.each(names)('%s opens', async (name) => {
		const { sheets, problems } = await open(
			new Uint8Array(readFileSync(`${shared}/${name}`)),
			name
		);
		expect(problems).toEqual([]);
		const [sheet] = sheets;
		const lost = name === 'ofsted_fostering_2017-18_LA.csv' ? ['structure.encoding'] : [];
		expect(sheet?.problems.map(({ rule }) => rule)).toEqual(lost);
		const expected = counts[name];
		if (expected) expect([sheet?.rows.length, sheet?.rows[0]?.cells.length]).toEqual(expected);
		expect(sheet?.rows.length).toBeGreaterThan(10);
	});

	test('keep their cells as printed', async () => {
		const name = 'sfr2014_LA4_offending_sheet.csv';
		const { sheets } = await open(new Uint8Array(readFileSync(`${shared}/${name}`)), name);
		const row = sheets[0]?.rows.find(({ cells }) => cells[0]?.trim() === 'Darlington');
		expect(row?.row).toBe(11);
		expect(row?.cells.filter((cell) => cell.trim() !== '').slice(0, 5)).toEqual([
			'Darlington',
			'135',
			'85',
			'10',
			'10.3'
		]);
	});
});
