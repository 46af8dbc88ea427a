import { formatPeriodShort } from '$lib/domain/period-words';
import type { MeasureEvidence } from '$lib/view/evidence';
import { figureWords, type HeldFigure } from '$lib/view/evidence-facts';
import { differs, papersAt } from './paper-figures';

/**
 * What a paper's other figure would make of a claim about two periods, as a sentence; null when no paper's figure would turn it.
 *
 * @param turns whether the claim comes out the other way with these two figures.
 * @param holds whether it would hold then.
 */
export function paperTwist(
	measure: MeasureEvidence,
	earlier: HeldFigure,
	later: HeldFigure,
	turns: (earlier: HeldFigure, later: HeldFigure) => boolean,
	holds: boolean
): string | null {
	const found = [later, earlier].flatMap((held) =>
		papersAt(measure, held.period)
			.filter(({ figure }) => differs(figure, held))
			.filter(({ figure }) => (held === later ? turns(earlier, figure) : turns(figure, later)))
			.map(({ paper, figure }) => ({ paper, figure, held }))
	);
	const [first] = found;
	if (!first) return null;
	const words = figureWords(measure.indicator, first.figure);
	return `With the ${words} that the ${first.paper} prints for ${formatPeriodShort(first.held.at)} it would ${holds ? 'hold' : 'not hold'}.`;
}
