import { median } from './quantile';
import { runsBeside, runsOneWay, stretches, type Run } from './stretch';

/** A pattern chance seldom makes. */
interface RunSignal {
	/** `shift`: six or more points on one side of the median. `trend`: five or more that rise or fall all the way. */
	readonly signal: 'shift' | 'trend';
	/** Above the median or rising, below it or falling. */
	readonly side: 'high' | 'low';
	/** The points' places in the series given, from 0; those passed over are left out. */
	readonly at: readonly number[];
}

/** A run chart: what a series too short for limits can say. */
export interface RunChart {
	/** The middle of the figures, in their own unit. */
	readonly median: number;
	/** Points with a figure. */
	readonly points: number;
	readonly signals: readonly RunSignal[];
}

const signalled = (
	signal: RunSignal['signal'],
	runs: readonly Run[],
	length: number
): RunSignal[] =>
	runs
		.filter((run) => run.points.length >= length)
		.map(({ side, points }) => ({
			signal,
			side: side > 0 ? 'high' : 'low',
			at: points.map((point) => point.at)
		}));

/**
 * The run chart of a series in order of time, one place a period and null for a missing figure, which ends every run. A point on the
 * median neither ends nor lengthens a shift, and of equal points in a row a trend counts the first. Below twelve figures no shift can
 * be found, since at most half lie on one side of their own median: only trends are looked for. Null when nothing has a figure.
 * Source: R. J. Perla, L. P. Provost and S. K. Murray, "The run chart: a simple analytical tool for learning from variation in
 * healthcare processes", BMJ Quality & Safety 20 (2011), rules 1 and 2.
 */
export function runChart(values: readonly (number | null)[]): RunChart | null {
	const parts = stretches(values);
	const figures = parts.flat().map((point) => point.value);
	const middle = median(figures);
	if (middle === null) return null;
	return {
		median: middle,
		points: figures.length,
		signals: parts.flatMap((points) => [
			...signalled('shift', runsBeside(points, middle, true), 6),
			...signalled('trend', runsOneWay(points, true), 5)
		])
	};
}
