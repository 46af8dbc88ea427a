import type { MeasureQuestion } from '$lib/database/queries/measure';
import type { DrawnMeasure } from '../../drawn-measure';
import type { Telling } from '../../make-measure';

/** What the engine says of itself while it starts. */
export interface Progress {
	readonly sentence: string;
}

/**
 * Puts a question the page was not built with to the engine, starting it when it sleeps; `watch` is given the engine so
 * that its progress can be shown. The figures are not drawn yet: the page draws them at the width it has.
 *
 * @returns null when neither the record nor this browser's working copy holds the measure or the authority.
 * @throws when the engine cannot start; the message is a sentence.
 */
export async function askDrawnMeasure(
	question: MeasureQuestion,
	telling: Telling,
	watch: (progress: Progress) => void
): Promise<DrawnMeasure | null> {
	const [{ engine }, { makeMeasure }] = await Promise.all([
		import('$lib/state/engine.svelte'),
		import('../../make-measure')
	]);
	watch(engine);
	const running = await engine.asked(telling.mode, [question.indicator]);
	return makeMeasure(running, engine.register, question, telling);
}
