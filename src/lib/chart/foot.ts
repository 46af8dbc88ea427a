import { formatFigure } from '$lib/view/number';
import type { TrendBand, TrendView } from '$lib/view/trend';
import type { BandKind } from '$lib/view/trend-interval';
import type { Axis } from './axis';
import { bandRunsOf, segmentsOf } from './segments';
import { swatchWidth, wrapText } from './style';

/** A piece of a range: as its kind is drawn, or a bar where no two points stand side by side. */
export type Piece = BandKind | 'bar';

/** Words below the time axis: what a kind of range is, beside a piece of it, or what the axis leaves out. */
export interface FootLine {
	/** The piece of a range that stands before the words; null when they are of none. */
	readonly piece: Piece | null;
	readonly lines: readonly string[];
	/** The first line's baseline, in pixels. */
	readonly y: number;
}

/** The least height at which a dotted edge is seen apart from the line and its dots, in pixels. */
const visible = 11;

/** The kinds of range tall enough to be seen, `scale` pixels being one of the measure's unit. */
export function visibleBands(view: TrendView, scale: number): readonly TrendBand[] {
	const tallest = Math.max(
		0,
		...view.series
			.flatMap((series) => series.points)
			.filter((point) => point.interval_method === 'rounding')
			.map(({ low, high }) => ((high ?? 0) - (low ?? 0)) * scale)
	);
	return view.bands.filter(({ kind }) => kind !== 'rounding' || tallest >= visible);
}

/** The ranges with what they look like, `Shaded: likely range (95%)`: a lone point's range from counts is a bar. */
export function bandWords(view: TrendView, bands: readonly TrendBand[]) {
	const lengths = view.series
		.filter((series) => series.focus)
		.flatMap((series) => bandRunsOf(segmentsOf(series, view.marks)))
		.filter((run) => run.kind === 'counts')
		.map((run) => run.points.length);
	const tinted = lengths.some((length) => length > 1);
	const shaded = lengths.includes(1) ? 'Shaded, or bar' : 'Shaded';
	const shapes = {
		counts: tinted ? shaded : 'Bar',
		rounding: 'Dotted edges',
		suppressed: 'Hatched box'
	};
	return bands.map(({ kind, means }) => ({
		piece: kind === 'counts' && !tinted ? ('bar' as const) : kind,
		text: `${shapes[kind]}: ${means}`
	}));
}

/** What the axis leaves out below and above, in words; null when nothing. */
export function cropOf(view: TrendView, axis: Axis): string | null {
	const end = (value: number) => formatFigure(value, axis.decimals, view.unit);
	const parts = [
		axis.cropped ? `The axis starts at ${end(axis.low)}, not at zero.` : null,
		axis.clipped ? `Part of a range runs above the top, ${end(axis.high)}.` : null
	].filter((part) => part !== null);
	return parts.length === 0 ? null : parts.join(' ');
}

/** Sets words below the axis, one under the other. `y` counts from the top of the foot; nothing to say takes no height. */
export function footOf(
	bands: readonly { readonly piece: Piece; readonly text: string }[],
	crop: string | null,
	width: number,
	size: number
): { readonly height: number; readonly lines: readonly FootLine[] } {
	const line = size * 1.2;
	const said = [
		...bands.map(({ piece, text }) => ({
			piece,
			lines: wrapText(text, size, width - swatchWidth - 6)
		})),
		...(crop === null ? [] : [{ piece: null, lines: wrapText(crop, size, width) }])
	];
	let y = 0;
	const lines = said.map((each) => {
		const placed = { ...each, y: y + size - 2 };
		y += each.lines.length * line + 3;
		return placed;
	});
	return { height: said.length === 0 ? 0 : Math.ceil(y) + 4, lines };
}
