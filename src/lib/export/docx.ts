import {
	Document,
	Footer,
	Header,
	Packer,
	PageNumber,
	PageOrientation,
	Paragraph,
	SectionType,
	TextRun,
	type ISectionOptions
} from 'docx';
import type { ComposedReport } from '$lib/report/composed';
import { cleanLine } from './clean-text';
import { captioned, headingOf, partPlaced, words, type Making, type Placed } from './docx-blocks';
import { headPlaced } from './docx-head';
import { Numbering } from './docx-numbers';
import { page, reportStyles } from './docx-styles';
import { textRuns } from './docx-text';
import type { ReportPictures } from './report-pictures';
import {
	afterHeadings,
	editionSentence,
	keepPublic,
	pageHead,
	quotedTable,
	viewsIn
} from './report-words';

const plain = (child: Paragraph): Placed => ({ child, wide: false });

/** What stands after the report: every live figure with its doubt, every edition, and what was left out. */
function afterwords(report: ComposedReport, making: Making): readonly Placed[] {
	const { caption, columns, rows } = quotedTable(report);
	const table = { columns, rows: rows.map(({ cells }) => cells), figures: new Set<number>() };
	const numbering = making.numbering.list(true);
	const under = (heading: string, paragraphs: readonly Paragraph[]) =>
		paragraphs.length === 0 ? [] : [headingOf(heading, 2), ...paragraphs].map(plain);
	return [
		...(rows.length === 0
			? []
			: [plain(headingOf(afterHeadings.cited, 2)), ...captioned(caption, table, [])]),
		...under(
			afterHeadings.sources,
			report.sources.map(
				(source) =>
					new Paragraph({
						style: 'SourceLine',
						numbering,
						children: textRuns(editionSentence(source))
					})
			)
		),
		...under(
			afterHeadings.hidden,
			report.hidden.map((line) => words(line))
		)
	];
}

const header = (report: ComposedReport) =>
	new Header({ children: pageHead(report).map((line) => words(line, 'PageLine')) });

const footer = ({ title }: ComposedReport) =>
	new Footer({
		children: [
			new Paragraph({
				style: 'PageLine',
				children: [
					new TextRun(`${cleanLine(title)} | `),
					new TextRun({ children: ['Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] })
				]
			})
		]
	});

/** The pages of a document: one run of upright pages after another of pages on their side, the first with head and foot, which the others take on. */
function sectionsOf(report: ComposedReport, all: readonly Placed[]): readonly ISectionOptions[] {
	const runs: { readonly wide: boolean; readonly children: Placed['child'][] }[] = [];
	for (const { child, wide } of all)
		if (runs.at(-1)?.wide === wide) runs.at(-1)?.children.push(child);
		else runs.push({ wide, children: [child] });
	return runs.map(({ wide, children }, index) => ({
		properties: {
			...(index > 0 ? { type: SectionType.NEXT_PAGE } : {}),
			page: {
				size: {
					width: page.short,
					height: page.long,
					orientation: wide ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT
				},
				margin: {
					top: 1304,
					bottom: 1134,
					left: page.margin,
					right: page.margin,
					header: 567,
					footer: 567
				}
			}
		},
		...(index === 0
			? { headers: { default: header(report) }, footers: { default: footer(report) } }
			: {}),
		children
	}));
}

/**
 * A report as a Word document: real styles, headings and numbering, captions, alternative text, table heads that repeat, and an appendix of
 * figures, sources and editions. `pictures` are by caption; for a figure whose picture is null or not there, its words and its table
 * stand in. Throws where a figure for internal use stands in a public report.
 */
export async function reportDocx(report: ComposedReport, pictures: ReportPictures): Promise<Blob> {
	keepPublic(report.mode, viewsIn(report));
	const making: Making = { numbering: new Numbering(), pictures };
	const all: readonly Placed[] = [
		plain(headingOf(report.title, 1)),
		plain(words([report.council, report.board, report.meeting_words].join(', '))),
		plain(words(report.mode_words, 'Notice')),
		...headPlaced(report, making),
		...[...report.sections, ...report.appendices].flatMap((part) => partPlaced(part, making)),
		...afterwords(report, making)
	];
	const author = cleanLine(`${report.board}, ${report.council}`);
	const document = new Document({
		title: cleanLine(report.title),
		subject: cleanLine(`${report.board}, ${report.meeting_words}`),
		description: cleanLine(report.mode_words),
		creator: author,
		lastModifiedBy: author,
		compatibility: { version: 15 },
		styles: reportStyles,
		numbering: making.numbering.options(),
		sections: sectionsOf(report, all)
	});
	return Packer.toBlob(document);
}
