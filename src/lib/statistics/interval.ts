import type { Unit } from '$lib/domain/indicator';
import { countInterval, rateInterval, type RateMethod } from './poisson';
import { printedInterval, type Interval } from './rounding';
import { wilson } from './wilson';

/** A figure with its unit and, where the source prints them, its counts. */
export interface Measured {
	readonly unit: Unit;
	/** The population a rate is per; null when the unit is not a rate. */
	readonly per: number | null;
	readonly numerator: number | null;
	readonly denominator: number | null;
	/** As printed; null when the source printed a mark. */
	readonly value: number | null;
	readonly decimals: number;
}

/** How an interval was made. `rounding` says nothing of chance: only what the printed figure may have been before rounding. */
export type IntervalMethod = 'Wilson' | RateMethod | 'rounding';

/** An interval in the unit of its figure: 0 to 100 for a percentage, per `per` for a rate. */
export interface FigureInterval extends Interval {
	readonly method: IntervalMethod;
}

function byChance(figure: Measured): FigureInterval | null {
	const { unit, per, numerator, denominator } = figure;
	if (numerator === null || denominator === null) return null;
	if (unit === 'percent') {
		const share = wilson(numerator, denominator);
		return share && { low: share.low * 100, high: share.high * 100, method: 'Wilson' };
	}
	return unit === 'rate' && per !== null ? rateInterval(numerator, denominator, per) : null;
}

/** A share printed 0% was never below nought, nor one printed 100% above it; a percentage beyond those bounds is no share. */
function byRounding({ unit, value, decimals }: Measured, positive: boolean): FigureInterval | null {
	if (value === null) return null;
	if (unit === 'count' && decimals === 0) return null;
	const { low, high } = printedInterval({ value, decimals });
	const bounded = positive || unit === 'percent' || unit === 'rate' || unit === 'count';
	return {
		low: bounded && value >= 0 ? Math.max(0, low) : low,
		high: unit === 'percent' && value <= 100 ? Math.min(100, high) : high,
		method: 'rounding'
	};
}

/**
 * The interval a figure stands for. With both counts: Wilson's for a percentage, exact Poisson (below 10 events) or Byar's for a
 * rate. Without them: what rounding hides, which is all a reader can know. A whole count is exact and has none, unless the caller
 * asks for `chance`: then the count is read as one draw of a Poisson process (events in a year, not children on a day). `positive` says
 * that the measure is never below nought, which a score or an amount may be: its interval then ends there.
 * Null when there is neither a value nor counts. Source: OHID, Fingertips technical guidance, Proportions and Rates.
 */
export function intervalOf(
	figure: Measured,
	ask: { chance?: boolean; positive?: boolean } = {}
): FigureInterval | null {
	if (ask.chance === true && figure.unit === 'count') {
		const count = figure.numerator ?? figure.value;
		const found = count === null ? null : countInterval(count);
		if (found) return found;
	}
	return byChance(figure) ?? byRounding(figure, ask.positive === true);
}
