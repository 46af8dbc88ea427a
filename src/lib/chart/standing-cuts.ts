import type { StandingRule } from '$lib/view/standing';
import { quiet, textWidth } from './style';
import { element, words } from './words';

/** Where the quarters part, with its name above the dots. */
export interface CutLabel {
	readonly rule: StandingRule;
	readonly text: string;
	/** Where the rule stands, in pixels. */
	readonly at: number;
	/** The name stands to the right of its rule, or to the left where there is no room. */
	readonly anchor: 'start' | 'end';
	/** Counts upwards from the dots. */
	readonly row: number;
}

const fractions = [
	['three quarters', '¾'],
	['a quarter', '¼'],
	['half', '½']
] as const;

/** `½ have 3% or less`, where there is no room for words. */
const shortened = (label: string) =>
	fractions.reduce((text, [word, sign]) => text.replace(word, sign), label);

/** Between a rule and its name, and between two names, in pixels. */
const gap = 5;
const between = 14;

/**
 * Rows for the names of the cuts: the rightmost lowest, so that no rule that goes up to a higher row crosses a name, and above
 * them those that have room only to the left of their rule.
 */
export function cutLabels(
	cuts: readonly StandingRule[],
	{ x, width, font }: { x: (value: number) => number; width: number; font: number },
	narrow: boolean
): readonly CutLabel[] {
	const said = [...cuts]
		.sort((a, b) => b.value - a.value)
		.map((rule) => {
			const text = narrow ? shortened(rule.label) : rule.label;
			const at = x(rule.value);
			return { rule, text, at, end: at + gap + textWidth(text, font) };
		});
	const right = said.filter(({ end }) => end <= width - 2);
	let row = -1;
	let start = Number.NEGATIVE_INFINITY;
	const labels = right.map(({ rule, text, at, end }): CutLabel => {
		if (row < 0 || end + between > start) row += 1;
		start = at;
		return { rule, text, at, anchor: 'start', row };
	});
	for (const { rule, text, at } of said.filter(({ end }) => end > width - 2))
		labels.push({ rule, text, at, anchor: 'end', row: ++row });
	return labels;
}

/** The rules with their names; `y` gives a row's baseline and `base` is where the rules end. */
export function cutMarks(
	document: Document,
	labels: readonly CutLabel[],
	{ y, base, font }: { y: (row: number) => number; base: number; font: number }
): readonly SVGElement[] {
	const rules = labels.map(({ rule, at, row }) =>
		element(document, 'path', {
			'data-cut': rule.label,
			d: `M${at},${y(row) - font + 3}L${at},${base}`,
			stroke: '#8b9196',
			'stroke-width': 1,
			'stroke-dasharray': '3 3',
			fill: 'none'
		})
	);
	const names = labels.map(({ text, at, anchor, row }) =>
		words(document, [text], {
			x: anchor === 'start' ? at + gap : at - gap,
			y: y(row),
			size: font,
			fill: quiet,
			anchor,
			halo: true
		})
	);
	return [...rules, ...names];
}
