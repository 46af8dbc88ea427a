import type { Mode } from '$lib/domain/mode';
import type { SubjectFigure } from '$lib/view/subject';
import { EXAMPLE_WORDS, markLines, titleOf } from '$lib/view/subject-words';
import {
	footBlock,
	framedPicture,
	headBlock,
	modeBlock,
	setIn,
	sourceWords,
	subtitleBlock,
	type Block,
	type Room
} from './framed';
import { subjectPlot } from './subject';

/** Whom a picture is for, and whether it is of the worked example. */
interface Beside {
	readonly mode: Mode;
	readonly example: boolean;
}

const headOf = (figure: SubjectFigure, { example }: Beside): readonly Block[] => [
	headBlock(titleOf(figure.finding, example), 26, 600),
	...(figure.doubt === '' ? [] : [headBlock(figure.doubt, 18)]),
	subtitleBlock(figure.subtitle),
	...(figure.empty === null ? [] : [headBlock(figure.empty, 18)])
];

function footOf(figure: SubjectFigure, { mode, example }: Beside): readonly Block[] {
	const source = sourceWords(figure.source_line, figure.sources);
	return [
		...(source === null ? [] : [source]),
		...(example ? [EXAMPLE_WORDS] : []),
		...figure.faults.map((fault) => `Not drawn as if true: ${fault}`),
		...figure.notes,
		...markLines(figure.drawing)
	]
		.map(footBlock)
		.concat(modeBlock(mode));
}

function drawIn({ drawing, finding: title, description }: SubjectFigure, room: Room): number {
	if (drawing === null) return 0;
	const { width, document } = room;
	return setIn(subjectPlot(drawing, { title, description, width }, document), room);
}

/**
 * A figure of a subject as it leaves the page: title, doubt, subtitle, drawing, source, faults, notes, what is dated on it and whom
 * it is for, in one standalone SVG on white, so that none of them can be lost on the way into a report.
 */
export const subjectPicture = (
	figure: SubjectFigure,
	beside: Beside,
	document: Document,
	width = 960
): string =>
	framedPicture(
		{
			title: titleOf(figure.finding, beside.example),
			description: figure.description,
			head: headOf(figure, beside),
			draw: (room) => drawIn(figure, room),
			foot: footOf(figure, beside)
		},
		document,
		width
	);
