import type { Drawing } from '$lib/chart/drawing';
import type { MeasureView } from '$lib/view/measure';
import type { PapersView } from '$lib/view/papers';

/** A measure's page with its first figures as SVG text, so that it can be read before any script has run. */
export interface DrawnMeasure {
	readonly view: MeasureView;
	/** What board papers have printed of it; null when none has. */
	readonly papers: PapersView | null;
	/** Null when there is nothing to draw, or when the page is to draw it itself. */
	readonly trend: Drawing | null;
	/** The neighbours beside the authority, likewise. */
	readonly neighbours: Drawing | null;
}
