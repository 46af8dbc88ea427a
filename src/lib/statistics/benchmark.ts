import type { Polarity } from '$lib/domain/indicator';
import type { Interval } from './rounding';

/** Where a figure's interval lies beside a comparator. */
export type Side = 'above' | 'below' | 'similar';

/** What that means for the measure; without a polarity nothing is better or worse. */
export type Benchmark = 'better' | 'worse' | 'similar' | 'higher' | 'lower';

/**
 * Compares an interval with a comparator that has none (England, a target), both in the figure's unit: wholly above, wholly below,
 * or similar when it holds the comparator, ends included. Source: OHID, Fingertips technical guidance, comparing areas by
 * overlap of the 95% interval with the benchmark.
 */
export function benchmark({ low, high }: Interval, comparator: number): Side {
	if (low > comparator) return 'above';
	return high < comparator ? 'below' : 'similar';
}

/** Reads a side through the measure's polarity: with `none` it is higher or lower, never better or worse. */
export function judgeBenchmark(side: Side, polarity: Polarity): Benchmark {
	if (side === 'similar') return 'similar';
	if (polarity === 'none') return side === 'above' ? 'higher' : 'lower';
	return (side === 'above') === (polarity === 'high') ? 'better' : 'worse';
}
