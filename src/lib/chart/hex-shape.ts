/** A point in pixels. */
export interface At {
	readonly x: number;
	readonly y: number;
}

/** A rectangle in pixels. */
export interface Box extends At {
	readonly width: number;
	readonly height: number;
}

/** The six corners of a hexagon that points up, from the top round to the right. `half` is half its width. */
export function corners({ x, y }: At, half: number): readonly At[] {
	const reach = (half * 2) / Math.sqrt(3);
	return [0, 1, 2, 3, 4, 5].map((corner) => {
		const angle = (corner * Math.PI) / 3;
		return { x: x + reach * Math.sin(angle), y: y - reach * Math.cos(angle) };
	});
}

const round = (number: number) => Math.round(number * 100) / 100;

/** A hexagon's outline as an SVG path. */
export const outline = (centre: At, half: number) =>
	`M${corners(centre, half)
		.map(({ x, y }) => `${round(x)},${round(y)}`)
		.join('L')}Z`;

/** The side two hexagons that touch share, as an SVG path. */
export function sharedSide(one: At, other: At, half: number): string {
	const middle = { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 };
	const along = { x: (one.y - other.y) / (2 * half), y: (other.x - one.x) / (2 * half) };
	const reach = half / Math.sqrt(3);
	return `M${round(middle.x - along.x * reach)},${round(middle.y - along.y * reach)}L${round(middle.x + along.x * reach)},${round(middle.y + along.y * reach)}`;
}

/** Strokes rising to the right inside a hexagon, as an SVG path. No pattern: a pattern needs an id, and a page has many figures. */
export function hatched(centre: At, half: number, spacing: number): string {
	const points = corners(centre, half);
	const strokes: string[] = [];
	const reach = Math.floor((half * 2.3) / spacing);
	for (let step = -reach; step <= reach; step++) {
		const rise = centre.x + centre.y + step * spacing * Math.SQRT2;
		const ends = points.flatMap((from, index) => {
			const to = points[(index + 1) % points.length] ?? from;
			const [a, b] = [from.x + from.y - rise, to.x + to.y - rise];
			if (a < 0 === b < 0) return [];
			const share = a / (a - b);
			return [{ x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }];
		});
		const [start, end] = ends;
		if (start && end)
			strokes.push(`M${round(start.x)},${round(start.y)}L${round(end.x)},${round(end.y)}`);
	}
	return strokes.join('');
}

/** The nearest point of a rectangle to a point. */
export const nearestIn = ({ x, y, width, height }: Box, to: At): At => ({
	x: Math.min(Math.max(to.x, x), x + width),
	y: Math.min(Math.max(to.y, y), y + height)
});

/** How far a point lies from a straight line between two others. */
export function distanceTo({ x, y }: At, from: At, to: At): number {
	const [dx, dy] = [to.x - from.x, to.y - from.y];
	const length = dx * dx + dy * dy;
	const along = length === 0 ? 0 : ((x - from.x) * dx + (y - from.y) * dy) / length;
	const share = Math.min(1, Math.max(0, along));
	return Math.hypot(x - from.x - share * dx, y - from.y - share * dy);
}
