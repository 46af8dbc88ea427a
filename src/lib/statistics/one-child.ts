import { roundHalfUp } from './rounding';

/** The two counts a figure is made of. */
interface Counts {
	readonly numerator: number | null;
	readonly denominator: number | null;
}

/**
 * How far one child moves the figure, in its unit: 100 / base percentage points when `per` is 100. Null without a base. Plain
 * arithmetic of a ratio; there is no source to name.
 */
export function oneChild({ denominator }: Counts, per: number): number | null {
	return denominator === null || !(denominator > 0) ? null : per / denominator;
}

/**
 * The figure as it would print with `delta` children more (or fewer) in the numerator and the same base; never below nought nor
 * above the base. `per` is 100 for a percentage. Null unless both counts are there. The rest of the figure is kept, so the change,
 * rank and judgement can be worked out again from what is returned.
 */
export function withChildren<Figure extends Counts & { readonly decimals: number }>(
	figure: Figure,
	delta: number,
	per: number
): (Figure & { value: number; numerator: number }) | null {
	const { numerator: before, denominator, decimals } = figure;
	if (before === null || denominator === null || !(denominator > 0)) return null;
	const numerator = Math.min(denominator, Math.max(0, before + delta));
	return { ...figure, numerator, value: roundHalfUp((numerator * per) / denominator, decimals) };
}
