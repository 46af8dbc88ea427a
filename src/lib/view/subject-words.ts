import type { SubjectDrawing, SubjectFigure } from './subject';

/** Said first in everything that shows or carries the worked example. */
export const EXAMPLE_WORDS =
	'Example, not real: every figure here is invented to show what the page does.';

/** Before a title of the worked example. */
const EXAMPLE_TITLE = 'Example, not real: ';

/** A title, or a line under one, which says so where it is the worked example’s. */
export const titleOf = (title: string, example: boolean) =>
	example ? `${EXAMPLE_TITLE}${title}` : title;

const ended = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`);

/** A figure’s finding and how sure it is, as sentences. */
export const sentenceOf = ({ finding, doubt }: Pick<SubjectFigure, 'finding' | 'doubt'>) =>
	doubt === '' ? ended(finding) : `${ended(finding)} ${ended(doubt)}`;

/** What is dated on a figure’s time axis, each with its number there: `1. Leaflets: to every home in the city.` */
export const markLines = (drawing: SubjectDrawing | null): readonly string[] =>
	drawing === null || !('marks' in drawing)
		? []
		: drawing.marks.map(({ title, detail }, place) => `${place + 1}. ${title}: ${detail}`);
