import type { SubjectDrawing } from '$lib/view/subject';
import { barsPlot } from './bars';
import { columnsPlot } from './columns';
import { dotsPlot } from './dots';
import { stackedPlot } from './stacked';
import type { SubjectSize } from './subject-marks';

/**
 * Draws a figure of a subject at a width; its height follows from what is in it. Draws for a screen or, with another `document`,
 * for a page that is built. All its text is text: nothing of the view is read as markup.
 */
export function subjectPlot(
	drawing: SubjectDrawing,
	size: SubjectSize,
	document: Document
): SVGSVGElement {
	switch (drawing.kind) {
		case 'stacked':
			return stackedPlot(drawing, size, document);
		case 'bars':
			return barsPlot(drawing, size, document);
		case 'dots':
			return dotsPlot(drawing, size, document);
		case 'columns':
			return columnsPlot(drawing, size, document);
	}
}
