import type { PeriodId } from '$lib/domain/id';
import type { MeasureEvidence } from '$lib/view/evidence';
import { areaMentions, whoseIs, type Whose } from './areas';
import type { NumberClaim } from './numbers';
import { meantBy, nearest, periodMentions } from './periods';
import type { Sentence } from './reading';

/** A cell a number could be of: whose figure, of which period, and whether the sentence says so plainly. */
export interface Cell {
	readonly whose: Whose;
	readonly period: PeriodId;
	/** The sentence names the period, and nothing parts it from the number. */
	readonly plain: boolean;
	/** The year beside, where a bare label could mean it. */
	readonly other: PeriodId | null;
}

/** The last period of a measure that has a figure. */
export const latestOf = ({ figures }: MeasureEvidence): PeriodId | null =>
	figures.findLast((each) => each.value !== null)?.period ?? figures.at(-1)?.period ?? null;

/** The period that what stands before a number in its paragraph speaks of; null for none. */
function periodBefore(sentence: Sentence, measure: MeasureEvidence): PeriodId | null {
	for (const each of sentence.before.toReversed()) {
		const cited = each.cites.findLast(
			({ binding }) => binding.indicator === measure.indicator.indicator
		);
		if (cited) return cited.binding.period;
		const said = periodMentions(each.text).at(-1);
		const meant = said && meantBy(said, measure);
		if (meant) return meant.period.period;
	}
	return null;
}

/** Every period that a sentence names for a measure, by its words or its live numbers. */
function periodsNamed({ text, cites }: Sentence, measure: MeasureEvidence) {
	const mentions = periodMentions(text).flatMap((mention) => {
		const meant = meantBy(mention, measure);
		return meant ? [{ ...mention, meant }] : [];
	});
	const bound = cites
		.filter(({ binding }) => binding.indicator === measure.indicator.indicator)
		.map(({ binding }) => binding.period);
	return { mentions, bound };
}

/** The cell a number is most likely of by what stands nearest to it, and the others that its sentence could mean. */
export function cellsOf(
	claim: NumberClaim,
	sentence: Sentence,
	measure: MeasureEvidence,
	numbers: readonly NumberClaim[]
): { readonly first: Cell | null; readonly others: readonly Cell[] } {
	const { text } = sentence;
	const areas = areaMentions(text, measure);
	const own = whoseIs(text, claim, areas, numbers);
	const { mentions, bound } = periodsNamed(sentence, measure);
	const near = nearest(text, claim, mentions);
	const only = mentions.length === 1 && near !== null;
	const period =
		near?.mention.meant.period.period ??
		bound[0] ??
		periodBefore(sentence, measure) ??
		latestOf(measure);
	if (period === null) return { first: null, others: [] };
	const first: Cell = {
		...{ whose: own, period, plain: near !== null && (near.plain || only) },
		other: near?.mention.meant.other?.period ?? null
	};
	const whoses: readonly Whose[] = [own, ...areas.map(({ whose }) => whose), 'own'];
	const periods = [period, ...mentions.map(({ meant }) => meant.period.period), ...bound];
	const others = whoses.flatMap((whose) =>
		periods.map((each) => ({ whose, period: each, plain: false, other: null }))
	);
	return { first, others };
}
