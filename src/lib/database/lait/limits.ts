import type { Indicator } from '$lib/domain/indicator';

/** A point past 100, because a count and its base may come from different returns (100.21% of offers made). */
const MOST_PERCENT = 101;
const signed = /\b(?:gap|change|difference|growth|variation|net)\b/i;

/** What a figure of a measure may be; null where anything may. A gap or a change may be negative, told by those words in its name or unit. */
export function limitsOf({ unit, name, unit_label }: Indicator): {
	readonly least: number | null;
	readonly most: number | null;
} {
	if (unit === 'percent') {
		const least = signed.test(name) || signed.test(unit_label) ? -100 : 0;
		return { least, most: MOST_PERCENT };
	}
	return { least: unit === 'rate' || unit === 'count' ? 0 : null, most: null };
}
