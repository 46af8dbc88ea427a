import type * as Plot from '@observablehq/plot';
import type { TrendView } from '$lib/view/trend';
import type { Gap } from './gaps';
import { hatching, outline } from './hatching';
import { accent, ink, quiet } from './style';
import { dayAt } from './time';
import type { TrendLayout } from './trend-layout';
import { element } from './words';

/** The least height of a box, in pixels: below it no hatching shows. */
const least = 5;

/** Where the range of a suppressed count stands, in pixels from the top; null for a plain gap. */
export function boxOf({ range }: Gap, { y, top }: TrendLayout) {
	if (range === null) return null;
	const [high, low] = [Math.max(top, y(range.high)), Math.max(top, y(range.low))];
	const short = Math.max(0, least - (low - high)) / 2;
	return { top: high - short, base: low + short };
}

/**
 * What lies under the lines: the times that were not typical as grey bands, the rules of the marks, the target, and where the
 * authority has no figure a hatched band of the frame's full height, which cannot be read as a figure. Where a suppressed count's
 * range may be shown, a box of that range takes the band's place.
 */
export function groundMarks(view: TrendView, layout: TrendLayout): Plot.RenderFunction {
	return (_index, _scales, _values, _dimensions, { document }) => {
		const { top, days, x } = layout;
		const base = layout.height - layout.bottom;
		const group = element(document, 'g', { 'aria-label': 'ground' });
		const inside = (day: string) =>
			x(new Date(Math.min(Math.max(+dayAt(day), +days[0]), +days[1])));
		const rule = (at: number, attributes: Record<string, string | number>) =>
			element(document, 'path', { d: `M${at},${top}L${at},${base}`, fill: 'none', ...attributes });
		for (const mark of view.marks.filter((each) => each.end !== null && !each.breaks)) {
			const from = inside(mark.date);
			const width = Math.max(1, inside(mark.end ?? mark.date) - from);
			group.append(
				element(document, 'rect', { x: from, y: top, width, height: base - top, fill: '#eeefef' })
			);
		}
		for (const mark of view.marks.filter((each) => each.end === null || each.breaks))
			group.append(
				rule(
					layout.markX(mark),
					mark.breaks
						? { stroke: quiet, 'stroke-width': 1.5, 'stroke-dasharray': '4 3' }
						: { stroke: '#b1b4b6', 'stroke-width': 1 }
				)
			);
		for (const gap of layout.gaps) {
			const box = boxOf(gap, layout);
			group.append(
				element(document, 'path', {
					'data-gap': gap.points.map((point) => point.label).join(' '),
					d:
						box === null
							? hatching({ ...gap, top, base })
							: hatching({ ...gap, ...box }) + outline({ ...gap, ...box }),
					fill: 'none',
					stroke: accent,
					'stroke-opacity': box === null ? 0.45 : 0.8,
					'stroke-width': 1
				})
			);
		}
		if (view.target !== null) {
			const y = layout.y(view.target.value);
			group.append(
				element(document, 'path', {
					'data-target': view.target.text,
					d: `M${layout.left},${y}L${layout.width - layout.right},${y}`,
					fill: 'none',
					stroke: ink,
					'stroke-width': 1,
					'stroke-dasharray': '10 3 2 3'
				})
			);
		}
		return group;
	};
}
