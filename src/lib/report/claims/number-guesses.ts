import type { MeasureEvidence } from '$lib/view/evidence';
import { heldFigure } from '$lib/view/evidence-facts';
import type { Finding } from '../finding';
import type { Cell } from './cells';
import { matches } from './match';
import type { NumberClaim } from './numbers';
import { shortPeriod as short } from './periods';
import { findingAt, type Reading, type Sentence } from './reading';

/** `482 of 712`, where one measure counts the 482 and another the 712 at the same time. */
export function ofTwoMeasures(
	claim: NumberClaim,
	sentence: Sentence,
	likely: readonly MeasureEvidence[],
	{ evidence }: Reading
): Finding | null {
	if (claim.base === null) return null;
	const alone = { ...claim, base: null };
	const of = { ...alone, value: claim.base, decimals: 0, about: 'exactly' } as const;
	for (const part of likely.filter(({ indicator }) => indicator.unit === 'count'))
		for (const figure of part.figures.filter((each) => matches(alone, part.indicator, each)))
			for (const all of evidence.measures.filter(({ indicator }) => indicator.unit === 'count')) {
				const beside = all.figures.find((each) => each.period === figure.period);
				if (all === part || matches(of, all.indicator, beside ?? null) !== 'value') continue;
				return findingAt(sentence, claim.start, claim.end, {
					rule: 'number-holds',
					weight: 'holds',
					sentence: `“${claim.text}” is what is held for ${short(figure.period)}: “${part.indicator.name}” and “${all.indicator.name}”.`
				});
			}
	return null;
}

/** A figure of the measure, of a period that the sentence leaves to be guessed. */
export function periodUnsaid(
	claim: NumberClaim,
	sentence: Sentence,
	likely: readonly MeasureEvidence[],
	cells: ReadonlyMap<MeasureEvidence, { readonly first: Cell | null }>
): Finding | null {
	for (const measure of likely) {
		const first = cells.get(measure)?.first;
		if (!first || first.plain || first.named || first.whose !== 'own') continue;
		const found = measure.figures.filter((each) => matches(claim, measure.indicator, each));
		const held = heldFigure(found.at(-1));
		if (held && found.length === 1)
			return findingAt(sentence, claim.start, claim.end, {
				rule: 'period-unsaid',
				weight: 'doubt',
				sentence: `“${claim.text}” is “${measure.indicator.name}” for ${short(held.period)}, and the sentence does not say so. Write the period beside it.`
			});
	}
	return null;
}
