import type { IndicatorId } from '$lib/domain/id';

/** A measure to choose. */
export interface IndicatorChoice {
	readonly indicator: IndicatorId;
	readonly name: string;
	readonly theme: string;
}

/** The measures whose name or theme holds every word typed, in the order given; all of them when nothing is typed. */
export function findMeasures(
	measures: readonly IndicatorChoice[],
	typed: string
): readonly IndicatorChoice[] {
	const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
	return measures.filter(({ name, theme }) => {
		const text = `${name} ${theme}`.toLowerCase();
		return words.every((word) => text.includes(word));
	});
}

/**
 * Every measure that has figures, in the record or in a file kept on this computer, and a sentence for each kept file
 * that could not be loaded again. Starts the engine; throws a sentence when it cannot start.
 */
export async function heldMeasures(): Promise<{
	readonly measures: readonly IndicatorChoice[];
	readonly problems: readonly string[];
}> {
	const [{ engine }, { listIndicators }] = await Promise.all([
		import('$lib/state/engine.svelte'),
		import('$lib/database/queries/indicators')
	]);
	const measures = await listIndicators(await engine.ready());
	return {
		measures: measures.filter((measure) => measure.has_figures),
		problems: engine.problems
	};
}
