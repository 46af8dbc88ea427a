import type { HeldFigure } from '$lib/domain/held-figures';
import type { Period } from '$lib/domain/period';

/** A held figure with its period read. */
export interface DatedFigure extends HeldFigure {
	readonly at: Period;
}
