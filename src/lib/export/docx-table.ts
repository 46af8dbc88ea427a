import {
	AlignmentType,
	BorderStyle,
	Paragraph,
	Table,
	TableCell,
	TableLayoutType,
	TableRow,
	WidthType
} from 'docx';
import { textWidth } from '$lib/chart/style';
import type { TableView } from '$lib/view/table';
import { directionOf, textRuns } from './docx-text';

/** The type a table may be set in, by its style, in twips; and a cell's own margins. */
const SIZES = { TableText: 200, TableTextSmall: 180 } as const;
const CELL = 190;
/** How much wider bold letters run. */
const BOLD = 1.17;
/** A figure of so many letters is not broken, `10.2 to 13.1`. */
const WHOLE = 12;

/** The type a table is set in. */
type Type = keyof typeof SIZES;
/** A row head and a column are no wider than this, whatever they say: longer text goes on in a second line. */
const WIDEST = 3800;
/** A row head of more than one word is no narrower, or it would stand on too many lines. */
const HEAD = 1700;

/** A table of text: the first row is the head, the first cell of a row the row's. */
export interface TextTable {
	readonly columns: readonly string[];
	readonly rows: readonly (readonly string[])[];
	/** Columns of figures, from 0, which are set to the right. */
	readonly figures: ReadonlySet<number>;
}

/** A view's table as text: every column but the first holds figures or the word for why there is none. */
export const textTable = ({ columns, rows }: TableView): TextTable => ({
	columns,
	rows: rows.map(({ head, cells }) => [head, ...cells.map(({ text }) => text)]),
	figures: new Set(columns.flatMap((_, index) => (index > 0 ? [index] : [])))
});

const longest = (texts: readonly string[], size: number) =>
	Math.max(0, ...texts.map((text) => textWidth(text, size)));

const wordsIn = (text: string) => text.split(/\s+/);

/** The least width of each column in twips, in which no word is broken. */
const leastWidths = ({ columns, rows, figures }: TextTable, type: Type) =>
	columns.map(
		(head, index) =>
			CELL +
			Math.max(
				index > 0
					? 0
					: Math.min(
							HEAD,
							longest(
								rows.map(([text = '']) => text),
								SIZES[type]
							)
						),
				longest(wordsIn(head), SIZES[type] * BOLD),
				...rows.map((row) => {
					const text = row[index] ?? '';
					const whole = figures.has(index) && text.length <= WHOLE;
					return longest(whole ? [text] : wordsIn(text), SIZES[type]);
				})
			)
	);

/** The type in which a table stands in a width of `width` twips without breaking words, the larger first; null when it does in none. */
export const typeFor = (table: TextTable, width: number): Type | null =>
	(['TableText', 'TableTextSmall'] as const).find(
		(type) => leastWidths(table, type).reduce((sum, least) => sum + least, 0) <= width
	) ?? null;

/** The widths of the columns in twips, together exactly `width`: each what its longest word needs, the rest by how long their texts are. */
function widthsOf(table: TextTable, width: number, type: Type): readonly number[] {
	const least = leastWidths(table, type);
	const wanted = table.columns.map((head, index) => {
		const texts = table.rows.map((row) => row[index] ?? '');
		const want = Math.max(longest([head], SIZES[type] / 2), longest(texts, SIZES[type]));
		return Math.max(least[index] ?? 0, Math.min(WIDEST, CELL + want));
	});
	const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
	const spare = width - sum(least);
	const want = sum(wanted) - sum(least);
	const widths = least.map((each, index) =>
		Math.floor(
			spare <= 0
				? (each * width) / sum(least)
				: each +
						(want <= 0 ? spare / least.length : (((wanted[index] ?? each) - each) * spare) / want)
		)
	);
	return [width - sum(widths.slice(1)), ...widths.slice(1)];
}

const line = { style: BorderStyle.SINGLE, size: 4, color: 'B1B4B6' } as const;
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;

/** A table of Word: its head row marked as one and repeated on each page, no row torn across two, no cell merged or empty. */
export function wordTable(table: TextTable, width: number): Table {
	const type = typeFor(table, width) ?? 'TableTextSmall';
	const widths = widthsOf(table, width, type);
	const row = (cells: readonly string[], head: boolean) =>
		new TableRow({
			...(head ? { tableHeader: true } : {}),
			cantSplit: true,
			children: cells.map(
				(text, index) =>
					new TableCell({
						width: { size: widths[index] ?? 0, type: WidthType.DXA },
						...(head ? { shading: { fill: 'F3F2F1' } } : {}),
						children: [
							new Paragraph({
								style: type,
								...directionOf(text),
								alignment: table.figures.has(index) ? AlignmentType.RIGHT : AlignmentType.LEFT,
								...(head ? { keepNext: true } : {}),
								children: textRuns(text === '' ? '–' : text, head ? { bold: true } : {})
							})
						]
					})
			)
		});
	return new Table({
		width: { size: width, type: WidthType.DXA },
		columnWidths: [...widths],
		layout: TableLayoutType.FIXED,
		margins: { left: 80, right: 80, top: 20, bottom: 20 },
		tableLook: { firstRow: true, firstColumn: true, noHBand: true, noVBand: true },
		borders: {
			top: line,
			bottom: line,
			left: none,
			right: none,
			insideHorizontal: line,
			insideVertical: none
		},
		rows: [row(table.columns, true), ...table.rows.map((cells) => row(cells, false))]
	});
}
