import type { DoubtMark } from './scorecard-doubt';
import type { News } from './scorecard-news';
import type { TargetJudgement } from './scorecard-target';
import type { Judgement } from './scorecard';

/** Why a measure needs the board's attention, in the order of the rule. */
export type Attention = 'worse' | 'misses-target' | 'revised' | 'held-back' | 'zero';

/** The rule, as the page prints it. */
export const attentionRule =
	'A measure needs attention when it got worse by more than chance, misses its target, was revised since the last meeting, has a figure held back (its own, England’s or the region’s), or shows a zero that looks unrecorded.';

/** What the rule looks at. */
interface Judged {
	readonly judgement: Pick<Judgement, 'verdict'>;
	readonly target: Pick<TargetJudgement, 'verdict'> | null;
	readonly news: Pick<News, 'kind'> | null;
	readonly doubts: readonly Pick<DoubtMark, 'kind'>[];
}

/** Every reason a measure needs attention; none where it does not. A target missed within the likely range is still missed. */
export function attentionOf({ judgement, target, news, doubts }: Judged): readonly Attention[] {
	const doubted = (...kinds: readonly DoubtMark['kind'][]) =>
		doubts.some(({ kind }) => kinds.includes(kind));
	const reasons: readonly [Attention, boolean][] = [
		['worse', judgement.verdict === 'worse'],
		['misses-target', target?.verdict === 'misses'],
		['revised', news?.kind === 'revised'],
		['held-back', doubted('held', 'comparator')],
		['zero', doubted('zero')]
	];
	return reasons.flatMap(([reason, holds]) => (holds ? [reason] : []));
}
