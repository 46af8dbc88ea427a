import type { StackedDrawing } from '$lib/view/subject';
import { outline } from './hatching';
import { markGround, markWords, periodWords } from './period-axis';
import { missingHeight, stackedLayout, type StackedLayout } from './stacked-layout';
import { drawing as emptyDrawing } from './standing-axis';
import { accent, fontFamily, grid, ground, ink, quiet, textWidth } from './style';
import { footWords, missingBox, uprightWords, type SubjectSize } from './subject-marks';
import { tintsOf, type Tint } from './tints';
import { element, words } from './words';

type Bar = StackedLayout['bars'][number];

/** White between two parts, in pixels: half of it is each part's. */
const seam = 1;

function sliceMarks(
	document: Document,
	{ bar }: Bar,
	at: { readonly x: number; readonly width: number },
	layout: StackedLayout,
	tints: readonly Tint[]
): SVGElement[] {
	const size = layout.font - 1;
	let below = 0;
	return bar.slices.flatMap(({ value, text }, part) => {
		const tint = tints[part];
		if (value === null || value <= 0 || !tint) return [];
		const [foot, head] = [layout.y(below), layout.y(below + value)];
		below += value;
		const height = foot - head;
		const thin = height < 4;
		const fits = height >= size + 2 && textWidth(text, size) * 0.88 + 3 <= at.width;
		return [
			element(document, 'rect', {
				'data-part': part,
				x: at.x + 0.5,
				y: thin ? head : head + seam,
				width: at.width - 1,
				height: thin ? Math.max(1, height) : height - 2 * seam,
				fill: thin ? tint.edge : tint.fill,
				...(thin ? {} : { stroke: tint.edge, 'stroke-width': 1 })
			}),
			...(fits
				? [
						words(document, [text], {
							x: at.x + at.width / 2,
							y: (foot + head) / 2 + size * 0.35,
							size,
							fill: tint.words,
							anchor: 'middle'
						})
					]
				: [])
		];
	});
}

function barMarks(
	document: Document,
	bar: Bar,
	place: number,
	layout: StackedLayout,
	tints: readonly Tint[]
): SVGElement[] {
	const { periods, font, top, base, y } = layout;
	const width = periods.bar;
	const x = periods.middle(place) - width / 2;
	const band = { from: x, to: x + width, top, base };
	if (bar.standing === 'none') {
		const texts = [...new Set(bar.bar.slices.map(({ text }) => text))];
		const word = texts.length === 1 ? (texts[0] ?? '') : 'No figure';
		return [
			...missingBox(document, band, bar.bar.period, false),
			...uprightWords(document, word, band, font - 1)
		];
	}
	if (bar.standing === 'refused')
		return [
			element(document, 'path', {
				'data-refused': bar.bar.period,
				d: outline(band),
				fill: ground,
				stroke: quiet,
				'stroke-width': 1.25,
				'stroke-dasharray': '4 3'
			}),
			...uprightWords(document, 'Not drawn', band, font - 1)
		];
	const head = y(bar.sum) - (bar.missing ? missingHeight + 2 : 0);
	const block = { from: x + 0.5, to: x + width - 0.5, top: head, base: head + missingHeight };
	return [
		...sliceMarks(document, bar, { x, width }, layout, tints),
		...(bar.missing ? missingBox(document, block, bar.bar.period, true) : []),
		...(bar.total.length === 0
			? []
			: [
					words(document, bar.total, {
						x: x + width / 2,
						y: head - 5 - (bar.total.length - 1) * font * 1.2,
						size: font,
						weight: 700,
						fill: ink,
						anchor: 'middle',
						halo: true
					})
				])
	];
}

/** The parts' names beside the last bar; where that is not drawn, a piece of each part's colour stands before its name instead of a line. */
function nameMarks(
	document: Document,
	layout: StackedLayout,
	tints: readonly Tint[]
): SVGElement[] {
	const { names, names_x, periods, named, bars, font } = layout;
	if (named < 0) return [];
	const joined = named === bars.length - 1;
	const edge = periods.middle(named) + periods.bar / 2;
	return names.flatMap(({ part, lines, from, y }) => {
		const tint = tints[part];
		const first = y - ((lines.length - 1) * font * 1.2) / 2 + font * 0.33;
		return [
			joined
				? element(document, 'path', {
						d: `M${edge + 1},${from}L${edge + 5},${from}L${names_x - 5},${y}L${names_x - 2},${y}`,
						fill: 'none',
						stroke: '#8a8f92',
						'stroke-width': 0.75
					})
				: element(document, 'rect', {
						x: names_x - 14,
						y: y - 5,
						width: 10,
						height: 10,
						fill: tint?.fill ?? ground,
						stroke: tint?.edge ?? quiet,
						'stroke-width': 1
					}),
			words(document, lines, { x: names_x, y: first, size: font, fill: ink })
		];
	});
}

/**
 * Draws parts of a whole by period: a bar a period, its parts in their order from the foot up, the accent from light to dark, each
 * with its figure in it where there is room and its name beside the last bar. A part without a figure is a hatched block on top, of
 * no height that could be read; a bar whose figures cannot all be right is an empty frame.
 */
export function stackedPlot(
	drawing: StackedDrawing,
	size: SubjectSize,
	document: Document
): SVGSVGElement {
	const layout = stackedLayout(drawing, size.width);
	const { axis, periods, base, font, y } = layout;
	const tints = tintsOf(drawing.parts.map(({ key }) => key));
	const svg = emptyDrawing(document, layout, size);
	const frame = font + 10 + periods.marks_height;
	const across = (value: number, stroke: string, width: number) =>
		element(document, 'path', {
			d: `M${periods.left},${y(value)}L${periods.right},${y(value)}`,
			fill: 'none',
			stroke,
			'stroke-width': width
		});
	const ticks = layout.named < 0 ? [] : axis.ticks;
	svg.append(
		...ticks.map(({ value }) => across(value, grid, 1)),
		...ticks.map(({ value, text }) =>
			words(document, [text], {
				x: periods.left - 6,
				y: y(value) + font * 0.35,
				size: font,
				fill: quiet,
				anchor: 'end'
			})
		),
		words(document, [layout.unit], { x: 2, y: font, size: font - 1, fill: quiet }),
		...markGround(document, periods, { top: frame, base }),
		...layout.bars.flatMap((bar, place) => barMarks(document, bar, place, layout, tints)),
		across(0, accent, 1.25),
		...periodWords(document, periods, base),
		...nameMarks(document, layout, tints),
		...markWords(document, periods, frame),
		...footWords(document, layout.foot, layout.height)
	);
	svg.setAttribute('font-family', fontFamily);
	return svg;
}
