import type { TrendAnswer } from '$lib/database/queries/trend';
import { comparePeriods, parsePeriod } from '$lib/domain/period';
import type { Target } from '$lib/domain/target';
import { formatPeriodShort } from '$lib/domain/period-words';
import { intervalOf } from '$lib/statistics/interval';
import { roundHalfUp } from '$lib/statistics/rounding';
import type { Latest } from './latest';
import { formatDifference, formatFigure } from './number';

/** How the latest figure stands to what the board said it should reach. */
export interface TargetJudgement {
	/** `apart` where neither way is better and the figure is not the target; `unjudged` where there is nothing to compare. */
	readonly verdict: 'meets' | 'near' | 'misses' | 'apart' | 'unjudged';
	/** `Misses the target of 90% by 30.1 percentage points`, without a stop. */
	readonly text: string;
}

/** More digits than any source prints: sums of decimals are compared on what a reader sees. */
const DIGITS = 9;

const decimalsOf = (value: number) => String(value).split('.')[1]?.length ?? 0;

/**
 * Whether chance, or rounding where there are no counts, could put the true figure on the other side of the target. Said of a
 * figure that meets its target as of one that misses it; not of rounding where the printed figure is the target itself.
 */
function doubtOf(answer: TrendAnswer, latest: Latest, target: number, met: boolean): string {
	const { unit, per } = answer.indicator;
	const interval = latest.figure && intervalOf({ ...latest.figure, unit, per });
	if (!interval || latest.figure?.value === target) return '';
	if (target <= interval.low || target >= interval.high) return '';
	const why = interval.method === 'rounding' ? 'rounding' : 'chance';
	if (met) return `, though ${why} could hide a miss`;
	return why === 'rounding'
		? ', though rounding alone could explain it'
		: ', though the target is within the likely range';
}

function compare(answer: TrendAnswer, latest: Latest, target: Target, text: string) {
	const { unit, polarity } = answer.indicator;
	const { value: wanted, tolerance } = target;
	const value = latest.row?.value ?? 0;
	const decimals = Math.max(latest.row?.decimals ?? 0, decimalsOf(wanted));
	const gap = roundHalfUp(value - wanted, DIGITS);
	const size = formatDifference(gap, decimals, unit);
	const within = tolerance !== null && roundHalfUp(Math.abs(gap) - tolerance, DIGITS) <= 0;
	if (polarity === 'none') {
		if (gap === 0) return { verdict: 'meets', text: `At the target of ${text}` } as const;
		const side = gap > 0 ? 'above' : 'below';
		return within
			? ({ verdict: 'near', text: `Near the target of ${text}: ${size} ${side}` } as const)
			: ({ verdict: 'apart', text: `${size} ${side} the target of ${text}` } as const);
	}
	const met = polarity === 'low' ? gap <= 0 : gap >= 0;
	const doubt = doubtOf(answer, latest, wanted, met);
	if (met) return { verdict: 'meets', text: `Meets the target of ${text}${doubt}` } as const;
	return within
		? ({ verdict: 'near', text: `Near the target of ${text}: ${size} short${doubt}` } as const)
		: ({ verdict: 'misses', text: `Misses the target of ${text} by ${size}${doubt}` } as const);
}

/**
 * Judges the latest figure by the board's target for the same period, the better way being the measure's own. A target for
 * another period is named and not judged by. Null where the board has set none.
 */
export function judgeTarget(
	answer: TrendAnswer,
	latest: Latest | null,
	targets: readonly Target[]
): TargetJudgement | null {
	const { indicator, unit } = answer.indicator;
	const own = targets
		.filter((each) => each.indicator === indicator)
		.flatMap((target) => {
			const period = parsePeriod(target.period);
			return period ? [{ target, period }] : [];
		})
		.sort((a, b) => comparePeriods(a.period, b.period));
	const current = own.find(({ target }) => target.period === latest?.period.period);
	const named = current ?? own.at(-1);
	if (!named) return null;
	const { value } = named.target;
	const text = formatFigure(value, decimalsOf(value), unit);
	if (!current) {
		const when = formatPeriodShort(named.period);
		return { verdict: 'unjudged', text: `The target of ${text} is for ${when}` };
	}
	return latest === null || latest.row === null || latest.row.value === null
		? { verdict: 'unjudged', text: `No figure to set against the target of ${text}` }
		: compare(answer, latest, current.target, text);
}
