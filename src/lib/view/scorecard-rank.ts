import type { LaitStatistics } from '$lib/database/queries/lait-statistics';
import type { TrendAnswer } from '$lib/database/queries/trend';
import { rankOf, type Rank } from '$lib/statistics/rank';
import type { Latest } from './latest';
import { formatNumber } from './number';
import { ordinal } from './standing-words';

/** What is ranked of one authority: part of what LAIT's statistics give. */
export type Ranked = Pick<LaitStatistics, 'indicator' | 'geography' | 'period' | 'value'>;

/**
 * The authority's place among all with a figure in the measure's latest period, and how many stand there without one. Null where
 * neither way is better and where it has no figure there itself.
 */
export function placeAmong(
	answer: TrendAnswer,
	latest: Latest | null,
	ranked: readonly Ranked[]
): { readonly rank: Rank; readonly without: number } | null {
	const { indicator, polarity } = answer.indicator;
	const value = latest?.row?.value ?? null;
	const places = ranked.filter(
		(each) => each.indicator === indicator && each.period === latest?.period.period
	);
	const among = places.some((each) => each.geography === answer.authority.geography);
	const values = places.flatMap((each) => each.value ?? []);
	const rank = value === null || !among ? null : rankOf(values, value, polarity);
	return rank && { rank, without: places.length - rank.of };
}

/**
 * Where the authority stands among all authorities, with the ties and those without a figure: `34th of 92, 17 tied, 66 without`.
 * LAIT's rank, as on the measure's own page: authorities since abolished count where the source still prints them. Null where
 * neither way is better, where it has no figure for the measure's latest period, and where no other authority has one.
 * `zero` is the doubt about a zero that looks unrecorded: then the rank says so.
 */
export function rankWords(
	answer: TrendAnswer,
	latest: Latest | null,
	ranked: readonly Ranked[],
	zero: string | null
): string | null {
	const found = placeAmong(answer, latest, ranked);
	if (!found || found.rank.of < 2) return null;
	const { rank, of, tied } = found.rank;
	const { without } = found;
	if (tied === of) return `the same as all ${formatNumber(of, 0)}`;
	return [
		`${ordinal(rank)} of ${formatNumber(of, 0)}`,
		...(tied > 1 ? [`${formatNumber(tied, 0)} tied`] : []),
		...(without > 0 ? [`${formatNumber(without, 0)} without`] : []),
		...(zero === null ? [] : ['if its zero is one'])
	].join(', ');
}
