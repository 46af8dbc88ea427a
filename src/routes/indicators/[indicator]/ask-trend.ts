import type { GeographyCode, IndicatorId } from '$lib/domain/id';
import { today } from '$lib/domain/period';
import type { TrendView } from '$lib/view/trend';

/** What the reader chose, as the URL says it. */
export interface Selection {
	readonly indicator: IndicatorId;
	readonly geography: GeographyCode;
	readonly neighbour_set: string | null;
}

/**
 * Puts a question the page was not built with to the engine, starting it when it sleeps.
 *
 * @returns null when neither the record nor this browser's working copy holds the measure or the authority.
 * @throws when the engine cannot start; the message is a sentence.
 */
export async function askTrendView(selection: Selection): Promise<TrendView | null> {
	const [{ engine }, { askTrend }, { viewTrend }] = await Promise.all([
		import('$lib/state/engine.svelte'),
		import('$lib/database/queries/trend'),
		import('$lib/view/trend')
	]);
	const answer = await askTrend(await engine.ready(), selection);
	return answer && viewTrend(answer, { events: engine.register.events, today: today() });
}
