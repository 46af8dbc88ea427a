import { writeAsk, type FigureAsk } from '$lib/domain/figure-binding';
import type { TemplatePart } from '$lib/domain/template';
import type { Evidence } from '$lib/view/evidence';
import { chosenIn } from './chosen';
import type { ComposedBlock, ComposedPart } from './composed';
import { composeRuns } from './compose-runs';
import { parseMarkup, type MarkupBlock } from './markup';
import { numberBlocks, type NumberedBlock } from './numbered';

/** What a figure or table is called that cannot be shown. */
const askedFor = ({ shape, indicator }: FigureAsk) => `The ${shape} of “${indicator}”`;

/** Counts figures and tables across a report. */
export class Captions {
	#figures = 0;
	#tables = 0;

	/** The figure or table asked for with its caption, or a sentence in its place. */
	block(ask: FigureAsk, { trends }: Pick<Evidence, 'trends'>): ComposedBlock {
		const view = trends.get(writeAsk(ask));
		if (!view)
			return {
				kind: 'missing',
				sentence: `${askedFor(ask)} cannot be shown: the record does not hold the measure any more. Take it out, or insert another.`
			};
		if (view.empty !== null)
			return { kind: 'missing', sentence: `${askedFor(ask)} cannot be shown. ${view.empty}` };
		const source = view.source_line ?? 'not recorded';
		const { caption } = view.table;
		if (ask.shape === 'table') {
			this.#tables += 1;
			return { kind: 'table', caption: `Table ${this.#tables}: ${caption}`, view, source };
		}
		this.#figures += 1;
		return {
			kind: 'figure',
			caption: `Figure ${this.#figures}: ${caption}`,
			alt: view.description,
			view,
			source
		};
	}
}

/** What parts are composed with. */
export interface Composing {
	readonly evidence: Evidence;
	readonly captions: Captions;
}

function composeBlock(
	{ number, block }: NumberedBlock,
	{ evidence, captions }: Composing
): readonly ComposedBlock[] {
	switch (block.kind) {
		case 'heading':
			return [block];
		case 'ask':
			return [captions.block(block.ask, evidence)];
		case 'paragraph': {
			const { runs, missing } = composeRuns(block.inlines, evidence);
			return [{ kind: 'paragraph', number, runs }, ...missing];
		}
		case 'list': {
			const items = block.items.map((each) => composeRuns(each, evidence));
			return [
				{ kind: 'list', ordered: block.ordered, items: items.map(({ runs }) => runs) },
				...items.flatMap(({ missing }) => missing)
			];
		}
	}
}

/** A text without marks as a paragraph. */
const plain = (text: string): MarkupBlock => ({
	kind: 'paragraph',
	inlines: [{ kind: 'text', text, bold: false }]
});

/**
 * One heading with what is written under it. `instead` stands there when nothing is; null: the part's own words for that, or nothing.
 */
export function composePart(
	part: TemplatePart,
	written: string,
	composing: Composing,
	instead: string | null = null
): ComposedPart {
	const chooses = part.choices.length > 0;
	const { ticked, text } = chooses ? chosenIn(part, written) : { ticked: [], text: written };
	const empty = instead ?? part.empty;
	const said =
		text.trim() === '' && ticked.length === 0 && empty !== null
			? [plain(empty)]
			: parseMarkup(text);
	const ticks: readonly ComposedBlock[] = chooses
		? [
				{
					kind: 'ticks',
					choices: part.choices.map((each) => ({ text: each, ticked: ticked.includes(each) }))
				}
			]
		: [];
	return {
		part: part.part,
		number: part.number,
		heading: part.heading,
		blocks: [...ticks, ...numberBlocks(part, said).flatMap((each) => composeBlock(each, composing))]
	};
}
