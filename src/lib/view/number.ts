import type { Unit } from '$lib/domain/indicator';
import { roundHalfUp } from '$lib/statistics/rounding';

/** A true minus sign, which a hyphen is not. */
const minus = '−';

const grouped = (digits: string) => digits.replace(/\B(?=(\d{3})+$)/g, ',');

/** A number in British form, `1,234.5`, printed to exactly the decimals given and never more. */
export function formatNumber(value: number, decimals: number): string {
	const rounded = roundHalfUp(value, decimals);
	const [whole = '0', fraction] = Math.abs(rounded).toFixed(decimals).split('.');
	return `${rounded < 0 ? minus : ''}${grouped(whole)}${fraction === undefined ? '' : `.${fraction}`}`;
}

/**
 * A figure with its unit: `4%`, `162`, `£1,234`, `13.2`; with `per`, `162 per 100,000`. Printed to exactly the decimals
 * given, which should be the source's.
 */
export function formatFigure(
	value: number,
	decimals: number,
	unit: Unit,
	per: number | null = null
): string {
	const number = formatNumber(value, decimals);
	if (unit === 'percent') return `${number}%`;
	if (unit === 'pounds')
		return number.startsWith(minus) ? `${minus}£${number.slice(1)}` : `£${number}`;
	return unit === 'rate' && per !== null ? `${number} per ${formatNumber(per, 0)}` : number;
}

/** A count with its base, `15 of 337`; null when the source does not print both. */
export function formatCounts(numerator: number | null, denominator: number | null): string | null {
	if (numerator === null || denominator === null) return null;
	return `${formatNumber(numerator, 0)} of ${formatNumber(denominator, 0)}`;
}

/** The size of a change, without its sign: `1 percentage point`, `0.3 percentage points`, `36`. */
export function formatDifference(difference: number, decimals: number, unit: Unit): string {
	const size = Math.abs(difference);
	if (unit !== 'percent') return formatFigure(size, decimals, unit);
	const number = formatNumber(size, decimals);
	return `${number} percentage point${number === '1' ? '' : 's'}`;
}
