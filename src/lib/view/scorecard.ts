import type { IndicatorId, IsoDate } from '$lib/domain/id';

/** Which way the latest figure moved, and in words. */
export interface Movement {
	readonly direction: 'up' | 'down' | 'level' | 'unknown';
	/** `up 1 percentage point from 2018/19`, `no comparable earlier period`. */
	readonly text: string;
}

/** What may be said of a movement. Never `better` or `worse` when chance or rounding could explain it. */
export interface Judgement {
	readonly verdict: 'better' | 'worse' | 'unclear' | 'neutral' | 'unknown';
	/** `better`, `could be chance`, `within rounding`, `cannot be judged: no counts are published`. */
	readonly text: string;
}

/** A measure's line on the board's scorecard. */
export interface ScorecardRow {
	readonly indicator: IndicatorId;
	readonly name: string;
	/** `4%`, or why there is none. */
	readonly value: string;
	readonly reason: string | null;
	/** `15 of 337`; null when no counts are published. */
	readonly counts: string | null;
	readonly period: string;
	/** `14 months old`. */
	readonly age: string;
	readonly unit_label: string;
	readonly movement: Movement;
	readonly judgement: Judgement;
	readonly comparators: readonly { readonly name: string; readonly text: string }[];
	/** The authority's line, gaps as null. */
	readonly spark: readonly { readonly date: IsoDate; readonly value: number | null }[];
	/** The sparkline in words. */
	readonly description: string;
}

/** The board's measures by theme. */
export interface ScorecardView {
	readonly authority: string;
	readonly themes: readonly { readonly theme: string; readonly rows: readonly ScorecardRow[] }[];
	readonly sources: readonly string[];
}
