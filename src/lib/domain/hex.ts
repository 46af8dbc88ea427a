import type { GeographyCode } from './id';

/**
 * An authority's place on the map of equal hexagons, in which every area is as large as every other and stands roughly where
 * it lies in England. Points up; every odd row stands half a hexagon further right.
 */
export interface Hex {
	readonly geography: GeographyCode;
	/** From 0, the left-most. */
	readonly column: number;
	/** From 0, the northernmost. */
	readonly row: number;
}

/** A hexagon's place on the grid, whatever stands there. */
type HexPlace = Pick<Hex, 'column' | 'row'>;

/** Where a hexagon's centre lies, in widths of a hexagon from the centre of column 0, row 0; `y` runs down. */
export const hexCentre = ({ column, row }: HexPlace) => ({
	x: column + (row % 2 === 1 ? 0.5 : 0),
	y: (row * Math.sqrt(3)) / 2
});

/** Whether two hexagons share a side. */
export function hexesTouch(one: HexPlace, other: HexPlace): boolean {
	const [a, b] = [hexCentre(one), hexCentre(other)];
	return Math.abs(Math.hypot(a.x - b.x, a.y - b.y) - 1) < 0.01;
}
