import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Desk } from '$lib/intake/desk';
import { returnTemplates } from '$lib/domain/return-template';
import { templateCsv, templateWorkbook } from '$lib/export/template';
import { asked, register } from './asked';
import { excelOf } from './zip';

const desk = () =>
	new Desk({
		indicators: asked().measures.all,
		geographies: register.geographies,
		authority: register.board.geography
	});
const open = (file: string, given: string | Uint8Array) =>
	desk().open(file, typeof given === 'string' ? new TextEncoder().encode(given) : given);
const rulesOf = async (file: string, given: string | Uint8Array) =>
	(await open(file, given)).problems.map(({ rule }) => rule);

const words = (...cells: string[]) =>
	cells.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join('');
const sheetData = (...rows: string[][]) =>
	`<sheetData>${rows.map((cells) => `<row>${words(...cells)}</row>`).join('')}</sheetData>`;
const totals = sheetData(['authority', 'period', 'value'], ['Nottingham', '2019/20', '3']);

describe('a workbook', () => {
	it('with child-level data on any sheet, hidden ones too, is refused whole', async () => {
		for (const name of ['Cases', 'Hidden cases']) {
			const book = excelOf({
				Totals: totals,
				[name]: sheetData(['Surname', 'Offence'], ['Xample', 'Theft'])
			});
			const seen = await open('book.xlsx', book);
			expect(seen.sheets).toEqual([]);
			expect(seen.problems).toMatchObject([{ rule: 'privacy.row-level', severity: 'error' }]);
			expect(seen.problems[0]?.message).toContain('sheet 2 of 2');
			expect(JSON.stringify(seen)).not.toContain('Xample');
		}
	});

	it('keeps nothing of a refused file that could be read later', async () => {
		const here = desk();
		const { key } = await here.open('a.csv', new TextEncoder().encode('Surname,Team\nXample,A\n'));
		expect(() => here.read(key, 0, new Map())).toThrow('no longer open');
	});

	it('says which of its sheets is hidden', async () => {
		const here = desk();
		const book = excelOf({ Totals: totals, 'Hidden old': totals });
		const { key, sheets } = await here.open('book.xlsx', book);
		expect(sheets.map(({ hidden }) => hidden)).toEqual([false, true]);
		const rules = [0, 1].map((place) =>
			here.read(key, place, new Map()).problems.some(({ rule }) => rule === 'structure.hidden')
		);
		expect(rules).toEqual([false, true]);
	});
});

describe('names of people', () => {
	it.each([
		[
			'Name,Offence,Date,Result',
			'Jade Xample,Theft,03/04/2021,1',
			'Tariq Test,Assault,05/06/2021,2'
		],
		['Area,Measure,Year,Figure', 'John Xample,Offences,2020/21,3', 'Tariq Test,Offences,2020/21,2'],
		['authority,period,value', '"Xample, John",2019/20,3', '"Test, Kelly",2019/20,1'],
		['Worker,Start,Days', 'J Xample,03/04/2021,3', 'K Test,05/06/2021,1']
	])('headed %s are refused, and not repeated', async (...lines) => {
		const { problems } = await open('a.csv', lines.join('\n'));
		expect(problems).toMatchObject([{ rule: 'privacy.row-level' }]);
		expect(JSON.stringify(problems)).not.toMatch(/Xample|Test|Jade|Tariq|John|Kelly/);
	});

	it.each([
		['Name,2019/20,2020/21', 'North Yorkshire,3,4', 'East Sussex,5,6'],
		['Name,2019/20,2020/21', 'Nottingham City,3,4', 'Tower Hamlets,5,6'],
		['Area,2019/20,2020/21', 'Notingham City,3,4', 'Kingston Hull,5,6'],
		['Area,2019/20,2020/21', 'Leen Valley,3,4', 'Hyson Green,5,6'],
		['Placement,2019/20', 'Foster Care,3', 'Residential Home,5']
	])('are not seen in places and kinds headed %s', async (...lines) => {
		expect(await rulesOf('a.csv', lines.join('\n'))).toEqual([]);
	});
});

const read = async (text: string) => {
	const here = desk();
	const { key } = await here.open('a.csv', new TextEncoder().encode(text));
	return here.read(key, 0, new Map([['rows.left-out', 'leave-out']]));
};
const head = 'indicator,authority,period,value,numerator,denominator,symbol,note';
const line = (place: string, value: string) => `cla-offending,${place},2019/20,${value},,,,`;

describe('a sheet read on the desk', () => {
	it('says once that marks beside figures are not kept, and keeps the figures', async () => {
		const marked = [line('Nottingham', '3'), line('Derby', '4 (r)'), line('Leicester', '5*')];
		const { figures, problems } = await read([head, ...marked].join('\n'));
		expect(figures.map(({ value }) => value)).toEqual([3, 4, 5]);
		const notes = problems.filter(({ rule }) => rule === 'value.marked');
		expect(notes).toMatchObject([{ severity: 'note', row: 3 }]);
		expect(notes[0]?.message).toMatch(/^2 figures .*\(r, \*\), first in row 3\./);
	});

	it('says nothing of marks where none stands beside a figure', async () => {
		const { problems } = await read([head, line('Derby', '<5'), line('Leicester', '3')].join('\n'));
		expect(problems.filter(({ rule }) => rule === 'value.marked')).toEqual([]);
	});

	it('uses no figure of a row whose comma can be read in two ways, or whose quotes are torn', async () => {
		const semicolons = (text: string) => text.replaceAll(',', ';').replaceAll('_', ',');
		const rows = [line('Nottingham', '3'), line('Derby', '1_234'), line('Leicester', '3_5')];
		const more = [line('Rutland', '7'), line('Norfolk', '8'), line('Suffolk', '9')];
		const commas = await read(semicolons([head, ...rows, ...more].join('\n')));
		expect(commas.figures.map(({ value }) => value)).toEqual([3, 7, 8, 9]);
		expect(commas.set_aside.map(({ row }) => row)).toEqual([3, 4]);
		const torn = await read([head, line('"Derby', '1'), ...more].join('\n'));
		expect(torn.figures.map(({ value }) => value)).toEqual([7, 8, 9]);
		expect(torn.set_aside.map(({ row }) => row)).toEqual([2]);
	});

	it('offers columns without an example that may be somebody’s name', async () => {
		const rows = [
			'Where,When,How many,Who',
			'Derby,2019/20,3,Xample Person',
			'Leicester,2020/21,4,'
		];
		const { questions } = await read(rows.join('\n'));
		const labels = questions.flatMap(({ options }) => options.map(({ label }) => label));
		expect(labels).toContain('Where (for example “Derby”)');
		expect(labels).toContain('Who');
		expect(JSON.stringify(questions)).not.toContain('Xample');
	});
});

const folders = ['../shared/data', 'data/papers', 'data'].filter((each) => existsSync(each));
const files = folders.flatMap((folder) =>
	readdirSync(folder)
		.filter(
			(name) =>
				/\.(?:csv|xlsx|ods)$/.test(name) && !/^lait_bds_long_2026-\d\d-\d\d\.csv$/.test(name)
		)
		.map((name) => `${folder}/${name}`)
);

describe('no false alarm of child-level data', () => {
	it.each(files)(
		'in %s',
		async (path) => {
			const rules = await rulesOf(path, new Uint8Array(readFileSync(path)));
			expect(rules).not.toContain('privacy.row-level');
		},
		60_000
	);

	it.each(returnTemplates)('in the template $title, as CSV and as workbook', async (template) => {
		const fill = { authority: 'Nottingham', followed: register.indicators };
		expect(await rulesOf('t.csv', templateCsv(template, fill))).toEqual([]);
		expect(await rulesOf('t.xlsx', await templateWorkbook(template, fill))).toEqual([]);
	});
});
