import type { TrendView } from '$lib/view/trend';
import { serialise } from './serialise';
import { ground, ink, quiet, wrapText } from './style';
import { trendPlot } from './trend';
import { element, words } from './words';

const margin = 28;

/** How much wider bold words run than the estimate, in the widest sans a machine may fall back to. */
const bold = 1.15;

/** A block of wrapped text in the picture. */
interface Block {
	readonly text: string;
	readonly size: number;
	readonly weight: number;
	readonly fill: string;
	/** Room kept below it. */
	readonly after: number;
}

function headOf(view: TrendView): readonly Block[] {
	const rest = view.headline.slice(view.finding.length).trim();
	return [
		{ text: view.finding, size: 26, weight: 600, fill: ink, after: 8 },
		...(rest === '' ? [] : [{ text: rest, size: 18, weight: 400, fill: ink, after: 8 }]),
		{ text: view.subtitle, size: 16, weight: 400, fill: quiet, after: 12 }
	];
}

/** The source line, with what all editions share (the day they were retrieved, the licence) said once. */
function sourceOf(view: TrendView): string | null {
	const together = (parts: readonly string[]) => [...new Set(parts)].join('; ');
	const retrieved = together(view.sources.map((source) => source.retrieved));
	const licence = together(view.sources.map((source) => source.licence));
	return view.source_line && `Source: ${view.source_line}. Retrieved ${retrieved}. ${licence}.`;
}

function footOf(view: TrendView): readonly Block[] {
	const small = { size: 13, weight: 400, fill: quiet, after: 4 };
	const source = sourceOf(view);
	const marks = view.marks.map((mark, index) => `${index + 1}. ${mark.title}: ${mark.detail}`);
	return [
		...(source === null ? [] : [{ ...small, text: source }]),
		...view.notes.map((note) => ({ ...small, text: note })),
		...marks.map((mark) => ({ ...small, text: mark })),
		...(view.caution === null ? [] : [{ ...small, text: view.caution }])
	];
}

/**
 * The figure as it leaves the page: title, doubt, subtitle, drawing, source with its edition and every note, in one standalone SVG
 * on white, so that none of them can be lost on the way into a report. A view with nothing to draw carries its sentence.
 */
export function trendPicture(view: TrendView, document: Document, width = 960): string {
	const across = width - 2 * margin;
	const svg = element(document, 'svg', {
		xmlns: 'http://www.w3.org/2000/svg',
		role: 'img',
		'aria-label': view.finding
	});
	const back = element(document, 'rect', { width, fill: ground });
	svg.append(
		element(document, 'title', {}, view.finding),
		element(document, 'desc', {}, view.description),
		back
	);
	let y = margin;
	const put = ({ text, size, weight, fill, after }: Block) => {
		const lines = wrapText(text, weight > 400 ? size * bold : size, across);
		svg.append(words(document, lines, { x: margin, y: y + size, size, weight, fill }));
		y += lines.length * size * 1.2 + after;
	};
	headOf(view).forEach(put);
	if (view.empty === null) {
		const drawing = trendPlot(view, { width: across }, document);
		drawing.removeAttribute('role');
		drawing.setAttribute('x', String(margin));
		drawing.setAttribute('y', String(y));
		svg.append(drawing);
		y += Number(drawing.getAttribute('height')) + 12;
	} else put({ text: view.empty, size: 18, weight: 400, fill: ink, after: 12 });
	footOf(view).forEach(put);
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
