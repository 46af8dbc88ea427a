import type { StandingDot, StandingStrip, StandingStripView } from '$lib/view/standing';
import { nameStrip } from '$lib/view/standing-description';
import { axisAcross, axisMarks, drawing, type AcrossAxis } from './standing-axis';
import { cutLabels, cutMarks, type CutLabel } from './standing-cuts';
import { packDots, type Packed } from './standing-pack';
import { accent, fontFamily, ground, ink, quiet, textWidth, wrapText } from './style';
import type { Size } from './trend-layout';
import { element, words } from './words';

const other = '#8b9196';

interface StripLayout {
	readonly font: number;
	readonly width: number;
	readonly height: number;
	/** The baseline of the authority's label. */
	readonly label_y: number;
	readonly base: number;
	readonly left: number;
	/** Where the axis ends, and where the dots without a figure begin. */
	readonly right: number;
	readonly axis: AcrossAxis;
	readonly x: (value: number) => number;
	readonly radius: number;
	/** The others by value, then the authority: it stands on top. */
	readonly dots: readonly StandingDot[];
	readonly packed: readonly Packed[];
	readonly cuts: readonly CutLabel[];
	/** The baseline of a row of the cuts' names. */
	readonly cut_y: (row: number) => number;
	/** The words under the axis, and the first one's baseline. */
	readonly key: readonly string[];
	readonly key_y: number;
}

/** Between the axis's end and the dots without a figure, in pixels. */
const asideGap = 30;

/** How many of those stand side by side in the room that is left of the drawing. */
const abreast = (room: number, radius: number) =>
	Math.max(1, Math.floor((room - asideGap - 6) / (2 * radius)));

function layoutOf(view: StandingStripView, strip: StandingStrip, { width }: Size): StripLayout {
	const narrow = width < 520;
	const font = narrow ? 13 : 14;
	const left = 22;
	const side = strip.without > 0 ? (narrow ? 78 : 120) : 0;
	const right = width - side - 22;
	const dots = [...strip.dots].sort((a, b) => Number(a.own) - Number(b.own));
	const values = dots.map((dot) => dot.value ?? 0);
	const axis = axisAcross(values, view, right - left, font);
	const x = (value: number) =>
		left + ((right - left) * (value - axis.low)) / (axis.high - axis.low);
	const places = values.map(x);
	const spacing = x(axis.low + 10 ** -view.decimals) - x(axis.low);
	const bounds = { least: 1.75, largest: narrow ? 4.5 : 5.5, most: narrow ? 130 : 160, spacing };
	const { radius, dots: packed, height: high } = packDots(places, bounds);
	const aside = Math.ceil(strip.without / abreast(width - right, radius)) * 2 * radius;
	const reach = Math.max(high, aside);
	const cuts = cutLabels(strip.cuts, { x, width, font: font - 1 }, narrow);
	const line = font + 4;
	const named = Math.max(0, ...cuts.map((each) => each.row + 1)) * line;
	const label_y = named + line;
	const base = Math.ceil(label_y + 18 + reach);
	const key = [
		dots.some((dot) => dot.neighbour && !dot.own)
			? 'Black dots: its statistical neighbours.'
			: null,
		axis.crop
	]
		.filter((text) => text !== null)
		.flatMap((text) => wrapText(text, font - 1, width - 8));
	const key_y = base + (strip.without > 0 ? 3 : 2) * font + 20;
	return {
		font,
		width,
		height: key_y + (key.length === 0 ? -font : (key.length - 1) * font * 1.2 + 6),
		key,
		key_y,
		label_y,
		base,
		left,
		right,
		axis,
		x,
		radius,
		dots,
		packed,
		cuts,
		cut_y: (row) => named - row * line - 4
	};
}

const diamond = (x: number, y: number, size: number) =>
	`M${x},${y - size}l${size},${size}l${-size},${size}l${-size},${-size}z`;

/** The authority's mark with its name above and a line between. */
function ownMarks(
	document: Document,
	label: string,
	at: Packed,
	layout: StripLayout
): SVGElement[] {
	const { base, font, width, label_y, radius } = layout;
	const y = base - at.up;
	const half = (textWidth(label, font) * 1.1) / 2;
	const middle = Math.max(half + 2, Math.min(at.x, width - half - 2));
	return [
		element(document, 'path', {
			d: `M${at.x},${label_y + 5}L${at.x},${y}`,
			stroke: accent,
			'stroke-width': 1.5,
			fill: 'none'
		}),
		element(document, 'path', {
			'data-own': label,
			d: diamond(at.x, y, Math.max(radius + 3, 6.5)),
			fill: accent,
			stroke: ground,
			'stroke-width': 1.5
		}),
		element(document, 'rect', {
			'data-ground': 'own',
			x: middle - half,
			y: label_y - font,
			width: 2 * half,
			height: font + 5,
			fill: ground
		}),
		words(document, [label], {
			x: middle,
			y: label_y,
			size: font,
			weight: 700,
			fill: accent,
			anchor: 'middle',
			halo: true
		})
	];
}

/** Those without a figure, hollow, beside the axis and not on it, with how many they are. */
function missingMarks(document: Document, strip: StandingStrip, layout: StripLayout): SVGElement[] {
	const { without, own_missing, label } = strip;
	if (without === 0) return [];
	const { base, right, radius, width, font } = layout;
	const from = right + asideGap;
	const across = abreast(width - right, radius);
	const at = (index: number) => ({
		x: from + radius + (index % across) * 2 * radius,
		up: radius + Math.floor(index / across) * 2 * radius
	});
	const rings = Array.from({ length: without - (own_missing ? 1 : 0) }, (_, index) => at(index));
	const lines = [`${without} ${without === 1 ? 'has' : 'have'}`, 'no figure'];
	return [
		...rings.map(({ x, up }) =>
			element(document, 'circle', {
				cx: x,
				cy: base - up,
				r: Math.max(1, radius - 0.9),
				fill: ground,
				stroke: quiet,
				'stroke-width': 1
			})
		),
		words(document, lines, { x: from, y: base + 7 + font, size: font, fill: quiet }),
		...(own_missing ? ownMarks(document, label, at(without - 1), layout) : [])
	];
}

/**
 * Draws every authority as a dot at its printed figure, so that ties stand in a column; the authority on top of its own, named
 * with its rank. Where the quarters part is ruled and named; those without a figure stand hollow at the side, counted. Null when
 * fewer than two have a figure.
 */
export function standingStrip(
	view: StandingStripView,
	size: Size,
	document: Document
): SVGSVGElement | null {
	const { strip } = view;
	if (strip === null) return null;
	const layout = layoutOf(view, strip, size);
	const { font, base, axis, x, radius, dots, packed } = layout;
	const title = `${strip.title}: ${nameStrip(strip.dots, strip.cuts, strip.label)}`;
	const svg = drawing(document, layout, { ...strip, title });
	svg.append(...cutMarks(document, layout.cuts, { y: layout.cut_y, base, font: font - 1 }));
	dots.forEach((dot, index) => {
		const at = packed[index];
		if (!at || dot.own) return;
		svg.append(
			element(document, 'circle', {
				cx: at.x,
				cy: base - at.up,
				r: Math.max(1.25, radius - 0.4),
				fill: dot.neighbour ? ink : other
			})
		);
	});
	svg.append(...axisMarks(document, axis, x, base, font));
	const own = dots.findIndex((dot) => dot.own);
	const place = packed[own];
	if (place) svg.append(...ownMarks(document, strip.label, place, layout));
	svg.append(...missingMarks(document, strip, layout));
	if (layout.key.length > 0)
		svg.append(words(document, layout.key, { x: 2, y: layout.key_y, size: font - 1, fill: quiet }));
	svg.setAttribute('font-family', fontFamily);
	return svg;
}
