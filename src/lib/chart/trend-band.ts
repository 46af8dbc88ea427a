import type * as Plot from '@observablehq/plot';
import type { TrendView } from '$lib/view/trend';
import { bandRunsOf, segmentsOf, type BandRun } from './segments';
import { accent } from './style';
import type { TrendLayout } from './trend-layout';
import { element } from './words';

/** How a range is filled and edged: told apart by the edge, so that grey print keeps them apart. */
export const bandStyles = {
	counts: { fill: accent, 'fill-opacity': 0.17 },
	rounding: { fill: accent, 'fill-opacity': 0.05 }
} as const;

/** The dotted edge of what rounding allows. */
export const dottedEdge = {
	fill: 'none',
	stroke: accent,
	'stroke-opacity': 0.75,
	'stroke-width': 1,
	'stroke-dasharray': '1 3',
	'stroke-linecap': 'round'
} as const;

/** Half the width of an error bar's caps, in pixels. */
const cap = 5;

interface At {
	readonly x: number;
	readonly y: number;
}

const path = (points: readonly At[]) =>
	points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x},${y}`).join('');

/** A line with what rises above `top` cut off: straight along `top`, from where it crosses to where it comes back. */
function underTop(points: readonly At[], top: number): readonly At[] {
	return points.flatMap((point, index) => {
		const before = points[index - 1];
		const kept = { x: point.x, y: Math.max(top, point.y) };
		if (!before || before.y < top === point.y < top) return [kept];
		const share = (top - before.y) / (point.y - before.y);
		return [{ x: before.x + share * (point.x - before.x), y: top }, kept];
	});
}

/** The runs as pixels, what rises above the frame cut off. */
function edgesOf({ points }: BandRun, { x, y, top }: TrendLayout) {
	const edge = (end: 'low' | 'high') =>
		underTop(
			points.map((point) => ({ x: x(point.at), y: y(point[end]) })),
			top
		);
	return { upper: edge('high'), lower: edge('low') };
}

function errorBar(document: Document, run: BandRun, layout: TrendLayout): readonly SVGElement[] {
	const [point] = run.points;
	if (!point) return [];
	const x = layout.x(point.at);
	const [above, below] = [layout.y(point.high), layout.y(point.low)];
	const out = above < layout.top;
	const high = Math.max(layout.top, above);
	const bar = `M${x},${below}L${x},${high}`;
	if (run.kind === 'rounding') {
		const [from, width] = [x - 1.4 * cap, 2.8 * cap];
		return [
			element(document, 'rect', {
				...bandStyles.rounding,
				x: from,
				y: high,
				width,
				height: Math.max(0, below - high)
			}),
			element(document, 'path', {
				...dottedEdge,
				d: `M${from},${high}h${width}M${from},${below}h${width}`
			})
		];
	}
	const foot = `M${x - cap},${below}L${x + cap},${below}`;
	const head = out
		? `M${x - cap},${high + cap}L${x},${high}L${x + cap},${high + cap}`
		: `M${x - cap},${high}L${x + cap},${high}`;
	return [
		element(document, 'path', {
			d: bar + foot + head,
			fill: 'none',
			stroke: accent,
			'stroke-width': 1.25
		})
	];
}

/**
 * The ranges around the authority's figures, under its line: a tint from counts, a dotted edge for rounding, cut wherever the
 * line is. A figure whose neighbours have no such range gets an error bar.
 */
export function bandMarks(view: TrendView, layout: TrendLayout): Plot.RenderFunction {
	return (_index, _scales, _values, _dimensions, { document }) => {
		const group = element(document, 'g', { 'aria-label': 'bands' });
		const focus = view.series.find((series) => series.focus);
		const kinds = new Set(layout.bands.map((band) => band.kind));
		for (const run of focus ? bandRunsOf(segmentsOf(focus, view.marks)) : []) {
			const { kind } = run;
			if (kind === 'suppressed' || !kinds.has(kind)) continue;
			if (run.points.length === 1) {
				group.append(...errorBar(document, run, layout));
				continue;
			}
			const { upper, lower } = edgesOf(run, layout);
			group.append(
				element(document, 'path', {
					...bandStyles[kind],
					'data-band': kind,
					d: `${path([...upper, ...[...lower].reverse()])}Z`
				})
			);
			if (kind === 'rounding')
				group.append(element(document, 'path', { ...dottedEdge, d: path(upper) + path(lower) }));
		}
		return group;
	};
}
