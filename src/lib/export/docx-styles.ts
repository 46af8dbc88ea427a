import {
	AlignmentType,
	BorderStyle,
	LevelFormat,
	LineRuleType,
	type ILevelsOptions,
	type IStylesOptions
} from 'docx';

/** Half-points. */
const BODY = 24;
const SMALL = 20;
const SMALLEST = 18;
const INK = '0B0C0C';
const QUIET = '505A5F';

/** Widths of an A4 page in twips (a twentieth of a point): its sides, and the margins of 2 cm. */
export const page = { short: 11_906, long: 16_838, margin: 1134 } as const;

/** How far numbered paragraphs and lists hang, in twips. */
const HANGING = 794;

/** How far lines stand apart, in 240ths of one, with the room before and after a paragraph in twips. */
const spaced = (line: number, after: number, before = 0) => ({
	line,
	lineRule: LineRuleType.AUTO,
	after,
	before
});

const heading = (outlineLevel: number, size: number, before: number) => ({
	basedOn: 'Normal',
	next: 'Normal',
	quickFormat: true,
	run: { font: 'Arial', size, bold: true, boldComplexScript: true, color: INK },
	paragraph: { outlineLevel, keepNext: true, keepLines: true, spacing: spaced(264, 120, before) }
});

/** The styles of a report: Arial 12, left aligned, headings that Word's navigation knows, captions that stay with their table. */
export const reportStyles: IStylesOptions = {
	default: {
		document: {
			run: {
				font: 'Arial',
				size: BODY,
				color: INK,
				language: { value: 'en-GB', eastAsia: 'en-GB', bidirectional: 'ar-SA' }
			},
			paragraph: {
				alignment: AlignmentType.LEFT,
				spacing: spaced(288, 160)
			}
		},
		heading1: heading(0, 36, 240),
		heading2: heading(1, 28, 360),
		heading3: heading(2, BODY, 240),
		caption: {
			basedOn: 'Normal',
			next: 'Normal',
			run: {
				font: 'Arial',
				size: BODY,
				bold: true,
				boldComplexScript: true,
				italics: false,
				color: INK
			},
			paragraph: { keepNext: true, keepLines: true, spacing: spaced(264, 120, 240) }
		},
		listParagraph: { basedOn: 'Normal', paragraph: { spacing: spaced(288, 80) } }
	},
	paragraphStyles: [
		{
			id: 'NumberedParagraph',
			name: 'Numbered Paragraph',
			basedOn: 'Normal',
			quickFormat: true
		},
		{
			id: 'SourceLine',
			name: 'Source Line',
			basedOn: 'Normal',
			next: 'Normal',
			quickFormat: true,
			run: { size: SMALL, color: QUIET },
			paragraph: { spacing: spaced(252, 100, 60) }
		},
		{
			id: 'TableText',
			name: 'Table Text',
			basedOn: 'Normal',
			quickFormat: true,
			run: { size: SMALL },
			paragraph: { spacing: spaced(240, 40, 40) }
		},
		{
			id: 'TableTextSmall',
			name: 'Table Text Small',
			basedOn: 'TableText',
			quickFormat: true,
			run: { size: SMALLEST }
		},
		{
			id: 'Notice',
			name: 'Notice',
			basedOn: 'Normal',
			quickFormat: true,
			paragraph: {
				indent: { left: 170 },
				border: { left: { style: BorderStyle.SINGLE, size: 24, space: 8, color: '12436D' } }
			}
		},
		{
			id: 'PageLine',
			name: 'Page Line',
			basedOn: 'Normal',
			run: { size: SMALL, color: QUIET },
			paragraph: { spacing: spaced(240, 0) }
		}
	]
};

/** Where the text of a list begins, beneath that of a numbered paragraph, and how far its marks hang, in twips. */
const LIST = { left: HANGING + 397, hanging: 397 } as const;

/** A level of numbered paragraphs, the number hanging left of the text. `text` has `%1` where it goes. */
export const hanging = (
	text: string,
	start = 1,
	indent: { readonly left: number; readonly hanging: number } = { left: HANGING, hanging: HANGING }
): ILevelsOptions => ({
	level: 0,
	format: LevelFormat.DECIMAL,
	text,
	start,
	alignment: AlignmentType.LEFT,
	style: { paragraph: { indent } }
});

/** The numbers of a list. */
export const listed: ILevelsOptions = hanging('%1.', 1, LIST);

/** The marks of a list without numbers. */
export const bullets: ILevelsOptions = {
	level: 0,
	format: LevelFormat.BULLET,
	text: '•',
	alignment: AlignmentType.LEFT,
	style: {
		run: { font: 'Arial' },
		paragraph: { indent: LIST }
	}
};
