import type { LaitStatistics } from '$lib/database/queries/lait-statistics';
import type { TrendAnswer } from '$lib/database/queries/trend';
import { rankOf } from '$lib/statistics/rank';
import type { Latest } from './latest';
import { formatNumber } from './number';
import { ordinal } from './standing-words';

/** What is ranked of one authority: part of what LAIT's statistics give. */
export type Ranked = Pick<LaitStatistics, 'indicator' | 'geography' | 'period' | 'value'>;

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
	const { indicator, polarity } = answer.indicator;
	const value = latest?.row?.value ?? null;
	const places = ranked.filter(
		(each) => each.indicator === indicator && each.period === latest?.period.period
	);
	const values = places.flatMap((each) => each.value ?? []);
	const among = places.some((each) => each.geography === answer.authority.geography);
	const found = value === null || !among ? null : rankOf(values, value, polarity);
	if (!found || found.of < 2) return null;
	const { rank, of, tied } = found;
	const without = places.length - of;
	if (tied === of) return `the same as all ${formatNumber(of, 0)}`;
	return [
		`${ordinal(rank)} of ${formatNumber(of, 0)}`,
		...(tied > 1 ? [`${formatNumber(tied, 0)} tied`] : []),
		...(without > 0 ? [`${formatNumber(without, 0)} without`] : []),
		...(zero === null ? [] : ['if its zero is one'])
	].join(', ');
}
