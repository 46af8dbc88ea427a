import { serialise } from '$lib/chart/serialise';
import { trendPlot } from '$lib/chart/trend';
import type { TrendView } from '$lib/view/trend';

/**
 * The drawing of a figure alone, as SVG text at a width in pixels: its title, source and notes stand as text beside it. Null when there
 * is nothing to draw. `document` is the browser's, or the build's own.
 */
export const drawFigure = (view: TrendView, width: number, document: Document): string | null =>
	view.empty === null ? serialise(trendPlot(view, { width }, document)) : null;
