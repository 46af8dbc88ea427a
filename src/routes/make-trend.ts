import type { Engine } from '$lib/database/engine';
import { askPapers } from '$lib/database/queries/papers';
import { askTrend, type TrendQuestion } from '$lib/database/queries/trend';
import { today } from '$lib/domain/calendar';
import type { Register } from '$lib/domain/record';
import { viewPapers } from '$lib/view/papers';
import { viewTrend } from '$lib/view/trend';
import type { DrawnTrend } from './drawn-trend';

/**
 * Asks and words one measure, not yet drawn. The build and the browser both make it here. Null when the measure or the
 * authority is unknown to the engine.
 */
export async function makeTrend(
	engine: Engine,
	register: Register,
	question: TrendQuestion
): Promise<DrawnTrend | null> {
	const answer = await askTrend(engine, question);
	if (!answer) return null;
	const { board, events, targets } = register;
	const own = question.geography === board.geography;
	return {
		view: viewTrend(answer, { events, targets: own ? targets : [], today: today() }),
		papers: viewPapers(await askPapers(engine, question), answer.indicator),
		wide: null,
		narrow: null
	};
}
