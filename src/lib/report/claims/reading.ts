import { parseRowId, type RowId } from '$lib/domain/id';
import { shortHash } from '$lib/domain/short-hash';
import { writeBinding, type FigureBinding } from '$lib/domain/figure-binding';
import type { Report, ReportText } from '$lib/domain/report';
import { partsInOrder, type Template, type TemplatePart } from '$lib/domain/template';
import type { CitedFigure, Evidence } from '$lib/view/evidence';
import type { Finding, FindingWeight } from '../finding';
import { chosenIn } from '../chosen';
import { printed } from '../compose-runs';
import { parseMarkup, type MarkupBlock, type MarkupInline } from '../markup';
import { numberBlocks } from '../numbered';
import { textAt, textsWithoutPart } from '../parts';
import { endsOf } from './sentence-ends';

/** A report as its author left it, and what it is checked against. */
export interface CheckInput {
	readonly report: Report;
	readonly texts: readonly ReportText[];
	readonly template: Template;
	readonly parts: readonly TemplatePart[];
	readonly evidence: Evidence;
	/** Counts of children from 1 to this many could show who is meant. */
	readonly threshold: number;
}

/** A live number in a sentence; `figure` is null when no edition held has it. */
export interface CiteMention {
	readonly start: number;
	readonly end: number;
	readonly binding: FigureBinding;
	readonly figure: CitedFigure | null;
}

/** One sentence of the report as it is read, with what stands before it in its paragraph. */
export interface Sentence {
	readonly part: RowId;
	readonly paragraph: string | null;
	/** Live numbers stand in it as they print. */
	readonly text: string;
	/** The same with the tokens, which no mode and no edition changes. */
	readonly stored: string;
	readonly cites: readonly CiteMention[];
	/** Earlier sentences of the same paragraph, the nearest last. */
	readonly before: readonly Sentence[];
}

/** A part that was written in, with its blocks and sentences. */
export interface ReadPart {
	readonly id: RowId;
	/** Null for a part the template does not have. */
	readonly part: TemplatePart | null;
	readonly text: string;
	/** The choices ticked in it. */
	readonly ticked: readonly string[];
	readonly blocks: readonly MarkupBlock[];
	readonly sentences: readonly Sentence[];
}

/** A report read for the rules. */
export interface Reading extends CheckInput {
	readonly written: readonly ReadPart[];
	readonly sentences: readonly Sentence[];
}

/** One rule, or several of a kind. */
export type Rule = (reading: Reading) => readonly Finding[];

/** How many sentences before it a sentence may lean on. */
const LOOKS_BACK = 6;
function sentencesOf(
	inlines: readonly MarkupInline[],
	part: RowId,
	paragraph: string | null,
	{ cited }: Evidence
): readonly Sentence[] {
	let text = '';
	const cites: CiteMention[] = [];
	for (const each of inlines) {
		if (each.kind !== 'cite') {
			text += each.text.replace(/\s/g, ' ');
			continue;
		}
		const figure = cited.get(writeBinding(each.binding)) ?? null;
		const start = text.length;
		text += figure ? printed(figure) : '[number missing]';
		cites.push({ start, end: text.length, binding: each.binding, figure });
	}
	const found: Sentence[] = [];
	let from = 0;
	for (const end of endsOf(text, cites)) {
		const lead = text.slice(from, end).length - text.slice(from, end).trimStart().length;
		const start = from + lead;
		const own = cites
			.filter((each) => each.start >= start && each.end <= end)
			.map((each) => ({ ...each, start: each.start - start, end: each.end - start }));
		const said = text.slice(start, end).trimEnd();
		from = end;
		if (said === '') continue;
		const stored = own.reduceRight(
			(whole, each) =>
				`${whole.slice(0, each.start)}[[${writeBinding(each.binding)}]]${whole.slice(each.end)}`,
			said
		);
		found.push({
			part,
			paragraph,
			text: said,
			stored,
			cites: own,
			before: found.slice(-LOOKS_BACK)
		});
	}
	return found;
}

/** How a part's lines are numbered where the template does not have it. */
const unnumbered = { kind: 'text', number: null } as const;

function readPart(
	id: RowId,
	written: string,
	part: TemplatePart | null,
	evidence: Evidence
): ReadPart {
	const { ticked, text } =
		part !== null && part.choices.length > 0
			? chosenIn(part, written)
			: { ticked: [], text: written };
	const blocks = parseMarkup(text);
	const sentences: Sentence[] = [];
	let last: string | null = null;
	for (const { number, block } of numberBlocks(part ?? unnumbered, blocks)) {
		last = number ?? last;
		if (block.kind === 'paragraph')
			sentences.push(...sentencesOf(block.inlines, id, number, evidence));
		else if (block.kind === 'heading') {
			const inline: MarkupInline = { kind: 'text', text: block.text, bold: false };
			sentences.push(...sentencesOf([inline], id, null, evidence));
		} else if (block.kind === 'list') {
			for (const item of block.items) sentences.push(...sentencesOf(item, id, last, evidence));
		}
	}
	return { id, part, text: written, ticked, blocks, sentences };
}

/** Reads a report in the order its template prints it, in whatever order its texts come. */
export function readReport(input: CheckInput): Reading {
	const parts = partsInOrder(input.template, input.parts);
	const textOf = textAt(input.report, input.texts);
	const known = parts.map((part) => readPart(part.part, textOf(part.part), part, input.evidence));
	const others = textsWithoutPart(input.report, input.texts, parts).map(({ part, text }) =>
		readPart(part, text, null, input.evidence)
	);
	const written = [...known, ...others].filter(({ text }) => text !== '');
	return { ...input, parts, written, sentences: written.flatMap(({ sentences }) => sentences) };
}

/** The longest piece of a text that a finding repeats. */
const LONGEST_QUOTE = 160;

/** The words around a place of a sentence: all of a short one. */
function quoteAround(text: string, start: number, end: number): string {
	if (text.length <= LONGEST_QUOTE) return text;
	const room = Math.max(0, LONGEST_QUOTE - (end - start)) / 2;
	const from = Math.max(0, Math.round(start - room));
	const to = Math.min(text.length, Math.round(end + room));
	const [first, last] = [
		from === 0 ? 0 : text.indexOf(' ', from) + 1 || from,
		to === text.length ? to : Math.max(end, text.lastIndexOf(' ', to))
	];
	return `${first > 0 ? '… ' : ''}${text.slice(Math.min(first, start), last)}${last < text.length ? ' …' : ''}`;
}

/** What a rule says of a place. */
interface Said {
	readonly rule: string;
	readonly weight: FindingWeight;
	readonly sentence: string;
	readonly flip?: string | null;
	/** Tells two findings of one rule at one place apart. */
	readonly key?: string;
}

const idOf = (rule: string, part: string | null, words: string): RowId => {
	const id = `${rule}-${shortHash(`${part ?? ''} ${words}`)}`;
	return parseRowId(id) ?? ('finding' as RowId);
};

/** A finding of the words from `start` to `end` of a sentence. */
export function findingAt(sentence: Sentence, start: number, end: number, said: Said): Finding {
	const { part, paragraph, text, stored } = sentence;
	const before = text.slice(0, start).split(text.slice(start, end)).length;
	const bound = sentence.cites.find((each) => each.start === start && each.end === end);
	const words = bound ? writeBinding(bound.binding) : text.slice(start, end);
	return {
		finding: idOf(said.rule, part, `${stored} ${words} ${bound ? 1 : before} ${said.key ?? ''}`),
		rule: said.rule,
		weight: said.weight,
		part,
		paragraph,
		quote: quoteAround(text, start, end),
		sentence: said.sentence,
		flip: said.flip ?? null
	};
}

/** A finding of a whole part, or of the whole report; `words` are those it is about. */
export const findingOf = (part: RowId | null, words: string, said: Said): Finding => ({
	finding: idOf(said.rule, part, words === '' ? said.sentence : words),
	rule: said.rule,
	weight: said.weight,
	part,
	paragraph: null,
	quote: words.slice(0, LONGEST_QUOTE),
	sentence: said.sentence,
	flip: said.flip ?? null
});
