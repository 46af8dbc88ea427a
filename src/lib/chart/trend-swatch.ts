import { accent, swatchWidth } from './style';
import type { Piece } from './foot';
import { bandStyles, dottedEdge } from './trend-band';
import { element } from './words';

const height = 10;

/** A piece of a range as it is drawn, to stand before the words that explain it. */
export function swatch(
	document: Document,
	piece: Piece,
	{ x, y }: { readonly x: number; readonly y: number }
): readonly SVGElement[] {
	const box = { x, y, width: swatchWidth, height };
	const base = y + height;
	const end = x + swatchWidth;
	if (piece === 'bar')
		return [
			element(document, 'path', {
				d: `M${x + 6},${y}h10M${x + 6},${base}h10M${x + 11},${y}V${base}`,
				fill: 'none',
				stroke: accent,
				'stroke-width': 1.25
			})
		];
	if (piece === 'counts') return [element(document, 'rect', { ...box, ...bandStyles.counts })];
	if (piece === 'rounding')
		return [
			element(document, 'rect', { ...box, ...bandStyles.rounding }),
			element(document, 'path', {
				...dottedEdge,
				d: `M${x},${y}L${end},${y}M${x},${base}L${end},${base}`
			})
		];
	return [
		element(document, 'path', {
			d: `M${x},${y}L${end},${y}L${end},${base}L${x},${base}ZM${x},${base}L${x + height},${y}M${x + 7},${base}L${x + 7 + height},${y}M${x + 14},${base}L${end},${y + 2}`,
			fill: 'none',
			stroke: accent,
			'stroke-opacity': 0.8,
			'stroke-width': 1
		})
	];
}
