import { fontFamily, ground, ink } from './style';

const svgNamespace = 'http://www.w3.org/2000/svg';

/** Makes an SVG element with its attributes; text goes in as text, never as markup. */
export function element(
	document: Document,
	tag: string,
	attributes: Readonly<Record<string, string | number>>,
	text?: string
): SVGElement {
	const made = document.createElementNS(svgNamespace, tag) as SVGElement;
	for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
	if (text !== undefined) made.textContent = text;
	return made;
}

/**
 * Makes a drawing of Plot's one picture to a reader of the page: a name and a description of its own, and none for its
 * parts: Plot labels those with words like "rect", which a group may not carry, so they are kept as data. Its style sheet
 * goes too.
 */
export function asPicture(svg: SVGSVGElement): SVGSVGElement {
	svg.querySelector('style')?.remove();
	for (const part of svg.querySelectorAll('[aria-label]')) {
		part.setAttribute('data-mark', part.getAttribute('aria-label') ?? '');
		part.removeAttribute('aria-label');
	}
	svg.setAttribute('role', 'img');
	return svg;
}

/** How words stand in a drawing. `y` is the first line's baseline. */
export interface WordsAt {
	readonly x: number;
	readonly y: number;
	readonly size: number;
	readonly fill?: string;
	readonly weight?: number;
	readonly anchor?: 'start' | 'middle' | 'end';
	/** A white outline that keeps words readable where they cross a line. */
	readonly halo?: boolean;
}

/** Lines of text in a drawing, with every property set on the element so that it survives outside the page. */
export function words(document: Document, lines: readonly string[], at: WordsAt): SVGElement {
	const { x, y, size, fill = ink, weight = 400, anchor = 'start', halo = false } = at;
	const text = element(document, 'text', {
		x,
		y,
		fill,
		'font-family': fontFamily,
		'font-size': size,
		'font-weight': weight,
		'text-anchor': anchor,
		...(halo
			? { stroke: ground, 'stroke-width': 4, 'stroke-linejoin': 'round', 'paint-order': 'stroke' }
			: {})
	});
	lines.forEach((line, index) =>
		text.append(element(document, 'tspan', index === 0 ? { x } : { x, dy: size * 1.2 }, line))
	);
	return text;
}
