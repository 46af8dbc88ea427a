import * as Plot from '@observablehq/plot';
import type { ScorecardRow } from '$lib/view/scorecard';
import { accent, ground } from './style';
import { dayAt } from './time';
import { asPicture } from './words';

const width = 120;
const height = 28;

/**
 * The authority's line with nothing beside it, 120 by 28: shape, gaps and the latest point. From zero, like the figure it
 * stands for, unless the figures lie far above it.
 */
export function sparkline(
	row: Pick<ScorecardRow, 'spark' | 'description'>,
	document: Document
): SVGSVGElement {
	const points = row.spark.map(({ date, value }) => ({
		at: dayAt(date),
		value: value ?? Number.NaN
	}));
	const held = points.filter((point) => !Number.isNaN(point.value));
	const values = held.map((point) => point.value);
	const most = Math.max(...values, 0);
	const least = Math.min(...values, most);
	const low = least > most / 2 ? least - (most - least || 1) / 2 : Math.min(0, least);
	const isolated = points.filter(
		(point, index) =>
			!Number.isNaN(point.value) &&
			Number.isNaN(points[index - 1]?.value ?? Number.NaN) &&
			Number.isNaN(points[index + 1]?.value ?? Number.NaN)
	);
	const svg = Plot.plot({
		document,
		className: 'sparkline',
		width,
		height,
		margin: 0,
		ariaLabel: row.description,
		x: {
			type: 'utc',
			domain: [points[0]?.at ?? dayAt('2000-01-01'), points.at(-1)?.at ?? dayAt('2000-12-31')],
			inset: 5,
			axis: null
		},
		y: { domain: [low, most > low ? most : low + 1], inset: 4, axis: null },
		marks: [
			Plot.line(points, {
				x: 'at',
				y: 'value',
				stroke: accent,
				strokeWidth: 1.75,
				strokeLinejoin: 'round'
			}),
			Plot.dot(isolated, { x: 'at', y: 'value', r: 1.5, fill: accent }),
			Plot.dot(held.slice(-1), { x: 'at', y: 'value', r: 3.5, fill: accent, stroke: ground })
		]
	}) as SVGSVGElement;
	return asPicture(svg);
}
