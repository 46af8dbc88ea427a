import { roundTo } from '../number';

/** One part of a number format: which values it is for, and how it writes them. */
interface Section {
	readonly applies: ((value: number) => boolean) | null;
	/** The format without colours, conditions, padding and quoted words. */
	readonly body: string;
	/** The quoted words and escaped letters, in order. */
	readonly words: string;
	/** Those of the words that say something of the figure and stand before or after it. */
	readonly before: string;
	readonly after: string;
}

const tests: Readonly<Record<string, (a: number, b: number) => boolean>> = {
	'<': (a, b) => a < b,
	'<=': (a, b) => a <= b,
	'>': (a, b) => a > b,
	'>=': (a, b) => a >= b,
	'=': (a, b) => a === b,
	'<>': (a, b) => a !== b
};

/** Signs that belong to a figure; other words of a format, such as a unit, do not and are left out. */
const leading = /^[<>≤≥£]$/;
const trailing =
	/^(?:[%†‡#]|\*+|[rpebu])$|^[([](?:[a-z]|rev|revised|prov|provisional|est|estimated?)[)\]]$/i;

/** Excel writes no format longer than 255. */
const LONGEST = 1_000;

const sections = new Map<string, readonly Section[]>();

/**
 * A number as its cell shows it, for the reader of figures: to the decimals of the format, as a per cent where the format
 * says so, with leading zeros, without thousands commas or the words of a unit. A General number has its shortest form. A zero
 * is always a zero, even where the format writes a dash for it; a format with words alone (`[<6]"c"`) gives the words.
 * Rounded half away from zero on 15 significant digits, as spreadsheets do.
 */
export function displayed(value: number, format: string | undefined): string {
	if (format === undefined || format.length > LONGEST || /^general|^@$/i.test(format))
		return String(value);
	let parsed = sections.get(format);
	if (!parsed) sections.set(format, (parsed = split(format).map(parse)));
	const section = choose(value, parsed);
	if (value === 0 && !section.body.includes('0') && /^[\s-]*$/.test(section.words)) {
		const first = parsed.find(({ body }) => body.includes('0'));
		return first ? write(0, first) : '0';
	}
	if (/general/i.test(section.body)) return `${section.before}${value}${section.after}`;
	return /[0#?]/.test(section.body) ? write(value, section) : section.words;
}

function choose(value: number, parsed: readonly Section[]): Section {
	const conditional = parsed.find(({ applies }) => applies?.(value));
	if (conditional) return conditional;
	const plain = parsed.filter(({ applies }) => applies === null);
	const [first = parsed[0] as Section, second, third] = plain;
	if (plain.length < parsed.length) return plain.at(-1) ?? first;
	if (value < 0) return second ?? first;
	return value === 0 ? (third ?? first) : first;
}

function write(value: number, { body, before, after }: Section): string {
	if (/[/]|e[+-]|[0#?],+(?:$|[^0#?,])/i.test(body)) return String(value);
	const [whole = '', fraction = ''] = body.split('.');
	const percent = body.includes('%');
	const places = fraction.replace(/[^0#?]/g, '');
	const least = places.lastIndexOf('0') + 1;
	const exact = Number(`${Number(value.toPrecision(15))}e${percent ? 2 : 0}`);
	if (places.length > 20 || !(Math.abs(exact) < 1e15)) return String(value);
	const rounded = Math.abs(roundTo(exact, places.length));
	const [left = '0', right = ''] = rounded.toFixed(places.length).split('.');
	let kept = right;
	while (kept.length > least && kept.endsWith('0')) kept = kept.slice(0, -1);
	const padded = left.padStart(whole.replace(/[^0]/g, '').length, '0');
	const sign = value < 0 && rounded !== 0 ? '-' : '';
	return `${before}${sign}${padded}${kept === '' ? '' : `.${kept}`}${percent ? '%' : ''}${after}`;
}

/** Cuts a format at the semicolons that are not quoted. */
function split(format: string): readonly string[] {
	return format.match(/(?:"[^"]*"?|\\.|[^;"\\])+|(?<=;|^)(?=;|$)/g) ?? [format];
}

/** One sign after another: a quoted word, an escaped letter, a bracket, padding to be left out, or a letter of the body. */
const sign = /"([^"]*)"?|\\(.)|\[([^\]]*)\]|[_*](?:.|$)|([^])/g;

function parse(text: string): Section {
	const literals: { readonly text: string; readonly early: boolean }[] = [];
	let body = '';
	let applies: Section['applies'] = null;
	for (const [, quoted, escaped, bracket, letter] of text.matchAll(sign)) {
		const currency = bracket === undefined ? null : /^\$([^-]+)/.exec(bracket)?.[1];
		const literal = quoted ?? escaped ?? currency;
		if (typeof literal === 'string') literals.push({ text: literal, early: !/[0#?]/.test(body) });
		else if (bracket !== undefined) {
			const [, test = '', bound = ''] = /^(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)$/.exec(bracket) ?? [];
			const holds = tests[test];
			if (holds) applies = (value) => holds(value, Number(bound));
		} else body += letter ?? '';
	}
	const near = (early: boolean, kind: RegExp) =>
		literals
			.filter((each) => each.early === early && kind.test(each.text.trim()))
			.map((each) => (early ? each.text.trim() : each.text.trimEnd()))
			.join('');
	const pound = /^[^0#?]*£/.test(body) ? '£' : '';
	return {
		applies,
		body,
		words: literals.map((each) => each.text).join('') || body.replace(/[^\p{L}\d*.:~-]/gu, ''),
		before: pound + near(true, leading),
		after: near(false, trailing)
	};
}
