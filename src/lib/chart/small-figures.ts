import { setIn, type Room } from './framed';
import { accent, ink, wrapText } from './style';
import { trustedDrawing } from './trusted-drawing';
import { words } from './words';

/** A small figure with its words, as it was drawn before. */
interface SmallFigure {
	readonly head: string;
	readonly title: string;
	/** As our serialiser wrote it; null where there is nothing to draw. */
	readonly svg: string | null;
}

const gap = 28;

function read(svg: string, document: Document): Element | null {
	const Parser = (document.defaultView ?? globalThis).DOMParser;
	const trusted = trustedDrawing(svg);
	if (trusted === null) return null;
	const parsed = new Parser().parseFromString(trusted, 'image/svg+xml').documentElement;
	return parsed.localName === 'svg' ? (document.importNode(parsed, true) as Element) : null;
}

/** Draws figures two side by side under their heads and findings, and gives the height of all. */
export function smallFigures(figures: readonly SmallFigure[], room: Room): number {
	const { document, put } = room;
	const width = figures.length === 1 ? room.width : (room.width - gap) / 2;
	let down = 0;
	for (let at = 0; at < figures.length; at += 2) {
		const row = figures.slice(at, at + 2);
		const texts = row.map(({ head, title }) => ({
			heads: wrapText(head, 16 * 1.15, width),
			titles: wrapText(title, 19 * 1.15, width)
		}));
		const heads = Math.max(...texts.map((each) => each.heads.length)) * 16 * 1.2;
		const titles = Math.max(...texts.map((each) => each.titles.length)) * 19 * 1.2;
		const heights = row.map(({ svg }, place) => {
			const x = room.x + place * (width + gap);
			const y = room.y + down;
			const { heads: head = [], titles: title = [] } = texts[place] ?? {};
			put(words(document, head, { x, y: y + 16, size: 16, weight: 600, fill: ink }));
			put(
				words(document, title, { x, y: y + heads + 4 + 19, size: 19, weight: 600, fill: accent })
			);
			const drawn = svg === null ? null : read(svg, document);
			return drawn === null ? 0 : setIn(drawn, { ...room, x, y: y + heads + titles + 12, width });
		});
		down += heads + titles + 12 + Math.max(...heights) + gap;
	}
	return Math.max(0, down - gap);
}
