import type { BarsDrawing } from '$lib/view/subject';
import { drawing as emptyDrawing } from './standing-axis';
import { accent, fontFamily, ground, ink, quiet, textWidth, wrapText } from './style';
import { footOf, footWords, isNarrow, missingLine, type SubjectSize } from './subject-marks';
import { valueAxis } from './value-axis';
import { element, words } from './words';

/** Other places' bars, beside ours in the accent: 3:1 on white. */
const other = '#8b9196';

/** The height of a bar, in pixels. */
const thick = 20;

/** A likely range as a line with ends, on white so that it is seen across a bar. */
function rangeMarks(
	document: Document,
	{ from, to, y }: { readonly from: number; readonly to: number; readonly y: number }
): readonly SVGElement[] {
	const d = `M${from},${y - 4}v8M${from},${y}L${to},${y}M${to},${y - 4}v8`;
	return [
		element(document, 'path', { d, fill: 'none', stroke: ground, 'stroke-width': 4 }),
		element(document, 'path', {
			'data-range': '',
			d,
			fill: 'none',
			stroke: ink,
			'stroke-width': 1.5
		})
	];
}

/** Everything that has a place, in pixels. */
function layoutOf(drawing: BarsDrawing, width: number) {
	const narrow = isNarrow(width);
	const font = narrow ? 14 : 15;
	const line = font * 1.2;
	const { bars, unit, most } = drawing;
	const column = narrow
		? width - 4
		: Math.min(width * 0.38, Math.max(60, ...bars.map(({ label }) => textWidth(label, font))) + 4);
	const figures = Math.max(0, ...bars.map(({ text }) => textWidth(text, font) * 1.06)) + 10;
	const ranged = bars.some(({ low, high }) => low !== null && high !== null);
	// After the end of a range a figure would be read as that end.
	const place: 'above' | 'before' | 'after' =
		narrow && figures > 110 ? 'above' : ranged ? 'before' : 'after';
	const axis = valueAxis(
		bars.flatMap(({ value, low, high }) => [value, low, high].filter((each) => each !== null)),
		{ wanted: 5, unit, most }
	);
	const left = (narrow ? 2 : column + 12) + (place === 'before' ? figures : 0);
	const right = Math.max(left + 60, width - 4 - (place === 'after' ? figures : 0));
	const x = (value: number) =>
		left + ((right - left) * (value - axis.low)) / (axis.high - axis.low);
	let top = 6;
	const rows = bars.map((bar) => {
		const lines = wrapText(bar.label, font, column);
		const words_high = (lines.length + (place === 'above' ? 1 : 0)) * line;
		const high = narrow ? words_high + 4 + thick : Math.max(thick, words_high);
		const row = {
			bar,
			lines,
			figure_y: top + lines.length * line + font,
			label_y: narrow ? top + font : top + (high - words_high) / 2 + font * 0.95,
			y: narrow ? top + words_high + 4 + thick / 2 : top + high / 2
		};
		top += high + (narrow ? 12 : 10);
		return row;
	});
	const foot = footOf(
		[
			ranged ? 'The thin line on a bar is the range its figure may lie in.' : null,
			bars.some(({ value }) => value === null) ? 'A dashed line: no figure given.' : null
		],
		width,
		font
	);
	return {
		narrow,
		place,
		font,
		axis,
		right,
		x,
		rows,
		base: top - 2,
		foot,
		height: top + foot.height
	};
}

/**
 * Draws a bar a row, lying, from zero: its words before it (above it on a telephone), its figure after it, or before it where a
 * likely range is drawn on it as a thin line. Where the axis has a fixed end, a share of a hundred, an outline shows how much the whole is.
 */
export function barsPlot(
	drawing: BarsDrawing,
	size: SubjectSize,
	document: Document
): SVGSVGElement {
	const layout = layoutOf(drawing, size.width);
	const { narrow, place, font, x, rows, base, foot, right, height } = layout;
	const svg = emptyDrawing(document, { width: size.width, height: Math.ceil(height) }, size);
	const zero = x(0);
	for (const { bar, lines, label_y, figure_y, y } of rows) {
		const { value, text, low, high } = bar;
		const beside = drawing.ours !== undefined && bar.label !== drawing.ours;
		svg.append(
			words(document, lines, {
				x: 2,
				y: label_y,
				size: font,
				fill: ink,
				weight: bar.label === drawing.ours ? 700 : 400
			})
		);
		if (drawing.most !== null && value !== null)
			svg.append(
				element(document, 'rect', {
					x: zero,
					y: y - thick / 2,
					width: Math.max(0, right - zero),
					height: thick,
					fill: '#f3f5f7',
					stroke: '#b1b4b6',
					'stroke-width': 0.75
				})
			);
		if (value === null) svg.append(missingLine(document, { from: zero, to: right, y }, bar.label));
		else if (value !== 0)
			svg.append(
				element(document, 'rect', {
					'data-bar': value,
					x: Math.min(zero, x(value)),
					y: y - thick / 2,
					width: Math.max(1, Math.abs(x(value) - zero)),
					height: thick,
					fill: beside ? other : accent
				})
			);
		if (value !== null && low !== null && high !== null)
			svg.append(...rangeMarks(document, { from: x(low), to: x(high), y }));
		const end = value === null ? zero : Math.max(x(value), zero);
		const stands = { above: 2, before: x(layout.axis.low) - 8, after: end + 8 }[place];
		svg.append(
			words(document, [text], {
				x: stands,
				y: place === 'above' ? figure_y : y + font * 0.35,
				anchor: place === 'before' ? 'end' : 'start',
				size: font,
				fill: value === null ? quiet : beside ? ink : accent,
				weight: value === null || beside ? 400 : 700,
				halo: true
			})
		);
	}
	const reach = thick / 2 + 3;
	const line = narrow
		? rows.map((row) => `M${zero},${row.y - reach}v${2 * reach}`).join('')
		: `M${zero},2L${zero},${base}`;
	svg.append(
		element(document, 'path', { d: line, fill: 'none', stroke: quiet, 'stroke-width': 1.25 }),
		...footWords(document, foot, Math.ceil(height))
	);
	svg.setAttribute('font-family', fontFamily);
	return svg;
}
