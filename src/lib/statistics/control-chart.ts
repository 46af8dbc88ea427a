import type { Polarity } from '$lib/domain/indicator';
import type { Interval } from './rounding';
import { runsBeside, runsOneWay, sideOf, stretches, type Point, type Run } from './stretch';

/** Fewer points than this carry no limits: draw a run chart. */
const FEWEST_POINTS = 12;
/** Limits from fewer points than this are trial limits. */
const SETTLED_POINTS = 24;

/** Where a process is expected to stay, in the measure's own unit. A limit may lie where no figure can (below zero). */
interface ProcessLimits extends Interval {
	readonly mean: number;
}

/**
 * Why a point is marked, the first that holds: `outside` a limit; part of a `trend` of seven or more points that rise or fall; one of
 * `two-of-three` points in a row further out than two thirds of the way to the same limit; part of a `shift` of seven or more points
 * on one side of the mean.
 */
interface ControlSignal {
	/** The point's place in the series given, from 0. */
	readonly at: number;
	readonly signal: 'outside' | 'trend' | 'two-of-three' | 'shift';
	/** Above the mean or rising, below it or falling. */
	readonly side: 'high' | 'low';
}

/** An individuals chart (XmR). */
export interface ControlChart extends ProcessLimits {
	/** Points with a figure. */
	readonly points: number;
	/** Whether there are too few points for the limits to be settled. */
	readonly trial: boolean;
	/** At most one a point, in order of time. */
	readonly signals: readonly ControlSignal[];
}

const meanOf = (values: readonly number[]) => {
	// Measured from the first, so that equal figures have exactly that mean.
	const [first = 0] = values;
	return first + values.reduce((sum, each) => sum + (each - first), 0) / values.length;
};

/**
 * The limits of an individuals chart: the mean of the figures, and 2.66 times the mean moving range to either side, once moving
 * ranges above 3.267 times their mean are screened out. Null stands for a missing figure, across which no range is taken. Null
 * when no two figures stand side by side. Source: NHS England, Making Data Count, with the constants of W. A. Shewhart's charts for
 * ranges of two (2.66 is 3 divided by 1.128; 3.267 is D4).
 */
export function processLimits(values: readonly (number | null)[]): ProcessLimits | null {
	const parts = stretches(values);
	const ranges = parts.flatMap((points) =>
		points.slice(1).map((point, before) => Math.abs(point.value - (points[before] as Point).value))
	);
	if (ranges.length === 0) return null;
	const most = 3.267 * meanOf(ranges);
	const usual = ranges.filter((range) => sideOf(range, most) <= 0);
	const mean = meanOf(parts.flat().map((point) => point.value));
	const reach = 2.66 * meanOf(usual);
	return { mean, low: mean - reach, high: mean + reach };
}

const LONG_RUN = 7;

const marked = (
	signal: ControlSignal['signal'],
	runs: readonly Run[],
	length: number
): ControlSignal[] =>
	runs
		.filter((run) => run.points.length >= length)
		.flatMap(({ side, points }) =>
			points.map(({ at }) => ({ at, signal, side: side > 0 ? 'high' : 'low' }) as const)
		);

function outside(points: readonly Point[], { low, high }: Interval): ControlSignal[] {
	return points.flatMap(({ at, value }): ControlSignal[] => {
		if (sideOf(value, high) > 0) return [{ at, signal: 'outside', side: 'high' }];
		return sideOf(value, low) < 0 ? [{ at, signal: 'outside', side: 'low' }] : [];
	});
}

function twoOfThree(points: readonly Point[], limits: ProcessLimits): ControlSignal[] {
	const { mean, low, high } = limits;
	const ends = [
		['high', mean + ((high - mean) * 2) / 3, 1],
		['low', mean - ((mean - low) * 2) / 3, -1]
	] as const;
	return ends.flatMap(([side, line, way]) => {
		const far = points.filter(({ value }) => sideOf(value, line) === way);
		const paired = far.filter(({ at }) =>
			far.some((other) => other.at !== at && Math.abs(other.at - at) <= 2)
		);
		return paired.map(({ at }): ControlSignal => ({ at, signal: 'two-of-three', side }));
	});
}

/**
 * The individuals chart of a series in order of time, one place a period and null for a missing figure, which ends every run. Null
 * with fewer than 12 figures. Source: NHS England, Making Data Count.
 */
export function controlChart(values: readonly (number | null)[]): ControlChart | null {
	const parts = stretches(values);
	const points = parts.flat().length;
	const limits = processLimits(values);
	if (points < FEWEST_POINTS || !limits) return null;
	const found = new Map<number, ControlSignal>();
	const inOrder = [
		(each: readonly Point[]) => outside(each, limits),
		(each: readonly Point[]) => marked('trend', runsOneWay(each, false), LONG_RUN),
		(each: readonly Point[]) => twoOfThree(each, limits),
		(each: readonly Point[]) => marked('shift', runsBeside(each, limits.mean, false), LONG_RUN)
	];
	for (const signal of inOrder.flatMap((signals) => parts.flatMap(signals)))
		if (!found.has(signal.at)) found.set(signal.at, signal);
	return {
		...limits,
		points,
		trial: points < SETTLED_POINTS,
		signals: [...found.values()].sort((a, b) => a.at - b.at)
	};
}

/** What a process left as it is will do about a target. */
export type Assurance = 'consistently meets' | 'consistently fails' | 'hit or miss';

/**
 * Whether the limits lie wholly on one side of a target. A figure equal to the target meets it. Null where neither way is better.
 * Source: NHS England, Making Data Count.
 */
export function assuranceOf(
	{ low, high }: Interval,
	target: number,
	polarity: Polarity
): Assurance | null {
	if (polarity === 'none') return null;
	const [best, worst] = polarity === 'low' ? [low, high] : [-high, -low];
	const goal = polarity === 'low' ? target : -target;
	if (sideOf(worst, goal) <= 0) return 'consistently meets';
	return sideOf(best, goal) > 0 ? 'consistently fails' : 'hit or miss';
}
