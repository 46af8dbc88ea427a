import { writeAsk } from '$lib/domain/figure-binding';
import type { TemplatePart } from '$lib/domain/template';
import type { Finding } from '../finding';
import { findingOf, type Reading, type ReadPart } from './reading';

const plain = (text: string) =>
	text
		.toLowerCase()
		.replace(/[’‘]/g, "'")
		.replace(/\s+/g, ' ')
		.replace(/[.…:]+$/, '')
		.trim();

/** What authors leave in a template: instructions, brackets to fill and marks for what is to come. */
const leftovers: readonly RegExp[] = [
	/(?:^|[.!?]\s+|\n)\s*\(?please (?:explain|insert|complete|provide|add|delete|describe|state|specify|include|select|tick|enter|give|list|set out|refer)\b[^.\n]{0,80}/gi,
	/\[(?!\[)\s*(?:insert|add|enter|name|date|number|title|author|role|figure|text|to be|to follow|tbc|tba|tbd|xx+|x|\.{2,}|…|_+|please|delete|state|explain)?[^\][]{0,60}\](?!\])/gi,
	/<\s*(?:insert|add|enter|name|date|number|title|text)\b[^>]{0,60}>/gi,
	/\b(?:TBC|TBA|TBD)\b|\b[Xx]{2,}\b%?|(?<![A-Za-z])[Xx](?:%| per cent)/g,
	/\bto be (?:confirmed|completed|inserted|added|advised|drafted|updated)\b/gi,
	/\bdelete as (?:appropriate|applicable|necessary)\b|\bclick (?:or tap )?here\b|\benter text\b|\blorem ipsum\b/gi,
	/\?{2,}|_{3,}|\.{5,}/g
];

function prompts({ id, part, text }: ReadPart, all: readonly TemplatePart[]): readonly Finding[] {
	const words = plain(text);
	const own = all.filter(({ prompt }) => prompt !== null && prompt.length > 8);
	const left = own.filter(({ prompt }) => words.includes(plain(prompt ?? '')));
	const asked = left.map(({ prompt }) =>
		findingOf(id, prompt ?? '', {
			rule: 'prompt-left',
			weight: 'missing',
			sentence: `The template’s own words are still here: “${prompt}”. They ask the author for something: write it, or take them out.`
		})
	);
	const heading = part?.heading ?? id;
	const others = leftovers.flatMap((pattern) =>
		[...text.matchAll(pattern)].flatMap((match) => {
			const found = match[0].trim().replace(/^[.!?]\s+/, '');
			const known = left.some(({ prompt }) => plain(prompt ?? '').includes(plain(found)));
			const live = /^\[(?:number (?:hidden|missing))/i.test(found);
			return known || live
				? []
				: [
						findingOf(id, found, {
							rule: 'prompt-left',
							weight: 'missing',
							sentence: `“${found}” was left to be filled under “${heading}”. Write what belongs there, or take it out.`
						})
					];
		})
	);
	return [...asked, ...others];
}

const gap = (part: TemplatePart, rule: string, sentence: string) =>
	findingOf(part.part, '', { rule, weight: 'missing', sentence });

function gapsOf(
	part: TemplatePart,
	written: ReadPart | undefined,
	title: string
): readonly Finding[] {
	const heading = `“${part.heading}”`;
	if (part.kind === 'recommendations' && (written?.blocks.length ?? 0) === 0)
		return [
			gap(
				part,
				'no-recommendation',
				`There is no recommendation under ${heading}: the Board would have nothing to decide. Say what it is asked to note, recognise, agree, approve, receive or endorse.`
			)
		];
	if (part.kind === 'choice' && written && part.prompt && /\bwhy\b.*\bnot\b/i.test(part.prompt)) {
		const no = written.ticked.some((each) => /^no\b/i.test(each));
		if (no && written.blocks.length === 0)
			return [
				gap(part, 'reason-missing', `${heading} says No and does not say why. Give the reason.`)
			];
	}
	const chooses = part.kind === 'ticks' || part.kind === 'choice';
	if (!part.required || part.only_for !== null || part.empty !== null) return [];
	if (chooses && (written?.ticked.length ?? 0) === 0)
		return [
			gap(
				part,
				'nothing-ticked',
				`Nothing is chosen under ${heading}, which the template asks for.`
			)
		];
	const titled = part.part === 'title' && title.trim() !== '';
	return written || chooses || titled
		? []
		: [
				gap(
					part,
					'section-missing',
					`Nothing is written under ${heading}, which the template asks for.`
				)
			];
}

function pictures({ id, blocks }: ReadPart, { evidence }: Reading): readonly Finding[] {
	return blocks.flatMap((block): readonly Finding[] => {
		if (block.kind !== 'ask') return [];
		const key = writeAsk(block.ask);
		const view = evidence.trends.get(key);
		const at = (rule: string, sentence: string) => [
			findingOf(id, `[[${key}]]`, { rule, weight: 'missing', sentence })
		];
		if (!view)
			return at(
				'figure-missing',
				`The ${block.ask.shape} of “${block.ask.indicator}” cannot be shown: the record does not hold it. Take it out, or insert another.`
			);
		if (view.empty !== null)
			return at(
				'figure-missing',
				`The ${block.ask.shape} of “${block.ask.indicator}” cannot be shown. ${view.empty}`
			);
		return block.ask.shape === 'figure' && view.description.trim() === ''
			? at(
					'alt-missing',
					`The figure of “${block.ask.indicator}” has no description in words, so someone who cannot see it learns nothing. Insert it again, or say what it shows.`
				)
			: [];
	});
}

function brackets({ id, blocks }: ReadPart): readonly Finding[] {
	const inlines = blocks.flatMap((block) =>
		block.kind === 'paragraph' ? block.inlines : block.kind === 'list' ? block.items.flat() : []
	);
	return inlines.flatMap((each) =>
		each.kind === 'broken'
			? [
					findingOf(id, each.text, {
						rule: 'bracket-unread',
						weight: 'unsupported',
						sentence: `“${each.text}” is neither a live number nor a figure that stands on a line of its own, so it will be printed as it is typed. Insert it again.`
					})
				]
			: []
	);
}

/** What the template asks for and is not there: sections, recommendations, choices, descriptions of figures; and what it left behind. */
export function checkTemplate(reading: Reading): readonly Finding[] {
	const written = new Map(reading.written.map((each) => [each.id, each]));
	return [
		...reading.parts.flatMap((part) => gapsOf(part, written.get(part.part), reading.report.title)),
		...reading.written.flatMap((each) => [
			...prompts(each, reading.parts),
			...pictures(each, reading),
			...brackets(each),
			...(each.part === null
				? [
						findingOf(each.id, '', {
							rule: 'heading-missing',
							weight: 'missing',
							sentence: `The template has no heading for what is written under “${each.id.replaceAll('-', ' ')}”. It stands at the end: move it, or take it out.`
						})
					]
				: [])
		])
	];
}
