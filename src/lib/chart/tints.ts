import { accent, ground, quiet } from './style';

/** How a part of a whole is filled and edged, and the colour of the words on it. */
export interface Tint {
	readonly fill: string;
	/** 3:1 or more on white, so that the lightest part has an edge. */
	readonly edge: string;
	readonly words: string;
}

const black = '#000000';
const lightest = '#dfe9f2';
const greys = ['#e8e8e8', '#8a8a8a'] as const;

const channels = (colour: string) =>
	[1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));

function between(light: string, dark: string, share: number): string {
	const [from, to] = [channels(light), channels(dark)];
	return `#${from
		.map((start, at) => Math.round(start + ((to[at] ?? start) - start) * share))
		.map((channel) => channel.toString(16).padStart(2, '0'))
		.join('')}`;
}

/** Relative luminance of a colour (WCAG 2.2), 0 for black and 1 for white. */
function luminance(colour: string): number {
	const [red = 0, green = 0, blue = 0] = channels(colour).map((channel) => {
		const part = channel / 255;
		return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The contrast of two colours (WCAG 2.2), 1 to 21. */
export function contrast(one: string, other: string): number {
	const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
	return (light + 0.05) / (dark + 0.05);
}

/** Black or white, whichever is read better: one of the two is 4.5:1 on any colour. */
const wordsOn = (fill: string) =>
	contrast(black, fill) >= contrast(ground, fill) ? black : ground;

const ramp = (count: number, [light, dark]: readonly [string, string], edge: string): Tint[] =>
	Array.from({ length: count }, (_, at) => {
		const fill = between(light, dark, count === 1 ? 1 : at / (count - 1));
		return { fill, edge, words: wordsOn(fill) };
	});

/**
 * Tints for parts in their order: the one accent from light to dark, so that the order is seen in black and white too. What stands
 * outside the order (keys that begin with `other` or `response-`) is grey.
 */
export function tintsOf(keys: readonly string[]): readonly Tint[] {
	const outside = keys.map((key) => /^(?:other|response)(?:-|$)/.test(key));
	const others = outside.filter(Boolean).length;
	const ordered = ramp(keys.length - others, [lightest, accent], accent);
	const grey = ramp(others, greys, quiet);
	return outside.map((each) => {
		const next = (each ? grey : ordered).shift();
		return next ?? { fill: ground, edge: quiet, words: black };
	});
}
