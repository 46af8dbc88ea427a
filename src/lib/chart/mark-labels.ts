import type { TrendMark } from '$lib/view/trend';
import { textWidth } from './style';

/** What stands above the figure for a mark: its title, or its number in the list where there is no room for words. */
export interface MarkLabel {
	readonly mark: TrendMark;
	readonly text: string;
	/** True when `text` is the title, after its number where any other mark is a number alone. */
	readonly worded: boolean;
	readonly x: number;
	readonly anchor: 'start' | 'middle' | 'end';
	/** Counts upwards from the frame. */
	readonly row: number;
}

interface Strip {
	/** Where a mark stands, in pixels. */
	readonly x: (mark: TrendMark) => number;
	readonly left: number;
	/** The last pixel words may reach: the strip runs on above the lines' names. */
	readonly right: number;
	readonly font: number;
	/** The most rows words may take; numbers alone may need more. */
	readonly rows: number;
	/** How many marks of the list come before the first that stands here; none unless it is given. */
	readonly before?: number;
}

type Placed = MarkLabel & { readonly from: number; readonly to: number };

const importance = (mark: TrendMark) => (mark.breaks ? 0 : mark.kind === 'covid' ? 1 : 2);

/** A mark's words on the figure: its title, numbered as in the list or not. */
type Titles = (mark: TrendMark) => string;

const lengthOf = (text: string, { font }: Strip) => textWidth(text, font) + 10;

function reachOf(mark: TrendMark, text: string, worded: boolean, strip: Strip) {
	const x = Math.max(strip.left, strip.x(mark));
	const length = lengthOf(text, strip);
	const half = textWidth(text, strip.font) / 2 + 2;
	if (!worded) return { x, anchor: 'middle', from: x - half, to: x + half } as const;
	return x + length <= strip.right
		? ({ x, anchor: 'start', from: x - 2, to: x + length } as const)
		: ({ x, anchor: 'end', from: x - length, to: x + 2 } as const);
}

function rowsFor(
	marks: readonly TrendMark[],
	worded: ReadonlySet<TrendMark>,
	strip: Strip,
	titles: Titles
): Placed[] {
	const taken: [number, number][][] = [];
	const labels: Placed[] = [];
	const latestFirst = marks
		.map((mark, index) => ({ mark, number: String(index + 1 + (strip.before ?? 0)) }))
		.reverse();
	for (const { mark, number } of latestFirst) {
		const text = worded.has(mark) ? titles(mark) : number;
		const reach = reachOf(mark, text, worded.has(mark), strip);
		const { x, from, to } = reach;
		let row = 0;
		while (taken[row]?.some(([start, end]) => from < end && start < to)) row++;
		taken[row] = [...(taken[row] ?? []), [from, to]];
		for (let below = 0; below < row; below++)
			taken[below] = [...(taken[below] ?? []), [x - 3, x + 3]];
		labels.push({ mark, text, worded: worded.has(mark), row, ...reach });
	}
	return labels;
}

/** Whether a mark's rule runs through another's words. */
const crosses = (labels: readonly Placed[]) =>
	labels.some(
		(label) =>
			label.worded &&
			labels.some(
				(other) => other.row > label.row && other.x > label.from + 2 && other.x < label.to - 2
			)
	);

const rowsOf = (labels: readonly Placed[]) => Math.max(0, ...labels.map((label) => label.row + 1));

function place(marks: readonly TrendMark[], strip: Strip, titles: Titles): readonly Placed[] {
	let worded = new Set<TrendMark>();
	let labels = rowsFor(marks, worded, strip, titles);
	const most = Math.max(strip.rows, rowsOf(labels));
	for (const mark of [...marks].sort((a, b) => importance(a) - importance(b))) {
		const x = Math.max(strip.left, strip.x(mark));
		const length = lengthOf(titles(mark), strip);
		if (x + length > strip.right && x - length < 0) continue;
		const tried = new Set([...worded, mark]);
		const placed = rowsFor(marks, tried, strip, titles);
		if (rowsOf(placed) > most || crosses(placed)) continue;
		worded = tried;
		labels = placed;
	}
	return labels;
}

/**
 * Puts every mark's title, or its number in the list, in rows above the frame, the later ones lower so that no mark's rule
 * crosses another's words. Titles are tried in the order of their importance, breaks first; one that finds no room is a
 * number, and then every title carries its own, so that no number of the list is sought in vain.
 */
export function placeMarks(
	marks: readonly TrendMark[],
	strip: Strip
): { readonly labels: readonly MarkLabel[]; readonly rows: number } {
	const plain = place(marks, strip, (mark) => mark.title);
	const labels = plain.every(({ worded }) => worded)
		? plain
		: place(
				marks,
				strip,
				(mark) => `${marks.indexOf(mark) + 1 + (strip.before ?? 0)} ${mark.title}`
			);
	return { labels, rows: rowsOf(labels) };
}
