import type { TrendPoint, TrendView } from '$lib/view/trend';
import { missingWord } from '$lib/view/missing';
import { dayAt } from './time';

/** A stretch of the time axis where the authority has no figure, in pixels, with the word why. */
export interface Gap {
	readonly points: readonly TrendPoint[];
	readonly from: number;
	readonly to: number;
	readonly text: string;
	/** What the suppressed count allows, drawn as a box; null where the gap is all that is shown. */
	readonly range: { readonly low: number; readonly high: number } | null;
}

const rangeOf = ({ low, high }: TrendPoint) =>
	low === null || high === null ? null : { low, high };

/** The share of the way to the next period that a gap reaches to each side. */
const share = 0.36;

/** The most a gap reaches beyond its period, in pixels. */
const most = 18;

/** Where an authority's line begins: its first figure, or what is known of a suppressed one; where it has none, its first row. */
function startOf(points: readonly TrendPoint[]): number {
	const known = points.findIndex((point) => point.value !== null || point.range !== null);
	const row = points.findIndex((point) => point.text !== missingWord(null));
	return known >= 0 ? known : row >= 0 ? row : points.length;
}

/** The authority's missing periods after its first figure, those side by side with one reason together. */
export function gapsOf(
	view: TrendView,
	x: (day: Date) => number,
	frame: { readonly left: number; readonly right: number }
): readonly Gap[] {
	const points = view.series.find((series) => series.focus)?.points ?? [];
	const runs: TrendPoint[][] = [];
	points.slice(startOf(points)).forEach((point, index, all) => {
		if (point.value !== null) return;
		const last = runs.at(-1);
		const before = all[index - 1];
		if (last && before && last.includes(before) && before.text === point.text && !point.range)
			last.push(point);
		else runs.push([point]);
	});
	const places = points.map((point) => x(dayAt(point.date)));
	const spacing = Math.min(
		...places.slice(1).map((place, index) => place - (places[index] ?? place))
	);
	const reach = Number.isFinite(spacing) ? Math.min(most, spacing * share) : most;
	const none = points.every((point) => point.value === null);
	return runs.map((run) => {
		const own = run.map((point) => x(dayAt(point.date)));
		return {
			points: run,
			from: Math.max(frame.left, Math.min(...own) - reach),
			to: Math.min(frame.right, Math.max(...own) + reach),
			text: run[0]
				? (run[0].range ??
					(none ? `${view.authority.name}: ${run[0].text.toLowerCase()}` : run[0].text))
				: '',
			range: run[0] ? rangeOf(run[0]) : null
		};
	});
}
