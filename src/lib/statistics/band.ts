import type { Polarity } from '$lib/domain/indicator';
import { quantile } from './quantile';

/** The three values that cut the authorities into quarters, in the measure's own unit. */
export interface CutPoints {
	readonly q25: number;
	readonly q50: number;
	readonly q75: number;
}

/** LAIT's quartile band: A is the best quarter and D the worst. */
export type Band = 'A' | 'B' | 'C' | 'D';

/** The cut points of the authorities with a figure, by linear interpolation as LAIT has them; null when none has one. */
export function cutPoints(values: readonly number[]): CutPoints | null {
	const [q25, q50, q75] = [
		quantile(values, 0.25),
		quantile(values, 0.5),
		quantile(values, 0.75)
	] as const;
	return q25 === null || q50 === null || q75 === null ? null : { q25, q50, q75 };
}

/**
 * The band a value falls in, by LAIT's rule: a value on a cut point belongs to the quarter below it, which is the better one where
 * low is better and the worse one where high is. Null where neither way is better. That LAIT prints no band for some measures
 * (`quartile` of the indicator) is for the caller to mind.
 */
export function bandOf(value: number, cuts: CutPoints, polarity: Polarity): Band | null {
	if (polarity === 'none') return null;
	const quarter = value <= cuts.q25 ? 0 : value <= cuts.q50 ? 1 : value <= cuts.q75 ? 2 : 3;
	return (polarity === 'low' ? 'ABCD' : 'DCBA').charAt(quarter) as Band;
}
