import type { CompareView } from '$lib/view/compare';
import type { Multiple } from '$lib/view/multiple';
import { formatFigure } from '$lib/view/number';
import type { TrendPoint, TrendView } from '$lib/view/trend';
import { axisFor, type Axis } from './axis';
import { dodge } from './dodge';
import { cropOf, footOf } from './foot';
import { gapsOf } from './gaps';
import { placeMarks } from './mark-labels';
import { textWidth, wrapText } from './style';
import { dayAt, daysOf, standsAt } from './time';
import type { TrendLayout } from './trend-layout';

/** The scale and the stretch of time of one small figure. */
export interface Frame {
	readonly axis: Axis;
	readonly days: readonly [Date, Date];
}

/** Room kept between the frame and the first and last points, for the markers. */
const inset = 7;
const font = 13;

/** The scale of each figure, in their order: one for all that share it, and one stretch of time where axes are shared. */
export function framesOf(
	multiples: readonly Multiple[],
	view: Pick<CompareView, 'axes' | 'scales'>
): readonly Frame[] {
	const axes = view.scales.map((scale) => {
		const figures = scale.flatMap((place) => multiples[place]?.figure ?? []);
		return axisFor({
			series: figures.flatMap((figure) => figure.series),
			unit: figures[0]?.unit ?? 'other',
			decimals: Math.max(0, ...figures.map((figure) => figure.decimals))
		});
	});
	const own = multiples.map(({ figure }) => daysOf(figure.series[0]?.points ?? [], figure.marks));
	const drawn = own.filter((_, place) => multiples[place]?.figure.empty === null);
	const ends = (end: 0 | 1) => drawn.map((days) => days[end].getTime());
	const all = [new Date(Math.min(...ends(0))), new Date(Math.max(...ends(1)))] as const;
	return own.map((days, place) => ({
		axis:
			axes[view.scales.findIndex((scale) => scale.includes(place))] ??
			axisFor({ series: [], unit: 'other', decimals: 0 }),
		days: view.axes === 'shared' && drawn.length > 0 ? all : days
	}));
}

/** What stands at the right-hand end of the lines. */
function endsOf(figure: TrendView, width: number) {
	const column = width < 480 ? 86 : 118;
	return figure.series.flatMap(({ name, focus, points }) => {
		const last = points.findLast((point) => point.value !== null);
		if (!last) return [];
		const stale = last === points.at(-1) ? '' : ` (${last.label})`;
		const lines = wrapText(`${name} ${last.text}${stale}`, font, column);
		return [{ focus, last: dayAt(last.date), value: last.value ?? 0, lines }];
	});
}

/** The points whose labels have room on the time axis, counted back from the latest so that it always has one. */
function ticksOf(points: readonly TrendPoint[], x: (day: Date) => number): TrendPoint[] {
	const widest = Math.max(1, ...points.map((point) => textWidth(point.label, font))) + 12;
	const kept: TrendPoint[] = [];
	let next = Number.POSITIVE_INFINITY;
	for (const point of [...points].reverse()) {
		const at = x(dayAt(point.date));
		if (next - at < widest) continue;
		kept.unshift(point);
		next = at;
	}
	return kept;
}

interface Margins {
	readonly left: number;
	readonly right: number;
	readonly rows: number;
	readonly foot: number;
}

function acrossOf(
	{ days }: Frame,
	width: number,
	{ left, right }: Pick<Margins, 'left' | 'right'>
) {
	const span = Math.max(1, days[1].getTime() - days[0].getTime());
	const room = width - left - right - 2 * inset;
	return (day: Date) => left + inset + (room * (day.getTime() - days[0].getTime())) / span;
}

function marksOf(
	figure: TrendView,
	frame: Frame,
	width: number,
	sides: Pick<Margins, 'left' | 'right'>
) {
	const x = acrossOf(frame, width, sides);
	const points = figure.series[0]?.points ?? [];
	const markX = (mark: TrendView['marks'][number]) => standsAt(mark, points, x, frame.days);
	const strip = { x: markX, left: sides.left, right: width - 2, font: font - 1, rows: 1 };
	return { markX, ...placeMarks(figure.marks, strip) };
}

const cropFoot = (figure: TrendView, axis: Axis, width: number) =>
	footOf([], cropOf(figure, axis), width - 4, font - 1);

/** Margins that suit every figure, so that frames side by side are of one size. */
function marginsOf(
	figures: readonly TrendView[],
	frames: readonly Frame[],
	width: number
): Margins {
	const tickWidths = figures.flatMap((figure, place) => {
		const axis = frames[place]?.axis;
		return (axis?.ticks ?? []).map((tick) =>
			textWidth(formatFigure(tick, axis?.decimals ?? 0, figure.unit), font)
		);
	});
	const labelWidths = figures.flatMap((figure) =>
		endsOf(figure, width).flatMap(({ lines, focus }) =>
			lines.map((line) => textWidth(line, font) * (focus ? 1.08 : 1))
		)
	);
	const left = Math.ceil(Math.max(0, ...tickWidths)) + 12;
	const right = Math.ceil(Math.max(0, ...labelWidths)) + 16;
	const each = figures.flatMap((figure, place) => {
		const frame = frames[place];
		if (!frame) return [];
		const { rows } = marksOf(figure, frame, width, { left, right });
		return [{ rows, foot: cropFoot(figure, frame.axis, width).height }];
	});
	return {
		left,
		right,
		rows: Math.max(0, ...each.map(({ rows }) => rows)),
		foot: Math.max(0, ...each.map(({ foot }) => foot))
	};
}

/** The authority's gaps with the word why alone: the figure's heading names the authority. */
const wordedGaps = (...where: Parameters<typeof gapsOf>) =>
	gapsOf(...where).map((gap) => ({ ...gap, text: gap.points[0]?.text ?? gap.text }));

function layoutOf(figure: TrendView, frame: Frame, width: number, margins: Margins): TrendLayout {
	const { left, right, rows, foot } = margins;
	const { axis, days } = frame;
	const points = figure.series[0]?.points ?? [];
	const top = 12 + rows * (font + 4) + (rows > 0 ? 8 : 0);
	const bottom = 30 + foot;
	const height = Math.round(top + bottom + (width < 480 ? 158 : 214));
	const base = height - bottom;
	const x = acrossOf(frame, width, margins);
	const y = (value: number) => base - ((base - top) * (value - axis.low)) / (axis.high - axis.low);
	const { markX, labels: mark_labels } = marksOf(figure, frame, width, margins);
	const ends = endsOf(figure, width);
	const centres = dodge(
		ends.map(({ value, lines }) => ({ y: y(value), height: lines.length * font * 1.2 + 3 })),
		top - 4,
		base + 8
	);
	return {
		width,
		height,
		top,
		right,
		bottom,
		left,
		axis,
		days,
		x,
		y,
		ticks: ticksOf(points, x),
		labels: ends.map((each, place) => ({ ...each, end: y(each.value), y: centres[place] ?? 0 })),
		markX,
		mark_labels,
		gaps: wordedGaps(figure, x, { left, right: width - right }),
		font,
		crop: cropOf(figure, axis),
		bands: [],
		feet: cropFoot(figure, axis, width).lines.map((each) => ({
			...each,
			y: height - foot + each.y
		}))
	};
}

/** The layout of each figure at a width, in their order, all with frames of one size. */
export function layoutsOf(
	multiples: readonly Multiple[],
	view: Pick<CompareView, 'axes' | 'scales'>,
	width: number
): readonly TrendLayout[] {
	const frames = framesOf(multiples, view);
	const figures = multiples.map(({ figure }) => figure);
	const drawn = figures.map((figure) => figure.empty === null);
	const margins = marginsOf(
		figures.filter((_, place) => drawn[place]),
		frames.filter((_, place) => drawn[place]),
		width
	);
	return figures.flatMap((figure, place) => {
		const frame = frames[place];
		return frame ? [layoutOf(figure, frame, width, margins)] : [];
	});
}
