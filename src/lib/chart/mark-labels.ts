import type { TrendMark, TrendPoint } from '$lib/view/trend';
import { dayAt } from './segments';
import { textWidth } from './style';

/** A mark's title above the figure. `row` counts upwards from the frame. */
export interface MarkLabel {
	readonly mark: TrendMark;
	readonly x: number;
	readonly anchor: 'start' | 'end';
	readonly row: number;
}

interface Strip {
	/** Where a mark stands, in pixels. */
	readonly x: (mark: TrendMark) => number;
	readonly left: number;
	/** The last pixel words may reach: the strip runs on above the lines' names. */
	readonly right: number;
	readonly font: number;
	/** The most rows there is room for. */
	readonly rows: number;
}

/**
 * The day a mark stands at. A break stands midway between the points it parts, because a point drawn at the end of its
 * period would otherwise touch it; the rest stand at their own day.
 */
export function standsAt(mark: TrendMark, points: readonly TrendPoint[]): Date {
	const after = points.findIndex((point) => point.date >= mark.date);
	const earlier = points[after - 1];
	const later = points[after];
	if (!mark.breaks || !earlier || !later) return dayAt(mark.date);
	return new Date((dayAt(earlier.date).getTime() + dayAt(later.date).getTime()) / 2);
}

const importance = (mark: TrendMark) => (mark.breaks ? 0 : mark.kind === 'covid' ? 1 : 2);

function rowsFor(marks: readonly TrendMark[], strip: Strip): MarkLabel[] {
	const taken: [number, number][][] = [];
	const labels: MarkLabel[] = [];
	for (const mark of [...marks].sort((a, b) => b.date.localeCompare(a.date))) {
		const at = Math.max(strip.left, strip.x(mark));
		const length = textWidth(mark.title, strip.font) + 10;
		const anchor = at + length <= strip.right ? 'start' : 'end';
		const [from, to] = anchor === 'start' ? [at - 2, at + length] : [at - length, at + 2];
		let row = 0;
		while (taken[row]?.some(([start, end]) => from < end && start < to)) row++;
		taken[row] = [...(taken[row] ?? []), [from, to]];
		for (let below = 0; below < row; below++)
			taken[below] = [...(taken[below] ?? []), [at - 3, at + 3]];
		labels.push({ mark, x: at, anchor, row });
	}
	return labels;
}

/**
 * Puts the titles of marks in rows above the frame, the later ones lower so that no mark's rule crosses another's words. Where there
 * is no room the least important lose their words (the page lists every mark in full): breaks stay longest.
 */
export function placeMarks(
	marks: readonly TrendMark[],
	strip: Strip
): { readonly labels: readonly MarkLabel[]; readonly rows: number } {
	const kept = marks
		.filter((mark) => {
			const at = Math.max(strip.left, strip.x(mark));
			const length = textWidth(mark.title, strip.font) + 10;
			return at + length <= strip.right || at - length >= 0;
		})
		.sort((a, b) => importance(a) - importance(b) || a.date.localeCompare(b.date));
	for (;;) {
		const labels = rowsFor(kept, strip);
		const rows = Math.max(0, ...labels.map((label) => label.row + 1));
		if (rows <= strip.rows) return { labels, rows };
		kept.pop();
	}
}
