import { isMissingSymbol } from '$lib/domain/observation';

/** A cell that holds a figure, or a mark that says why there is none. */
export interface Printed {
	readonly kind: 'printed';
	/** Null exactly when `symbol` is not. A percentage keeps the number printed: `9.8%` is 9.8. */
	readonly value: number | null;
	readonly symbol: string | null;
	/** Decimals as printed: `9.80%` has two. 0 for a missing figure. */
	readonly decimals: number;
}

/** A cell that holds neither. */
export interface Unreadable {
	readonly kind: 'unreadable';
	/** What is wrong with the cell, to end a sentence that names it: `is blank`. */
	readonly reason: string;
}

const plain = /^-?(?:\d+|\d{1,3}(?:,\d{3})+)?(?:\.\d+)?$/;
const scientific = /^-?\d+(?:\.\d+)?e[+-]?\d+$/i;
/** From here on the digits a spreadsheet writes are those of its binary number, not of the figure. */
const noiseDigits = 12;

/**
 * Reads a printed figure, once and in one place. Accepts thousands commas, a leading pound sign, a trailing per cent
 * sign, non-breaking spaces, a minus written as a hyphen, a minus sign or an en dash, and a negative in brackets.
 *
 * Decimals are those printed, trailing zeros included. Text with 12 significant digits or more, and E-notation, is how
 * a spreadsheet writes a binary number out (`33.200000000000003`, `7.0000000000000007E-2`): it is rounded to 12
 * significant digits, and its decimals are those of the shortest form that is left (33.2, 0.07).
 */
export function readNumber(text: string): Printed | Unreadable {
	const bare = text.replace(/[\s\u00A0\u2007\u2009\u202F]+/g, '');
	if (bare === '') return { kind: 'unreadable', reason: 'is blank' };
	const dashed = bare.replace(/[\u2212\u2013\u2014]/g, '-');
	if (isMissingSymbol(dashed)) {
		return { kind: 'printed', value: null, symbol: dashed.toLowerCase(), decimals: 0 };
	}
	const bracketed = /^\((.*)\)$/.exec(dashed);
	const signed = bracketed ? `-${bracketed[1] ?? ''}` : dashed;
	const digits = signed.replace(/%$/, '').replace(/^(-?)£/, '$1');
	if (scientific.test(digits)) return denoised(Number(digits));
	if (!plain.test(digits) || !/\d/.test(digits)) {
		return { kind: 'unreadable', reason: 'is neither a number nor a known mark for a missing one' };
	}
	const number = digits.replaceAll(',', '');
	const significant = number.replace(/^-?[0.]*/, '').replace('.', '').length;
	const fraction = number.split('.')[1] ?? '';
	if (fraction !== '' && significant >= noiseDigits) return denoised(Number(number));
	return { kind: 'printed', value: zero(Number(number)), symbol: null, decimals: fraction.length };
}

function denoised(raw: number): Printed | Unreadable {
	if (!Number.isFinite(raw)) return { kind: 'unreadable', reason: 'is too large to be a figure' };
	const value = zero(Number(raw.toPrecision(noiseDigits)));
	const [mantissa = '', exponent = '0'] = String(value).split('e');
	const fraction = mantissa.split('.')[1] ?? '';
	const decimals = Math.max(0, fraction.length - Number(exponent));
	return { kind: 'printed', value, symbol: null, decimals };
}

const zero = (value: number) => (value === 0 ? 0 : value);

/** Rounds half away from zero to a number of decimals, as statistics are printed: 6.45 to one decimal is 6.5. */
export function roundTo(value: number, decimals: number): number {
	const shifted = Number(`${Math.abs(value)}e${decimals}`);
	return Math.sign(value) * Number(`${Math.round(shifted)}e-${decimals}`);
}
