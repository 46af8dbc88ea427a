import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { writeOds } from '$lib/export/ods';
import { sheetsOf } from '$lib/export/sheets';
import { handoutOf } from '$lib/export/trend';
import { writeWorkbook } from '$lib/export/workbook';
import { viewTrend } from '$lib/view/trend';
import { figures } from '../chart/figures';
import { answer, day, generic } from '../view/answer';
import { zipParts } from './zip-parts';

const handout = handoutOf(figures.internal);
const about = { title: handout.title, description: handout.alt };
const sheets = sheetsOf(handout);
const xml = (text = '') => new JSDOM(text, { contentType: 'text/xml' }).window.document;

describe('the sheets of a figure', () => {
	it('are a cover that lists them, notes, symbols, and one table each', () => {
		expect(sheets.map(({ name }) => name)).toEqual(['Cover', 'Notes', 'Symbols', 'Year on year']);
		const cover = new Map(sheets[0]?.rows.map(([item, text]) => [String(item), String(text)]));
		expect(cover.get('Title')).toBe(handout.title);
		expect(cover.get('Area')).toBe('Nottingham');
		expect(cover.get('Period')).toBe('2009/10 to 2024/25');
		expect(cover.get('For whom')).toContain('Internal version');
		expect(cover.get('Edition 1')).toContain('Retrieved 9 April 2026');
		expect(cover.get('In words')).toBe(figures.internal.description);
		for (const { name } of sheets.slice(1)) expect([...cover.keys()]).toContain(`Sheet “${name}”`);
	});

	it('have no blank cell, no two columns of one name, and explain every word in place of a figure', () => {
		for (const { columns, rows } of sheets) {
			expect(new Set(columns.map(({ header }) => header)).size).toBe(columns.length);
			for (const row of rows) {
				expect(row).toHaveLength(columns.length);
				for (const cell of row) expect(cell === null || cell === '').toBe(false);
			}
		}
		expect(sheets[2]?.rows.map(([word]) => word)).toContain('Suppressed');
	});

	it('show each figure with the decimals it is printed with, never more', () => {
		const cells = sheets[3]?.rows.flat() ?? [];
		expect(cells).toContainEqual({ number: 9.8, decimals: 1 });
		expect(cells).toContainEqual({ number: 2, decimals: 0 });
	});

	it('of a measure with nothing held are still a cover, notes and a table', async () => {
		const empty = sheetsOf(
			handoutOf(
				viewTrend(answer(generic, {}, { vintages: [] }), { events: [], today: day('2026-05-01') })
			)
		);
		expect(empty.map(({ name }) => name)).toEqual(['Cover', 'Notes', 'Symbols', 'Year on year']);
		expect((await writeWorkbook(empty, about)).length).toBeGreaterThan(0);
		expect(writeOds(empty, about).length).toBeGreaterThan(0);
	});
});

describe('the sheets as an Excel workbook, read by hand', () => {
	it('are named tables from A1 under a frozen header, with no merged cell', async () => {
		const parts = zipParts(await writeWorkbook(sheets, about));
		const names = [...xml(parts.get('xl/workbook.xml')).getElementsByTagName('sheet')].map((each) =>
			each.getAttribute('name')
		);
		expect(names).toEqual(sheets.map(({ name }) => name));
		sheets.forEach(({ columns, rows }, place) => {
			const table = xml(parts.get(`xl/tables/table${place + 1}.xml`)).documentElement;
			expect(table.getAttribute('ref')).toMatch(new RegExp(`^A1:[A-Z]+${rows.length + 1}$`));
			expect(table.getElementsByTagName('tableColumn')).toHaveLength(columns.length);
			const sheet = parts.get(`xl/worksheets/sheet${place + 1}.xml`) ?? '';
			expect(sheet).toContain('state="frozen"');
			expect(sheet).not.toMatch(/mergeCell|<f[ >]/);
		});
		expect(parts.get('docProps/core.xml')).toContain('Nottingham');
		const links = [
			...xml(parts.get('xl/worksheets/sheet1.xml')).getElementsByTagName('hyperlink')
		].map((each) => [each.getAttribute('ref'), each.getAttribute('location')]);
		const last = (sheets[0]?.rows.length ?? 0) + 1;
		expect(links).toEqual([
			[`A${last - 2}`, "'Notes'!A1"],
			[`A${last - 1}`, "'Symbols'!A1"],
			[`A${last}`, "'Year on year'!A1"]
		]);
	});
});

describe('the sheets as OpenDocument, read by hand', () => {
	const bytes = writeOds(sheets, about);
	const parts = zipParts(bytes);
	const content = xml(parts.get('content.xml'));

	it('say what kind of file they are in the first bytes, not folded', () => {
		expect(Buffer.from(bytes.subarray(30, 38)).toString()).toBe('mimetype');
		expect(Buffer.from(bytes.subarray(38, 84)).toString()).toBe(
			'application/vnd.oasis.opendocument.spreadsheet'
		);
		expect([...parts.keys()]).toEqual([
			'mimetype',
			'META-INF/manifest.xml',
			'content.xml',
			'styles.xml',
			'meta.xml'
		]);
	});

	it('are named tables from A1 with a header row, in English, with no merged and no blank cell', () => {
		const tables = [...content.getElementsByTagName('table:table')];
		expect(tables.map((each) => each.getAttribute('table:name'))).toEqual(
			sheets.map(({ name }) => name)
		);
		const ranges = [...content.getElementsByTagName('table:database-range')];
		expect(ranges).toHaveLength(sheets.length);
		tables.forEach((table, place) => {
			const rows = [...table.getElementsByTagName('table:table-row')];
			const { columns = [], rows: given = [], name } = sheets[place] ?? {};
			expect(rows).toHaveLength(given.length + 1);
			expect(rows[0]?.parentElement?.nodeName).toBe('table:table-header-rows');
			for (const row of rows) {
				const cells = [...row.children];
				expect(cells).toHaveLength(columns.length);
				for (const cell of cells) expect(cell.textContent).not.toBe('');
			}
			expect(ranges[place]?.getAttribute('table:target-range-address')).toMatch(
				new RegExp(`^'${name}'\\.A1:'${name}'\\.[A-Z]+${given.length + 1}$`)
			);
			expect(ranges[place]?.getAttribute('table:contains-header')).toBe('true');
		});
		const links = [...content.getElementsByTagName('text:a')];
		expect(links.map((each) => [each.textContent, each.getAttribute('xlink:href')])).toEqual(
			sheets.slice(1).map(({ name }) => [`Sheet “${name}”`, `#'${name}'.A1`])
		);
		expect(parts.get('content.xml')).not.toMatch(/spanned|formula/);
		expect(parts.get('styles.xml')).toContain('fo:language="en" fo:country="GB"');
		expect(parts.get('meta.xml')).toContain(`<dc:title>${handout.title}</dc:title>`);
	});

	it('made twice are the same file', () => {
		expect(writeOds(sheets, about)).toEqual(bytes);
	});
});

describe('texts that no file may carry', () => {
	const hostile = 'a\0\uFFFE\uD800 <b> & "c" \u202E41\u202C';
	const bare = 'a\uFFFD <b> & "c" 41';
	const given = [
		{
			name: 'Hostile',
			summary: hostile,
			columns: [{ header: hostile, width: 20, holds: 'text' as const }],
			rows: [[hostile], ['\0=1+1']]
		}
	];

	it('are left out of both kinds of file, which stay well-formed, and hide no formula', async () => {
		const told = { title: hostile, description: hostile };
		const ods = xml(zipParts(writeOds(given, told)).get('content.xml'));
		const cells = [...ods.getElementsByTagName('table:table-cell')].map((each) => each.textContent);
		expect(cells).toEqual([bare, bare, "'=1+1"]);
		const parts = zipParts(await writeWorkbook(given, told));
		const shared = xml(parts.get('xl/sharedStrings.xml')).getElementsByTagName('si');
		expect([...new Set([...shared].map((each) => each.textContent))]).toEqual([bare, "'=1+1"]);
		for (const [name, part] of parts)
			if (/\.(?:xml|rels)$/.test(name)) expect(() => xml(part), name).not.toThrow();
	});
});
