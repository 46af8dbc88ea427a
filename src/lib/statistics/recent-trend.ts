import type { Polarity, Unit } from '$lib/domain/indicator';
import type { PeriodId } from '$lib/domain/id';
import { isAdjacent, type Period } from '$lib/domain/period';
import {
	directionOf,
	isUsable,
	slopeOf,
	trendStatistic,
	weighed,
	type TrendTest
} from './trend-test';

/** One period's counts, null where the source prints none. */
export interface TrendPoint {
	readonly period: Period;
	readonly numerator: number | null;
	readonly denominator: number | null;
}

/** What five periods show. */
export type TrendVerdict =
	'increasing' | 'decreasing' | 'no significant change' | 'cannot be calculated';

/**
 * Why there is no verdict: `unit` has no such test; `no-counts`: the source prints none; `too-few`: fewer than five periods with counts;
 * `bad-counts`: more counted than the base, or a base of nought; `not-annual`: months or quarters; `one-off`: a stretch of time of its
 * own; `overlapping`: pooled or rolling periods that share time; `not-adjacent`: a period is missing between, or the kinds differ.
 * Why a verdict is `no significant change` in spite of its statistic: `one-point`, when leaving one period out turns the trend round.
 */
type TrendReason =
	| 'unit'
	| 'no-counts'
	| 'too-few'
	| 'bad-counts'
	| 'not-annual'
	| 'one-off'
	| 'overlapping'
	| 'not-adjacent'
	| 'one-point';

/** The recent trend of a series. */
export interface RecentTrend {
	readonly verdict: TrendVerdict;
	readonly reason: TrendReason | null;
	/** The test used, to be named to the reader; null when the unit has none. */
	readonly test: TrendTest | null;
	/** Chi-squared on one degree of freedom; null when it cannot be calculated. */
	readonly statistic: number | null;
	/**
	 * Of the fitted line, a period: log odds for a proportion, events for one of the population otherwise. For its sign: do not print
	 * it. Null when it cannot be calculated.
	 */
	readonly slope: number | null;
	/** How many periods the test takes. */
	readonly points: 5;
	/** Whether the slope keeps its sign with any one period left out; false when it cannot be calculated. */
	readonly guard: boolean;
	/**
	 * The periods an `increasing` or `decreasing` rests on: without any one of them the other four are not significant. OHID's guard
	 * does not ask this, so the verdict stands, but a reader must be told. Empty with every other verdict.
	 */
	readonly rests_on: readonly PeriodId[];
	/** First and last period tested: the last may be earlier than the series' last, when that has no counts. Null when none. */
	readonly from: PeriodId | null;
	readonly to: PeriodId | null;
}

const points = 5;

/** The 99.8% point of chi-squared on one degree of freedom, as OHID prints it. */
const threshold = 9.5495;

/** OHID's test for a unit: proportions by chi-squared for trend, rates by a line weighted by their intervals, nothing else. */
export function trendTestOf(unit: Unit): TrendTest | null {
	if (unit === 'percent') return 'proportion';
	return unit === 'rate' ? 'interval' : null;
}

function periodFault(periods: readonly Period[]): TrendReason | null {
	if (periods.some(({ kind }) => kind === 'span')) return 'one-off';
	if (periods.some(({ kind }) => kind === 'month' || kind === 'quarter')) return 'not-annual';
	for (const [place, later] of periods.entries()) {
		const earlier = periods[place - 1];
		if (!earlier) continue;
		if (later.start <= earlier.end) return 'overlapping';
		if (!isAdjacent(earlier, later)) return 'not-adjacent';
	}
	return null;
}

/**
 * OHID's recent trend: the last five periods that have counts, oldest first, tested at 99.8% and called increasing or decreasing only
 * when the slope keeps its sign with any one of them left out. The five must be years that follow each other without a gap; the caller
 * gives only what lies after the last break in the series. Without counts nothing is guessed from printed figures. Sources: OHID,
 * Fingertips trend markers (technical guidance), and PHEindicatormethods, whose direction and guard are the slope of log odds for
 * proportions, and whose test of a rate is `interval`.
 */
export function recentTrend(
	series: readonly (TrendPoint | null)[],
	test: TrendTest | null
): RecentTrend {
	const cannot = (reason: TrendReason): RecentTrend => ({
		verdict: 'cannot be calculated',
		...{ reason, test, statistic: null, slope: null, points, guard: false },
		...{ rests_on: [], from: null, to: null }
	});
	if (test === null) return cannot('unit');
	const present = series.filter((point) => point !== null);
	const counted = present.flatMap(({ period, numerator, denominator }) =>
		numerator === null || denominator === null ? [] : [{ period, numerator, denominator }]
	);
	if (counted.length === 0 && present.length > 0) return cannot('no-counts');
	if (counted.length < points) return cannot('too-few');
	const last = counted.slice(-points).map((point, place) => ({ ...point, t: place + 1 }));
	const fault = periodFault(last.map((point) => point.period));
	if (fault) return cannot(fault);
	if (!last.every((point) => isUsable(test, point))) return cannot('bad-counts');

	const statistic = trendStatistic(test, last);
	const line = weighed(test, last);
	const slope = slopeOf(line);
	const direction = directionOf(line);
	const guard =
		direction !== 0 &&
		line.every((left) => directionOf(line.filter((point) => point !== left)) === direction);
	const significant = statistic > threshold;
	const rests_on = last.filter(
		(left) =>
			trendStatistic(
				test,
				last.filter((point) => point !== left)
			) <= threshold
	);
	const moved = direction > 0 ? 'increasing' : 'decreasing';
	return {
		verdict: significant && guard ? moved : 'no significant change',
		reason: significant && !guard ? 'one-point' : null,
		...{ test, statistic, slope, points, guard },
		rests_on: significant && guard ? rests_on.map(({ period }) => period.period) : [],
		from: last[0]?.period.period ?? null,
		to: last.at(-1)?.period.period ?? null
	};
}

/** Reads a verdict through the measure's polarity; one without polarity, and the other two verdicts, stay as they are. */
export function judgeTrend(
	verdict: TrendVerdict,
	polarity: Polarity
): TrendVerdict | 'better' | 'worse' {
	if (polarity === 'none' || (verdict !== 'increasing' && verdict !== 'decreasing')) return verdict;
	return (verdict === 'increasing') === (polarity === 'high') ? 'better' : 'worse';
}
