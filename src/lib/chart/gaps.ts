import type { TrendPoint, TrendView } from '$lib/view/trend';
import { dayAt } from './time';

/** A stretch of the time axis where the authority has no figure, in pixels, with the word why. */
export interface Gap {
	readonly points: readonly TrendPoint[];
	readonly from: number;
	readonly to: number;
	readonly text: string;
}

/** The share of the way to the next period that a gap reaches to each side. */
const share = 0.36;

/** The most a gap reaches beyond its period, in pixels. */
const most = 18;

/** The authority's missing periods after its first figure, those side by side with one reason together. */
export function gapsOf(
	view: TrendView,
	x: (day: Date) => number,
	frame: { readonly left: number; readonly right: number }
): readonly Gap[] {
	const points = view.series.find((series) => series.focus)?.points ?? [];
	const start = points.findIndex((point) => point.value !== null);
	const runs: TrendPoint[][] = [];
	points.slice(start < 0 ? points.length : start).forEach((point, index, all) => {
		if (point.value !== null) return;
		const last = runs.at(-1);
		if (last && all[index - 1]?.text === point.text && last.includes(all[index - 1] as TrendPoint))
			last.push(point);
		else runs.push([point]);
	});
	const places = points.map((point) => x(dayAt(point.date)));
	const spacing = Math.min(
		...places.slice(1).map((place, index) => place - (places[index] ?? place))
	);
	const reach = Number.isFinite(spacing) ? Math.min(most, spacing * share) : most;
	return runs.map((run) => {
		const own = run.map((point) => x(dayAt(point.date)));
		return {
			points: run,
			from: Math.max(frame.left, Math.min(...own) - reach),
			to: Math.min(frame.right, Math.max(...own) + reach),
			text: run[0]?.text ?? ''
		};
	});
}
