import type { Engine } from '$lib/database/engine';
import { askMeasure, type MeasureQuestion } from '$lib/database/queries/measure';
import { askPapers } from '$lib/database/queries/papers';
import { today } from '$lib/domain/calendar';
import type { Register } from '$lib/domain/record';
import { viewMeasure } from '$lib/view/measure';
import { viewPapers } from '$lib/view/papers';
import type { AverageKind } from '$lib/view/standing-average';
import type { Mode } from '$lib/domain/mode';
import type { DrawnMeasure } from './drawn-measure';

/** How a reader wants a measure told: as published for all, with LAIT's own average, unless the link says otherwise. */
export interface Telling {
	readonly mode: Mode;
	readonly average: AverageKind;
}

const USUAL_TELLING: Telling = { mode: 'public', average: 'mean' };

/**
 * Asks and words everything a measure's page says, not yet drawn. The build and the browser both make it here. Null when the
 * measure or the authority is unknown to the engine.
 */
export async function makeMeasure(
	engine: Engine,
	register: Register,
	question: MeasureQuestion,
	telling: Telling = USUAL_TELLING
): Promise<DrawnMeasure | null> {
	const [answers, papers] = await Promise.all([
		askMeasure(engine, question),
		askPapers(engine, question)
	]);
	if (!answers) return null;
	const { board, events, targets, hexes } = register;
	const own = question.geography === board.geography;
	return {
		view: viewMeasure(answers, {
			...telling,
			events,
			hexes,
			targets: own ? targets : [],
			today: today()
		}),
		papers: viewPapers(papers, answers.trend.indicator),
		trend: null,
		neighbours: null
	};
}
