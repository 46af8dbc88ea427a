/** A rectangle in pixels, y counted from the top. */
export interface Box {
	readonly from: number;
	readonly to: number;
	readonly top: number;
	readonly base: number;
}

/** Pixels between the strokes of hatching. */
const stroke = 7;

/** Strokes rising to the right inside a rectangle, as one path. No pattern: a pattern needs an id, and a page has many figures. */
export function hatching({ from, to, top, base }: Box): string {
	const height = base - top;
	const lines: string[] = [];
	for (let foot = from - height + stroke / 2; foot < to; foot += stroke) {
		const [x1, x2] = [Math.max(from, foot), Math.min(to, foot + height)];
		if (x1 < x2) lines.push(`M${x1},${base - (x1 - foot)}L${x2},${base - (x2 - foot)}`);
	}
	return lines.join('');
}

/** A rectangle's four sides, as one path. */
export const outline = ({ from, to, top, base }: Box): string =>
	`M${from},${top}L${to},${top}L${to},${base}L${from},${base}Z`;
