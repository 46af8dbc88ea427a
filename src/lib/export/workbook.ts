import type { Cell, ColumnDef, DataValidation, WriteSheet } from 'hucre/xlsx';
import { mayRunInSpreadsheet } from '$lib/domain/spreadsheet-text';
import { cleanText } from './clean-text';

/** A cell: a number is a number, shown with decimals of its own where they are given, text is text whatever it looks like, null is blank. */
export type WorkbookCell =
	string | number | null | { readonly number: number; readonly decimals: number };

/** What a column lets a person write into it. */
export interface WorkbookRule {
	/** `list`: one of the cells of another sheet; `whole`: a whole number from 0; `number`: any number from 0. */
	readonly allows:
		| {
				readonly kind: 'list';
				readonly sheet: string;
				readonly column: number;
				readonly from: number;
				readonly to: number;
		  }
		| { readonly kind: 'whole' | 'number' };
	/** `stop` refuses anything else, `warning` asks whether it is meant. */
	readonly otherwise: 'stop' | 'warning';
	/** Said when something else is written. */
	readonly message: string;
}

/** One column of a sheet. */
export interface WorkbookColumn {
	readonly header: string;
	/** Width in characters. */
	readonly width: number;
	/**
	 * `text` keeps what is typed as it is typed (`9.0`, `Jul-21`); `number` shows it with `decimals`, as it is where none are given;
	 * `wrapped` is text that may run over several lines.
	 */
	readonly holds: 'text' | 'wrapped' | 'number';
	readonly decimals?: number;
	readonly rule?: WorkbookRule;
}

/** One sheet: one table from its first cell, its header the first row. */
export interface WorkbookSheet {
	/** At most 31 characters, none of `[]:*?/\`. */
	readonly name: string;
	/** What a screen reader is told the sheet holds. */
	readonly summary: string;
	readonly columns: readonly WorkbookColumn[];
	readonly rows: readonly (readonly WorkbookCell[])[];
	/** Sheets that the first cell of a row opens, by the row's place from 0. */
	readonly opens?: ReadonlyMap<number, string>;
	/** Rows under the table that its rules reach to as well, for rows to be added. */
	readonly room?: number;
}

/** What a workbook says of itself. */
export interface WorkbookAbout {
	readonly title: string;
	readonly description: string;
}

const number = /^[-−]?\d+(?:[.,]\d+)*%?$/;

/**
 * Text a spreadsheet may run as a formula when the cell is edited or saved as CSV is led by an apostrophe. A negative number
 * and a lone mark for a missing figure stay as they are.
 */
export const workbookText = (text: string) =>
	mayRunInSpreadsheet(text) && !number.test(text) && !/^-+$/.test(text) ? `'${text}` : text;

/** Text as a cell holds it: what no file may carry is left out first, so that no formula hides behind it. */
export const cellText = (text: string) => workbookText(cleanText(text));

/** Letter of a column from 0: 0 is A, 26 is AA. */
export const letter = (column: number): string =>
	column < 26
		? String.fromCharCode(65 + column)
		: letter(Math.floor(column / 26) - 1) + letter(column % 26);

/** A sheet's name as a reference holds it. */
export const quoted = (sheet: string) => `'${sheet.replaceAll("'", "''")}'`;

function validation(column: WorkbookColumn, place: number, last: number): DataValidation[] {
	const { rule } = column;
	if (!rule) return [];
	const { allows, otherwise, message } = rule;
	const range = `${letter(place)}2:${letter(place)}${last}`;
	const said = {
		range,
		allowBlank: true,
		showErrorMessage: true,
		errorStyle: otherwise,
		errorTitle: column.header.slice(0, 32),
		errorMessage: message.slice(0, 255)
	};
	if (allows.kind !== 'list')
		return [
			{
				...said,
				type: allows.kind === 'whole' ? 'whole' : 'decimal',
				operator: 'greaterThanOrEqual',
				formula1: '0'
			}
		];
	const { sheet, column: source, from, to } = allows;
	const cells = `$${letter(source)}$${from}:$${letter(source)}$${to}`;
	return [{ ...said, type: 'list', formula1: `${quoted(sheet)}!${cells}` }];
}

const numberFormat = (decimals: number) => (decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}`);

function columnOf({ width, holds, decimals }: WorkbookColumn): ColumnDef {
	const vertical = 'top' as const;
	if (holds === 'number')
		return {
			width,
			style: {
				numFmt: decimals === undefined ? 'General' : numberFormat(decimals),
				alignment: { vertical }
			}
		};
	return {
		width,
		style: {
			numFmt: holds === 'text' ? '@' : 'General',
			alignment: { vertical, wrapText: holds === 'wrapped' }
		}
	};
}

/** The colour of a link. */
export const LINK = '12436D';

/** Points a line of text takes, and the most a row may have. */
const LINE = 15;
const TALLEST = 400;

/** How high a row must be for its longest wrapped text, in points: a program that opens the file does not always ask. */
function heightOf(row: readonly WorkbookCell[], columns: readonly WorkbookColumn[]): number {
	const lines = columns.map(({ holds, width }, place) => {
		const cell = row[place];
		return holds === 'wrapped' && typeof cell === 'string'
			? cell
					.split('\n')
					.reduce((sum, line) => sum + Math.max(1, Math.ceil((line.length * 1.1) / width)), 0)
			: 1;
	});
	return Math.min(TALLEST, LINE * Math.max(1, ...lines));
}

function sheetOf(sheet: WorkbookSheet, place: number): WriteSheet {
	const { name, summary, columns, rows, room = 0, opens } = sheet;
	const safe = (cell: WorkbookCell) =>
		typeof cell === 'string'
			? cellText(cell)
			: typeof cell === 'object'
				? (cell?.number ?? null)
				: cell;
	const lastRow = Math.max(rows.length, 1) + 1;
	const header = columns.map((column) => cleanText(column.header));
	const bold = header.map(
		(value, column) =>
			[
				`0,${column}`,
				{ value, style: { font: { bold: true }, alignment: { wrapText: true } } }
			] as const
	);
	const figures = rows.flatMap((row, at) =>
		columns.flatMap((_, place) => {
			const cell = row[place] ?? null;
			if (typeof cell !== 'object' || cell === null) return [];
			const style = {
				numFmt: numberFormat(cell.decimals),
				alignment: { vertical: 'top' as const }
			};
			return [[`${at + 1},${place}`, { value: cell.number, style }] as const];
		})
	);
	const links = [...(opens ?? [])].map(
		([row, target]) =>
			[
				`${row + 1},0`,
				{
					hyperlink: { target: '', location: `${quoted(target)}!A1` },
					style: {
						font: { underline: true, color: { rgb: LINK } },
						alignment: { vertical: 'top' as const, wrapText: true }
					}
				}
			] as const
	);
	return {
		name,
		columns: columns.map(columnOf),
		rows: [header, ...rows.map((row) => columns.map((_, at) => safe(row[at] ?? null)))],
		cells: new Map<string, Partial<Cell>>([...bold, ...figures, ...links]),
		rowDefs: new Map(
			rows.flatMap((row, at) => {
				const height = heightOf(row, columns);
				return height > LINE ? [[at + 1, { height }] as const] : [];
			})
		),
		freezePane: { rows: 1 },
		tables: [
			{
				name: `Table_${place + 1}_${name.replace(/\W+/g, '_')}`,
				range: `A1:${letter(columns.length - 1)}${lastRow}`,
				columns: header.map((each) => ({ name: each })),
				style: 'TableStyleLight1'
			}
		],
		dataValidations: columns.flatMap((column, at) => validation(column, at, lastRow + room)),
		pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
		a11y: { summary: cleanText(summary), headerRow: 0 }
	};
}

/**
 * Writes an Excel workbook by the rules for accessible spreadsheets: one table a sheet from A1, named, with a frozen header
 * row, no merged cell and no formula. The same sheets give the same bytes. The writer is fetched when it is first needed.
 */
export async function writeWorkbook(
	sheets: readonly WorkbookSheet[],
	about: WorkbookAbout
): Promise<Uint8Array<ArrayBuffer>> {
	const { writeXlsx } = await import('hucre/xlsx');
	const day = new Date('2020-01-01T00:00:00Z');
	return new Uint8Array(
		await writeXlsx({
			sheets: sheets.map(sheetOf),
			properties: {
				title: cleanText(about.title),
				description: cleanText(about.description),
				...{ created: day, modified: day }
			},
			defaultFont: { name: 'Arial', size: 11 }
		})
	);
}
