import type { TrendAnswer } from '$lib/database/queries/trend';
import { formatPeriodShort } from '$lib/domain/period-words';
import { benchmark, judgeBenchmark } from '$lib/statistics/benchmark';
import { intervalOf } from '$lib/statistics/interval';
import type { Rank } from '$lib/statistics/rank';
import { rowAt, type Latest } from './latest';
import { formatNumber } from './number';
import type { DoubtMark } from './scorecard-doubt';
import type { News } from './scorecard-news';
import { placeAmong, type Ranked } from './scorecard-rank';
import type { TargetJudgement } from './scorecard-target';
import type { Judgement } from './scorecard';
import { ordinal } from './standing-words';
import { isOutOfScale } from './trend-series';

/** Why a measure needs the board's attention, in the order of the rule. */
export interface Attention {
	readonly kind: 'worse' | 'misses-target' | 'worst-tenth' | 'revised';
	/** A few words that go on a list: `worse than 2023/24`. */
	readonly text: string;
}

/** The rule, as the page prints it beside the choice. */
export const attentionRule =
	'Needs attention: worse by more than chance, misses its target, revised since the last meeting, or among the worst tenth of authorities with a figure (with counts, only if the whole likely range is worse than England’s). Check the source: a figure is held back, or a zero looks unrecorded.';

/** What the rule looks at. */
interface Judged {
	readonly judgement: Pick<Judgement, 'verdict'>;
	readonly target: Pick<TargetJudgement, 'verdict'> | null;
	readonly news: Pick<News, 'kind'> | null;
	/** The period the movement is from, as a label; null without one. */
	readonly since: string | null;
	/** The place, where that is among the worst tenth; null where it is not. */
	readonly worst: Pick<Rank, 'rank' | 'of'> | null;
}

/** Fewer authorities than this have no tenth. */
const leastRanked = 10;

/**
 * The authority's place where it is among the worst tenth of those with a figure: ties take their best place, so that a tie that
 * reaches out of the tenth is not in it. Where its counts and England's figure are there, only if the whole likely range (95%) is
 * on the worse side of England's. Null otherwise: also where neither way is better, and for `zero`, the doubt about a zero that
 * looks unrecorded.
 */
export function worstTenthOf(
	answer: TrendAnswer,
	latest: Latest | null,
	ranked: readonly Ranked[],
	zero: string | null
): Rank | null {
	const { unit, per, polarity } = answer.indicator;
	const row = latest?.row ?? null;
	const rank = zero === null ? placeAmong(answer, latest, ranked)?.rank : null;
	if (!latest || row === null || !rank || rank.of < leastRanked || rank.rank * 10 <= rank.of * 9)
		return null;
	const england = rowAt(answer, 'england', latest.period)?.value ?? null;
	const range = intervalOf({ ...row, unit, per });
	if (england === null || isOutOfScale(answer, 'england')) return rank;
	if (!range || range.method === 'rounding') return rank;
	return judgeBenchmark(benchmark(range, england), polarity) === 'worse' ? rank : null;
}

/** The period the latest movement is from, `2018/19`; null without one. */
export const sinceOf = (latest: Latest | null) =>
	latest?.previous ? formatPeriodShort(latest.previous.period) : null;

/** Every reason a measure needs attention; none where it does not. A target missed within the likely range is still missed. */
export function attentionOf(judged: Judged): readonly Attention[] {
	const { judgement, target, news, since, worst } = judged;
	const place = worst && `${ordinal(worst.rank)} of ${formatNumber(worst.of, 0)}`;
	const reasons: readonly [Attention['kind'], boolean, string][] = [
		['worse', judgement.verdict === 'worse', `worse than ${since ?? 'before'}`],
		['misses-target', target?.verdict === 'misses', 'misses its target'],
		['worst-tenth', worst !== null, `among the worst tenth (${place})`],
		['revised', news?.kind === 'revised', 'revised']
	];
	return reasons.flatMap(([kind, holds, text]) => (holds ? [{ kind, text }] : []));
}

/**
 * What is to be checked at the source, a few words each: a figure held back or a zero that looks unrecorded. Such a fault says
 * nothing of how the children are doing, so it is no reason for attention.
 */
export function checksOf(doubts: readonly Pick<DoubtMark, 'kind' | 'text'>[]): readonly string[] {
	return doubts.flatMap(({ kind, text }) => {
		if (kind === 'zero') return 'its zero looks unrecorded';
		return kind === 'held' || kind === 'comparator' ? text : [];
	});
}
