import type { TrendView } from '$lib/view/trend';
import {
	footBlock,
	framedPicture,
	headBlock,
	modeBlock,
	setIn,
	sourceWords,
	subtitleBlock,
	type Block
} from './framed';
import { trendPlot } from './trend';

function headOf(view: TrendView): readonly Block[] {
	const rest = view.headline.slice(view.finding.length).trim();
	return [
		headBlock(view.finding, 26, 600),
		...(rest === '' ? [] : [headBlock(rest, 18)]),
		subtitleBlock(view.subtitle),
		...(view.empty === null ? [] : [headBlock(view.empty, 18)])
	];
}

function footOf(view: TrendView): readonly Block[] {
	const source = sourceWords(view.source_line, view.sources);
	const marks = view.marks.map((mark, index) => `${index + 1}. ${mark.title}: ${mark.detail}`);
	return [
		...(source === null ? [] : [footBlock(source)]),
		...view.notes.map(footBlock),
		...marks.map(footBlock),
		...(view.caution === null ? [] : [footBlock(view.caution)]),
		modeBlock(view.mode)
	];
}

/**
 * The figure as it leaves the page: title, doubt, subtitle, drawing, source with its edition, every note and whom it is for, in one
 * standalone SVG on white, so that none of them can be lost on the way into a report. A view with nothing to draw carries its sentence.
 */
export const trendPicture = (view: TrendView, document: Document, width = 960): string =>
	framedPicture(
		{
			title: view.finding,
			description: view.description,
			head: headOf(view),
			draw: (room) =>
				view.empty === null
					? setIn(trendPlot(view, { width: room.width }, room.document), room)
					: 0,
			foot: footOf(view)
		},
		document,
		width
	);
