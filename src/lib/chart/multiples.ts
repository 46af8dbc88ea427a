import * as Plot from '@observablehq/plot';
import type { CompareView } from '$lib/view/compare';
import type { Multiple } from '$lib/view/multiple';
import { formatFigure } from '$lib/view/number';
import type { TrendSeries, TrendView } from '$lib/view/trend';
import { layoutsOf } from './multiples-layout';
import { segmentsOf } from './segments';
import { accent, fontFamily, grid, ground, lineStyles, quiet } from './style';
import { dayAt } from './time';
import { gapWords, labelMarks } from './trend-annotations';
import { groundMarks } from './trend-ground';
import type { TrendLayout } from './trend-layout';
import { asPicture } from './words';

/** Widths in CSS pixels at which small figures are drawn: half a page of the screen, and a telephone or half of A4. */
export const MULTIPLE_WIDTHS = { wide: 540, narrow: 358 } as const;

function lineMarks(series: TrendSeries, figure: TrendView, narrow: boolean): Plot.Markish[] {
	const { stroke, width } = lineStyles[series.key];
	const placed = segmentsOf(series, figure.marks);
	const dots = series.focus ? placed : placed.filter((each) => each.alone);
	return [
		Plot.line(placed, {
			x: 'at',
			y: 'value',
			z: 'segment',
			stroke,
			strokeWidth: width,
			strokeLinejoin: 'round'
		}),
		Plot.dot(dots, {
			x: 'at',
			y: 'value',
			r: series.focus ? (narrow ? 2.75 : 4) : 2.25,
			fill: stroke,
			// Close together, white edges would make the line look dashed.
			...(series.focus && !narrow ? { stroke: ground } : {})
		})
	];
}

function draw(multiple: Multiple, layout: TrendLayout, document: Document): SVGSVGElement {
	const { figure } = multiple;
	const { axis, ticks, font, width, height, top, right, bottom, left, crop } = layout;
	const labels = new Map(ticks.map((point) => [+dayAt(point.date), point.label]));
	const own = figure.series.filter((series) => series.focus);
	const context = figure.series.filter((series) => !series.focus);
	const svg = Plot.plot({
		document,
		className: 'multiple-plot',
		width,
		height,
		marginTop: top,
		marginRight: right,
		marginBottom: bottom,
		marginLeft: left,
		ariaLabel: `${multiple.name}, ${multiple.authority}: ${multiple.title}`,
		ariaDescription: [figure.description, `${multiple.years}.`, crop]
			.filter((part) => part !== null)
			.join(' '),
		x: { type: 'utc', domain: layout.days, inset: 7 },
		y: { domain: [axis.low, axis.high] },
		marks: [
			groundMarks(figure, layout),
			Plot.gridY(axis.ticks, { stroke: grid, strokeOpacity: 1 }),
			Plot.axisY(axis.ticks, {
				tickSize: 0,
				tickFormat: (tick: number) => formatFigure(tick, axis.decimals, figure.unit),
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
			...[...context, ...own].flatMap((series) => lineMarks(series, figure, width < 480)),
			gapWords(figure, layout),
			labelMarks(figure, layout)
		]
	}) as SVGSVGElement;
	asPicture(svg);
	svg.setAttribute('font-family', fontFamily);
	svg.setAttribute('color', accent);
	return svg;
}

/**
 * Draws the figures of a comparison at one width, in their order; null where there is nothing to draw. Figures that share a
 * scale have the same axis, and all have frames of one size. The authority is the heavy line, England a thin grey one.
 */
export function multiplePlots(
	multiples: readonly Multiple[],
	view: Pick<CompareView, 'axes' | 'scales'>,
	width: number,
	document: Document
): readonly (SVGSVGElement | null)[] {
	const layouts = layoutsOf(multiples, view, width);
	return multiples.map((multiple, place) => {
		const layout = layouts[place];
		return layout && multiple.figure.empty === null ? draw(multiple, layout, document) : null;
	});
}
