import { hatching, outline, type Box } from './hatching';
import { accent, quiet, textWidth, wrapText } from './style';
import { element, words } from './words';

/** How large a drawing of a subject is, and what it is called: its finding, and its words for a reader who cannot see it. */
export interface SubjectSize {
	readonly title: string;
	readonly description: string;
	/** In pixels; the height follows from what is drawn. */
	readonly width: number;
}

/** Below this many pixels across a drawing is set for a telephone. */
export const isNarrow = (width: number) => width < 520;

/** Hatching for something that has no figure: it has no height or length that could be read as one. */
export const missingBox = (
	document: Document,
	box: Box,
	data: string,
	edged: boolean
): readonly SVGElement[] => [
	element(document, 'path', {
		'data-gap': data,
		d: hatching(box),
		fill: 'none',
		stroke: accent,
		'stroke-opacity': 0.55,
		'stroke-width': 1
	}),
	...(edged
		? [
				element(document, 'path', {
					d: outline(box),
					fill: 'none',
					stroke: accent,
					'stroke-dasharray': '4 3',
					'stroke-width': 1.25
				})
			]
		: [])
];

/** A dashed line over the whole scale for something that has no figure: a mark that began at zero would be read as a small one. */
export const missingLine = (
	document: Document,
	{ from, to, y }: { readonly from: number; readonly to: number; readonly y: number },
	data: string
): SVGElement =>
	element(document, 'path', {
		'data-gap': data,
		d: `M${from},${y}L${to},${y}`,
		fill: 'none',
		stroke: quiet,
		'stroke-dasharray': '2 5',
		'stroke-width': 1.25
	});

/** Words set upright in a band, from its foot up; none where the band is too low for them. */
export function uprightWords(
	document: Document,
	text: string,
	{ from, to, top, base }: Box,
	size: number
): readonly SVGElement[] {
	if (textWidth(text, size) + 12 > base - top || size > to - from) return [];
	const x = (from + to) / 2 + size * 0.35;
	const y = base - 8;
	const said = words(document, [text], { x, y, size, fill: accent, halo: true });
	said.setAttribute('transform', `rotate(-90 ${x} ${y})`);
	return [said];
}

/** Sentences below a drawing: their lines, and the height they take. */
export function footOf(sentences: readonly (string | null)[], width: number, font: number) {
	const size = font - 1;
	const lines = sentences
		.filter((each) => each !== null)
		.flatMap((each) => wrapText(each, size, width - 4));
	return { lines, size, height: lines.length === 0 ? 0 : lines.length * size * 1.2 + 10 };
}

/** Those sentences, their last line at the foot of the drawing. */
export const footWords = (
	document: Document,
	{ lines, size }: ReturnType<typeof footOf>,
	height: number
): readonly SVGElement[] =>
	lines.length === 0
		? []
		: [
				words(document, lines, {
					x: 2,
					y: height - 5 - (lines.length - 1) * size * 1.2,
					size,
					fill: quiet
				})
			];
