import {
	Paragraph,
	Table,
	TableCell,
	TableLayoutType,
	TableRow,
	WidthType,
	type ParagraphChild
} from 'docx';
import type { ComposedPart, ComposedReport } from '$lib/report/composed';
import {
	across,
	headingText,
	partPlaced,
	placed,
	words,
	type Making,
	type Placed
} from './docx-blocks';
import { composedRuns, directionOf, textRuns } from './docx-text';

/** Twips of the column that holds the headings of a head set as a table. */
const LABELS = 3000;

const labelOf = (part: ComposedPart) => {
	const text = headingText(part);
	return /[:?]$/.test(text) ? text : `${text}:`;
};

/** A detail of one short paragraph stands on one line with its heading; anything longer under it. */
function detail(part: ComposedPart, making: Making): readonly Placed[] {
	const [only, ...more] = part.blocks;
	if (only?.kind !== 'paragraph' || only.number !== null || more.length > 0)
		return partPlaced(part, making);
	const bold = textRuns(`${labelOf(part)} `, { bold: true, boldComplexScript: true });
	const children: readonly ParagraphChild[] = [...bold, ...composedRuns(only.runs)];
	return [{ child: new Paragraph({ ...directionOf(part.heading), children }), wide: false }];
}

function tableOfDetails(parts: readonly ComposedPart[], making: Making): Table {
	const widths = [LABELS, across.upright - LABELS] as const;
	const cell = (width: number, children: readonly (Paragraph | Table)[]) =>
		new TableCell({ width: { size: width, type: WidthType.DXA }, children });
	return new Table({
		width: { size: across.upright, type: WidthType.DXA },
		columnWidths: [...widths],
		layout: TableLayoutType.FIXED,
		margins: { left: 100, right: 100, top: 60, bottom: 20 },
		tableLook: { firstRow: false, firstColumn: true, noHBand: true, noVBand: true },
		rows: parts.map((part) => {
			making.numbering.begin();
			const blocks = part.blocks.flatMap((block) => placed(block, making, widths[1] - 200));
			const label = new Paragraph({
				...directionOf(part.heading),
				children: textRuns(headingText(part), { bold: true, boldComplexScript: true })
			});
			const held = blocks.map(({ child }) => child);
			return new TableRow({
				children: [cell(widths[0], [label]), cell(widths[1], held.length > 0 ? held : [words('–')])]
			});
		})
	});
}

/** The head of a report, as paragraphs or as a table, as its template has it. */
export function headPlaced(report: ComposedReport, making: Making): readonly Placed[] {
	if (report.header.length === 0) return [];
	return report.header_as === 'paragraphs'
		? report.header.flatMap((part) => detail(part, making))
		: [
				{ child: words('Report details', 'Caption'), wide: false },
				{ child: tableOfDetails(report.header, making), wide: false }
			];
}
