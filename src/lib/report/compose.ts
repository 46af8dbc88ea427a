import type { Board } from '$lib/domain/board';
import { formatWeekday } from '$lib/domain/calendar';
import type { Mode } from '$lib/domain/mode';
import type { Report, ReportText } from '$lib/domain/report';
import { partsInOrder, type Template, type TemplatePart } from '$lib/domain/template';
import type { Evidence } from '$lib/view/evidence';
import { forWhom } from '$lib/view/mode-words';
import { Captions, composePart, type Composing } from './compose-part';
import type { ComposedReport } from './composed';
import { hiddenIn } from './hidden-in';
import { textAt, textsWithoutPart } from './parts';
import { sourcesOf } from './sources';

/** What is printed on every page of a report of each mode. */
export const modeWords = (mode: Mode): string => forWhom[mode].replace(/\.$/, '');

/** The part that holds the report's title, unless something else is written there. */
const TITLE = 'title';

/** A part of no template, for a text that has none. */
const UNKNOWN = {
	place: 0,
	zone: 'section',
	number: null,
	kind: 'text',
	choices: [],
	prompt: null,
	empty: null,
	required: false,
	only_for: null
} as const;

/**
 * A report as it is read: its template's headings in their order with what is written under each, numbers and figures put in their
 * places out of the evidence. A heading that only some reports have (`only_for`) is left out unless something is written under it, or
 * it has a number and would leave a gap. What is written under a heading the template does not have stands at the end of the sections.
 * The same input gives the same report.
 */
export function composeReport(input: {
	readonly report: Report;
	readonly texts: readonly ReportText[];
	readonly template: Template;
	readonly parts: readonly TemplatePart[];
	readonly evidence: Evidence;
	readonly board: Pick<Board, 'name' | 'council'>;
}): ComposedReport {
	const { report, template, evidence, board } = input;
	const composing: Composing = { evidence, captions: new Captions() };
	const parts = partsInOrder(template, input.parts);
	const written = textAt(report, input.texts);
	const zone = (name: TemplatePart['zone']) =>
		parts
			.filter(
				({ part, zone, number, only_for }) =>
					zone === name && (only_for === null || number !== null || written(part) !== '')
			)
			.map((part) =>
				composePart(part, written(part.part), composing, part.part === TITLE ? report.title : null)
			);
	const header = zone('header');
	const sections = [
		...zone('section'),
		...textsWithoutPart(report, input.texts, parts).map(({ text, ...part }) =>
			composePart({ ...UNKNOWN, ...part, template: template.template }, text, composing)
		)
	];
	const appendices = zone('appendix');
	const all = [...header, ...sections, ...appendices];
	return {
		title: report.title,
		council: board.council,
		board: board.name,
		meeting: report.meeting,
		meeting_words: formatWeekday(report.meeting),
		mode: evidence.mode,
		mode_words: modeWords(evidence.mode),
		state: report.state,
		header_as: template.header_as,
		header,
		sections,
		appendices,
		sources: sourcesOf(all, evidence),
		hidden: hiddenIn(all, evidence)
	};
}
