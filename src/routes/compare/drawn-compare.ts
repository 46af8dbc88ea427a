import type { Mode } from '$lib/domain/mode';
import type { CompareView } from '$lib/view/compare';
import type { Authority } from './selection';
import type { IndicatorId } from '$lib/domain/id';

/** A small figure as SVG text at two widths. Null when there is nothing to draw. */
interface DrawnMultiple {
	readonly wide: string | null;
	/** For a telephone, and for two figures beside one another on A4. */
	readonly narrow: string | null;
}

/** A comparison with its figures drawn, so that it can be read before any script has run. */
export interface DrawnCompare {
	readonly view: CompareView;
	/** In the order of the view's panels. */
	readonly figures: readonly DrawnMultiple[];
	/** Whom its figures are for: the council only where any of them is. */
	readonly mode: Mode;
}

/** What the page is built with. */
export interface BuiltCompare {
	readonly drawn: DrawnCompare;
	/** The measures it compares. */
	readonly indicators: readonly IndicatorId[];
	/** The closest statistical neighbours of the board's authority, closest first: those to compare it with first. */
	readonly neighbours: readonly Authority[];
}
