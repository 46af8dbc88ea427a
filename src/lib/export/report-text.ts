import type {
	ComposedBlock,
	ComposedPart,
	ComposedReport,
	ComposedRun
} from '$lib/report/composed';
import type { TableView } from '$lib/view/table';
import { cleanLine } from './clean-text';
import {
	afterHeadings,
	editionSentence,
	keepPublic,
	pageHead,
	notesBeneath,
	quotedIn,
	sentence,
	viewsIn
} from './report-words';

/** A run of text on one line, without the characters a committee system may not take. */
const line = (text: string) => cleanLine(text).trim();

const plain = (runs: readonly ComposedRun[]) => line(runs.map(({ text }) => text).join(''));

const noted = (notes: readonly string[]) => line(`Notes: ${notes.map(sentence).join(' ')}`);

/** A table a row a line, each figure with its column’s head: it says the same in any typeface, read aloud or pasted anywhere. */
const tableLines = ({ columns, rows, notes }: TableView): readonly string[] => [
	...rows.map(
		({ head, cells }) =>
			`${line(head)}. ${cells.map(({ text }, index) => `${line(columns[index + 1] ?? '')}: ${line(text)}`).join('; ')}.`
	),
	...(notes.length === 0 ? [] : [noted(notes)])
];

/** What a block says, as lines that stand together. */
function linesOf(block: ComposedBlock): readonly string[] {
	switch (block.kind) {
		case 'paragraph':
			return [`${block.number === null ? '' : `${line(block.number)} `}${plain(block.runs)}`];
		case 'heading':
			return [line(block.text)];
		case 'list':
			return block.items.map(
				(item, index) => `${block.ordered ? `${index + 1}.` : '-'} ${plain(item)}`
			);
		case 'ticks':
			return block.choices.map(({ text, ticked }) => `[${ticked ? 'x' : ' '}] ${line(text)}`);
		case 'figure':
			return [
				line(block.caption),
				line(block.alt),
				...(notesBeneath(block.view).length === 0 ? [] : [noted(notesBeneath(block.view))]),
				`Source: ${line(block.source)}`
			];
		case 'table':
			return [
				line(block.caption),
				...tableLines(block.view.table),
				`Source: ${line(block.source)}`
			];
		case 'missing':
			return [line(block.sentence)];
	}
}

const headed = (heading: string, lines: readonly string[]) =>
	lines.length === 0 ? [] : [heading, ...lines];

const partLines = ({ number, heading, blocks }: ComposedPart): readonly string[] => [
	line(`${number === null ? '' : `${number} `}${heading}`).toLocaleUpperCase('en-GB'),
	...blocks.map((block) => linesOf(block).join('\n'))
];

/**
 * A report as plain text for a committee system: a paragraph a line, blank lines between, headings in capitals, figures in
 * words and tables a row a line. The same report gives the same text, so its fingerprint can be kept.
 */
export function reportText(report: ComposedReport): string {
	keepPublic(report.mode, viewsIn(report));
	const quoted = quotedIn(report).map(({ text, what, source, doubts }) =>
		line([`${text}: ${what}.`, ...doubts, `Source: ${source}.`].join(' '))
	);
	const parts = [
		line(report.title),
		[line(report.council), ...pageHead(report).map(line)].join('\n'),
		...[...report.header, ...report.sections, ...report.appendices].flatMap(partLines),
		...headed(afterHeadings.cited.toUpperCase(), quoted),
		...headed(
			afterHeadings.sources.toUpperCase(),
			report.sources.map((source) => line(editionSentence(source)))
		),
		...headed(afterHeadings.hidden.toUpperCase(), report.hidden.map(line))
	];
	return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
