import { readXlsx, writeXlsx, type CellValue } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import type { ReturnTemplate } from '$lib/domain/return-template';
import {
	concordatReturn,
	fosteringReturn,
	quarterlyReturn,
	returnTemplates,
	youthJusticeReturn
} from '$lib/domain/return-template';
import { templateCsv, templateWorkbook, type TemplateFill } from '$lib/export/template';
import { readTable, writeCsv } from '$lib/intake/csv';
import { openFile } from '$lib/intake/file/document';
import type { Figure } from '$lib/intake/format';
import { recogniseSheet } from '$lib/intake/read-sheet';
import { isReturnGuide } from '$lib/intake/return/guide';
import type { Sheet } from '$lib/intake/sheet';
import { asked, register } from '../intake/asked';
import { zipParts } from './zip-parts';

const fillOf = ({ lists }: ReturnTemplate): TemplateFill => ({
	authority: 'Nottingham',
	followed: register.indicators.filter(lists)
});
/** The quarterly return, or one made of its columns. */
const isAnyMeasure = ({ columns }: ReturnTemplate) => columns === quarterlyReturn.columns;

/** What somebody writes in row `at` of a blank return. */
function written(template: ReturnTemplate, column: string, at: number): string | number | null {
	if (column === 'period') return isAnyMeasure(template) ? '2020/21' : 'Q1 2021/22';
	if (column !== 'value') return null;
	if (at % 5 === 4) return null;
	// What came of those who enquired has to add up, and noughts do; they are not to be taken for empty cells either.
	if (template === fosteringReturn) return 0;
	return isAnyMeasure(template) ? `${at}.0` : at * 3;
}
const mark = (at: number) => (at % 5 === 4 ? 'c' : null);

/** The blank CSV, filled in by hand and opened as an upload is. */
async function filledCsv(template: ReturnTemplate): Promise<Sheet> {
	const { header, rows } = readTable(templateCsv(template, fillOf(template)), 'blank.csv');
	const filled = rows.map(({ cells }, at) =>
		header.map((column, place) =>
			String((column === 'symbol' ? mark(at) : written(template, column, at)) ?? cells[place] ?? '')
		)
	);
	const bytes = new TextEncoder().encode(`\uFEFF${writeCsv(header, filled)}`);
	return onlySheet(await openFile('return.csv', bytes), null);
}

/** The blank workbook, filled in by a spreadsheet and opened as an upload is. */
async function filledWorkbook(template: ReturnTemplate): Promise<Sheet> {
	const { sheets } = await readXlsx(await templateWorkbook(template, fillOf(template)), {
		readStyles: true
	});
	const [main, ...rest] = sheets;
	if (!main) throw new Error('The workbook has no sheet.');
	const header = main.rows[0] ?? [];
	const rows = main.rows.map((cells, index): CellValue[] =>
		index === 0
			? cells
			: header.map((column, place) => {
					const said =
						column === 'symbol' ? mark(index - 1) : written(template, String(column), index - 1);
					return said ?? cells[place] ?? null;
				})
	);
	const all = [{ name: main.name, rows }, ...rest.map(({ name, rows }) => ({ name, rows }))];
	return onlySheet(await openFile('return.xlsx', await writeXlsx({ sheets: all })), 'Return');
}

function onlySheet(opened: { readonly sheets: readonly Sheet[] }, name: string | null): Sheet {
	const found = opened.sheets.find(({ sheet }) => sheet === name);
	if (!found) throw new Error(`There is no sheet ${name}.`);
	return found;
}

const figuresOf = (sheet: Sheet): readonly Figure[] => {
	const format = recogniseSheet(sheet);
	if (!format) throw new Error('No format knows the sheet.');
	return format.read(sheet, asked()).figures;
};

describe.each(returnTemplates.map((template) => [template.title, template] as const))(
	'the template %s',
	(_, template) => {
		test('as CSV has a mark for UTF-8, the header, and a row for each figure without period or value', () => {
			const text = templateCsv(template, fillOf(template));
			expect(text.startsWith('\uFEFF')).toBe(true);
			const { header, rows, problems } = readTable(text.slice(1), 'blank.csv');
			expect(problems).toEqual([]);
			expect(header).toEqual(template.columns.map(({ column }) => column));
			expect(rows.length).toBeGreaterThanOrEqual(15);
			expect(rows).toHaveLength(template.rows(fillOf(template).followed).length);
			for (const { cells } of rows) {
				expect(cells[header.indexOf('authority')]).toBe('Nottingham');
				for (const column of ['period', 'value', 'symbol'])
					expect(cells[header.indexOf(column)]).toBe('');
			}
		});

		test('is read back by the format of its own name, or of the return whose columns it has', async () => {
			const format = isAnyMeasure(template) ? 'quarterly-return' : template.template;
			const csv = await openFile(
				'blank.csv',
				new TextEncoder().encode(templateCsv(template, fillOf(template)))
			);
			expect(recogniseSheet(onlySheet(csv, null))?.format).toBe(format);
			const workbook = await openFile(
				'blank.xlsx',
				await templateWorkbook(template, fillOf(template))
			);
			expect(recogniseSheet(onlySheet(workbook, 'Return'))?.format).toBe(format);
		});

		test('filled in gives the same figures from CSV and from the workbook, one a row', async () => {
			const fromCsv = figuresOf(await filledCsv(template));
			expect(fromCsv).toHaveLength(template.rows(fillOf(template).followed).length);
			expect(fromCsv.filter(({ symbol }) => symbol === 'c')).toHaveLength(
				Math.floor(fromCsv.length / 5)
			);
			expect(figuresOf(await filledWorkbook(template))).toEqual(fromCsv);
		});

		test('as a workbook explains every column and every word', async () => {
			const { sheets } = await readXlsx(await templateWorkbook(template, fillOf(template)));
			const text = (name: string) =>
				sheets
					.find((each) => each.name === name)
					?.rows.map((row) => row.join(' '))
					.join('\n');
			expect(sheets.slice(0, 3).map(({ name }) => name)).toEqual(['Return', 'Notes', 'Words']);
			for (const { column, words } of template.columns) {
				expect(text('Notes')).toContain(`Column: ${column}`);
				for (const { word, meaning } of words)
					expect(text('Words')).toContain(`${column} ${word} ${meaning}`);
			}
			expect(text('Notes')).toContain('How to send it back');
		});

		test('has no other sheet with figures', async () => {
			const { sheets } = await openFile(
				'blank.xlsx',
				await templateWorkbook(template, fillOf(template))
			);
			expect(sheets.length).toBeGreaterThan(2);
			expect(sheets.filter((each) => !isReturnGuide(each)).map(({ sheet }) => sheet)).toEqual([
				'Return'
			]);
		});

		test('has a list for every column of words, of just its words', async () => {
			const bytes = await templateWorkbook(template, fillOf(template));
			const { sheets } = await readXlsx(bytes);
			const words = sheets.find(({ name }) => name === 'Words')?.rows ?? [];
			const xml = zipParts(bytes).get('xl/worksheets/sheet1.xml') ?? '';
			template.columns.forEach((column, place) => {
				if (column.words.length === 0) return;
				const letter = String.fromCharCode(65 + place);
				const found = new RegExp(
					`<dataValidation type="list" sqref="${letter}2:[^>]*><formula1>'Words'!\\$B\\$(\\d+):\\$B\\$(\\d+)<`
				).exec(xml);
				expect(found).not.toBeNull();
				const listed = words.slice(Number(found?.[1]) - 1, Number(found?.[2])).map((row) => row[1]);
				expect(listed).toEqual(column.words.map(({ word }) => word));
			});
			expect(xml).not.toContain('mergeCell');
			expect(xml).toContain('state="frozen"');
		});
	}
);

test('counts are held to whole numbers from 0 where everything is a count', async () => {
	const rule = async (template: ReturnTemplate) =>
		(
			zipParts(await templateWorkbook(template, fillOf(template))).get(
				'xl/worksheets/sheet1.xml'
			) ?? ''
		).match(/<dataValidation type="(?:whole|decimal)"[^>]*>/g);
	expect(await rule(youthJusticeReturn)).toEqual([
		expect.stringMatching(/"whole".*errorStyle="stop"/),
		expect.stringMatching(/"whole".*errorStyle="stop"/)
	]);
	expect(await rule(fosteringReturn)).toEqual([expect.stringContaining('"decimal"')]);
	expect(await rule(quarterlyReturn)).toBeNull();
});

test('the Concordat framework asks for each measure of Derby’s, and the quarterly return for what no file gives', () => {
	const asksFor = (template: ReturnTemplate) =>
		template.rows(fillOf(template).followed).map((row) => row['indicator']);
	expect(asksFor(concordatReturn)).toEqual(
		register.indicators.map(({ indicator }) => indicator).filter((id) => id.startsWith('derby-'))
	);
	expect(asksFor(concordatReturn)).toHaveLength(15);
	expect(asksFor(quarterlyReturn)).toEqual(
		expect.arrayContaining(['reoffending-binary', 'reoffending-frequency', 'custody'])
	);
});

test('what a council counts under the Concordat framework is its own figure of Derby’s measure', async () => {
	const figures = figuresOf(await filledCsv(concordatReturn));
	expect(figures[0]).toMatchObject({
		indicator: 'derby-offences-reported',
		geography: 'E06000018',
		value: 0
	});
});
