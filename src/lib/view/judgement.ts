import type { Indicator } from '$lib/domain/indicator';
import { formatPeriodShort } from '$lib/domain/period-words';
import { doubtOf } from './doubt';
import type { Latest } from './latest';
import { formatDifference } from './number';
import type { Judgement, Movement } from './scorecard';

/** Whether the latest period itself has a figure: a movement of an older one is not shown as current. */
const isCurrent = (latest: Latest) => latest.figure?.period.period === latest.period.period;

/** Which way the latest figure moved from the adjacent period before, in words. Says nothing of better or worse. */
export function move(latest: Latest | null, indicator: Indicator): Movement {
	if (!latest || !isCurrent(latest))
		return { direction: 'unknown', text: 'no figure for the latest period' };
	const { change, previous, obstacle } = latest;
	if (!change || !previous) {
		switch (obstacle?.kind) {
			case 'first':
				return { direction: 'unknown', text: 'no earlier figure' };
			case 'definition':
				return { direction: 'unknown', text: 'not comparable: the definition changed' };
			case 'missing':
				return {
					direction: 'unknown',
					text: `no figure for ${formatPeriodShort(obstacle.period)} to compare with`
				};
			default:
				return { direction: 'unknown', text: 'no comparable earlier period' };
		}
	}
	const before = formatPeriodShort(previous.period);
	if (change.direction === 'level') return { direction: 'level', text: `the same as ${before}` };
	if (change.difference === 0)
		return { direction: change.direction, text: `slightly ${change.direction} from ${before}` };
	const size = formatDifference(change.difference, change.decimals, indicator.unit);
	return { direction: change.direction, text: `${change.direction} ${size} from ${before}` };
}

/**
 * What may be said of the movement. Better or worse only through the measure's polarity, and only where counts are
 * published and their 95% intervals do not overlap. With polarity `none`, and for plain counts, a change is higher or
 * lower, no more. `zero` is the doubt about a zero that looks unrecorded; null when there is none.
 */
export function judge(
	latest: Latest | null,
	indicator: Indicator,
	zero: string | null = null
): Judgement {
	if (latest && isCurrent(latest) && zero !== null)
		return { verdict: 'unclear', text: 'none recorded: check that it was' };
	if (!latest || !isCurrent(latest) || !latest.change || !latest.previous || !latest.figure)
		return { verdict: 'unknown', text: 'cannot be judged' };
	const { change, previous, figure } = latest;
	const { kind, short } = doubtOf(change, previous, figure, indicator);
	switch (kind) {
		case 'level':
			return { verdict: 'neutral', text: short };
		case 'doubtful':
			return { verdict: 'unclear', text: short };
		case 'exact':
		case 'certain': {
			if (kind === 'exact' || indicator.polarity === 'none')
				return { verdict: 'neutral', text: change.direction === 'up' ? 'higher' : 'lower' };
			const better = (change.direction === 'down') === (indicator.polarity === 'low');
			return better ? { verdict: 'better', text: 'better' } : { verdict: 'worse', text: 'worse' };
		}
	}
}
