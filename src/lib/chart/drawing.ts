import { serialise } from './serialise';

/** A drawing as SVG text at two widths, so that a page can be read before any script has run; null when there is nothing to draw. */
export interface Drawing {
	readonly wide: string | null;
	readonly narrow: string | null;
}

/** Widths in CSS pixels at which a figure is drawn beforehand: the reading column, and a telephone. */
const DRAWN_WIDTHS = { wide: 880, narrow: 358 } as const;

/** Draws at both widths. `draw` gives null when there is nothing to draw. */
export function drawBoth(draw: (width: number) => SVGSVGElement | null): Drawing {
	const text = (width: number) => {
		const svg = draw(width);
		return svg && serialise(svg);
	};
	return { wide: text(DRAWN_WIDTHS.wide), narrow: text(DRAWN_WIDTHS.narrow) };
}
