import { serverDocument } from '$lib/chart/document.server';
import { serialise } from '$lib/chart/serialise';
import { trendPlot } from '$lib/chart/trend';
import { askPlaces } from '$lib/database/queries/places';
import type { IndicatorId } from '$lib/domain/id';
import { DRAWN_WIDTHS, type DrawnTrend } from './drawn-trend';
import { makeTrend } from './make-trend';
import { builtRecord } from './record.server';

/**
 * One measure drawn for the board's authority, or for the first that has a figure where the board's has none; null when
 * the record has no such measure.
 */
export async function drawnTrend(indicator: IndicatorId): Promise<DrawnTrend | null> {
	const { register, engine } = await builtRecord();
	const { board } = register;
	const places = await askPlaces(engine, indicator);
	const geography = places.includes(board.geography)
		? board.geography
		: (places[0] ?? board.geography);
	const { neighbour_set } = board;
	const trend = await makeTrend(engine, register, { indicator, geography, neighbour_set });
	if (!trend) return null;
	const { view } = trend;
	const draw = (width: number) =>
		view.empty === null ? serialise(trendPlot(view, { width }, serverDocument())) : null;
	return { ...trend, wide: draw(DRAWN_WIDTHS.wide), narrow: draw(DRAWN_WIDTHS.narrow) };
}
