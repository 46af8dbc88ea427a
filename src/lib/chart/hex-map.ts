import * as Plot from '@observablehq/plot';
import { hexesTouch } from '$lib/domain/hex';
import type { HexMapView } from '$lib/view/hex-map';
import { formatNumber } from '$lib/view/number';
import { ordinal } from '$lib/view/standing-words';
import { hexLayoutOf, swatchRoom, type HexLayout, type PlacedCell } from './hex-map-layout';
import { hatched, outline, sharedSide, type At } from './hex-shape';
import { accent, fontFamily, ground, ink, quiet } from './style';
import { asPicture, element, words } from './words';

/** One hue from light to the accent; each is darker than the one before, also in grey. */
const shades = ['#e4edf5', '#b4cde2', '#7fa6c9', '#46769f', accent] as const;

/** Which of the shades serve when there are fewer classes, kept as far apart as can be. */
const served = [[], [2], [1, 4], [0, 2, 4], [0, 1, 3, 4], [0, 1, 2, 3, 4]] as const;

const edge = '#6b6b6b';

const shadeOf = (place: number, classes: number) =>
	shades[served[Math.min(classes, 5)]?.[place] ?? 2] ?? accent;

/** Strokes and dashed edge of a hexagon without a figure, which has no colour of the scale. */
function missingMark(document: Document, at: readonly At[], half: number): SVGElement {
	const group = element(document, 'g', { fill: 'none', stroke: edge });
	const strokes = at.map((each) => hatched(each, half - 1, 4.5)).join('');
	const edges = at.map((each) => outline(each, half - 0.75)).join('');
	group.append(
		element(document, 'path', { d: strokes, 'stroke-width': 0.75, 'stroke-opacity': 0.7 }),
		element(document, 'path', { d: edges, 'stroke-width': 1, 'stroke-dasharray': '3 2' })
	);
	return group;
}

/** A heavy edge that shows on the lightest fill and, by the white line within it, on the darkest. */
function heavyEdge(document: Document, at: At, half: number, weight: number): SVGElement {
	const group = element(document, 'g', { fill: 'none', 'stroke-linejoin': 'round' });
	group.append(
		element(document, 'path', {
			d: outline(at, half - weight / 2),
			stroke: ground,
			'stroke-width': 2
		}),
		element(document, 'path', { d: outline(at, half), stroke: ink, 'stroke-width': weight })
	);
	return group;
}

/** Where regions meet, as a thin line in the gap between hexagons. */
function regionEdges(cells: readonly PlacedCell[], half: number): string {
	return cells
		.flatMap((one, index) =>
			cells
				.slice(index + 1)
				.filter(
					(other) => (one.region ?? null) !== (other.region ?? null) && hexesTouch(one, other)
				)
				.map((other) => sharedSide(one, other, half))
		)
		.join('');
}

function overlay(layout: HexLayout): Plot.RenderFunction {
	return (_index, _scales, _values, _dimensions, { document }) => {
		const { cells, half } = layout;
		const group = element(document, 'g', { 'aria-label': 'outlines' });
		const without = cells.filter((cell) => cell.value === null);
		if (without.length > 0) group.append(missingMark(document, without, half));
		group.append(
			element(document, 'path', {
				d: regionEdges(cells, half),
				fill: 'none',
				stroke: ink,
				'stroke-width': 1.25,
				'stroke-linecap': 'round'
			})
		);
		for (const cell of cells.filter((each) => each.neighbour && !each.focus))
			group.append(heavyEdge(document, cell, half - 1.25, 2.5));
		return group;
	};
}

/** The authority's edge, its name and figure, and the line between them. */
function callout(layout: HexLayout): Plot.RenderFunction {
	return (_index, _scales, _values, _dimensions, { document }) => {
		const group = element(document, 'g', { 'aria-label': 'callout' });
		const focus = layout.cells.find((cell) => cell.focus);
		const { label, half } = layout;
		if (!focus || !label) return group;
		const length = Math.hypot(label.end.x - focus.x, label.end.y - focus.y) || 1;
		const from = {
			x: focus.x + ((label.end.x - focus.x) / length) * half,
			y: focus.y + ((label.end.y - focus.y) / length) * half
		};
		const line = `M${from.x},${from.y}L${label.end.x},${label.end.y}`;
		group.append(
			element(document, 'path', { d: line, stroke: ground, 'stroke-width': 5, fill: 'none' }),
			element(document, 'path', { d: line, stroke: ink, 'stroke-width': 2, fill: 'none' }),
			heavyEdge(document, focus, half + 1, 4.5),
			words(document, [...label.name, label.text], {
				x: label.anchor === 'end' ? label.box.x + label.box.width - 5 : label.box.x + 5,
				y: label.box.y + label.size,
				size: label.size,
				weight: 700,
				anchor: label.anchor,
				halo: true
			})
		);
		return group;
	};
}

function key(layout: HexLayout, view: HexMapView): Plot.RenderFunction {
	return (_index, _scales, _values, _dimensions, { document }) => {
		const group = element(document, 'g', { 'aria-label': 'key' });
		const { x, title, rows } = layout.key;
		const { font } = layout;
		group.append(words(document, title, { x, y: 4 + font, size: font, fill: quiet }));
		for (const { swatch, lines, y } of rows) {
			const at = { x: x + 9, y: y - font * 0.36 };
			if (swatch === 'missing') group.append(missingMark(document, [at], 9));
			else if (swatch === 'neighbour') group.append(heavyEdge(document, at, 7.5, 2.5));
			else
				group.append(
					element(document, 'path', {
						d: outline(at, 8.25),
						fill: shadeOf(swatch.class, view.classes.length),
						stroke: edge
					})
				);
			group.append(words(document, lines, { x: x + swatchRoom, y, size: font }));
		}
		return group;
	};
}

/** The authority's place and how far the areas are spread, whichever way is better; nothing where no area has a figure. */
function spreadOf({ cells }: HexMapView): string {
	const held = cells
		.filter((cell) => cell.value !== null)
		.sort((a, b) => (a.value ?? 0) - (b.value ?? 0));
	const [least, most] = [held[0], held.at(-1)];
	if (!least || !most || held.length < 2) return '';
	const own = held.find((cell) => cell.focus);
	const higher = held.filter((cell) => (cell.value ?? 0) > (own?.value ?? 0)).length;
	const tied = held.filter((cell) => cell.value === own?.value).length - 1;
	const place = higher === 0 ? 'Highest' : `${ordinal(higher + 1)} highest`;
	const level = tied === 0 ? '' : `, level with ${formatNumber(tied, 0)}`;
	const areas = `${formatNumber(held.length, 0)} areas with a figure`;
	const run = `run from ${least.text} to ${most.text}.`;
	return own ? ` ${place} of the ${areas}${level}; they ${run}` : ` The ${areas} ${run}`;
}

/**
 * Draws the map: one hexagon an authority, darker for a higher class; hatched and dashed where there is no figure; neighbours
 * with a heavy edge; the authority with the heaviest, its name and figure beside the map with a line to it. Each hexagon has a
 * title with name and figure. All text is text: nothing of the view is read as markup.
 */
export function hexMap(
	view: HexMapView,
	size: { readonly width: number },
	document: Document
): SVGSVGElement {
	const layout = hexLayoutOf(view, size);
	const { cells, half, width, height } = layout;
	const svg = Plot.plot({
		document,
		className: 'hex-map',
		width,
		height,
		margin: 0,
		ariaLabel: `${view.title}${spreadOf(view)}`,
		ariaDescription: view.description,
		x: { type: 'identity', axis: null },
		y: { type: 'identity', axis: null },
		color: { type: 'identity' },
		marks: [
			Plot.hexagon(cells, {
				x: 'x',
				y: 'y',
				r: half - 0.75,
				fill: (cell: PlacedCell) =>
					cell.class === null ? ground : shadeOf(cell.class, view.classes.length),
				stroke: (cell: PlacedCell) => (cell.class === null ? ground : edge),
				strokeWidth: 0.75,
				title: (cell: PlacedCell) => `${cell.name}: ${cell.text}`
			}),
			overlay(layout),
			callout(layout),
			key(layout, view)
		]
	}) as SVGSVGElement;
	asPicture(svg);
	svg.setAttribute('font-family', fontFamily);
	return svg;
}
