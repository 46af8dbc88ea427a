import type { TrendView } from '$lib/view/trend';

/** A trend with its figure as SVG text at two widths, so that a page can be read before any script has run. */
export interface DrawnTrend {
	readonly view: TrendView;
	/** Null when the view says there is nothing to draw. */
	readonly wide: string | null;
	readonly narrow: string | null;
}

/** Widths in CSS pixels at which a figure is drawn beforehand: the reading column, and a telephone. */
export const DRAWN_WIDTHS = { wide: 880, narrow: 358 } as const;
