import type { PapersView } from '$lib/view/papers';
import type { TrendView } from '$lib/view/trend';

/** A trend with its figure as SVG text at two widths, so that a page can be read before any script has run. */
export interface DrawnTrend {
	readonly view: TrendView;
	/** What board papers have printed of it; null when none has. */
	readonly papers: PapersView | null;
	/** Null when there is nothing to draw, or when the page is to draw it itself. */
	readonly wide: string | null;
	readonly narrow: string | null;
}

/** Widths in CSS pixels at which a figure is drawn beforehand: the reading column, and a telephone. */
export const DRAWN_WIDTHS = { wide: 880, narrow: 358 } as const;
