import type * as Plot from '@observablehq/plot';
import type { TrendPoint, TrendView } from '$lib/view/trend';
import { dayAt } from './segments';
import { accent, ground, ink, quiet, textWidth } from './style';
import type { TrendLayout } from './trend-layout';
import { element, words } from './words';

/** The authority's missing periods after its first figure, those side by side together. */
function gapsOf(view: TrendView): readonly (readonly TrendPoint[])[] {
	const points = view.series.find((series) => series.focus)?.points ?? [];
	const start = points.findIndex((point) => point.value !== null);
	const gaps: TrendPoint[][] = [];
	points.slice(start < 0 ? points.length : start).forEach((point, index, all) => {
		if (point.value !== null) return;
		const last = gaps.at(-1);
		if (last && all[index - 1]?.text === point.text) last.push(point);
		else gaps.push([point]);
	});
	return gaps;
}

/** Hollow rings on the baseline where the authority has no figure, with the word why. */
export function gapMarks(view: TrendView, layout: TrendLayout): Plot.RenderFunction {
	return (_index, _scales, _values, _dimensions, { document }) => {
		const group = element(document, 'g', { 'aria-label': 'gaps' });
		const base = layout.height - layout.bottom;
		let taken = Number.NEGATIVE_INFINITY;
		for (const gap of gapsOf(view)) {
			const places = gap.map((point) => layout.x(dayAt(point.date)));
			for (const cx of places)
				group.append(
					element(document, 'circle', {
						cx,
						cy: base,
						r: 4,
						fill: ground,
						stroke: accent,
						'stroke-width': 1.75
					})
				);
			const text = gap[0]?.text ?? '';
			const half = textWidth(text, layout.font - 1) / 2;
			const middle = ((places[0] ?? 0) + (places.at(-1) ?? 0)) / 2;
			const edge = layout.width - layout.right;
			const x = Math.min(Math.max(middle, layout.left + half + 2), edge + 6 - half);
			if (x - half < taken) continue;
			taken = x + half + 6;
			group.append(
				words(document, [text], {
					x,
					y: base - 10,
					size: layout.font - 1,
					fill: accent,
					anchor: 'middle',
					halo: true
				})
			);
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
		for (const { series, lines, last, end, y } of layout.labels) {
			const from = layout.x(dayAt(last.date)) + (series.focus ? 6 : 2);
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
					fill: series.focus ? accent : ink,
					weight: series.focus ? 700 : 400
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
		for (const { mark, x, anchor, row } of layout.mark_labels) {
			const y = layout.top - 8 - row * (font + 4);
			group.append(
				element(document, 'path', {
					d: `M${x},${y - font + 3}L${x},${layout.top}`,
					fill: 'none',
					stroke: mark.breaks ? quiet : '#b1b4b6',
					'stroke-width': mark.breaks ? 1.5 : 1,
					...(mark.breaks ? { 'stroke-dasharray': '4 3' } : {})
				}),
				words(document, [mark.title], {
					x: x + (anchor === 'start' ? 5 : -5),
					y,
					size: font - 1,
					fill: quiet,
					anchor,
					halo: true
				})
			);
		}
		if (layout.crop !== null)
			group.append(
				words(document, [layout.crop], { x: 2, y: layout.height - 6, size: font - 1, fill: quiet })
			);
		return group;
	};
}
