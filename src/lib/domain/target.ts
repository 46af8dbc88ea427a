import type { IndicatorId, PeriodId } from './id';

/** What the board has said a measure should reach. */
export interface Target {
	readonly indicator: IndicatorId;
	readonly period: PeriodId;
	readonly value: number;
	/** How far short still counts as near; null when the board has not said. */
	readonly tolerance: number | null;
	readonly source: string;
}
