import type { RowId } from './id';

/** A strategic priority of the council's for its looked-after children and care leavers. */
export interface Priority {
	readonly priority: RowId;
	/** Its place in the strategy, from 1. */
	readonly place: number;
	readonly statement: string;
}

/** A theme under which the board reads its measures, in the board's order. */
export interface Theme {
	/** As the measures name it. */
	readonly theme: string;
	readonly place: number;
}
