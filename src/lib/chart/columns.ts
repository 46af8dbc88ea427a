import { capital } from '$lib/domain/wording';
import type { ColumnsDrawing, DrawnValue } from '$lib/view/subject';
import { markGround, markWords, periodAxis, periodWords } from './period-axis';
import { drawing as emptyDrawing } from './standing-axis';
import { accent, fontFamily, ink, quiet, textWidth } from './style';
import {
	footOf,
	footWords,
	isNarrow,
	missingBox,
	uprightWords,
	type SubjectSize
} from './subject-marks';
import { valueAxis, type ValueAxis } from './value-axis';
import { element, words } from './words';

type Panel = ColumnsDrawing['panels'][number];

/** How many times a panel's highest may be another's for them to share a scale: beyond it the lower one shows nothing. */
const alike = 4;

const highestOf = ({ columns }: Panel) => Math.max(0, ...columns.map(({ value }) => value ?? 0));

/** Everything that has a place, in pixels. */
function layoutOf(drawing: ColumnsDrawing, width: number) {
	const narrow = isNarrow(width);
	const font = narrow ? 13 : 14;
	const { panels, periods: all, unit, marks } = drawing;
	const texts = panels.flatMap(({ columns }) =>
		columns.flatMap(({ value, text }) => (value === null ? [] : [text]))
	);
	const least = Math.max(font * 1.7, ...texts.map((text) => textWidth(text, font) * 1.06 + 5));
	const periods = periodAxis({
		periods: all,
		marks,
		left: 2,
		right: width - 2,
		edge: width - 2,
		least,
		most: 168,
		font
	});
	const shown = panels.map((panel) => ({
		...panel,
		columns: panel.columns.slice(periods.first)
	}));
	const highest = shown.map(highestOf);
	const shared = Math.max(...highest) <= alike * Math.min(...highest.filter((each) => each > 0));
	const scaleOf = (each: readonly Panel[]) =>
		valueAxis(
			each.flatMap(({ columns }) => columns.flatMap(({ value }) => value ?? [])),
			{ wanted: 4, unit }
		);
	const one = scaleOf(shown);
	// A word set upright in a row needs its height; many rows make do with less, and the foot says what the hatching is.
	const frame = panels.length > 4 ? 36 : narrow ? 66 : 72;
	const head = font + 8 + font + 4;
	const start = font + 8 + periods.marks_height;
	const placed = shown.map((panel, place) => {
		const top = start + place * (frame + head + 8) + head;
		return { panel, axis: shared ? one : scaleOf([panel]), top, base: top + frame };
	});
	const missing = shown.some(({ columns }) => columns.some(({ value }) => value === null));
	const foot = footOf(
		[
			periods.left_out,
			missing ? 'Hatched: no figure given.' : null,
			shown.length < 2
				? null
				: shared
					? 'All rows have one scale.'
					: 'Each row has a scale of its own: compare its columns with one another, not with another row’s.'
		],
		width,
		font
	);
	const base = placed.at(-1)?.base ?? start;
	return {
		font,
		periods,
		placed,
		start,
		base,
		foot,
		height: Math.ceil(base + periods.height + foot.height + 6)
	};
}

function columnMarks(
	document: Document,
	{ value, text }: DrawnValue,
	at: {
		readonly middle: number;
		readonly bar: number;
		readonly top: number;
		readonly base: number;
		readonly axis: ValueAxis;
		readonly font: number;
		readonly period: string;
	}
): readonly SVGElement[] {
	const { middle, bar, top, base, axis, font } = at;
	const band = { from: middle - bar / 2, to: middle + bar / 2, top: top - font - 2, base };
	if (value === null)
		return [
			...missingBox(document, band, at.period, false),
			...uprightWords(document, text, band, font - 1)
		];
	const y = (each: number) => base - ((base - top) * (each - axis.low)) / (axis.high - axis.low);
	const [head, foot] = [y(Math.max(0, value)), y(Math.min(0, value))];
	return [
		...(value === 0
			? []
			: [
					element(document, 'rect', {
						'data-column': value,
						x: band.from,
						y: head,
						width: bar,
						height: Math.max(1, foot - head),
						fill: accent
					})
				]),
		words(document, [text], {
			x: middle,
			y: head - 4,
			size: font,
			weight: 600,
			fill: ink,
			anchor: 'middle',
			halo: true
		})
	];
}

/**
 * Draws small columns by period, a row of them for each measure, all on one time axis with what is dated on it running through
 * them. Every column carries its figure; rows share a scale unless one would then show nothing, and the drawing says which.
 */
export function columnsPlot(
	drawing: ColumnsDrawing,
	size: SubjectSize,
	document: Document
): SVGSVGElement {
	const { font, periods, placed, start, base, foot, height } = layoutOf(drawing, size.width);
	const svg = emptyDrawing(document, { width: size.width, height }, size);
	svg.append(
		words(document, [capital(drawing.unit)], { x: 2, y: font, size: font - 1, fill: quiet }),
		...markGround(document, periods, { top: start, base })
	);
	for (const { panel, axis, top, base: floor } of placed) {
		const zero = floor - ((floor - top) * (0 - axis.low)) / (axis.high - axis.low);
		svg.append(
			words(document, [panel.name], {
				x: 2,
				y: top - font - 8,
				size: font,
				weight: 700,
				fill: ink,
				halo: true
			}),
			...panel.columns.flatMap((column, place) =>
				columnMarks(document, column, {
					middle: periods.middle(place),
					bar: periods.bar,
					top,
					base: floor,
					axis,
					font,
					period: drawing.periods[periods.first + place]?.period ?? ''
				})
			),
			element(document, 'path', {
				d: `M${periods.left},${zero}L${periods.right},${zero}`,
				fill: 'none',
				stroke: quiet,
				'stroke-width': 1.25
			})
		);
	}
	svg.append(
		...periodWords(document, periods, base),
		...markWords(document, periods, start),
		...footWords(document, foot, height)
	);
	svg.setAttribute('font-family', fontFamily);
	return svg;
}
