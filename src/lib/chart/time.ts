import { parsePeriod } from '$lib/domain/period';
import type { TrendMark, TrendPoint } from '$lib/view/trend';

/** A day on the time axis. */
export const dayAt = (date: string) => new Date(`${date}T00:00:00Z`);

const half = 182 * 86_400_000;

/**
 * First and last day of the time axis: from the first point to the last, and as far beyond them as a mark stands within the
 * first period or the last. A single point stands in the middle of a year.
 */
export function daysOf(
	points: readonly TrendPoint[],
	marks: readonly TrendMark[]
): readonly [Date, Date] {
	const [first, last] = [points[0], points.at(-1)];
	if (!first || !last) return [dayAt('2000-01-01'), dayAt('2000-12-31')];
	const earliest = parsePeriod(first.period)?.start ?? first.date;
	const latest = parsePeriod(last.period)?.end ?? last.date;
	const days = marks.flatMap((mark) => [mark.date, mark.end ?? mark.date]);
	const within = [first.date, last.date, ...days.filter((day) => day >= earliest && day <= latest)];
	const [from, to] = [within.sort()[0] ?? first.date, within.sort().at(-1) ?? last.date];
	if (first.date < last.date) return [dayAt(from), dayAt(to)];
	const middle = dayAt(first.date).getTime();
	return [new Date(middle - half), new Date(middle + half)];
}

/**
 * The two points a break parts: the last whose period was over before it, and the first whose period was not. The same
 * rule forbids the comparison in words. Null unless there is a point on both sides.
 */
function partedBy(
	mark: TrendMark,
	points: readonly TrendPoint[]
): readonly [TrendPoint, TrendPoint] | null {
	const after = points.findIndex((point) => (parsePeriod(point.period)?.end ?? '') >= mark.date);
	const [earlier, later] = [points[after - 1], points[after]];
	return earlier && later ? [earlier, later] : null;
}

/** Room a break's rule keeps from the points it parts, in pixels. */
const clear = 7;

/**
 * Where a mark stands, in pixels: at its own day. A break keeps clear of the two points it parts, so that a rule dated the
 * day after a count is seen to stand between that count and the next.
 */
export function standsAt(
	mark: TrendMark,
	points: readonly TrendPoint[],
	x: (day: Date) => number,
	days: readonly [Date, Date]
): number {
	const own = dayAt(mark.date).getTime();
	const at = x(new Date(Math.min(Math.max(own, days[0].getTime()), days[1].getTime())));
	const parted = mark.breaks ? partedBy(mark, points) : null;
	if (!parted) return at;
	const [from, to] = parted.map((point) => x(dayAt(point.date))) as [number, number];
	return to - from < 2 * clear ? (from + to) / 2 : Math.min(Math.max(at, from + clear), to - clear);
}
