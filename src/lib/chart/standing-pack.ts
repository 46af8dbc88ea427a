/** A dot of a strip: where it stands across, and how far its middle is above the base, in pixels. */
export interface Packed {
	readonly x: number;
	readonly up: number;
}

/** Dots of one size, none over another, in the order they were given. */
export interface Packing {
	readonly radius: number;
	readonly dots: readonly Packed[];
	/** How high they reach, in pixels. */
	readonly height: number;
}

interface Bounds {
	/** Between these the radius is chosen, the largest that keeps the dots below `most`, in pixels. */
	readonly least: number;
	readonly largest: number;
	readonly most: number;
	/** The distance across between two values that can be printed. */
	readonly spacing: number;
}

/** Columns this far apart, in pixels, are seen as columns; nearer ones are not kept apart. */
const column = 5.5;

/** The share of the way to the next column that a column may fill. */
const filled = 0.72;

const step = 0.25;

/**
 * Stands each dot exactly at its own place across, as low as it can be without lying over one placed before: the last of those
 * that share a place stands on top.
 */
function swarm(places: readonly number[], radius: number): readonly Packed[] {
	const reach = 2 * radius;
	const placed: Packed[] = [];
	for (const x of places) {
		const near = placed
			.filter((each) => Math.abs(each.x - x) < reach - 1e-6)
			.map((each) => {
				const half = Math.sqrt(reach * reach - (each.x - x) ** 2);
				return { from: each.up - half, to: each.up + half };
			})
			.sort((a, b) => a.from - b.from);
		let up = radius;
		for (const { from, to } of near) if (up > from + 1e-6 && up < to - 1e-6) up = to;
		placed.push({ x, up });
	}
	return placed;
}

const sharing = (places: readonly number[]) => {
	const shared = new Map<number, number[]>();
	places.forEach((x, index) => shared.set(x, [...(shared.get(x) ?? []), index]));
	return shared;
};

/** How many dots may stand side by side in a column. */
const mostAbreast = (radius: number, spacing: number) =>
	Math.max(1, Math.floor((filled * spacing) / (2 * radius)));

/** Stands the dots that share a place in one column, filled from below, its last row in the middle. */
function columns(places: readonly number[], radius: number, abreast: number): readonly Packed[] {
	const dots: Packed[] = places.map((x) => ({ x, up: radius }));
	for (const [x, members] of sharing(places))
		members.forEach((member, place) => {
			const row = Math.floor(place / abreast);
			const inRow = Math.min(abreast, members.length - row * abreast);
			const at = (place % abreast) - (inRow - 1) / 2;
			dots[member] = { x: x + at * 2 * radius, up: radius + row * 2 * radius };
		});
	return dots;
}

/**
 * Packs dots at their places across. Where values are printed far enough apart, all that share one stand in a column of their own;
 * else each stands at its exact place, beside and above the others. The last dot of those sharing a place is on top.
 */
export function packDots(places: readonly number[], bounds: Bounds): Packing {
	const { least, largest, most, spacing } = bounds;
	const inColumns = spacing >= column;
	const tallest = Math.max(0, ...[...sharing(places).values()].map((each) => each.length));
	/** As few abreast as keep the tallest column below the most: the same in every column, so that their heights compare. */
	const make = (radius: number) => {
		if (!inColumns) return swarm(places, radius);
		const rows = Math.max(1, Math.floor(most / (2 * radius)));
		const needed = Math.max(1, Math.ceil(tallest / rows));
		return columns(places, radius, Math.min(needed, mostAbreast(radius, spacing)));
	};
	const top = (dots: readonly Packed[], radius: number) =>
		Math.max(0, ...dots.map((each) => each.up + radius));
	let radius = inColumns ? Math.min(largest, Math.max(least, (spacing - 1) / 2)) : largest;
	let dots = make(radius);
	while (radius > least && top(dots, radius) > most) {
		radius = Math.max(least, radius - step);
		dots = make(radius);
	}
	return { radius, dots, height: top(dots, radius) };
}
