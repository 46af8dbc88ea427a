import { isMissingSymbol } from '$lib/domain/observation';

/** A cell that holds a figure, or a mark that says why there is none. */
export interface Printed {
	readonly kind: 'printed';
	/** Null exactly when `symbol` is not. A percentage keeps the number printed: `9.8%` is 9.8. */
	readonly value: number | null;
	readonly symbol: string | null;
	/** Decimals as printed: `9.80%` has two. 0 for a missing figure. */
	readonly decimals: number;
	/**
	 * What was printed beside the figure or in its place: `*` for `5*`, `<5` for `<5`. Absent when the value or the symbol
	 * says all of it.
	 */
	readonly remark?: string;
}

/** A cell that holds neither. */
export interface Unreadable {
	readonly kind: 'unreadable';
	/** What is wrong with the cell, to end a sentence that names it: `is blank`. */
	readonly reason: string;
}

const plain = /^[+-]?(?:\d+|\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+)?(?:\.\d+)?$/;
/** What most cells are: nothing but digits. */
const digits = /^-?\d+(?:\.\d+)?$/;
const scientific = /^[+-]?\d+(?:\.\d+)?e[+-]?\d+$/i;
/** From here on the digits a spreadsheet writes are those of its binary number, not of the figure. */
const noiseDigits = 12;
/** The engine keeps no more: a larger number, or a longer fraction, is a code or a fault. */
const largest = 1e15;
const mostDecimals = 20;

/** Letters and signs that sources set after a figure; `e` is an estimate, `b` a break, `u` low reliability. */
const flag =
	/^(.*\d%?)\s*([*†‡#]+|[¹²³⁴⁵⁶⁷⁸⁹]+|[rpebu]|[([](?:r|p|e|b|u|rev|revised|prov|provisional|est|estimated?)[)\]]|\[(?:note )?\d{1,2}\])$/i;

/** Words for a mark; the text printed is kept as the remark. */
const words: ReadonlyMap<string, string> = new Map([
	['na', 'n/a'],
	['n.a.', 'n/a'],
	['n.a', 'n/a'],
	['#n/a', 'n/a'],
	['not applicable', 'z'],
	['not available', 'x'],
	['suppressed', 'c'],
	['redacted', 'c'],
	['…', '..'],
	['...', '..']
]);

const months = 'jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec';
const dates = [
	/^\d{4}-\d{2}-\d{2}(?:[T ].*)?$/,
	/^\d{1,2}([/.])\d{1,2}\1(?:\d{2}|\d{4})$/,
	new RegExp(`^\\d{1,2}[- ]?(?:${months})[a-z]*(?:[- ]\\d{2,4})?$`, 'i'),
	new RegExp(`^(?:${months})[a-z]*[- ]\\d{1,4}$`, 'i')
];

const unreadable = (reason: string): Unreadable => ({ kind: 'unreadable', reason });
const tooFine = unreadable('has too many decimals to be a figure');
const missing = (symbol: string, remark?: string): Printed => ({
	kind: 'printed',
	value: null,
	symbol,
	decimals: 0,
	...(remark !== undefined && { remark })
});

/**
 * Reads a printed figure, once and in one place. Accepts thousands commas or spaces, a leading pound sign, a trailing per
 * cent sign, a minus written as a hyphen, a minus sign or an en dash, a negative in brackets, and a footnote mark or a flag
 * (`5*`, `12 (r)`), which becomes the remark. `<5` and a range such as `1-5` are suppressed figures (`c`), `<0.5%` one that
 * rounds to zero (`k`), each with the text as its remark; `n/a`, `NA` and `#N/A` are the mark `n/a`; `nil` is zero.
 *
 * Decimals are those printed, trailing zeros included. Text with 12 significant digits or more, and E-notation, is how
 * a spreadsheet writes a binary number out (`33.200000000000003`, `7.0000000000000007E-2`): it is rounded to 12
 * significant digits, and its decimals are those of the shortest form that is left (33.2, 0.07).
 */
export function readNumber(text: string): Printed | Unreadable {
	if (digits.test(text)) return readDigits(text);
	const said = text
		.replace(/[\u200B\uFEFF]/g, '')
		.replace(/\s+/g, ' ')
		.trim();
	if (said === '') return unreadable('is blank');
	const dashed = said.replace(/[\u2010-\u2015\u2212]/g, '-');
	const mark = readMark(said, dashed);
	if (mark) return mark;
	if (dates.some((date) => date.test(dashed)))
		return unreadable('is a date: a spreadsheet may have made it from a figure such as 3-5');
	if (/^#[A-Z/0]+[!?]$/.test(said)) return unreadable('is the error of a spreadsheet’s formula');
	const figure = readFigure(dashed);
	if (figure) return figure;
	const [, body, remark] = flag.exec(dashed) ?? [];
	const flagged = body === undefined ? null : readFigure(body.trim());
	if (flagged?.kind === 'printed') return { ...flagged, remark: (remark as string).trim() };
	return flagged ?? unreadable('is neither a number nor a known mark for a missing one');
}

function readMark(said: string, dashed: string): Printed | null {
	const low = dashed.toLowerCase();
	const bare = /^\[(.+)\]$/.exec(low)?.[1] ?? low.replaceAll(' ', '');
	if (bare !== 'held' && isMissingSymbol(bare)) return missing(bare);
	if (/^-+$/.test(bare)) return missing('-');
	const meant = words.get(low);
	if (meant !== undefined) return missing(meant, said);
	if (low === 'nil') return { kind: 'printed', value: 0, symbol: null, decimals: 0, remark: said };
	const bound =
		/^(?:<=?|>=?|≤|≥|(?:fewer|less|more) than|under|over) ?(\d{1,3}(?:\.\d{1,2})?) ?%?$/.exec(
			low
		)?.[1] ?? /^(\d{1,3}) or (?:fewer|less|under)$/.exec(low)?.[1];
	if (bound !== undefined)
		return missing(Number(bound) <= 1 && !/^(?:[>≥mo])/.test(low) ? 'k' : 'c', said);
	const [, from, to] = /^(\d{1,2})(?: ?- ?| to )(\d{1,2})$/.exec(low) ?? [];
	const small = from !== undefined && Number(from) < Number(to) && Number(to) <= 10;
	return small ? missing('c', said) : null;
}

function readFigure(dashed: string): Printed | Unreadable | null {
	const bracketed = /^\((.*)\)$/.exec(dashed);
	const signed = (bracketed ? `-${(bracketed[1] ?? '').trim()}` : dashed)
		.replace(/ ?(?:%|per ?cent)$/i, '')
		.replace(/^([+-]?) ?£ ?/, '$1')
		.replace(/^([+-]) (?=[\d.])/, '$1');
	if (scientific.test(signed)) {
		const raw = Number(signed);
		// Too small for a binary number, which is not nothing.
		if (raw === 0 && /^[^e]*[1-9]/i.test(signed)) return tooFine;
		return denoised(raw);
	}
	if (!plain.test(signed) || !/\d/.test(signed)) return null;
	return readDigits(signed.replace(/[, +]/g, ''));
}

function readDigits(number: string): Printed | Unreadable {
	const dot = number.indexOf('.');
	const fraction = dot === -1 ? 0 : number.length - dot - 1;
	const isLong = fraction > 0 && number.length > noiseDigits;
	if (isLong && number.replace(/^-?[0.]*/, '').replace('.', '').length >= noiseDigits)
		return denoised(Number(number));
	return within(Number(number), fraction);
}

function denoised(raw: number): Printed | Unreadable {
	const value = atNoiseDigits(raw);
	const [mantissa = '', exponent = '0'] = String(value).split('e');
	const fraction = mantissa.split('.')[1] ?? '';
	return within(value, Math.max(0, fraction.length - Number(exponent)));
}

function within(value: number, decimals: number): Printed | Unreadable {
	if (!(Math.abs(value) < largest)) return unreadable('is too large to be a figure');
	if (decimals > mostDecimals) return tooFine;
	return { kind: 'printed', value: value === 0 ? 0 : value, symbol: null, decimals };
}

/** To 12 significant digits, an exact half to the even digit as the engine's `{:.12g}` does: `toPrecision` takes it away from zero. */
function atNoiseDigits(raw: number): number {
	// A half is a five in the next place and nothing after it.
	if (!/5(?:e|$)/.test(raw.toExponential(noiseDigits))) return Number(raw.toPrecision(noiseDigits));
	const [digits = '', exponent = ''] = raw.toExponential(40).split('e');
	const kept = digits.slice(0, -(41 - noiseDigits));
	const even = /[02468]$/.test(kept) && /^50*$/.test(digits.slice(kept.length));
	return even ? Number(`${kept}e${exponent}`) : Number(raw.toPrecision(noiseDigits));
}

/** Rounds half away from zero to a number of decimals, as statistics are printed: 6.45 to one decimal is 6.5. */
export function roundTo(value: number, decimals: number): number {
	const shifted = Number(`${Math.abs(value)}e${decimals}`);
	return Math.sign(value) * Number(`${Math.round(shifted)}e-${decimals}`);
}
