import { drawBoth } from '$lib/chart/drawing';
import { standingDots } from '$lib/chart/standing-dots';
import { trendPlot } from '$lib/chart/trend';
import type { Engine } from '$lib/database/engine';
import { askPlaces } from '$lib/database/queries/places';
import type { IndicatorId } from '$lib/domain/id';
import type { Register } from '$lib/domain/record';
import type { DrawnMeasure } from './drawn-measure';
import { makeMeasure } from './make-measure';

/**
 * A measure's page worded beforehand, not yet drawn: for the board's authority, or for the first that has a figure where the
 * board's has none. Null when the engine holds no such measure.
 */
export async function makeFirstMeasure(
	engine: Engine,
	register: Register,
	indicator: IndicatorId
): Promise<DrawnMeasure | null> {
	const { geography: own, neighbour_set } = register.board;
	const places = await askPlaces(engine, indicator);
	const geography = places.includes(own) ? own : (places[0] ?? own);
	return makeMeasure(engine, register, { indicator, geography, neighbour_set });
}

/** The same measure with its trend and its neighbours drawn at both widths, where there is something to draw. */
export function drawMeasure(made: DrawnMeasure, document: Document): DrawnMeasure {
	const { trend, standing } = made.view;
	return {
		...made,
		trend: trend.empty === null ? drawBoth((width) => trendPlot(trend, { width }, document)) : null,
		neighbours: standing?.dots
			? drawBoth((width) => standingDots(standing, { width }, document))
			: null
	};
}
