import { formatFigure } from '$lib/view/number';
import type { TrendBand, TrendMark, TrendPoint, TrendView } from '$lib/view/trend';
import { axisFor, type Axis } from './axis';
import { dodge } from './dodge';
import { bandWords, cropOf, footOf, visibleBands, type FootLine } from './foot';
import { gapsOf, type Gap } from './gaps';
import { placeMarks, type MarkLabel } from './mark-labels';
import { segmentsOf } from './segments';
import { textWidth, wrapText } from './style';
import { dayAt, daysOf, standsAt } from './time';

/** How large a drawing is, in pixels. Height follows from the width unless it is given. */
export interface Size {
	readonly width: number;
	readonly height?: number;
}

/** A line's name and last figure, or the target's, standing at the line's end instead of in a legend. */
interface EndLabel {
	readonly focus: boolean;
	readonly lines: readonly string[];
	/** The last day the line reaches. */
	readonly last: Date;
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
	/** Where a mark stands, in pixels. */
	readonly markX: (mark: TrendMark) => number;
	readonly mark_labels: readonly MarkLabel[];
	/** Where the authority has no figure. */
	readonly gaps: readonly Gap[];
	readonly font: number;
	/** What the axis leaves out, `The axis starts at 50%, not at zero.`; null when nothing. */
	readonly crop: string | null;
	/** The kinds of range that can be seen at this size. */
	readonly bands: readonly TrendBand[];
	/** The lines of words below the time axis. */
	readonly feet: readonly FootLine[];
}

/** Room kept between the frame and the first and last points, for the markers. */
const inset = 8;

/** Every how-many-th period gets a tick, counted back from the latest so that it always has one. */
function ticksOf(points: readonly TrendPoint[], room: number, font: number): TrendPoint[] {
	const widest = Math.max(1, ...points.map((point) => textWidth(point.label, font))) + 12;
	const spacing = room / Math.max(1, points.length - 1);
	const every = Math.max(1, Math.ceil(widest / spacing));
	return points.filter((_, index) => (points.length - 1 - index) % every === 0);
}

/** What the dots of a comparator are, which a figure has that no line joins; null where there are none. */
const loneWords = (view: TrendView) =>
	view.series.some(
		(series) => !series.focus && segmentsOf(series, view.marks).some((each) => each.alone)
	)
		? 'Small dots: a comparator’s figure that has none beside it to join.'
		: null;

/** What stands at the right-hand end of the lines, before it is known where. */
function endsOf(view: TrendView, end: Date, font: number, narrow: boolean) {
	const column = narrow ? 98 : 190;
	const lines = view.series.flatMap(({ key, name, focus, points }) => {
		const last = points.findLast((point) => point.value !== null);
		if (!last) return [];
		const said = narrow && key === 'neighbours' ? 'Neighbours' : name;
		const stale = last === points.at(-1) ? '' : ` (${last.label})`;
		const text = `${said} ${last.text}${stale}`;
		return [{ focus, last: dayAt(last.date), value: last.value ?? 0, text }];
	});
	const target = view.target && {
		focus: false,
		last: end,
		value: view.target.value,
		text: view.target.label
	};
	return [...lines, ...(target ? [target] : [])].map(({ text, ...rest }) => ({
		...rest,
		lines: wrapText(text, font, column)
	}));
}

/** The view's layout at a size: margins from the words that must fit, ticks thinned, labels moved apart. */
export function layoutOf(view: TrendView, size: Size): TrendLayout {
	const { width } = size;
	const narrow = width < 520;
	const font = narrow ? 13 : 14;
	const axis = axisFor(view);
	const points = view.series[0]?.points ?? [];
	const days = daysOf(points, view.marks);

	const words = endsOf(view, days[1], font, narrow);
	const widest = Math.max(
		0,
		...words.flatMap(({ lines, focus }) =>
			lines.map((line) => textWidth(line, font) * (focus ? 1.08 : 1))
		)
	);
	const tickWidth = Math.max(
		...axis.ticks.map((tick) => textWidth(formatFigure(tick, axis.decimals, view.unit), font))
	);
	const left = Math.ceil(tickWidth) + 14;
	const right = Math.ceil(widest) + 20;
	const across = width - left - right - 2 * inset;
	const span = days[1].getTime() - days[0].getTime();
	const x = (day: Date) => left + inset + (across * (day.getTime() - days[0].getTime())) / span;

	const markX = (mark: TrendMark) => standsAt(mark, points, x, days);
	const { labels: mark_labels, rows } = placeMarks(view.marks, {
		x: markX,
		left,
		right: width - 2,
		font: font - 1,
		rows: narrow ? 2 : 4
	});
	const top = 14 + rows * (font + 4) + 8;
	const frame = (narrow ? 300 : Math.max(320, Math.min(420, width * 0.48))) - 56;
	const crop = cropOf(view, axis);
	const bands = visibleBands(view, frame / (axis.high - axis.low));
	const lone = loneWords(view);
	const below = [lone, crop].filter((words) => words !== null).join(' ');
	const foot = footOf(bandWords(view, bands), below === '' ? null : below, width - 4, font - 1);
	const bottom = 34 + foot.height;
	const height = size.height ?? frame + top + bottom;
	const y = (value: number) =>
		height - bottom - ((height - bottom - top) * (value - axis.low)) / (axis.high - axis.low);

	const lineHeight = font * 1.2;
	const centres = dodge(
		words.map(({ value, lines }) => ({
			y: y(value),
			height: lines.length * lineHeight + 3
		})),
		top - 4,
		height - bottom + 8
	);
	const labels = words.map((each, index) => ({
		...each,
		end: y(each.value),
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
		markX,
		mark_labels,
		gaps: gapsOf(view, x, { left, right: width - right }),
		font,
		crop,
		bands,
		feet: foot.lines.map((each) => ({ ...each, y: height - foot.height + each.y }))
	};
}
