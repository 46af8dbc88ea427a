import type { GeographyCode, IndicatorId, PeriodId, VintageId } from './id';

/**
 * One printed figure. `value` is null exactly when `symbol` says why it is missing. Key: indicator, geography, period
 * and vintage.
 */
export interface Observation {
	readonly indicator: IndicatorId;
	readonly geography: GeographyCode;
	readonly period: PeriodId;
	readonly vintage: VintageId;
	readonly value: number | null;
	readonly symbol: string | null;
	/** The count a percentage was made from; null when the source does not print it. */
	readonly numerator: number | null;
	/** The base a percentage was made from; null when the source does not print it. */
	readonly denominator: number | null;
	/** Decimals as printed, which is the figure's precision. */
	readonly decimals: number;
	/** The row of the source file, counting its header as row 1. */
	readonly source_row: number;
}

/** A figure the record keeps but does not show as true, with the reason in a sentence. */
export interface HeldBack {
	readonly vintage: VintageId;
	readonly indicator: IndicatorId;
	readonly geography: GeographyCode;
	readonly period: PeriodId;
	readonly rule: string;
	readonly reason: string;
}

/**
 * The mark in place of a figure that this site hides from the public; no source prints it. It does not say why: told which of two
 * hidden numbers is small and which is hidden beside it, a reader could tell more of both.
 */
export const HIDDEN_MARK = 'c:hidden';

const reasons: ReadonlyMap<string, string> = new Map([
	['c', 'suppressed to protect children’s privacy, because the number is small'],
	['z', 'not applicable'],
	['x', 'not available'],
	['k', 'rounds to zero but is not zero'],
	['low', 'rounds to zero but is not zero'],
	['u', 'too unreliable to publish'],
	['-', 'not given by the source, which does not say why'],
	['n/a', 'not applicable or not available: the source does not say which'],
	['..', 'not available'],
	[':', 'not available'],
	['.', 'not applicable'],
	['~', 'suppressed to protect children’s privacy, because the number is small'],
	['*', 'suppressed to protect children’s privacy, because the number is small'],
	['#', 'suppressed to protect children’s privacy, because the number is small'],
	['held', 'held back, because the published figure cannot be right']
]);

/** Whether a printed mark means that the figure is missing. Case matters to nobody: `C` is `c`. */
export const isMissingSymbol = (text: string) => reasons.has(text.toLowerCase());

/**
 * Why a figure is missing, as the end of a sentence that begins with "The figure is". `x` meant suppressed in DfE files to
 * about 2017 and is stored as `c` on intake, so here it always means not available.
 */
export function missingReason(symbol: string): string {
	if (symbol === HIDDEN_MARK)
		return 'hidden to protect children’s privacy: it is small, or a small number could be worked out from it';
	return reasons.get(symbol.toLowerCase()) ?? `marked “${symbol}” by the source`;
}
