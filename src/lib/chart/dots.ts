import { capital } from '$lib/domain/wording';
import type { DotsDrawing } from '$lib/view/subject';
import { drawing as emptyDrawing } from './standing-axis';
import { accent, fontFamily, grid, ground, ink, quiet, textWidth, wrapText } from './style';
import { footOf, footWords, isNarrow, missingLine, type SubjectSize } from './subject-marks';
import { valueAxis } from './value-axis';
import { element, words } from './words';

type Dot = DotsDrawing['rows'][number]['dots'][number];

/** A group's dot in a row: where it stands and what its group is called there. */
interface Placed {
	readonly dot: Dot;
	readonly group: number;
	readonly name: readonly string[];
	readonly y: number;
}

/** The least width at which a row's words find room beside its scale, and the room a tick takes, in pixels. */
const beside = 720;
const tick = 56;

/** Everything that has a place, in pixels. */
function layoutOf(drawing: DotsDrawing, width: number) {
	const narrow = width < beside;
	const font = isNarrow(width) ? 13 : 14;
	const line = font * 1.2;
	const { rows, groups, unit, most } = drawing;
	const dots = rows.flatMap((row) => row.dots);
	const widestOf = (texts: readonly string[], size: number) =>
		Math.max(0, ...texts.map((text) => textWidth(text, size)));
	const alone = groups.length < 2;
	const labels = narrow
		? width - 4
		: Math.min(
				width * 0.36,
				widestOf(
					rows.map(({ label }) => label),
					font + 1
				) *
					1.06 +
					4
			);
	const names = alone
		? 0
		: Math.min(
				isNarrow(width) ? 104 : width * 0.25,
				widestOf(
					groups.map(({ name }) => name),
					font
				) + 4
			);
	const figures =
		widestOf(
			dots.map(({ text }) => text),
			font
		) *
			1.08 +
		14;
	const name_x = narrow ? 2 : labels + 18;
	// Where name and figure find no room side by side, the figure stands below the name.
	const below = narrow && figures > 96;
	const left = name_x + (below ? Math.max(names, figures) : names + figures) + 8;
	const right = Math.max(left + 60, width - (most === 100 ? 20 : 30));
	const axis = valueAxis(
		dots.flatMap(({ value, low, high }) => [value, low, high].filter((each) => each !== null)),
		{ wanted: Math.max(2, Math.min(5, Math.floor((right - left) / tick))), unit, most }
	);
	const x = (value: number) =>
		left + ((right - left) * (value - axis.low)) / (axis.high - axis.low);
	let top = 4;
	const placed = rows.map((row) => {
		const said = wrapText(row.label, font + 1, labels);
		const label_high = said.length * (font + 1) * 1.2;
		let y = top + (narrow ? label_high + 2 : 0);
		const marks = row.dots.map((dot, group): Placed => {
			const name = alone ? [] : wrapText(groups[group]?.name ?? '', font, names);
			const high = Math.max(line + 3, (name.length + (below ? 1 : 0)) * line + (below ? 5 : 1));
			const at = { dot, group, name, y: y + high / 2 };
			y += high;
			return at;
		});
		const bottom = Math.max(y, top + label_high);
		const frame_top = top + label_high + 2;
		const each = { row, said, frame_top, label_y: top + (font + 1) * 0.95, marks, top, bottom };
		top = bottom + 10;
		return each;
	});
	const base = top - 2;
	const foot = footOf(
		[
			dots.some(({ low, high }) => low !== null && high !== null)
				? 'The line through a dot is the range its figure may lie in.'
				: null,
			dots.some(({ value }) => value === null) ? 'A dashed line: no figure given.' : null
		],
		width,
		font
	);
	const height = Math.ceil(base + 12 + 2 * line + foot.height);
	return { narrow, below, font, axis, left, right, name_x, x, rows: placed, base, foot, height };
}

/** A filled disc for the first group, an open diamond for the other: told apart without colour. */
function dotMark(document: Document, at: { x: number; y: number }, first: boolean): SVGElement {
	if (first)
		return element(document, 'circle', {
			'data-dot': 'first',
			cx: at.x,
			cy: at.y,
			r: 5.5,
			fill: accent,
			stroke: ground,
			'stroke-width': 1
		});
	return element(document, 'path', {
		'data-dot': 'other',
		d: `M${at.x},${at.y - 6}l6,6l-6,6l-6,-6z`,
		fill: ground,
		stroke: quiet,
		'stroke-width': 2
	});
}

function groupMarks(
	document: Document,
	{ dot, group, name, y }: Placed,
	layout: ReturnType<typeof layoutOf>,
	label: string
): readonly SVGElement[] {
	const { x, font, name_x, axis, right, below } = layout;
	const lines = name.length + (below ? 1 : 0);
	const name_y = y + font * 0.35 - ((lines - 1) * font * 1.2) / 2;
	const first = group === 0;
	const { value, text, low, high } = dot;
	const ranged = value !== null && low !== null && high !== null;
	const start = x(axis.low);
	return [
		...(name.length === 0
			? []
			: [
					words(document, name, {
						x: name_x,
						y: name_y,
						size: font,
						fill: first ? accent : quiet
					})
				]),
		...(value === null ? [missingLine(document, { from: start, to: right, y }, label)] : []),
		...(ranged
			? [
					element(document, 'path', {
						'data-range': '',
						d: `M${x(low)},${y}L${x(high)},${y}M${x(low)},${y - 4}v8M${x(high)},${y - 4}v8`,
						fill: 'none',
						stroke: first ? accent : quiet,
						'stroke-width': first ? 2 : 1.5
					})
				]
			: []),
		...(value === null ? [] : [dotMark(document, { x: x(value), y }, first)]),
		words(document, [text], {
			x: below ? name_x : start - 10,
			y: below ? name_y + name.length * font * 1.2 : y + font * 0.35,
			anchor: below ? 'start' : 'end',
			size: font,
			fill: value === null ? quiet : first ? accent : ink,
			weight: first && value !== null ? 700 : 400,
			halo: true
		})
	];
}

function axisMarks(
	document: Document,
	{ narrow, axis, x, base, font, left, right, rows }: ReturnType<typeof layoutOf>,
	unit: string
): readonly SVGElement[] {
	return [
		...axis.ticks.flatMap(({ value, text }) => [
			element(document, 'path', {
				d: narrow
					? rows.map(({ frame_top, bottom }) => `M${x(value)},${frame_top}V${bottom}`).join('')
					: `M${x(value)},2L${x(value)},${base}`,
				fill: 'none',
				stroke: value === 0 ? quiet : grid,
				'stroke-width': value === 0 ? 1.25 : 1
			}),
			words(document, [text], {
				x: x(value),
				y: base + 4 + font,
				size: font,
				fill: quiet,
				anchor: 'middle'
			})
		]),
		words(document, [capital(unit)], {
			x: (left + right) / 2,
			y: base + 8 + 2.1 * font,
			size: font - 1,
			fill: quiet,
			anchor: 'middle'
		})
	];
}

/**
 * Draws a row for each measure, and in it a line for each group on one scale: its name, its figure and a dot with its likely range.
 * The first group's dot is filled and in the accent, the other's open.
 */
export function dotsPlot(
	drawing: DotsDrawing,
	size: SubjectSize,
	document: Document
): SVGSVGElement {
	const layout = layoutOf(drawing, size.width);
	const { rows, font, height, foot } = layout;
	const svg = emptyDrawing(document, { width: size.width, height }, size);
	svg.append(...axisMarks(document, layout, drawing.unit));
	rows.forEach(({ row, said, label_y, marks, top }, place) => {
		if (place > 0)
			svg.append(
				element(document, 'path', {
					d: `M2,${top - 5}L${size.width - 2},${top - 5}`,
					fill: 'none',
					stroke: grid,
					'stroke-width': 1
				})
			);
		svg.append(
			words(document, said, { x: 2, y: label_y, size: font + 1, fill: ink, weight: 600 }),
			...marks.flatMap((each) => groupMarks(document, each, layout, row.label))
		);
	});
	svg.append(...footWords(document, foot, height));
	svg.setAttribute('font-family', fontFamily);
	return svg;
}
