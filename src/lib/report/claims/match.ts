import type { Indicator } from '$lib/domain/indicator';
import type { EvidenceFigure } from '$lib/view/evidence';
import { heldFigure, shareOf, toDecimals } from '$lib/view/evidence-facts';
import type { NumberClaim } from './numbers';

/** Which number of a figure a typed one is. */
export type Matched = 'value' | 'counts' | 'numerator' | 'denominator';

/** A typed number and one held, compared as the words before it ask. */
export function agrees(
	claim: Pick<NumberClaim, 'value' | 'decimals' | 'about'>,
	value: number,
	decimals: number
): boolean {
	const places = Math.min(claim.decimals, decimals);
	switch (claim.about) {
		case 'exactly':
			return claim.decimals > decimals
				? claim.value === toDecimals(value, decimals)
				: toDecimals(value, places) === claim.value;
		case 'about':
			return Math.abs(value - claim.value) <= Math.max(10 ** -places, Math.abs(claim.value) * 0.08);
		case 'over':
			return value > claim.value && value <= claim.value * 1.25 + 1;
		case 'under':
			return value < claim.value && value >= claim.value * 0.75 - 1;
	}
}

/** Whether a number typed as it is could be of a measure at all. */
export function couldBe(claim: NumberClaim, { unit, per }: Indicator): boolean {
	if (claim.kind === 'percent') return unit === 'percent';
	if (claim.kind === 'rate') return unit === 'rate' && (per === null || per === claim.per);
	return claim.kind === 'count';
}

/** Which number of a figure the typed one is; null when it is none of them. */
export function matches(
	claim: NumberClaim,
	indicator: Indicator,
	figure: EvidenceFigure | null
): Matched | null {
	const held = heldFigure(figure);
	if (!held || !couldBe(claim, indicator)) return null;
	const { numerator, denominator } = held;
	if (claim.base !== null)
		return numerator !== null && denominator === claim.base && agrees(claim, numerator, 0)
			? 'counts'
			: null;
	if (claim.kind !== 'count' || indicator.unit !== 'percent') {
		if (agrees(claim, held.value, held.decimals)) return 'value';
		// More decimals than the source prints, worked out from its counts.
		if (claim.kind === 'percent' && numerator !== null && denominator !== null && denominator > 0)
			return claim.decimals > held.decimals &&
				shareOf(numerator, denominator, claim.decimals).rounded === claim.value
				? 'counts'
				: null;
	}
	if (claim.kind !== 'count') return null;
	if (numerator !== null && agrees(claim, numerator, 0)) return 'numerator';
	return denominator !== null && agrees(claim, denominator, 0) ? 'denominator' : null;
}
