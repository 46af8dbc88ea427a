import type { StandingDot, StandingDots, StandingPart } from '$lib/view/standing';
import { nameDots } from '$lib/view/standing-description';
import { axisAcross, axisMarks, drawing, type AcrossAxis } from './standing-axis';
import {
	accent,
	fontFamily,
	grid,
	ground,
	ink,
	lineStyles,
	quiet,
	textWidth,
	wrapText
} from './style';
import type { Size } from './trend-layout';
import { element, words } from './words';

/** Bold words run wider than the estimate. */
const bold = 1.08;

interface Row {
	readonly dot: StandingDot;
	readonly name: readonly string[];
	readonly said: string;
	/** The row's middle, and its height. */
	readonly y: number;
	readonly height: number;
}

interface DotsLayout {
	readonly font: number;
	readonly width: number;
	readonly height: number;
	readonly top: number;
	/** The axis's line. */
	readonly base: number;
	readonly left: number;
	readonly right: number;
	readonly rows: readonly Row[];
	readonly axis: AcrossAxis;
	readonly x: (value: number) => number;
	readonly rules: ReturnType<typeof ruleLabels>;
	/** The words under the axis, and the first one's baseline. */
	readonly key: readonly string[];
	readonly key_y: number;
}

/** What the marks mean, of marks that occur only. */
function keyOf(dots: readonly StandingDot[], crop: string | null): readonly string[] {
	const kinds = new Set(dots.map((dot) => dot.range_kind));
	return [
		kinds.has('counts') ? 'Bar: likely range (95%), from the counts.' : null,
		kinds.has('rounding')
			? 'Hollow dot, dashed bar: no counts are published, so the bar is only what rounding hides.'
			: null,
		crop
	].filter((line) => line !== null);
}

function layoutOf(view: StandingPart, named: StandingDots, { width }: Size): DotsLayout {
	const { dots, rules } = named;
	const narrow = width < 520;
	const font = narrow ? 13 : 14;
	const names = dots.map(({ name, own }) =>
		wrapText(name, own ? font * bold : font, narrow ? 104 : 260)
	);
	const widest = Math.max(
		...dots.map(({ own }, index) =>
			Math.max(...(names[index] ?? []).map((line) => textWidth(line, font) * (own ? bold : 1)))
		)
	);
	const said = dots.map(({ text, counts, value }) =>
		value === null || counts === null || narrow ? text : `${text} (${counts})`
	);
	const end = Math.max(...said.map((text) => textWidth(text, font) * bold));
	const left = Math.ceil(widest) + 26;
	const right = Math.ceil(end) + 16;
	const values = [
		...dots.flatMap(({ value, low, high }) => [value, low, high]),
		...rules.map((rule) => rule.value)
	].filter((value) => value !== null);
	const axis = axisAcross(values, view, width - left - right, font);
	const x = (value: number) =>
		left + ((width - left - right) * (value - axis.low)) / (axis.high - axis.low);
	const labels = ruleLabels(named, x, width, font);
	const top = 10 + Math.max(0, ...labels.map((each) => each.row + 1)) * (font + 6);
	let y = top;
	const rows = dots.map((dot, index): Row => {
		const name = names[index] ?? [];
		const height = Math.max(narrow ? 27 : 29, name.length * font * 1.15 + 9);
		y += height;
		return { dot, name, said: said[index] ?? '', y: y - height / 2, height };
	});
	const key = keyOf(dots, axis.crop).flatMap((line) => wrapText(line, font - 1, width - 8));
	const base = y + 4;
	const key_y = base + 2 * font + 18;
	return {
		font,
		width,
		height: Math.ceil(
			key_y + Math.max(0, key.length - 1) * (font - 1) * 1.2 + (key.length > 0 ? 8 : -font)
		),
		top,
		base,
		left,
		right,
		rows,
		axis,
		x,
		rules: labels,
		key,
		key_y
	};
}

/** Where the rules' names stand: either side of two rules in one row where there is room, else a row each. */
function ruleLabels(
	{ rules }: StandingDots,
	x: (value: number) => number,
	width: number,
	font: number
) {
	const order = [...rules].sort((a, b) => a.value - b.value);
	const placed = order.map((rule, index) => {
		const before = index === 0 && order.length > 1;
		const length = textWidth(rule.label, font) + 3;
		const from = before ? x(rule.value) + 4 - length : x(rule.value) - 4;
		return { rule, length, from, row: 0 };
	});
	if (placed.every(({ from, length }) => from >= 2 && from + length <= width - 2)) return placed;
	return placed.map(({ rule, length }, row) => {
		const from = Math.max(2, Math.min(x(rule.value) - length / 2, width - length - 2));
		return { rule, length, from, row };
	});
}

function ruleMarks(document: Document, layout: DotsLayout): SVGElement[] {
	const { font, base, x, rules } = layout;
	const lines = rules.map(({ rule: { value, label }, row }) => {
		const style = label.startsWith('England') ? lineStyles.england : lineStyles.neighbours;
		return element(document, 'path', {
			'data-rule': label,
			d: `M${x(value)},${12 + font + row * (font + 6)}L${x(value)},${base}`,
			stroke: style.stroke,
			'stroke-width': style.width,
			fill: 'none',
			...(style.dash === null ? {} : { 'stroke-dasharray': style.dash })
		});
	});
	const names = rules.map(({ rule, from, row }) =>
		words(document, [rule.label], {
			x: from,
			y: 6 + font + row * (font + 6),
			size: font,
			fill: quiet,
			halo: true
		})
	);
	return [...lines, ...names];
}

/** The authority as a heavy diamond, its neighbours as dots; hollow where only rounding is known of. */
function rowMarks(document: Document, row: Row, layout: DotsLayout): SVGElement[] {
	const { dot, name, said, y } = row;
	const { font, width, right, x } = layout;
	const stroke = dot.own ? accent : quiet;
	const hollow = dot.range_kind === 'rounding';
	const marks: SVGElement[] = [];
	if (dot.value !== null && dot.low !== null && dot.high !== null)
		marks.push(
			element(document, 'path', {
				d: `M${x(dot.low)},${y}L${x(dot.high)},${y}`,
				stroke,
				'stroke-width': dot.own ? 4 : 2,
				fill: 'none',
				...(hollow ? { 'stroke-dasharray': '3 3' } : {})
			})
		);
	if (dot.value !== null) {
		const size = 8.5;
		const paint = { fill: hollow ? ground : stroke, stroke: hollow ? stroke : ground };
		const weight = { 'stroke-width': hollow ? 2 : 1.5, 'data-place': dot.name };
		marks.push(
			dot.own
				? element(document, 'path', {
						d: `M${x(dot.value)},${y - size}l${size},${size}l${-size},${size}l${-size},${-size}z`,
						...paint,
						...weight
					})
				: element(document, 'circle', { cx: x(dot.value), cy: y, r: 5, ...paint, ...weight })
		);
	}
	const weight = dot.own ? 700 : 400;
	const fill = dot.own ? accent : ink;
	const first = y + font * 0.35 - ((name.length - 1) * font * 1.2) / 2;
	marks.push(
		words(document, name, { x: 6, y: first, size: font, weight, fill }),
		words(document, [said], { x: width - right + 10, y: y + font * 0.35, size: font, weight, fill })
	);
	return marks;
}

/**
 * Draws the statistical neighbours as dots with their ranges, a line each, the best at the top; the authority by weight, shape
 * and bold name. England and the neighbours' middle are labelled rules. Null when there are no neighbours to draw.
 */
export function standingDots(
	view: StandingPart,
	size: Size,
	document: Document
): SVGSVGElement | null {
	const { dots } = view;
	if (dots === null) return null;
	const layout = layoutOf(view, dots, size);
	const { font, width, base, rows, axis, x } = layout;
	const title = `${dots.title}: ${nameDots(dots.dots, dots.rules)}`;
	const svg = drawing(document, layout, { ...dots, title });
	for (const row of rows)
		if (row.dot.own)
			svg.append(
				element(document, 'rect', {
					x: 0,
					y: row.y - row.height / 2,
					width,
					height: row.height,
					fill: '#eef1f4'
				})
			);
	for (const { value } of axis.ticks)
		svg.append(
			element(document, 'path', {
				d: `M${x(value)},${layout.top}L${x(value)},${base}`,
				stroke: grid,
				'stroke-width': 1,
				fill: 'none'
			})
		);
	svg.append(...axisMarks(document, axis, x, base, font), ...ruleMarks(document, layout));
	for (const row of rows) svg.append(...rowMarks(document, row, layout));
	if (layout.key.length > 0)
		svg.append(words(document, layout.key, { x: 6, y: layout.key_y, size: font - 1, fill: quiet }));
	svg.setAttribute('font-family', fontFamily);
	return svg;
}
