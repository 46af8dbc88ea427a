import type { Period } from '$lib/domain/period';
import { capital } from '$lib/domain/wording';
import { youthJusticeOutcomes } from '$lib/domain/youth-justice-words';
import { SMALL_BASE } from '$lib/statistics/attainable';
import { roundHalfUp } from '$lib/statistics/rounding';
import { missingSentence, missingWord } from '../missing';
import { rangeText, shareDecimals, shareOf, shareRange, shareText } from '../share-words';
import type { RangedValue, SubjectContext } from '../subject';
import type { ReturnFigure } from './return-figures';

/** One of the ten, as the return names it. */
export interface KeyIndicator {
	readonly slug: string;
	readonly name: string;
	/** What is counted, and out of what. */
	readonly meaning: string;
	/** A slug of `countedKinds`: what the value is a number of. */
	readonly counted: string;
	/** `share` is a share of children; the rest have units of their own and stand in a table. */
	readonly kind: 'share' | 'own';
}

/** Those that are not shares of the children the service worked with. */
const OWN = ['board-attendance', 'serious-violence', 'victims'];

/** The Youth Justice Board’s ten key indicators, in its order. */
export const keyIndicators: readonly KeyIndicator[] = youthJusticeOutcomes
	.filter(({ kind }) => kind === 'key-indicator')
	.map(({ slug, word, meaning, counted }) => ({
		slug,
		name: capital(word),
		meaning,
		counted: counted[0] ?? 'children',
		kind: OWN.includes(slug) ? 'own' : 'share'
	}));

/** Whether a figure is one of the ten, of children wherever they live. */
export const isKeyIndicator = ({ of }: ReturnFigure) =>
	of.placed.slug === 'all-areas' && keyIndicators.some(({ slug }) => slug === of.outcome.slug);

/** A figure of one key indicator, children and quarter; null when no edition has a row for it. */
export const keyFigure = (
	figures: readonly ReturnFigure[],
	indicator: string,
	care: string,
	{ period }: Pick<Period, 'period'>
): ReturnFigure | null =>
	figures.find(
		(each) =>
			each.period === period &&
			each.of.outcome.slug === indicator &&
			each.of.care_status.slug === care
	) ?? null;

const none = (text: string, reason: string): RangedValue => ({
	value: null,
	text,
	reason,
	low: null,
	high: null
});

/** Counts of a figure, where it has both and they can be a share. */
export function countsOf(figure: ReturnFigure | null) {
	const [count, base] = [figure?.value ?? null, figure?.denominator ?? null];
	return count === null || base === null || base <= 0 || count > base ? null : { count, base };
}

/**
 * A figure as a share of its base in per cent with its Wilson interval; a gap with its reason where it is missing, has no base, is
 * refused, or is of so few that the public may not see it.
 */
export function shareValue(
	figure: ReturnFigure | null,
	{ mode }: Pick<SubjectContext, 'mode'>,
	refused: string | null
): RangedValue {
	if (figure === null || figure.value === null)
		return none(
			missingWord(figure?.symbol ?? null),
			missingSentence(figure?.symbol ?? null, figure?.denominator ?? null)
		);
	if (refused !== null) return none('In doubt', refused);
	const { denominator } = figure;
	if (denominator === null)
		return none('No base', 'The return gives no number it is out of, so there is no share.');
	if (denominator === 0)
		return none('Not applicable', 'There was nobody it could be out of in the quarter.');
	const counts = countsOf(figure);
	if (!counts)
		return none('In doubt', 'The number is above what it is out of, so one of the two is wrong.');
	if (mode === 'public' && denominator <= SMALL_BASE)
		return none(
			'Suppressed',
			'The share is hidden to protect children’s privacy, because it is of few.'
		);
	const range = shareRange(counts);
	return {
		value: roundHalfUp(shareOf(counts), shareDecimals(denominator)),
		text: shareText(counts),
		reason: null,
		low: range?.low ?? null,
		high: range?.high ?? null
	};
}

/** The range of a share as a table’s cell has it, without the unit its head has: `35 to 88`. */
export function rangeOf(figure: ReturnFigure | null, { value }: RangedValue): string | null {
	const counts = countsOf(figure);
	return value === null || counts === null ? null : (rangeText(counts)?.replace(/%/g, '') ?? null);
}
