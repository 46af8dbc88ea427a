import type { RowId } from './id';

/** A council's committee report template: whose headings a report stands under. */
export interface Template {
	readonly template: RowId;
	/** `Nottingham City Council committee report`. */
	readonly name: string;
	readonly council: string;
	/** Whether a document's head (title, directors, author) is set as paragraphs or as a table. */
	readonly header_as: 'paragraphs' | 'table';
	readonly source: string;
}

/** Where a part stands: in the head of the report, among its sections, or after them. */
export const ZONES = ['header', 'section', 'appendix'] as const;

/** What a part holds: a line of text, text with numbered paragraphs, ticks among choices, one of the choices, or numbered recommendations. */
export const PART_KINDS = ['line', 'text', 'ticks', 'choice', 'recommendations'] as const;

/** One heading of a template, its wording the council's own. */
export interface TemplatePart {
	readonly template: RowId;
	readonly part: RowId;
	/** Its place in the report, from 1. */
	readonly place: number;
	readonly zone: (typeof ZONES)[number];
	/** The number printed before the heading, which its paragraphs take up (`1` gives 1.1, 1.2); null for none. */
	readonly number: string | null;
	readonly heading: string;
	readonly kind: (typeof PART_KINDS)[number];
	/** For `ticks` and `choice`. */
	readonly choices: readonly string[];
	/** What the template asks the author to write. Never printed: left in a report it is a fault. Null for none. */
	readonly prompt: string | null;
	/** What stands in it when nothing is written, `None.`; null: nothing does. */
	readonly empty: string | null;
	readonly required: boolean;
	/** When it applies, `Area Committee reports only`; null for always. */
	readonly only_for: string | null;
}

/** The parts of one template as they are printed: head, sections, appendices, each by place. */
export const partsInOrder = (
	{ template }: Pick<Template, 'template'>,
	parts: readonly TemplatePart[]
): readonly TemplatePart[] =>
	parts
		.filter((each) => each.template === template)
		.toSorted(
			(one, other) =>
				ZONES.indexOf(one.zone) - ZONES.indexOf(other.zone) ||
				one.place - other.place ||
				one.part.localeCompare(other.part)
		);
