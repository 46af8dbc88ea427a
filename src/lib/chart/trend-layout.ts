import { formatFigure } from '$lib/view/number';
import type { TrendMark, TrendPoint, TrendSeries, TrendView } from '$lib/view/trend';
import { axisFor, type Axis } from './axis';
import { dodge } from './dodge';
import { placeMarks, standsAt, type MarkLabel } from './mark-labels';
import { dayAt } from './segments';
import { textWidth, wrapText } from './style';

/** How large a drawing is, in pixels. Height follows from the width unless it is given. */
export interface Size {
	readonly width: number;
	readonly height?: number;
}

/** A line's name and last figure, standing at the line's end instead of in a legend. */
interface EndLabel {
	readonly series: TrendSeries;
	readonly lines: readonly string[];
	readonly last: TrendPoint;
	/** Where the line ends, and where the label's middle stands, in pixels. */
	readonly end: number;
	readonly y: number;
}

/** Everything about a drawing that has a position, decided before anything is drawn. */
export interface TrendLayout {
	readonly width: number;
	readonly height: number;
	readonly top: number;
	readonly right: number;
	readonly bottom: number;
	readonly left: number;
	readonly axis: Axis;
	/** First and last day of the time axis. */
	readonly days: readonly [Date, Date];
	/** Where a day and a figure stand, in pixels. */
	readonly x: (day: Date) => number;
	readonly y: (value: number) => number;
	readonly ticks: readonly TrendPoint[];
	readonly labels: readonly EndLabel[];
	/** The marks drawn: every break, and of the rest those whose words there is room for. */
	readonly marks: readonly TrendMark[];
	readonly mark_labels: readonly MarkLabel[];
	readonly mark_rows: number;
	readonly font: number;
	/** `The axis starts at 50%, not at zero.`; null when it does start at zero. */
	readonly crop: string | null;
}

/** Room kept between the frame and the first and last points, for the markers. */
const inset = 8;

function daysOf(points: readonly TrendPoint[]): readonly [Date, Date] {
	const first = dayAt(points[0]?.date ?? '2000-01-01');
	const last = dayAt(points.at(-1)?.date ?? '2000-12-31');
	if (first < last) return [first, last];
	const half = 182 * 86_400_000;
	return [new Date(first.getTime() - half), new Date(last.getTime() + half)];
}

/** Every how-many-th period gets a tick, counted back from the latest so that it always has one. */
function ticksOf(points: readonly TrendPoint[], room: number, font: number): TrendPoint[] {
	const widest = Math.max(1, ...points.map((point) => textWidth(point.label, font))) + 12;
	const spacing = room / Math.max(1, points.length - 1);
	const every = Math.max(1, Math.ceil(widest / spacing));
	return points.filter((_, index) => (points.length - 1 - index) % every === 0);
}

const lastOf = (series: TrendSeries) =>
	series.points.findLast((point) => point.value !== null) ?? null;

/** The view's layout at a size: margins from the words that must fit, ticks thinned, labels moved apart. */
export function layoutOf(view: TrendView, size: Size): TrendLayout {
	const { width } = size;
	const narrow = width < 520;
	const font = narrow ? 13 : 14;
	const axis = axisFor(view);
	const points = view.series[0]?.points ?? [];
	const days = daysOf(points);

	const column = narrow ? 98 : 190;
	const words = view.series.flatMap((series) => {
		const last = lastOf(series);
		if (!last) return [];
		const name = narrow && series.key === 'neighbours' ? 'Neighbours' : series.name;
		const stale = last === series.points.at(-1) ? '' : ` (${last.label})`;
		return [{ series, last, lines: wrapText(`${name} ${last.text}${stale}`, font, column) }];
	});
	const widest = Math.max(
		0,
		...words.flatMap(({ lines, series }) =>
			lines.map((line) => textWidth(line, font) * (series.focus ? 1.08 : 1))
		)
	);
	const crop = axis.cropped
		? `The axis starts at ${formatFigure(axis.low, axis.decimals, view.unit)}, not at zero.`
		: null;
	const tickWidth = Math.max(
		...axis.ticks.map((tick) => textWidth(formatFigure(tick, axis.decimals, view.unit), font))
	);
	const left = Math.ceil(tickWidth) + 14;
	const right = Math.ceil(widest) + 20;
	const across = width - left - right - 2 * inset;
	const span = days[1].getTime() - days[0].getTime();
	const x = (day: Date) => left + inset + (across * (day.getTime() - days[0].getTime())) / span;

	const { labels: mark_labels, rows: mark_rows } = placeMarks(view.marks, {
		x: (mark) => x(standsAt(mark, points)),
		left,
		right: width - 2,
		font: font - 1,
		rows: narrow ? 2 : 3
	});
	const worded = new Set(mark_labels.map((label) => label.mark));
	const marks = view.marks.filter((mark) => mark.breaks || worded.has(mark));
	const top = 14 + mark_rows * (font + 4) + 8;
	const bottom = 34 + (crop === null ? 0 : font + 8);
	const height =
		size.height ?? (narrow ? 300 : Math.max(320, Math.min(420, width * 0.48))) + top - 22;
	const y = (value: number) =>
		height - bottom - ((height - bottom - top) * (value - axis.low)) / (axis.high - axis.low);

	const lineHeight = font * 1.2;
	const centres = dodge(
		words.map(({ last, lines }) => ({
			y: y(last.value ?? 0),
			height: lines.length * lineHeight + 3
		})),
		top - 4,
		height - bottom + 8
	);
	const labels = words.map((each, index) => ({
		...each,
		end: y(each.last.value ?? 0),
		y: centres[index] ?? 0
	}));
	return {
		width,
		height: Math.round(height),
		top,
		right,
		bottom,
		left,
		axis,
		days,
		x,
		y,
		ticks: ticksOf(points, across, font),
		labels,
		marks,
		mark_labels,
		mark_rows,
		font,
		crop
	};
}
