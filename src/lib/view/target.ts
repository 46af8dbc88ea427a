import type { TrendAnswer } from '$lib/database/queries/trend';
import { comparePeriods, parsePeriod } from '$lib/domain/period';
import { formatPeriodShort } from '$lib/domain/period-words';
import type { Target } from '$lib/domain/target';
import { latestOf } from './latest';
import { formatDifference, formatFigure } from './number';

/** What the board said the measure should reach, worded. */
export interface TrendTarget {
	/** In the measure's unit. */
	readonly value: number;
	/** `90%`. */
	readonly text: string;
	/** What the line on a chart is called: `Target 90%`, or `Target 90% (2021/22)` when it is for another period than the latest. */
	readonly label: string;
	/** `The board’s target is 90%.` */
	readonly sentence: string;
	readonly source: string;
}

const decimalsOf = (value: number) => String(value).split('.')[1]?.length ?? 0;

/**
 * The target for the measure's latest period or, where there is none, the latest there is, which then names its period. Null
 * when the board has set none. The targets given must be those of the board whose authority is shown.
 */
export function targetOf(answer: TrendAnswer, targets: readonly Target[]): TrendTarget | null {
	const { indicator, unit, per } = answer.indicator;
	const own = targets
		.filter((each) => each.indicator === indicator)
		.flatMap((target) => {
			const period = parsePeriod(target.period);
			return period ? [{ target, period }] : [];
		})
		.sort((a, b) => comparePeriods(a.period, b.period));
	const latest = latestOf(answer, [])?.period.period;
	const found = own.find(({ period }) => period.period === latest) ?? own.at(-1);
	if (!found) return null;
	const { value, source } = found.target;
	const text = formatFigure(value, decimalsOf(value), unit);
	const full = formatFigure(value, decimalsOf(value), unit, per);
	const label = formatPeriodShort(found.period);
	const current = found.period.period === latest;
	return {
		value,
		text,
		label: `Target ${text}${current ? '' : ` (${label})`}`,
		sentence: `The board’s target${current ? '' : ` for ${label}`} is ${full}.`,
		source
	};
}

/** Where the target is from and what still counts as near, as a sentence. */
export function targetNote(
	answer: TrendAnswer,
	targets: readonly Target[],
	shown: TrendTarget
): string {
	const near = targets.find(
		(each) => each.indicator === answer.indicator.indicator && each.value === shown.value
	)?.tolerance;
	const within =
		near === null || near === undefined
			? ''
			: ` Within ${formatDifference(near, decimalsOf(near), answer.indicator.unit)} of it counts as near.`;
	return `The board’s target of ${shown.text} is from ${shown.source}.${within}`;
}
