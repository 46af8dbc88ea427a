import { isOwnDrawing } from '$lib/chart/own-drawing';
import type { TrendView } from '$lib/view/trend';
import { element, html, notesHtml, sourceHtml, viewTable } from './pack-words';
import { notesBeneath, NOT_DRAWN } from './report-words';

/** A figure as SVG text at a width in pixels; null when there is nothing to draw. */
export type DrawFigure = (view: TrendView, width: number) => string | null;

/** Widths in pixels at which a figure is drawn: for a page, and for a telephone. */
const WIDTHS = { wide: 720, narrow: 340 } as const;

/** A drawing, where it can be made and is wholly one of ours; null otherwise. */
function drawn(view: TrendView, width: number, draw: DrawFigure): string | null {
	try {
		const svg = draw(view, width);
		return svg !== null && isOwnDrawing(svg) ? svg : null;
	} catch {
		return null;
	}
}

/** A figure: its caption, the drawing at both widths, its source, and folded beneath its numbers and
 * notes, which on paper stand open. Without a drawing its words and its table do. */
export function figureHtml(
	figure: {
		readonly caption: string;
		readonly alt: string;
		readonly view: TrendView;
		readonly source: string;
		/** What the caption leaves to be said, a paragraph each. */
		readonly more?: readonly string[];
	},
	draw: DrawFigure
): string {
	const { caption, alt, view, source, more = [] } = figure;
	const [wide, narrow] = [drawn(view, WIDTHS.wide, draw), drawn(view, WIDTHS.narrow, draw)];
	const table = viewTable(view.table.caption, view.table);
	const notes = notesBeneath(view);
	const title = `<figcaption dir="auto">${html(caption)}${more.map((each) => element('p', each)).join('')}</figcaption>`;
	if (wide !== null && narrow !== null)
		return `<figure>${title}<div class="wide">${wide}</div><div class="narrow">${narrow}</div>${sourceHtml(source)}<details><summary>The numbers in this figure, and notes</summary>${table}${notesHtml(notes)}</details>${notesHtml(notes, 'below paper')}</figure>`;
	const instead =
		view.empty !== null
			? element('p', view.empty, ' class="notice"')
			: `${element('p', NOT_DRAWN, ' class="notice"')}${element('p', alt)}${table}`;
	return `<figure>${title}${instead}${sourceHtml(source)}${notesHtml(notes)}</figure>`;
}
