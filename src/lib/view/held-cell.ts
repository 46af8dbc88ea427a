import type { HeldFigure } from '$lib/domain/held-figures';
import { missingSentence, missingWord } from './missing';
import { formatNumber } from './number';
import type { DrawnValue } from './subject';

/**
 * A figure as it is drawn and as a table prints it: a gap with its reason where there is none. `doubt` says why it cannot be right: it
 * is then printed with its doubt, and has no value that could be drawn or added up.
 */
export function heldCell(figure: HeldFigure | null, doubt: string | null = null): DrawnValue {
	if (figure === null || figure.value === null) {
		const symbol = figure?.symbol ?? null;
		const reason = missingSentence(symbol, figure?.denominator ?? null);
		return { value: null, text: missingWord(symbol), reason };
	}
	const text = formatNumber(figure.value, figure.decimals);
	return doubt === null
		? { value: figure.value, text, reason: null }
		: { value: null, text: `${text}, in doubt`, reason: doubt };
}

/** A cell that has words and no figure; `reason` says why it has none, as a sentence. */
export const wordCell = (text: string, reason: string | null = null): DrawnValue => ({
	value: null,
	text,
	reason
});
