import type { IndicatorId, PeriodId } from './id';

/** What the board has said a measure should reach. It is the board's own and says nothing of another authority. */
export interface Target {
	readonly indicator: IndicatorId;
	readonly period: PeriodId;
	/** In the measure's unit. */
	readonly value: number;
	/** How far short still counts as near; null when the board has not said. */
	readonly tolerance: number | null;
	readonly source: string;
}
