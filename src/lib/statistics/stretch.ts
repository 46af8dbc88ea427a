/** A figure and its place in the series it stands in, from 0. */
export interface Point {
	readonly at: number;
	readonly value: number;
}

/** The figures of a series with nothing missing between them. Nobody knows what a missing one would have done to a run. */
export function stretches(values: readonly (number | null)[]): readonly (readonly Point[])[] {
	const found: Point[][] = [];
	let open: Point[] | null = null;
	for (const [at, value] of values.entries()) {
		if (value === null) open = null;
		else if (open) open.push({ at, value });
		else found.push((open = [{ at, value }]));
	}
	return found;
}

/** Consecutive points that go one way: `side` 1 above the line or rising, -1 below it or falling. */
export interface Run {
	readonly side: 1 | -1;
	readonly points: readonly Point[];
}

/** Floating point leaves this much of a figure's size undecided. */
const slack = (a: number, b: number) => 1e-12 * Math.max(Math.abs(a), Math.abs(b), 1e-3);

/** Which side of a line a figure is on: 1 above, -1 below, 0 on it, floating-point noise apart. */
export function sideOf(value: number, line: number): 1 | 0 | -1 {
	if (Math.abs(value - line) <= slack(value, line)) return 0;
	return value > line ? 1 : -1;
}

/** A run that may still grow. */
interface OpenRun {
	readonly side: 1 | -1;
	readonly points: Point[];
}

/** The runs on one side of a line. A point on it ends a run, or with `skip` neither ends nor lengthens one. */
export function runsBeside(points: readonly Point[], line: number, skip: boolean): readonly Run[] {
	const runs: OpenRun[] = [];
	let open: OpenRun | null = null as OpenRun | null;
	for (const point of points) {
		const side = sideOf(point.value, line);
		if (side === 0) open = skip ? open : null;
		else if (open?.side === side) open.points.push(point);
		else runs.push((open = { side, points: [point] }));
	}
	return runs;
}

/** The runs that rise or fall all the way. A figure equal to the one before ends a run, or with `skip` is not counted. */
export function runsOneWay(points: readonly Point[], skip: boolean): readonly Run[] {
	const runs: OpenRun[] = [];
	let open: OpenRun | null = null as OpenRun | null;
	let last: Point | null = null;
	for (const point of points) {
		const side = last ? sideOf(point.value, last.value) : 0;
		if (side === 0) {
			if (last && skip) continue;
			open = null;
		} else if (open?.side === side) open.points.push(point);
		else if (last) runs.push((open = { side, points: [last, point] }));
		last = point;
	}
	return runs;
}
