import type * as Plot from '@observablehq/plot';
import type { TrendView } from '$lib/view/trend';
import type { Gap } from './gaps';
import { boxOf } from './trend-ground';
import { accent, ink, quiet, swatchWidth, textWidth } from './style';
import { dayAt } from './time';
import type { TrendLayout } from './trend-layout';
import { swatch } from './trend-swatch';
import { element, words } from './words';

/** How far below the frame's top the word of a gap begins. */
const drop = 8;

/** How near the authority's own figures, and the label of its first, may come to a gap's word, in pixels. */
const near = 40;

/** The words of a gap, set upright, and where they have most room from the other lines: their top edge, in pixels. */
function upright(gap: Gap, size: number, view: TrendView, layout: TrendLayout) {
	const base = layout.height - layout.bottom;
	const periods = new Set(gap.points.map((point) => point.period));
	const beside = (day: string) => {
		const x = layout.x(dayAt(day));
		return x > gap.from - near && x < gap.to + near;
	};
	const crossing = view.series
		.flatMap(({ focus, points }) =>
			points.filter((point) => (focus ? beside(point.date) : periods.has(point.period)))
		)
		.filter((point) => point.value !== null)
		.map((point) => layout.y(point.value ?? 0));
	const box = boxOf(gap, layout);
	if (box) crossing.push(box.top, box.base);
	const above = Math.min(base, ...crossing) - layout.top;
	const lowest = Math.max(layout.top, ...crossing);
	const fits = (text: string) => textWidth(text, size) + 2 * drop <= above;
	const text = gap.range === null || fits(gap.text) ? gap.text : gap.text.replace(/:.*/, '');
	const length = textWidth(text, size);
	const top =
		above >= length + 2 * drop || above >= base - lowest
			? layout.top + drop
			: Math.min(lowest + drop, base - drop - length);
	return { text, start: top + length };
}

/** Why the authority has no figure, in the band that shows it: across where it fits, else upright. */
export function gapWords(view: TrendView, layout: TrendLayout): Plot.RenderFunction {
	return (_index, _scales, _values, _dimensions, { document }) => {
		const group = element(document, 'g', { 'aria-label': 'gap words' });
		const size = layout.font - 1;
		for (const gap of layout.gaps) {
			const middle = (gap.from + gap.to) / 2;
			const across = textWidth(gap.text, size) + 6 <= gap.to - gap.from;
			const { text, start } = upright(gap, size, view, layout);
			const x = across ? middle : middle + size * 0.35;
			const y = across ? layout.top + drop + size : start;
			const said = words(document, [across ? gap.text : text], {
				x,
				y,
				size,
				fill: accent,
				anchor: across ? 'middle' : 'start',
				halo: true
			});
			if (!across) said.setAttribute('transform', `rotate(-90 ${x} ${y})`);
			group.append(said);
		}
		return group;
	};
}

/** The lines' names at their ends, the first figure, the titles of marks and the note of a cropped axis. */
export function labelMarks(view: TrendView, layout: TrendLayout): Plot.RenderFunction {
	return (_index, _scales, _values, _dimensions, { document }) => {
		const group = element(document, 'g', { 'aria-label': 'labels' });
		const { font } = layout;
		const edge = layout.width - layout.right;
		for (const { focus, lines, last, end, y } of layout.labels) {
			const from = layout.x(last) + (focus ? 6 : 2);
			if (Math.abs(end - y) > 4 || from < edge - 14)
				group.append(
					element(document, 'path', {
						d: `M${from},${end}L${edge + 4},${y}`,
						fill: 'none',
						stroke: '#8a8f92',
						'stroke-width': 0.75
					})
				);
			group.append(
				words(document, lines, {
					x: edge + 7,
					y: y - ((lines.length - 1) * font * 1.2) / 2 + font * 0.33,
					size: font,
					fill: focus ? accent : ink,
					weight: focus ? 700 : 400
				})
			);
		}
		const focus = view.series.find((series) => series.focus);
		const start = focus?.points.findIndex((point) => point.value !== null) ?? -1;
		const first = focus?.points[start];
		const rises = (focus?.points[start + 1]?.value ?? 0) > (first?.value ?? 0);
		if (first && first !== focus?.points.findLast((point) => point.value !== null))
			group.append(
				words(document, [first.text], {
					x: layout.x(dayAt(first.date)) - 6,
					y: layout.y(first.value ?? 0) + (rises ? font + 7 : -9),
					size: font,
					fill: accent,
					weight: 700,
					halo: true
				})
			);
		for (const { mark, text, worded, x, anchor, row } of layout.mark_labels) {
			const y = layout.top - 8 - row * (font + 4);
			group.append(
				element(document, 'path', {
					d: `M${x},${worded ? y - font + 3 : y + 3}L${x},${layout.top}`,
					fill: 'none',
					stroke: mark.breaks ? quiet : '#b1b4b6',
					'stroke-width': mark.breaks ? 1.5 : 1,
					...(mark.breaks ? { 'stroke-dasharray': '4 3' } : {})
				}),
				words(document, [text], {
					x: x + { start: 5, middle: 0, end: -5 }[anchor],
					y,
					size: font - 1,
					fill: quiet,
					weight: worded ? 400 : 600,
					anchor,
					halo: true
				})
			);
		}
		for (const { piece, lines, y } of layout.feet) {
			if (piece !== null) group.append(...swatch(document, piece, { x: 2, y: y - font + 3 }));
			const x = piece === null ? 2 : 2 + swatchWidth + 6;
			group.append(words(document, lines, { x, y, size: font - 1, fill: quiet }));
		}
		return group;
	};
}
