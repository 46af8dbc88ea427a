import type { Indicator } from '$lib/domain/indicator';
import type { ReturnColumn } from '$lib/domain/return-column';
import { guideSheets, type ReturnTemplate } from '$lib/domain/return-template';
import { csvFile } from './csv';
import {
	writeWorkbook,
	type WorkbookCell,
	type WorkbookColumn,
	type WorkbookRule,
	type WorkbookSheet
} from './workbook';

/** What a blank return is filled with before it is handed out. */
export interface TemplateFill {
	/** The board's authority, by its full name. */
	readonly authority: string;
	/** The measures the board follows, one row each where the template is for any measure. */
	readonly followed: readonly Indicator[];
}

/** Rows under the filled ones that the lists reach to. */
const ROOM = 500;

function rowsOf(template: ReturnTemplate, fill: TemplateFill): readonly (readonly string[])[] {
	return template
		.rows(fill.followed)
		.map((row) =>
			template.columns.map(({ column }) =>
				column === 'authority' ? fill.authority : (row[column] ?? '')
			)
		);
}

/**
 * A blank return as CSV (UTF-8 with its mark, so that a spreadsheet reads its letters rightly): its header, and a row for
 * every figure usually given, with the authority filled in and period and value left empty.
 */
export const templateCsv = (template: ReturnTemplate, fill: TemplateFill): string =>
	csvFile([template.columns.map(({ column }) => column), ...rowsOf(template, fill)]);

const chosen = (column: ReturnColumn) => column.words.length > 0;

/** The allowed words of every column, and which rows of the sheet hold those of each. */
function wordsSheet(template: ReturnTemplate) {
	const rows: WorkbookCell[][] = [];
	const found = new Map<string, { readonly from: number; readonly to: number }>();
	for (const { column, words } of template.columns.filter(chosen)) {
		const from = rows.length + 2;
		rows.push(...words.map(({ word, meaning }) => [column, word, meaning]));
		found.set(column, { from, to: rows.length + 1 });
	}
	const sheet: WorkbookSheet = {
		name: guideSheets.words.name,
		summary: 'The words each column of the return allows, and what each means.',
		columns: [
			{ header: guideSheets.words.header[0], width: 16, holds: 'text' },
			{ header: guideSheets.words.header[1], width: 36, holds: 'text' },
			{ header: guideSheets.words.header[2], width: 90, holds: 'wrapped' }
		],
		rows
	};
	return { sheet, found };
}

const measuresSheet = (followed: readonly Indicator[]): WorkbookSheet => ({
	name: guideSheets.measures.name,
	summary: 'The measures the board follows, by the id to write in the column indicator.',
	columns: [
		{ header: guideSheets.measures.header[0], width: 40, holds: 'text' },
		{ header: guideSheets.measures.header[1], width: 50, holds: 'wrapped' },
		{ header: guideSheets.measures.header[2], width: 40, holds: 'wrapped' },
		{ header: guideSheets.measures.header[3], width: 90, holds: 'wrapped' }
	],
	rows: followed.map(({ indicator, name, unit_label, definition }) => [
		indicator,
		name,
		unit_label,
		definition
	])
});

function notesSheet(template: ReturnTemplate): WorkbookSheet {
	const about: readonly (readonly [string, string])[] = [
		['About this return', template.about],
		[
			'How to fill it in',
			'Write the period in every row you have a figure for, then its value. Leave the value empty where you have none: the row is then not read. Add rows for anything more; keep the header as it is.'
		],
		[
			'Missing is not zero',
			'Write 0 only where something was counted and there was none. Where a figure exists but is not given, leave the value empty and write a symbol; the sheet Words says what each means.'
		],
		[
			'How to send it back',
			'Save the workbook and choose it on the dashboard’s page for adding data. It is read on your own computer and sent nowhere. The page says row by row what it found before anything changes.'
		],
		[
			'Privacy',
			'Numbers of children and carers only: no names, dates of birth, addresses or case numbers anywhere in the file.'
		],
		...template.notes,
		...(template.example === null
			? []
			: [
					[
						'Worked example',
						`A year filled in with invented figures is on the dashboard’s page ${template.example}. A file whose notes say that it is an example is refused.`
					] as const
				])
	];
	return {
		name: guideSheets.notes.name,
		summary: 'How to fill the return in and send it back, and what belongs in each column.',
		columns: [
			{ header: guideSheets.notes.header[0], width: 28, holds: 'text' },
			{ header: guideSheets.notes.header[1], width: 110, holds: 'wrapped' }
		],
		rows: [
			...about,
			...template.columns.map(({ column, meaning, required, words, named }) => [
				`Column: ${column}`,
				[
					meaning,
					words.length > 0
						? `Allowed: ${words.map(({ word }) => word).join('; ')}${named.map((kind) => `; or ${kind}: its name`).join('')}.`
						: '',
					required ? '' : 'May be left empty.'
				]
					.filter((part) => part !== '')
					.join(' ')
			])
		]
	};
}

const widths: Readonly<Record<ReturnColumn['holds'], number>> = {
	text: 24,
	word: 26,
	whole: 14,
	number: 14,
	figure: 14
};

function columnOf(column: ReturnColumn, rule: WorkbookRule | null): WorkbookColumn {
	return {
		header: column.column,
		width: column.column === 'indicator' || column.column === 'note' ? 40 : widths[column.holds],
		holds: column.holds === 'whole' || column.holds === 'number' ? 'number' : 'text',
		...(rule && { rule })
	};
}

/**
 * A blank return as an Excel workbook: the sheet Return to fill in, with lists to choose from and counts held to whole
 * numbers; Notes on every column and on how to send it back; Words with every allowed word; and Measures where the return is
 * for any measure. The value of a return for any measure is text, so that 9.0 and 59.9% stay as they are typed.
 */
export async function templateWorkbook(
	template: ReturnTemplate,
	fill: TemplateFill
): Promise<Uint8Array> {
	const { sheet: words, found } = wordsSheet(template);
	const anyMeasure = template.columns.some(({ column }) => column === 'indicator');
	const ruleOf = (column: ReturnColumn): WorkbookRule | null => {
		const list = found.get(column.column);
		if (list)
			return {
				allows: { kind: 'list', sheet: guideSheets.words.name, column: 1, ...list },
				otherwise: column.named.length > 0 ? 'warning' : 'stop',
				message:
					column.named.length > 0
						? `That is not in the list. Anything else is written as ${column.named.map((kind) => `“${kind}: its name”`).join(' or ')}. Keep it?`
						: 'Choose a word from the list. The sheet Words says what each means.'
			};
		if (column.column === 'indicator')
			return {
				allows: {
					kind: 'list',
					sheet: guideSheets.measures.name,
					column: 0,
					from: 2,
					to: Math.max(fill.followed.length, 1) + 1
				},
				otherwise: 'warning',
				message: 'That is not a measure of the sheet Measures. Keep it only if the record has it.'
			};
		if (column.holds !== 'whole' && column.holds !== 'number') return null;
		const whole = column.holds === 'whole';
		return {
			allows: { kind: column.holds },
			otherwise: whole ? 'stop' : 'warning',
			message: `Write a ${whole ? 'whole ' : ''}number, 0 or more. For a value that is missing leave this empty and choose a symbol.`
		};
	};
	const main: WorkbookSheet = {
		name: 'Return',
		summary: `${template.title}: one figure a row.`,
		columns: template.columns.map((column) => columnOf(column, ruleOf(column))),
		rows: rowsOf(template, fill).map((row) => row.map((cell) => (cell === '' ? null : cell))),
		room: ROOM
	};
	return writeWorkbook(
		[main, notesSheet(template), words, ...(anyMeasure ? [measuresSheet(fill.followed)] : [])],
		{ title: template.title, description: template.about }
	);
}
