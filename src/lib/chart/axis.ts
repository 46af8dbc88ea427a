import type { TrendView } from '$lib/view/trend';

/** The value axis of a figure, in the figure's unit. */
export interface Axis {
	readonly low: number;
	readonly high: number;
	readonly ticks: readonly number[];
	/** Decimals the ticks need, which is never more than their step has. */
	readonly decimals: number;
	/** True when the axis does not start at zero; the figure then says so. */
	readonly cropped: boolean;
	/** True when a range runs above the axis; the figure then says so. */
	readonly clipped: boolean;
}

/** How many times the highest figure the axis may reach for a range: that of a tiny base would flatten the lines. */
const reach = 3;

const steps = [1, 2, 5, 10] as const;

/** A round step that gives about five ticks over a span. */
function stepFor(span: number): number {
	const power = 10 ** Math.floor(Math.log10(span / 5));
	const factor = steps.find((each) => span / (each * power) <= 6) ?? 10;
	return factor * power;
}

const clean = (value: number) => Number(value.toPrecision(12));

/**
 * The one decision about the value axis. It starts at zero, unless every figure of a percentage is at least 50% or every
 * score at least half the highest: there the reader's question is the difference, and the figure says it is cropped. A line of
 * one point has no difference to show and starts at zero. The target is inside, and so are the ranges around the figures, up to
 * three times the highest figure or target. Ticks are never finer than the measure is printed.
 */
export function axisFor(
	view: Pick<TrendView, 'series' | 'unit' | 'decimals'> & Partial<Pick<TrendView, 'target'>>
): Axis {
	const lines = view.series.map((series) =>
		series.points.map((point) => point.value).filter((value) => value !== null)
	);
	const values = [...lines.flat(), ...(view.target ? [view.target.value] : [])];
	const lowest = values.length === 0 ? 0 : Math.min(...values);
	const highest = values.length === 0 ? 1 : Math.max(...values);
	const ends = view.series
		.flatMap((series) => series.points)
		.flatMap(({ low, high }) => (low === null || high === null ? [] : [low, high]));
	const widest = Math.max(highest, ...ends);
	const clipped = values.length > 0 && highest > 0 && widest > reach * highest;
	const most = clipped ? reach * highest : widest;
	const least = Math.min(lowest, ...ends);
	const cropped =
		lowest > 0 &&
		lines.some((line) => line.length > 1) &&
		((view.unit === 'percent' && lowest >= 50) || (view.unit === 'score' && lowest > highest / 2));
	const from = cropped
		? Math.min(least, lowest - (highest - lowest || lowest / 10) / 4)
		: Math.min(0, least);
	const to = most > from ? most : from + 1;
	const step = Math.max(stepFor(to - from), 10 ** -view.decimals);
	const low = clean(Math.floor(from / step) * step);
	const whole = clean(Math.ceil(to / step) * step);
	const high = view.unit === 'percent' && to <= 100 ? Math.min(whole, 100) : whole;
	const ticks: number[] = [];
	for (let tick = low; tick <= high + step / 1000; tick += step) ticks.push(clean(tick));
	const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
	return {
		low,
		high,
		ticks,
		decimals,
		cropped: cropped && low > 0,
		clipped: clipped && widest > high
	};
}
