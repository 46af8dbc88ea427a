import type { Mode } from '$lib/domain/mode';
import { forWhom } from '$lib/view/mode-words';
import type { Citation } from '$lib/view/trend';
import { serialise } from './serialise';
import { ground, ink, quiet, wrapText } from './style';
import { element, words } from './words';

const margin = 28;

/** How much wider bold words run than the estimate, in the widest sans a machine may fall back to. */
const bold = 1.15;

/** A block of wrapped text in a picture. */
export interface Block {
	readonly text: string;
	readonly size: number;
	readonly weight: number;
	readonly fill: string;
	/** Room kept below it. */
	readonly after: number;
}

/** Where a drawing may stand: it appends itself there and says how high it is, in pixels. */
export interface Room {
	readonly document: Document;
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly put: (drawn: Element) => void;
}

/** What a picture is made of. */
interface Frame {
	/** What the file is called inside itself. */
	readonly title: string;
	/** The figure in words. */
	readonly description: string;
	readonly head: readonly Block[];
	/** Draws what stands in the middle, and gives its height. */
	readonly draw: (room: Room) => number;
	readonly foot: readonly Block[];
}

/** A drawing set into a picture at a place, scaled to a width where it has its own coordinates; its height there. */
export function setIn(drawn: Element, { x, y, width, put }: Room): number {
	const [, , across = 0, down = 0] = (drawn.getAttribute('viewBox') ?? '')
		.split(/[\s,]+/)
		.map(Number);
	const own = Number(drawn.getAttribute('width')) || across || width;
	const tall = Number(drawn.getAttribute('height')) || down;
	const scale = across > 0 ? width / own : 1;
	drawn.removeAttribute('role');
	// A label at the edge may stand outside the drawing, as it does on the page.
	drawn.setAttribute('overflow', 'visible');
	drawn.setAttribute('x', String(x));
	drawn.setAttribute('y', String(y));
	drawn.setAttribute('width', String(own * scale));
	drawn.setAttribute('height', String(tall * scale));
	put(drawn);
	return tall * scale;
}

/** A sentence in the middle of a picture, where there is nothing to draw. */
export const headBlock = (text: string, size: number, weight = 400): Block => ({
	text,
	size,
	weight,
	fill: ink,
	after: 8
});

/** The line under a title: measure, place, period and unit. */
export const subtitleBlock = (text: string): Block => ({
	text,
	size: 16,
	weight: 400,
	fill: quiet,
	after: 12
});

/** A line of the foot. */
export const footBlock = (text: string): Block => ({
	text,
	size: 13,
	weight: 400,
	fill: quiet,
	after: 4
});

/** The source line of a picture, with what all editions share (the day they were retrieved, the licence) said once; null without a source. */
export function sourceWords(source: string | null, editions: readonly Citation[]): string | null {
	const together = (parts: readonly string[]) => [...new Set(parts)].join('; ');
	const retrieved = together(editions.map((each) => each.retrieved));
	const licence = together(editions.map((each) => each.licence));
	return source && `Source: ${source}. Retrieved ${retrieved}. ${licence}.`;
}

/** Whom the picture is for, as its last line. */
export const modeBlock = (mode: Mode): Block => footBlock(forWhom[mode]);

/** A figure with its words above and below it in one standalone SVG on white, `width` pixels across. */
export function framedPicture(frame: Frame, document: Document, width = 960): string {
	const across = width - 2 * margin;
	const svg = element(document, 'svg', {
		xmlns: 'http://www.w3.org/2000/svg',
		role: 'img',
		'aria-label': frame.title
	});
	const back = element(document, 'rect', { width, fill: ground });
	svg.append(
		element(document, 'title', {}, frame.title),
		element(document, 'desc', {}, frame.description),
		back
	);
	let y = margin;
	const put = ({ text, size, weight, fill, after }: Block) => {
		const lines = wrapText(text, weight > 400 ? size * bold : size, across);
		svg.append(words(document, lines, { x: margin, y: y + size, size, weight, fill }));
		y += lines.length * size * 1.2 + after;
	};
	frame.head.forEach(put);
	y +=
		frame.draw({ document, x: margin, y, width: across, put: (drawn) => svg.append(drawn) }) + 12;
	frame.foot.forEach(put);
	const height = Math.ceil(y + margin - 4);
	back.setAttribute('height', String(height));
	for (const [name, value] of [
		['width', width],
		['height', height],
		['viewBox', `0 0 ${width} ${height}`]
	] as const)
		svg.setAttribute(name, String(value));
	return serialise(svg);
}
