import { writeBinding, type FigureBinding } from '$lib/domain/figure-binding';
import type { CitedFigure, Evidence } from '$lib/view/evidence';
import { isSuppressed } from '$lib/view/missing';
import type { ComposedBlock, ComposedRun } from './composed';
import type { MarkupInline } from './markup';

/** What a number in a text prints: the figure, or why there is none, so that the sentence around it can still be read. */
export function printed({ text, reason, symbol }: CitedFigure): string {
	if (reason === null) return text;
	return isSuppressed(symbol) ? '[number hidden]' : `[${text.toLowerCase()}]`;
}

const gone = ({ indicator, geography, period, vintage }: FigureBinding): ComposedBlock => ({
	kind: 'missing',
	sentence: `A number cited here cannot be shown: no edition called “${vintage}” has a figure of “${indicator}” for ${geography}, ${period}. It may have been withdrawn. Cite another edition, or take the number out.`
});

/** A line as it is read, and a sentence for each number that no edition held has. */
export function composeRuns(
	inlines: readonly MarkupInline[],
	{ cited }: Pick<Evidence, 'cited'>
): { readonly runs: readonly ComposedRun[]; readonly missing: readonly ComposedBlock[] } {
	const missing: ComposedBlock[] = [];
	const runs = inlines.map((inline): ComposedRun => {
		if (inline.kind !== 'cite')
			return {
				text: inline.text,
				bold: inline.kind === 'text' && inline.bold,
				cited: null
			};
		const key = writeBinding(inline.binding);
		const figure = cited.get(key);
		if (!figure) {
			missing.push(gone(inline.binding));
			return { text: '[number missing]', bold: inline.bold, cited: null };
		}
		const { what, source, doubts } = figure;
		return { text: printed(figure), bold: inline.bold, cited: { key, what, source, doubts } };
	});
	return { runs, missing };
}
