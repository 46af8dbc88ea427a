import { multiplePlots, MULTIPLE_WIDTHS } from '$lib/chart/multiples';
import { serialise } from '$lib/chart/serialise';
import type { Engine } from '$lib/database/engine';
import { askTrend } from '$lib/database/queries/trend';
import { modeOfFigures } from '$lib/database/relations';
import { today } from '$lib/domain/calendar';
import type { GeographyCode, IndicatorId } from '$lib/domain/id';
import type { Register } from '$lib/domain/record';
import { viewCompare, type Axes } from '$lib/view/compare';
import { viewMultiple, type Multiple } from '$lib/view/multiple';
import type { DrawnCompare } from './drawn-compare';

/**
 * Asks and words one measure of one authority for a small figure, with the board's set of neighbours, as the measure's own page
 * does. Null when the measure or the authority is unknown to the engine.
 */
export async function makeMultiple(
	engine: Engine,
	register: Register,
	question: { readonly indicator: IndicatorId; readonly geography: GeographyCode }
): Promise<Multiple | null> {
	const { board, events } = register;
	const answer = await askTrend(engine, { ...question, neighbour_set: board.neighbour_set });
	return answer && viewMultiple(answer, { events, today: today(), mode: modeOfFigures(engine) });
}

/** Words a comparison and draws its figures at both widths. The build and the browser both make it here. */
export function drawCompare(
	multiples: readonly Multiple[],
	axes: Axes,
	document: Document
): DrawnCompare {
	const view = viewCompare(multiples, axes);
	const draw = (width: number) =>
		multiplePlots(multiples, view, width, document).map((svg) => svg && serialise(svg));
	const [wide, narrow] = [draw(MULTIPLE_WIDTHS.wide), draw(MULTIPLE_WIDTHS.narrow)];
	return {
		view,
		figures: multiples.map((_, place) => ({
			wide: wide[place] ?? null,
			narrow: narrow[place] ?? null
		})),
		mode: multiples.some(({ figure }) => figure.mode === 'internal') ? 'internal' : 'public'
	};
}
