import * as Plot from '@observablehq/plot';
import { formatFigure } from '$lib/view/number';
import type { TrendSeries, TrendView } from '$lib/view/trend';
import { describeBreaks } from '$lib/view/trend-description';
import { segmentsOf } from './segments';
import { accent, fontFamily, grid, ground, lineStyles, quiet } from './style';
import { dayAt } from './time';
import { bandMarks } from './trend-band';
import { gapWords, labelMarks } from './trend-annotations';
import { groundMarks } from './trend-ground';
import { layoutOf, type Size } from './trend-layout';
import { asPicture } from './words';

function lineMarks(series: TrendSeries, view: TrendView): Plot.Markish[] {
	const { stroke, width, dash } = lineStyles[series.key];
	const placed = segmentsOf(series, view.marks);
	const line = Plot.line(placed, {
		x: 'at',
		y: 'value',
		z: 'segment',
		stroke,
		strokeWidth: width,
		strokeLinecap: dash === lineStyles.region.dash ? 'round' : 'butt',
		strokeLinejoin: 'round',
		...(dash === null ? {} : { strokeDasharray: dash })
	});
	const dots = series.focus ? placed : placed.filter((each) => each.alone);
	return [
		line,
		Plot.dot(dots, { x: 'at', y: 'value', r: series.focus ? 4 : 2.5, fill: stroke, stroke: ground })
	];
}

/**
 * Draws a trend: the authority as one heavy line, the comparators in greys with their own dashes, each named at its end. Gaps
 * stay gaps, hatched over the frame's full height; a break cuts every line. Draws for a screen or, with another `document`, for a
 * page that is built. The element's text is all text: nothing of the view is read as markup.
 */
export function trendPlot(view: TrendView, size: Size, document: Document): SVGSVGElement {
	const layout = layoutOf(view, size);
	const { axis, ticks, font, width, height, top, right, bottom, left } = layout;
	const labels = new Map(ticks.map((point) => [+dayAt(point.date), point.label]));
	const context = view.series.filter((series) => !series.focus).reverse();
	const focus = view.series.filter((series) => series.focus);
	const svg = Plot.plot({
		document,
		className: 'trend-plot',
		width,
		height,
		marginTop: top,
		marginRight: right,
		marginBottom: bottom,
		marginLeft: left,
		ariaLabel: view.finding,
		ariaDescription: `${view.description}${describeBreaks(view.marks)}${layout.crop === null ? '' : ` ${layout.crop}`}`,
		x: { type: 'utc', domain: layout.days, inset: 8 },
		y: { domain: [axis.low, axis.high] },
		marks: [
			groundMarks(view, layout),
			Plot.gridY(axis.ticks, { stroke: grid, strokeOpacity: 1 }),
			Plot.axisY(axis.ticks, {
				tickSize: 0,
				tickFormat: (tick: number) => formatFigure(tick, axis.decimals, view.unit),
				label: null,
				fill: quiet,
				fontSize: font
			}),
			Plot.ruleY([axis.low], { stroke: axis.cropped ? '#b1b4b6' : quiet, strokeWidth: 1.25 }),
			Plot.axisX(
				ticks.map((point) => dayAt(point.date)),
				{
					tickFormat: (day: Date) => labels.get(+day) ?? '',
					tickSize: 5,
					label: null,
					color: quiet,
					fill: quiet,
					fontSize: font
				}
			),
			bandMarks(view, layout),
			...[...context, ...focus].flatMap((series) => lineMarks(series, view)),
			gapWords(view, layout),
			labelMarks(view, layout)
		]
	}) as SVGSVGElement;
	asPicture(svg);
	svg.setAttribute('font-family', fontFamily);
	svg.setAttribute('color', accent);
	return svg;
}
