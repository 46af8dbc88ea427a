import { serverDocument } from '$lib/chart/document.server';
import { drawBoth } from '$lib/chart/drawing';
import { standingDots } from '$lib/chart/standing-dots';
import { trendPlot } from '$lib/chart/trend';
import type { IndicatorId } from '$lib/domain/id';
import type { DrawnMeasure } from './drawn-measure';
import { makeMeasure } from './make-measure';
import { placeToDraw } from './place-to-draw.server';
import { builtRecord } from './record.server';

/** A measure's page drawn for the board's authority, or for the first that has a figure; null when the record has no such measure. */
export async function drawnMeasure(indicator: IndicatorId): Promise<DrawnMeasure | null> {
	const { register, engine } = await builtRecord();
	const { neighbour_set } = register.board;
	const geography = await placeToDraw(indicator);
	const made = await makeMeasure(engine, register, { indicator, geography, neighbour_set });
	if (!made) return null;
	const { trend, standing } = made.view;
	const document = serverDocument();
	return {
		...made,
		trend: trend.empty === null ? drawBoth((width) => trendPlot(trend, { width }, document)) : null,
		neighbours: standing?.dots
			? drawBoth((width) => standingDots(standing, { width }, document))
			: null
	};
}
