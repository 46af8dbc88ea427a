import { serverDocument } from '$lib/chart/document.server';
import { serialise } from '$lib/chart/serialise';
import { trendPlot } from '$lib/chart/trend';
import { askTrend } from '$lib/database/queries/trend';
import type { IndicatorId } from '$lib/domain/id';
import { today } from '$lib/domain/period';
import { viewTrend } from '$lib/view/trend';
import { DRAWN_WIDTHS, type DrawnTrend } from './drawn-trend';
import { builtRecord } from './record.server';

/** Asks, words and draws one measure for the board's authority; null when the record has no such measure. */
export async function drawnTrend(indicator: IndicatorId): Promise<DrawnTrend | null> {
	const { register, engine } = await builtRecord();
	const { geography, neighbour_set } = register.board;
	const answer = await askTrend(engine, { indicator, geography, neighbour_set });
	if (!answer) return null;
	const view = viewTrend(answer, { events: register.events, today: today() });
	const draw = (width: number) =>
		view.empty === null ? serialise(trendPlot(view, { width }, serverDocument())) : null;
	return { view, wide: draw(DRAWN_WIDTHS.wide), narrow: draw(DRAWN_WIDTHS.narrow) };
}
