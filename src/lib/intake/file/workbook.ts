import type { Sheet as WorkbookSheet } from 'hucre/xlsx';
import { fold, readParts, TooLarge, unfold } from './archive';
import type { Row } from '../csv';
import { displayed } from './displayed';
import {
	asShown,
	assertCells,
	assertRepeats,
	assertTags,
	leanOpenDocument,
	leanWorksheet,
	plainStyles
} from './lean';
import { readNumber } from '../number';
import { MOST_COLUMNS, refused, refusedWide, structural } from './refusal';
import type { Opened, Sheet } from '../sheet';

type Value = WorkbookSheet['rows'][number][number];
/** A worksheet as text cells, row by row from the first. */
interface Grid {
	readonly name: string;
	readonly hidden?: boolean;
	readonly rows: readonly (readonly string[])[];
}

/** Cells that clearing merged ranges may touch, in one sheet. */
const MOST_CLEARED = 5_000_000;
const decoration =
	/(?:^|\/)(?:drawings|charts|chartsheets|media|theme|persons|pivotTables|pivotCache|externalLinks|printerSettings|customXml|docProps|ctrlProps|embeddings|activeX|tables|queryTables|slicers|slicerCaches|threadedComments|worksheets\/_rels)\/|comments\d*\.xml$|calcChain\.xml$/i;

/**
 * Opens an .xlsx or .ods workbook: one sheet for each worksheet with anything in it, hidden ones too, each cell as text as it is
 * displayed (numbers to their format's decimals, dates as 2021-07-31, errors as their text, formulas as their stored result).
 */
export async function openWorkbook(file: string, bytes: Uint8Array): Promise<Opened> {
	try {
		const owned = new Uint8Array(bytes);
		const parts = readParts(owned);
		const has = (name: string) => parts.has(name);
		if (has('xl/workbook.bin')) return refusedKind(file, 'a binary workbook (.xlsb)');
		if (has('word/document.xml')) return refusedKind(file, 'a Word document');
		if (has('ppt/presentation.xml')) return refusedKind(file, 'a presentation');
		if (has('content.xml')) return opened(file, await openDocument(owned, parts), 0);
		if (has('[Content_Types].xml')) {
			const { grids, uncalculated } = await excel(owned, parts);
			return opened(file, grids, uncalculated);
		}
		return refused(
			file,
			'not-a-table',
			`${file} is a zip that is no workbook. Unpack it and choose the CSV files or workbooks in it.`
		);
	} catch (cause) {
		if (cause instanceof TooLarge)
			return refused(
				file,
				'too-large',
				`${file} holds far more than a table of figures: it unfolds beyond what can be read. Save the sheet with the figures as CSV and choose that.`
			);
		if (cause instanceof Encrypted)
			return refused(
				file,
				'encrypted',
				`${file} is protected by a password. Open it with its password, save a copy without one, and choose that.`
			);
		return refused(
			file,
			'not-a-table',
			`${file} could not be opened as a workbook: it is damaged, cut short, or of a kind not known here. Open it where it was made, save it as an Excel workbook (.xlsx) or as CSV, and choose that.`
		);
	}
}

class Encrypted extends Error {}
type Parts = ReturnType<typeof readParts>;
type Bytes = Uint8Array<ArrayBuffer>;

async function excel(
	bytes: Bytes,
	parts: Parts
): Promise<{ readonly grids: readonly Grid[]; readonly uncalculated: number }> {
	const wanted = [...parts.values()].filter(
		({ name }) => /\.(?:xml|rels)$/i.test(name) && !decoration.test(name)
	);
	const texts = new Map(await unfold(bytes, wanted));
	const styles = [...texts].find(([name]) => /styles\.xml$/i.test(name))?.[1] ?? '';
	const plain = plainStyles(styles);
	let uncalculated = 0;
	let extent = 0;
	for (const [name, xml] of texts) {
		if (!/<(?:\w+:)?worksheet\b/.test(xml.slice(0, 4_000))) {
			assertTags(xml);
			continue;
		}
		const lean = leanWorksheet(xml, plain);
		texts.set(name, lean.xml);
		uncalculated += lean.uncalculated;
		extent += lean.extent;
		assertCells(extent);
	}
	const { readXlsx } = await import('hucre/xlsx');
	const { sheets } = await readXlsx(fold(texts), { readStyles: true });
	const grids = sheets.map((sheet) => {
		const rows = sheet.rows.map((cells, row) =>
			cells.map((value, column) =>
				textOf(value, sheet.cells?.get(`${row},${column}`)?.style?.numFmt)
			)
		);
		clearMerged(rows, sheet.merges ?? []);
		const hidden = sheet.hidden === true || sheet.veryHidden === true;
		return { name: sheet.name, hidden, rows };
	});
	return { grids, uncalculated };
}

async function openDocument(bytes: Bytes, parts: Parts): Promise<readonly Grid[]> {
	const names = ['mimetype', 'content.xml', 'META-INF/manifest.xml'];
	const texts = await unfold(
		bytes,
		names.flatMap((name) => parts.get(name) ?? [])
	);
	if (texts.get('META-INF/manifest.xml')?.includes('encryption-data')) throw new Encrypted();
	const content = texts.get('content.xml') ?? '';
	assertTags(content);
	const xml = leanOpenDocument(content);
	assertRepeats(xml);
	const mimetype = texts.get('mimetype') ?? '';
	if (!mimetype.includes('spreadsheet')) throw new Error('not a spreadsheet');
	const { readOds } = await import('hucre/ods');
	const read = async (content: string) =>
		(
			await readOds(
				fold(
					new Map([
						['mimetype', mimetype],
						['content.xml', content]
					])
				)
			)
		).sheets;
	const held = await read(xml);
	const shown = await read(asShown(xml));
	return held.map((sheet, at) => ({
		name: sheet.name,
		rows: sheet.rows.map((cells, row) =>
			cells.map((value, column) => agreed(value, shown[at]?.rows[row]?.[column] ?? null))
		)
	}));
}

/** What a cell shows, where that is the number it holds; a decimal comma, or a unit's words, would not be. */
function agreed(held: Value, shown: Value): string {
	if (typeof held !== 'number' || typeof shown !== 'string') return textOf(held, undefined);
	const read = readNumber(shown);
	if (read.kind === 'printed' && read.value === null && held !== 0) return shown.trim();
	if (read.kind !== 'printed' || read.value === null) return String(held);
	const whole = shown.includes('%') ? held * 100 : held;
	const near = Math.abs(read.value - whole) <= 0.500001 * 10 ** -read.decimals;
	return near ? shown.trim() : String(held);
}

function textOf(value: Value, format: string | undefined): string {
	if (value === null || value === undefined) return '';
	if (typeof value === 'number') return displayed(value, format);
	if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
	if (!(value instanceof Date)) return value;
	if (Number.isNaN(value.getTime())) return '#######';
	const [day = '', time = ''] = value.toISOString().split('T');
	return value.getUTCFullYear() < 1900 ? time.slice(0, 8) : day;
}

/** Spreadsheets show the first cell of a merged range only; some keep more beneath it. */
function clearMerged(
	rows: readonly string[][],
	merges: NonNullable<WorkbookSheet['merges']>
): void {
	let left = MOST_CLEARED;
	for (const { startRow, startCol, endRow, endCol } of merges)
		for (let row = startRow; row <= Math.min(endRow, rows.length - 1); row += 1) {
			const cells = rows[row];
			for (let at = startCol; cells && at <= Math.min(endCol, cells.length - 1); at += 1) {
				if (left < 0) return;
				left -= 1;
				if (row !== startRow || at !== startCol) cells[at] = '';
			}
		}
}

function opened(file: string, grids: readonly Grid[], uncalculated: number): Opened {
	const sheets: Sheet[] = [];
	for (const { name, hidden, rows: grid } of grids) {
		let width = 0;
		for (const cells of grid)
			for (let at = cells.length; at > width; at -= 1)
				if ((cells[at - 1] ?? '').trim() !== '') width = at;
		if (width > MOST_COLUMNS)
			return refusedWide(file, grid.findIndex((cells) => cells.length > MOST_COLUMNS) + 1);
		const rows: Row[] = [];
		for (const [at, cells] of grid.entries()) {
			if (!cells.some((cell) => cell.trim() !== '')) continue;
			rows.push({
				row: at + 1,
				cells: Array.from({ length: width }, (_, column) => cells[column] ?? '')
			});
		}
		if (rows.length === 0) continue;
		const first = sheets.length === 0 && uncalculated > 0;
		const problems = first ? [uncalculatedFormulas(file, uncalculated)] : [];
		if (hidden) problems.push(hiddenSheet(file, name));
		sheets.push({
			file,
			sheet: name,
			...(hidden === true && { hidden: true as const }),
			rows,
			problems
		});
	}
	return sheets.length > 0
		? { sheets, problems: [] }
		: refused(
				file,
				'empty',
				`No sheet of ${file} has anything in it. Choose the file that holds the figures.`
			);
}

const uncalculatedFormulas = (file: string, cells: number) =>
	structural(
		file,
		'formula',
		'warning',
		`${file} has ${cells === 1 ? 'a formula' : `${cells.toLocaleString('en-GB')} formulas`} without a stored result, read as blank. Open it in a spreadsheet, save it and choose it again.`
	);

const hiddenSheet = (file: string, name: string) =>
	structural(
		file,
		'hidden',
		'note',
		`The sheet “${name}” is hidden in the workbook ${file}. Make sure that its figures are meant: a hidden sheet may be an old copy or somebody’s workings.`
	);

const refusedKind = (file: string, kind: string) =>
	refused(
		file,
		'binary',
		`${file} is ${kind}. Open it, copy the table and paste it here, or save the figures as CSV or .xlsx.`
	);
