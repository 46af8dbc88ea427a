import { freeRowId, type RowId } from '$lib/domain/id';
import type { Register } from '$lib/domain/record';
import { LONGEST_TEXT } from '$lib/domain/report';
import { manyLines } from '$lib/domain/prose';
import type { PART_KINDS, ZONES } from '$lib/domain/template';
import { partsInOrder, type Template, type TemplatePart } from '$lib/domain/template';
import { editsOf, faultsOf } from '$lib/intake/record-row';
import { tables } from '$lib/intake/record-tables';
import { saysTheSame } from './kept-row';
import { line, lineOrNothing, short, type Edited, type Fault } from './written-field';

/** One heading of a template as a form holds it. */
export interface WrittenTemplatePart {
	/** Null for a heading that is new. */
	readonly part: RowId | null;
	readonly zone: (typeof ZONES)[number];
	/** Empty for none. */
	readonly number: string;
	readonly heading: string;
	readonly kind: (typeof PART_KINDS)[number];
	/** One a line. */
	readonly choices: string;
	readonly prompt: string;
	readonly empty: string;
	readonly required: boolean;
	readonly only_for: string;
}

/** A template as a form holds it, its headings in their order. */
export interface WrittenTemplate {
	readonly name: string;
	readonly council: string;
	readonly header_as: Template['header_as'];
	readonly source: string;
	readonly parts: readonly WrittenTemplatePart[];
}

/** A field of a template, or of one of its headings by its place from 0: `parts.2.heading`. */
export type TemplateField =
	| 'name'
	| 'council'
	| 'source'
	| 'parts'
	| `parts.${number}.${'heading' | 'number' | 'choices' | 'prompt'}`;

/** Headings a template may have. */
const MOST_PARTS = 100;

/** A heading as a form begins with it. */
export const writtenPart = (part: TemplatePart | null): WrittenTemplatePart => ({
	part: part?.part ?? null,
	zone: part?.zone ?? 'section',
	number: part?.number ?? '',
	heading: part?.heading ?? '',
	kind: part?.kind ?? 'text',
	choices: part?.choices.join('\n') ?? '',
	prompt: part?.prompt ?? '',
	empty: part?.empty ?? '',
	required: part?.required ?? false,
	only_for: part?.only_for ?? ''
});

/** A template as a form begins with it; a new one begins with the headings of another, or with none. */
export function writtenTemplate(
	{ template_parts, board }: Pick<Register, 'template_parts' | 'board'>,
	template: Template | null,
	like: Template | null = null
): WrittenTemplate {
	const from = template ?? like;
	return {
		name: template?.name ?? '',
		council: template?.council ?? board.council,
		header_as: from?.header_as ?? 'paragraphs',
		source: template?.source ?? '',
		parts: from === null ? [] : partsInOrder(from, template_parts).map(writtenPart)
	};
}

/** The choices of a heading that gives any. */
const choicesOf = ({ kind, choices }: WrittenTemplatePart) =>
	kind === 'ticks' || kind === 'choice'
		? [...new Set(choices.split('\n').map(line))].filter((each) => each !== '')
		: [];

function faultsOfPart(written: WrittenTemplatePart, place: number): Fault<TemplateField>[] {
	const faults: Fault<TemplateField>[] = [];
	const choices = choicesOf(written);
	if (line(written.heading) === '')
		faults.push({
			field: `parts.${place}.heading`,
			sentence: 'Write the heading as the council’s template has it.'
		});
	if (!/^[\p{L}\p{N}.()]{0,10}$/u.test(line(written.number)))
		faults.push({
			field: `parts.${place}.number`,
			sentence: `“${short(line(written.number))}” is not a number of a heading. Write one such as 1, 4.2 or A, or leave it empty.`
		});
	if ((written.kind === 'ticks' || written.kind === 'choice') && choices.length < 2)
		faults.push({
			field: `parts.${place}.choices`,
			sentence: 'Write at least two choices, one a line.'
		});
	if (choices.some((each) => each.includes(';')))
		faults.push({
			field: `parts.${place}.choices`,
			sentence: 'A choice may not hold a semicolon, which parts choices in the record.'
		});
	if (manyLines(written.prompt).length > LONGEST_TEXT)
		faults.push({
			field: `parts.${place}.prompt`,
			sentence: 'The prompt is too long. Write in a sentence what the author is asked for.'
		});
	return faults;
}

function faultsOfTemplate(
	{ templates }: Register,
	before: Template | null,
	written: WrittenTemplate
): Fault<TemplateField>[] {
	const faults: Fault<TemplateField>[] = [];
	const name = line(written.name);
	const same = ({ template, name: other }: Template) =>
		template !== before?.template && other.toLowerCase() === name.toLowerCase();
	if (name === '') faults.push({ field: 'name', sentence: 'Give the template a name.' });
	else if (templates.some(same))
		faults.push({
			field: 'name',
			sentence: `There is a template called “${short(name)}” already. Give this one another name.`
		});
	if (line(written.council) === '')
		faults.push({ field: 'council', sentence: 'Write whose template it is.' });
	if (written.parts.length === 0)
		faults.push({ field: 'parts', sentence: 'Add at least one heading.' });
	if (written.parts.length > MOST_PARTS)
		faults.push({
			field: 'parts',
			sentence: `A template holds ${MOST_PARTS} headings, and this has ${written.parts.length}. Take some out.`
		});
	return [...faults, ...written.parts.flatMap(faultsOfPart)];
}

/** The headings as rows, numbered in the order they stand; a new one gets an id of its words. */
function partsOf(template: RowId, { parts }: WrittenTemplate): readonly TemplatePart[] {
	const taken = new Set<string>(parts.flatMap(({ part }) => part ?? []));
	return parts.map((written, place) => {
		const part = written.part ?? freeRowId(written.heading, taken);
		taken.add(part);
		return {
			template,
			part,
			place: place + 1,
			zone: written.zone,
			number: lineOrNothing(written.number),
			heading: line(written.heading),
			kind: written.kind,
			choices: choicesOf(written),
			prompt: manyLines(written.prompt) || null,
			empty: lineOrNothing(written.empty),
			required: written.required,
			only_for: lineOrNothing(written.only_for)
		};
	});
}

/**
 * The change that puts a template as a form holds it in place of the one that stood before; `before` null: it is new. What reports
 * have written under a heading that goes stays in them and is shown at their end. A change without edits: nothing differs.
 */
export function editTemplate(
	register: Register,
	before: Template | null,
	written: WrittenTemplate
): Edited<TemplateField> {
	const faults = faultsOfTemplate(register, before, written);
	if (faults.length > 0) return { faults };
	const taken = new Set<string>(register.templates.map(({ template }) => template));
	const after: Template = {
		template: before?.template ?? freeRowId(written.name, taken),
		name: line(written.name),
		council: line(written.council),
		header_as: written.header_as,
		source: line(written.source) || 'Made on screen'
	};
	const own = register.template_parts.filter((each) => each.template === after.template);
	const parts = partsOf(after.template, written);
	const refused = [
		...[...faultsOf('templates', after)].map(([column, sentence]) => ({
			field: (column === 'council' || column === 'source' ? column : 'name') as TemplateField,
			sentence
		})),
		...parts.flatMap((part, place) =>
			[...faultsOf('template_parts', part)].map(([column, sentence]) => ({
				field:
					`parts.${place}.${column === 'choices' || column === 'number' || column === 'prompt' ? column : 'heading'}` as TemplateField,
				sentence
			}))
		)
	];
	if (refused.length > 0) return { faults: refused };
	const ids = [...new Set([...own, ...parts].map(({ part }) => part))];
	const at = (rows: readonly TemplatePart[], id: RowId) =>
		rows.find(({ part }) => part === id) ?? null;
	return {
		words: `${before ? 'Changed' : 'Added'} the report template “${short(after.name)}”`,
		edits: [
			...editsOf(tables.templates, before, after),
			...ids.flatMap((id) => editsOf(tables.template_parts, at(own, id), at(parts, id)))
		].filter((edit) => !saysTheSame(edit))
	};
}

/** A template taken out. One that a report is written on stays. */
export function removeTemplate(register: Register, template: Template): Edited<'template'> {
	const reports = register.reports.filter((each) => each.template === template.template).length;
	if (reports > 0)
		return {
			faults: [
				{
					field: 'template',
					sentence: `${reports} ${reports === 1 ? 'report is' : 'reports are'} written on this template, so it stays. Put them on another template first.`
				}
			]
		};
	return {
		words: `Took out the report template “${short(template.name)}”`,
		edits: [
			...register.template_parts
				.filter((each) => each.template === template.template)
				.flatMap((each) => editsOf(tables.template_parts, each, null)),
			...editsOf(tables.templates, template, null)
		]
	};
}
