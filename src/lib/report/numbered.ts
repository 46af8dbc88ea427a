import type { TemplatePart } from '$lib/domain/template';
import type { MarkupBlock } from './markup';

/** A block of a part with the number printed before it; null for none. */
export interface NumberedBlock {
	readonly number: string | null;
	readonly block: MarkupBlock;
}

/**
 * A part's blocks with their numbers: paragraphs of a numbered part are 2.1, 2.2; recommendations are counted whether they were
 * written as paragraphs or as a list, each a paragraph then. Headings, other lists, figures and tables have none.
 */
export function numberBlocks(
	{ kind, number }: Pick<TemplatePart, 'kind' | 'number'>,
	blocks: readonly MarkupBlock[]
): readonly NumberedBlock[] {
	const recommends = kind === 'recommendations';
	const apart = blocks.flatMap((block): readonly MarkupBlock[] =>
		recommends && block.kind === 'list'
			? block.items.map((inlines) => ({ kind: 'paragraph', inlines }))
			: [block]
	);
	let counted = 0;
	return apart.map((block) => {
		if (block.kind !== 'paragraph' || (number === null && !recommends))
			return { number: null, block };
		counted += 1;
		return { number: number === null ? String(counted) : `${number}.${counted}`, block };
	});
}
