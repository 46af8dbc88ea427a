import type { Unit } from '$lib/domain/indicator';
import { roundHalfUp } from '$lib/statistics/rounding';
import { formatFigure } from './number';

/** One group of figures that a map fills alike. `low` and `high` are the least and greatest figure in it, both inside it. */
export interface HexClass {
	readonly low: number;
	readonly high: number;
	/** `2% or less`, `3%`, `4% to 5%`, `6% or more`. */
	readonly words: string;
	/** How many areas have a figure in it. */
	readonly count: number;
}

/** How figures are printed. */
interface HexFormat {
	readonly unit: Unit;
	readonly decimals: number;
}

/** The most classes an eye can tell apart in one hue. */
const most = 5;

/** The decimals figures were printed to: the most any of them shows, and never more than the measure's. */
export function decimalsOf(values: readonly number[], limit: number): number {
	for (let decimals = 0; decimals < limit; decimals++)
		if (values.every((value) => roundHalfUp(value, decimals) === roundHalfUp(value, limit)))
			return decimals;
	return limit;
}

/**
 * Where to cut counts standing in order into `most` runs whose sums are as near to equal as can be: the cuts with the least
 * sum of squares, which for a fixed total is the least spread. Returns the index each run starts at.
 */
function evenCuts(counts: readonly number[]): readonly number[] {
	const sums = [0];
	for (const count of counts) sums.push((sums.at(-1) ?? 0) + count);
	const sum = (from: number, to: number) => (sums[to] ?? 0) - (sums[from] ?? 0);
	let best = counts.map((_, index) => ({ cost: sum(0, index + 1) ** 2, starts: [0] }));
	for (let runs = 2; runs <= most; runs++)
		best = counts.map((_, index) => {
			let found = { cost: Infinity, starts: [0] };
			for (let start = runs - 1; start <= index; start++) {
				const before = best[start - 1];
				if (!before) continue;
				const cost = before.cost + sum(start, index + 1) ** 2;
				if (cost < found.cost) found = { cost, starts: [...before.starts, start] };
			}
			return found;
		});
	return best.at(-1)?.starts ?? [];
}

/**
 * Sorts figures into at most five classes, the lowest first. Figures printed alike are never in two classes. Up to five
 * different figures have a class each; more are grouped so that the classes hold as nearly equal numbers of areas as ties
 * allow. No figures, no classes.
 */
export function classesOf(values: readonly number[], format: HexFormat): readonly HexClass[] {
	const counts = new Map<number, number>();
	for (const value of values) {
		const printed = roundHalfUp(value, format.decimals);
		counts.set(printed, (counts.get(printed) ?? 0) + 1);
	}
	const steps = [...counts].sort(([one], [other]) => one - other);
	const starts =
		steps.length <= most ? steps.map((_, index) => index) : evenCuts(steps.map(([, n]) => n));
	const say = (value: number) => formatFigure(value, format.decimals, format.unit);
	return starts.flatMap((start, place) => {
		const group = steps.slice(start, starts[place + 1]);
		const [low, high] = [group[0]?.[0], group.at(-1)?.[0]];
		if (low === undefined || high === undefined) return [];
		const words =
			group.length === 1
				? say(low)
				: place === 0
					? `${say(high)} or less`
					: place === starts.length - 1
						? `${say(low)} or more`
						: `${say(low)} to ${say(high)}`;
		return [{ low, high, words, count: group.reduce((total, [, n]) => total + n, 0) }];
	});
}

/** Which class a figure is in; null for one that none holds. */
export function classOf(
	value: number,
	classes: readonly HexClass[],
	format: HexFormat
): number | null {
	const printed = roundHalfUp(value, format.decimals);
	const place = classes.findIndex(({ low, high }) => printed >= low && printed <= high);
	return place === -1 ? null : place;
}
