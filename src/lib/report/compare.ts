import { formatDate } from '$lib/domain/calendar';
import type { RowId } from '$lib/domain/id';
import type { ReportSnapshot } from '$lib/domain/report';
import { partsInOrder } from '$lib/domain/template';
import { align } from './alignment';
import { textAt, textsWithoutPart } from './parts';

/** A run of words of a paragraph put otherwise; `same`: it stands on the other side too. */
export interface ComparedPiece {
	readonly text: string;
	readonly same: boolean;
}

/** What became of one paragraph between two versions. The pieces of a side make up its whole text; a side without it has none. */
export interface ComparedParagraph {
	readonly kind: 'kept' | 'added' | 'removed' | 'changed';
	readonly before: readonly ComparedPiece[];
	readonly after: readonly ComparedPiece[];
}

/** One heading of two versions side by side. */
export interface ComparedPart {
	readonly part: RowId;
	readonly heading: string;
	/** Whether anything under it differs. */
	readonly differs: boolean;
	readonly paragraphs: readonly ComparedParagraph[];
}

/** Two versions of a report side by side. */
export interface ComparedReports {
	/** Title, meeting, item, template and headings where they differ, a sentence each. */
	readonly sentences: readonly string[];
	/** Every heading with something under it in either, in the later version's order. */
	readonly parts: readonly ComparedPart[];
}

/** Paragraphs, headings and items of lists, each as it was typed. */
const paragraphsOf = (text: string): readonly string[] =>
	text
		.split(/\n{2,}|\n(?=- |\d{1,3}\. |## )/)
		.map((each) => each.trim())
		.filter((each) => each !== '');

/** Words with the blanks after them; what stands in double brackets is one word. */
const wordsOf = (text: string): readonly string[] =>
	text.match(/\[\[[^[\]\n]*\]\]\s*|[^\s[]+\s*|\[\s*|\s+/g) ?? [];

/** Of two paragraphs, the words of each that stand in the other in the same order, neighbours of a kind joined. */
function wordByWord(before: string, after: string) {
	const [one, other]: [ComparedPiece[], ComparedPiece[]] = [[], []];
	const put = (pieces: ComparedPiece[], text: string, same: boolean) => {
		const last = pieces.at(-1);
		if (last?.same === same) pieces.splice(-1, 1, { text: last.text + text, same });
		else pieces.push({ text, same });
	};
	let kept = 0;
	const [words, others] = [wordsOf(before), wordsOf(after)];
	for (const each of align(words, others)) {
		if (each.kind === 'both') kept += 1;
		if (each.kind !== 'after') put(one, each.before, each.kind === 'both');
		if (each.kind !== 'before') put(other, each.after, each.kind === 'both');
	}
	return { before: one, after: other, alike: (2 * kept) / (words.length + others.length) };
}

/** From here on two paragraphs are one put otherwise: half of their words stand in both. */
const ALIKE = 0.5;

function paired(removed: readonly string[], added: readonly string[]): ComparedParagraph[] {
	const whole = (text: string) => [{ text, same: false }];
	const paragraphs: ComparedParagraph[] = [];
	const left = [...removed];
	for (const text of added) {
		const place = left.findIndex((each) => wordByWord(each, text).alike >= ALIKE);
		if (place < 0) {
			paragraphs.push({ kind: 'added', before: [], after: whole(text) });
			continue;
		}
		// What was passed over went before it.
		for (const each of left.splice(0, place))
			paragraphs.push({ kind: 'removed', before: whole(each), after: [] });
		const { before, after } = wordByWord(left.shift() ?? '', text);
		paragraphs.push({ kind: 'changed', before, after });
	}
	return [
		...paragraphs,
		...left.map((each): ComparedParagraph => ({ kind: 'removed', before: whole(each), after: [] }))
	];
}

/** Two texts side by side, a paragraph after another. */
export function compareTexts(before: string, after: string): readonly ComparedParagraph[] {
	const paragraphs: ComparedParagraph[] = [];
	let [removed, added]: [string[], string[]] = [[], []];
	const close = () => {
		paragraphs.push(...paired(removed, added));
		[removed, added] = [[], []];
	};
	for (const each of align(paragraphsOf(before), paragraphsOf(after))) {
		if (each.kind === 'before') removed.push(each.before);
		else if (each.kind === 'after') added.push(each.after);
		else {
			close();
			const same = [{ text: each.before, same: true }];
			paragraphs.push({ kind: 'kept', before: same, after: same });
		}
	}
	close();
	return paragraphs;
}

function sentencesOf(before: ReportSnapshot, after: ReportSnapshot): readonly string[] {
	const [one, other] = [before.report, after.report];
	const item = (number: number | null) => (number === null ? 'no item' : `item ${number}`);
	const headings = ({ parts, template }: ReportSnapshot) =>
		partsInOrder(template, parts)
			.map(({ number, heading }) => `${number ?? ''} ${heading}`)
			.join('\n');
	return [
		...(one.title === other.title ? [] : [`The title was “${one.title}” and is “${other.title}”.`]),
		...(one.meeting === other.meeting
			? []
			: [`It was for ${formatDate(one.meeting)} and is for ${formatDate(other.meeting)}.`]),
		...(one.item === other.item
			? []
			: [`It was for ${item(one.item)} and is for ${item(other.item)}.`]),
		...(before.template.name === after.template.name
			? headings(before) === headings(after)
				? []
				: ['The headings of the template were changed in between.']
			: [`It was written on “${before.template.name}” and is on “${after.template.name}”.`])
	];
}

/** Two versions of a report side by side, heading by heading and paragraph by paragraph. */
export function compareReports(before: ReportSnapshot, after: ReportSnapshot): ComparedReports {
	const headings = new Map<RowId, string>();
	for (const { report, texts, template, parts } of [after, before]) {
		const own = partsInOrder(template, parts);
		for (const { part, heading } of [...own, ...textsWithoutPart(report, texts, own)])
			if (!headings.has(part)) headings.set(part, heading);
	}
	const [then, now] = [before, after].map(({ report, texts }) => textAt(report, texts));
	return {
		sentences: sentencesOf(before, after),
		parts: [...headings].flatMap(([part, heading]): readonly ComparedPart[] => {
			const paragraphs = compareTexts(then?.(part) ?? '', now?.(part) ?? '');
			const differs = paragraphs.some(({ kind }) => kind !== 'kept');
			return paragraphs.length === 0 ? [] : [{ part, heading, differs, paragraphs }];
		})
	};
}
