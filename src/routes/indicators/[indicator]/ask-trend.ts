import type { TrendQuestion } from '$lib/database/queries/trend';
import type { DrawnTrend } from '../../drawn-trend';

/** What the engine says of itself while it starts. */
export interface Progress {
	readonly sentence: string;
}

/**
 * Puts a question the page was not built with to the engine, starting it when it sleeps; `watch` is given the engine so
 * that its progress can be shown. The figure is not drawn yet: the page draws it at the width it has.
 *
 * @returns null when neither the record nor this browser's working copy holds the measure or the authority.
 * @throws when the engine cannot start; the message is a sentence.
 */
export async function askDrawnTrend(
	question: TrendQuestion,
	watch: (progress: Progress) => void
): Promise<DrawnTrend | null> {
	const [{ engine }, { makeTrend }] = await Promise.all([
		import('$lib/state/engine.svelte'),
		import('../../make-trend')
	]);
	watch(engine);
	const running = await engine.ready();
	return makeTrend(running, engine.register, question);
}
