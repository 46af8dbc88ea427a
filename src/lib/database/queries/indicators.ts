import type { IndicatorId } from '$lib/domain/id';
import type { Engine } from '../engine';

/** A measure as a list shows it. */
export interface IndicatorEntry {
	readonly indicator: IndicatorId;
	readonly name: string;
	readonly theme: string;
	readonly lait_code: string | null;
	/** Whether any edition holds a row of it, printed or missing. */
	readonly has_figures: boolean;
}

/** The statement behind `listIndicators`. */
export const INDICATORS = `SELECT indicator, name, theme, lait_code,
		indicator_key IN (SELECT indicator_key FROM observation) AS has_figures
	FROM indicator ORDER BY theme, name, indicator`;

/** Every measure known, by theme and name. */
export const listIndicators = (engine: Engine): Promise<IndicatorEntry[]> =>
	engine.query<IndicatorEntry>(INDICATORS);
