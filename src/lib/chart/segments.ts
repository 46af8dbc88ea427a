import { isAdjacent, parsePeriod } from '$lib/domain/period';
import type { TrendMark, TrendPoint, TrendSeries } from '$lib/view/trend';
import { kindOf, type BandKind } from '$lib/view/trend-interval';
import { dayAt } from './time';

/** A point that has a figure, with the stretch of unbroken line it lies on. */
export interface PlacedPoint {
	readonly point: TrendPoint;
	readonly value: number;
	readonly at: Date;
	readonly segment: string;
	/** True when no neighbour is joined to it, so that only a dot can show it. */
	readonly alone: boolean;
}

/** A run of points side by side whose ranges are of one kind, on one unbroken stretch of line. */
export interface BandRun {
	readonly kind: BandKind;
	readonly points: readonly { readonly at: Date; readonly low: number; readonly high: number }[];
}

/** Cuts the ranges around a line as the line is cut, and again where one kind of range follows another. */
export function bandRunsOf(placed: readonly PlacedPoint[]): readonly BandRun[] {
	const runs: { kind: BandKind; segment: string; points: BandRun['points'][number][] }[] = [];
	let joined = false;
	for (const { point, at, segment } of placed) {
		const { low, high, interval_method } = point;
		if (low === null || high === null || interval_method === null) {
			joined = false;
			continue;
		}
		const kind = kindOf(interval_method);
		const last = runs.at(-1);
		if (joined && last?.kind === kind && last.segment === segment)
			last.points.push({ at, low, high });
		else runs.push({ kind, segment, points: [{ at, low, high }] });
		joined = true;
	}
	return runs;
}

function joins(before: TrendPoint, after: TrendPoint, marks: readonly TrendMark[]): boolean {
	const earlier = parsePeriod(before.period);
	const later = parsePeriod(after.period);
	if (!earlier || !later || !isAdjacent(earlier, later)) return false;
	return !marks.some((mark) => mark.breaks && mark.date > earlier.end && mark.date <= later.end);
}

/** Cuts a line into stretches: at a missing figure, between periods that are not adjacent, and at a break. */
export function segmentsOf(series: TrendSeries, marks: readonly TrendMark[]): PlacedPoint[] {
	const stretches: TrendPoint[][] = [];
	let before: TrendPoint | null = null;
	for (const point of series.points) {
		if (point.value !== null) {
			const last = stretches.at(-1);
			if (last && before && joins(before, point, marks)) last.push(point);
			else stretches.push([point]);
		}
		before = point.value === null ? null : point;
	}
	return stretches.flatMap((points, index) =>
		points.map((point) => ({
			point,
			value: point.value ?? 0,
			at: dayAt(point.date),
			segment: `${series.key}-${index}`,
			alone: points.length === 1
		}))
	);
}
