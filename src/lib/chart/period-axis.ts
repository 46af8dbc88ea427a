import { parsePeriod } from '$lib/domain/period';
import type { TrendMark } from '$lib/view/trend';
import { placeMarks, type MarkLabel } from './mark-labels';
import { quiet, textWidth, wrapText } from './style';
import { dayAt } from './time';
import { element, words } from './words';

/** A time axis of bands side by side, a period each, in pixels. */
export interface PeriodAxis {
	/** Which of the periods is the first that stands on it: the earlier ones found no room. */
	readonly first: number;
	readonly count: number;
	readonly left: number;
	readonly right: number;
	readonly pitch: number;
	/** The width of a bar. */
	readonly bar: number;
	/** The middle of a band, counted from the first that stands on it. */
	readonly middle: (place: number) => number;
	/** What stands under each band. */
	readonly labels: readonly (readonly string[])[];
	readonly turned: boolean;
	/** The size of their letters. */
	readonly size: number;
	/** The height the labels take. */
	readonly height: number;
	/** What the figure must say where it leaves periods out; null when it has all. */
	readonly left_out: string | null;
	readonly marks: readonly MarkLabel[];
	/** Where a mark's stretch stands; null for a mark of one day. */
	readonly stretches: readonly { readonly from: number; readonly to: number }[];
	/** The height the marks' words take. */
	readonly marks_height: number;
	readonly font: number;
}

interface Asked {
	readonly periods: readonly { readonly period: string; readonly label: string }[];
	readonly marks: readonly TrendMark[];
	readonly left: number;
	/** The last pixel a band may take, and the last that words above the frame may. */
	readonly right: number;
	readonly edge: number;
	/** The least width of a band. */
	readonly least: number;
	/** The most, so that a few bars do not stand lost. */
	readonly most: number;
	readonly font: number;
}

/** A period's name is mostly figures, which run narrower than the estimate. */
const snug = 0.88;

const lineHeight = (font: number) => font * 1.2;

/** Labels under their bands: across on a few lines where every one fits, else upright on as many lines as stand side by side. */
function labelsOf(texts: readonly string[], pitch: number, font: number) {
	for (const size of [font, font - 1]) {
		const across = texts.map((text) => wrapText(text, size, pitch - 4));
		const lines = Math.max(1, ...across.map((each) => each.length));
		const fits = across.flat().every((line) => textWidth(line, size) * snug <= pitch - 2);
		if (fits && lines <= 3)
			return { labels: across, size, turned: false, height: 8 + lines * lineHeight(size) };
	}
	const most = Math.max(1, Math.floor((pitch - 2) / lineHeight(font)));
	let room = 96;
	let upright = texts.map((text) => wrapText(text, font, room));
	while (upright.some((each) => each.length > most) && room < 1000) {
		room += 24;
		upright = texts.map((text) => wrapText(text, font, room));
	}
	const longest = Math.max(...upright.flat().map((line) => textWidth(line, font)));
	return { labels: upright, size: font, turned: true, height: 14 + longest * snug };
}

/** Where a day stands among periods in their order: within one by its share of it, else where two meet; null before and after all. */
function placeOf(
	day: string,
	periods: readonly { readonly period: string }[],
	clamp: boolean
): number | null {
	const spans = periods.map(({ period }) => parsePeriod(period));
	const last = spans.findLastIndex((span) => span !== null && span.start <= day);
	const span = spans[last];
	if (!span) return clamp ? 0 : null;
	if (day <= span.end) {
		const length = +dayAt(span.end) - +dayAt(span.start) + 86_400_000;
		return last + (+dayAt(day) - +dayAt(span.start)) / length;
	}
	return last + 1 < periods.length || clamp ? last + 1 : null;
}

/** Puts periods side by side from the left, the latest always among them, with their labels and what is dated among them. */
export function periodAxis({
	periods,
	marks,
	left,
	right,
	edge,
	least,
	most,
	font
}: Asked): PeriodAxis {
	const room = right - left;
	const count = Math.max(1, Math.min(periods.length, Math.floor(room / least)));
	const first = Math.max(0, periods.length - count);
	const shown = periods.slice(first);
	const pitch = Math.min(most, room / count);
	const names = labelsOf(
		shown.map(({ label }) => label),
		pitch,
		font
	);
	const at = (day: string, clamp: boolean) => {
		const place = placeOf(day, shown, clamp);
		return place === null ? null : left + place * pitch;
	};
	const stands = ({ date, end }: TrendMark) =>
		at(date, false) ?? (end === null ? null : at(end, false));
	const known = marks.map(stands);
	const from = known.findIndex((x) => x !== null);
	const inside = from < 0 ? [] : marks.slice(from, known.findLastIndex((x) => x !== null) + 1);
	const placed = placeMarks(inside, {
		x: ({ date }) => at(date, true) ?? left,
		left,
		right: edge,
		font: font - 1,
		rows: right - left < 400 ? 2 : 3,
		before: Math.max(0, from)
	});
	return {
		first,
		count,
		left,
		right: left + pitch * count,
		pitch,
		bar: Math.min(64, pitch - Math.max(4, pitch * 0.24)),
		middle: (place) => left + pitch * (place + 0.5),
		...names,
		left_out:
			first === 0
				? null
				: `The last ${count} of ${periods.length} periods are drawn here; the table has them all.`,
		marks: placed.labels,
		stretches: inside.flatMap((mark) =>
			mark.end === null || mark.breaks
				? []
				: [{ from: at(mark.date, true) ?? left, to: at(mark.end, true) ?? left + pitch * count }]
		),
		marks_height: placed.rows * (font + 4),
		font
	};
}

/** Under the bars: stretches of time as grey bands, which may have begun before the first, and a rule for every day that is marked. */
export function markGround(
	document: Document,
	axis: PeriodAxis,
	{ top, base }: { readonly top: number; readonly base: number }
): readonly SVGElement[] {
	return [
		...axis.stretches.map(({ from, to }) =>
			element(document, 'rect', {
				x: from,
				y: top,
				width: Math.max(1, to - from),
				height: base - top,
				fill: '#eeefef'
			})
		),
		...axis.marks.map(({ mark, x, worded, row }) => {
			const foot = top - 6 - row * (axis.font + 4);
			return element(document, 'path', {
				'data-event': mark.date,
				d: `M${x},${worded ? foot - axis.font + 3 : foot + 3}L${x},${mark.end === null || mark.breaks ? base : top}`,
				fill: 'none',
				stroke: mark.breaks ? quiet : '#8a8f92',
				'stroke-width': mark.breaks ? 1.5 : 1,
				...(mark.breaks ? { 'stroke-dasharray': '4 3' } : {})
			});
		})
	];
}

/** Above the frame: the titles of what is dated, or their numbers in the list. */
export const markWords = (document: Document, axis: PeriodAxis, top: number) =>
	axis.marks.map(({ text, worded, x, anchor, row }) =>
		words(document, [text], {
			x: x + { start: 5, middle: 0, end: -5 }[anchor],
			y: top - 6 - row * (axis.font + 4),
			size: axis.font - 1,
			fill: quiet,
			weight: worded ? 400 : 600,
			anchor,
			halo: true
		})
	);

/** Under the frame: the periods' names, across or upright. */
export const periodWords = (document: Document, axis: PeriodAxis, base: number) =>
	axis.labels.map((lines, place) => {
		const { size } = axis;
		const middle = axis.middle(place);
		if (!axis.turned)
			return words(document, lines, {
				x: middle,
				y: base + 6 + size,
				size,
				fill: quiet,
				anchor: 'middle'
			});
		const x = middle + size * 0.35 - ((lines.length - 1) * lineHeight(size)) / 2;
		const said = words(document, lines, { x, y: base + 8, size, fill: quiet, anchor: 'end' });
		said.setAttribute('transform', `rotate(-90 ${x} ${base + 8})`);
		return said;
	});
