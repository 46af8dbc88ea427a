import type { Geography } from './geography';
import type { Indicator } from './indicator';
import type { Observation } from './observation';
import type { Vintage } from './vintage';

/** The figure that stands for one measure, place and period, as the edition it is from prints it. */
export interface HeldFigure extends Observation {
	/** Why a later edition's figure is not shown, as a sentence; null when nothing was held back. */
	readonly held_back: string | null;
}

/** What is held of some measures for some places: what a page of its own is worded from. */
export interface HeldFigures {
	/** By measure, place, then the end and the start of the period. */
	readonly figures: readonly HeldFigure[];
	/** Every measure and place of the figures, once. */
	readonly indicators: readonly Indicator[];
	readonly geographies: readonly Geography[];
	/** Every edition of the figures, the latest first. */
	readonly vintages: readonly Vintage[];
}
