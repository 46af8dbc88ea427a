import { roundTo, type Printed } from '../number';

/** DfE prints no percentage of a base of this many or fewer. */
const smallBase = 10;

/**
 * The percentage a count is of a base, to the decimals DfE printed that year. Suppressed for a base of ten or fewer, as DfE
 * does; not applicable for a base of none; missing for the reason the count or the base is.
 */
export function shareOf(count: Printed, base: Printed, decimals: number): Printed {
	const missing = (symbol: string): Printed => ({
		kind: 'printed',
		value: null,
		symbol,
		decimals: 0
	});
	if (count.value === null || base.value === null) {
		return missing(count.symbol ?? base.symbol ?? 'c');
	}
	if (base.value === 0) return missing('z');
	if (base.value <= smallBase) return missing('c');
	const value = roundTo((100 * count.value) / base.value, decimals);
	return { kind: 'printed', value, symbol: null, decimals };
}
