import { HeadingLevel, ImageRun, Paragraph, type Table } from 'docx';
import type { ComposedBlock, ComposedPart } from '$lib/report/composed';
import { cleanLine } from './clean-text';
import { drawingForWord } from './docx-drawing';
import type { Numbering } from './docx-numbers';
import { page } from './docx-styles';
import { textTable, typeFor, wordTable, type TextTable } from './docx-table';
import { composedRuns, directionOf, textRuns } from './docx-text';
import type { ReportPicture, ReportPictures } from './report-pictures';
import { notesBeneath, NOT_DRAWN, sentence } from './report-words';

/** Something on a page, and whether it needs the page laid on its side. */
export interface Placed {
	readonly child: Paragraph | Table;
	readonly wide: boolean;
}

/** What the blocks of one report are made with. */
export interface Making {
	readonly numbering: Numbering;
	readonly pictures: ReportPictures;
}

/** Twips of text across a page: upright, and on its side. */
export const across = {
	upright: page.short - 2 * page.margin,
	wide: page.long - 2 * page.margin
} as const;

const upright = (child: Paragraph | Table): Placed => ({ child, wide: false });

/** A paragraph of plain words in a style. */
export const words = (text: string, style?: string): Paragraph =>
	new Paragraph({
		...(style === undefined ? {} : { style }),
		...directionOf(text),
		children: textRuns(text)
	});

const HEADINGS = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const;

/** A heading of a level from 1 to 3. */
export const headingOf = (text: string, level: 1 | 2 | 3): Paragraph =>
	new Paragraph({
		heading: HEADINGS[level - 1] ?? HeadingLevel.HEADING_3,
		...directionOf(text),
		children: textRuns(text)
	});

/** A caption, a table beneath it and what stands below, laid on its side only where its words would be broken. */
export function captioned(
	caption: string,
	table: TextTable,
	below: readonly string[],
	most: number = across.wide
): readonly Placed[] {
	const wide = most === across.wide && typeFor(table, across.upright) === null;
	const width = wide ? across.wide : Math.min(most, across.upright);
	return [
		{ child: words(caption, 'Caption'), wide },
		{ child: wordTable(table, width), wide },
		...below.map((text) => ({ child: words(text, 'SourceLine'), wide }))
	];
}

const pictureOf = ({ png, svg, width, height }: ReportPicture, caption: string, alt: string) =>
	new ImageRun({
		type: 'svg',
		data: new TextEncoder().encode(drawingForWord(svg)),
		transformation: { width: Math.round(width), height: Math.round(height) },
		fallback: { type: 'png', data: png },
		altText: { name: cleanLine(caption), title: cleanLine(caption), description: cleanLine(alt) }
	});

const beneath = ({ source }: { readonly source: string }, notes: readonly string[]) => [
	`Source: ${source}`,
	...(notes.length === 0 ? [] : [`Notes: ${notes.map(sentence).join(' ')}`])
];

function figureOf(block: ComposedBlock & { kind: 'figure' }, { pictures }: Making) {
	const { caption, alt, view } = block;
	const picture = pictures.get(caption) ?? null;
	const below = beneath(block, notesBeneath(view));
	if (view.empty !== null)
		return [
			words(caption, 'Caption'),
			words(view.empty),
			...below.map((text) => words(text, 'SourceLine'))
		].map(upright);
	if (picture === null)
		return [
			upright(words(caption, 'Caption')),
			upright(words(NOT_DRAWN, 'Notice')),
			upright(words(alt)),
			...captioned(view.table.caption, textTable(view.table), below)
		];
	return [
		words(caption, 'Caption'),
		new Paragraph({ keepNext: true, children: [pictureOf(picture, caption, alt)] }),
		...below.map((text) => words(text, 'SourceLine'))
	].map(upright);
}

function paragraphOf(
	{ number, runs }: ComposedBlock & { kind: 'paragraph' },
	{ numbering }: Making
) {
	const text = runs.map((run) => run.text).join('');
	const by = number === null ? null : numbering.paragraph(number);
	return new Paragraph({
		...(number === null ? {} : { style: 'NumberedParagraph' }),
		...directionOf(text),
		...(by === null ? {} : { numbering: by }),
		children: [
			...(number !== null && by === null ? textRuns(`${number} `) : []),
			...composedRuns(runs)
		]
	});
}

/** A block as Word has it. `most` is the width in twips that a table may take. */
export function placed(
	block: ComposedBlock,
	making: Making,
	most: number = across.wide
): readonly Placed[] {
	switch (block.kind) {
		case 'paragraph':
			return [upright(paragraphOf(block, making))];
		case 'heading':
			return [upright(headingOf(block.text, 3))];
		case 'list': {
			const numbering = making.numbering.list(block.ordered);
			return block.items.map((item) =>
				upright(
					new Paragraph({
						style: 'ListParagraph',
						...directionOf(item.map(({ text }) => text).join('')),
						numbering,
						children: composedRuns(item)
					})
				)
			);
		}
		case 'ticks':
			return block.choices.map(({ text, ticked }) =>
				upright(words(`${ticked ? '☑' : '☐'} ${text}`, 'ListParagraph'))
			);
		case 'figure':
			return figureOf(block, making);
		case 'table':
			return captioned(
				block.caption,
				textTable(block.view.table),
				beneath(block, block.view.table.notes),
				most
			);
		case 'missing':
			return [upright(words(block.sentence, 'Notice'))];
	}
}

/** A heading as it is printed, its number before it. */
export const headingText = ({ number, heading }: Pick<ComposedPart, 'number' | 'heading'>) =>
	number === null ? heading : `${number} ${heading}`;

/** A part of a report: its heading and what stands under it. */
export function partPlaced(part: ComposedPart, making: Making): readonly Placed[] {
	making.numbering.begin();
	return [
		upright(headingOf(headingText(part), 2)),
		...part.blocks.flatMap((block) => placed(block, making))
	];
}
