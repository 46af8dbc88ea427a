import type { IndicatorId, IsoDate, PeriodId, RowId, VintageId } from './id';

/** Where an action stands. */
export const ACTION_STATES = ['open', 'in progress', 'done', 'no longer needed'] as const;

/** Where an action stands. */
export type ActionState = (typeof ACTION_STATES)[number];

/** What the board asked somebody to do. */
export interface Action {
	readonly action: RowId;
	/** The meeting that asked for it. */
	readonly meeting: IsoDate;
	readonly minute: number | null;
	readonly text: string;
	/** A role, never a person's name; null when the minutes name nobody. */
	readonly owner: string | null;
	/** Null: no date was given. */
	readonly due: IsoDate | null;
	readonly state: ActionState;
	/** The day it was done or given up; null while it is open. */
	readonly closed: IsoDate | null;
	/** The measures it is about, the one it is judged by first. */
	readonly indicators: readonly IndicatorId[];
	/** The figure the board had before it that day: the first measure's at this period, as this edition has it. Editions are never overwritten, so it cannot move. Null when none was. */
	readonly period: PeriodId | null;
	readonly vintage: VintageId | null;
	readonly source: string;
}

/** Whether nothing more is to be done about it. */
export const isClosed = ({ state }: Pick<Action, 'state'>) =>
	state === 'done' || state === 'no longer needed';
