import type { MeasureEvidence } from '$lib/view/evidence';
import type { Reading, Sentence } from './reading';

/** A measure a sentence may speak of, and how surely: from 0.5 it is taken to. */
export interface Spoken {
	readonly measure: MeasureEvidence;
	readonly score: number;
	/** Whether it is only what stands before, or the title, that names it. */
	readonly carried: boolean;
}

/** From here a sentence is taken to speak of a measure. */
export const SURE = 0.5;

/** Words that nearly every measure has: they tell little. */
const weak = new Set(
	'cla child young people person care number rate share local council year quarter authority living live who with own one foster old aged age month more time day service board percentage proportion level figure those they have had were was been are the and for from over because their that this which not into out all our look after'.split(
		' '
	)
);

/** What else a measure's words are called. The second words are added where the first are met. */
const synonyms: readonly (readonly [RegExp, string])[] = [
	[
		/children (?:and young people )?(?:who are |who were )?(?:in (?:our |the council['’]s |local authority |public )?care|looked[- ]after|we look after|we care for)|looked[- ]after (?:children|young people)|\bCLA\b|\bLAC\b|\bCiC\b/gi,
		' cla child '
	],
	[
		/(?<!re-?)\boffend(?:ing|ed|ers?)?\b|(?<!re-?)\boffences?\b|\bcriminalis\w+/gi,
		' caution convict '
	],
	[/\b(?:cautions?|convictions?|convicted|cautioned)\b/gi, ' caution convict '],
	[/\b(?:resign\w*|deregist\w*|departures?|ceased fostering)\b/gi, ' left foster carer '],
	[/\b(?:teeth|dentists?)\b/gi, ' dental check '],
	[/\bEET\b|\bNEET\b/g, ' education employment training '],
	[/\bSGOs?\b/g, ' special guardianship order '],
	[/\b(?:kinship|family and friends|relatives (?:and|or) friends)\b/gi, ' connected person '],
	[/\b(?:vaccin\w+|jabs)\b/gi, ' immunisation '],
	[/\bbeing assessed\b/gi, ' process applicant '],
	[/\bFTEs?\b/g, ' first time entrant youth justice '],
	[/\bSDQ\b/g, ' emotional health sdq score '],
	[/\b(?:moved|moves?) (?:home|placement)s?\b/gi, ' placement move ']
];

const stem = (word: string) =>
	word
		.replace(/['’]s?$/, '')
		.replace(/ies$/, 'y')
		.replace(/(?:ations?|ions?|ings?|ment|ed|es|s)$/, '')
		.replace(/e$/, '');
const weakStems = new Set([...weak].map(stem));

function wordsOf(text: string): ReadonlySet<string> {
	const more = synonyms.reduce(
		(all, [pattern, words]) => (text.match(pattern) ? `${all} ${words}` : all),
		text
	);
	return new Set((more.toLowerCase().match(/[a-z][a-z'’]+/g) ?? []).map(stem));
}

const weightOf = (word: string) => (weakStems.has(word) ? 0.2 : 1);

function share(wanted: ReadonlySet<string>, words: ReadonlySet<string>): number {
	let [met, all] = [0, 0];
	for (const word of wanted) {
		all += weightOf(word);
		if (words.has(word)) met += weightOf(word);
	}
	return all === 0 ? 0 : met / all;
}

const known = new WeakMap<MeasureEvidence, readonly ReadonlySet<string>[]>();

function namesOf(measure: MeasureEvidence): readonly ReadonlySet<string>[] {
	const before = known.get(measure);
	if (before) return before;
	const { name, subject, predicate } = measure.indicator;
	const names = [
		name,
		name.replace(/[,(].*$/, ''),
		predicate ? `${subject ?? ''} ${predicate}` : ''
	]
		.filter((each) => each !== '')
		.map(wordsOf)
		.filter((each) => [...each].some((word) => weightOf(word) === 1));
	// A measure named by weak words alone (Looked-after children) is met by all of them.
	const found = names.length > 0 ? names : [wordsOf(name)];
	known.set(measure, found);
	return found;
}

const read = new WeakMap<Sentence, ReadonlySet<string>>();

function wordsIn(sentence: Sentence): ReadonlySet<string> {
	const before = read.get(sentence);
	if (before) return before;
	const found = wordsOf(sentence.text);
	read.set(sentence, found);
	return found;
}

/** How surely the words of a sentence name a measure, from 0 to 1. */
const named = (measure: MeasureEvidence, words: ReadonlySet<string>) =>
	Math.max(0, ...namesOf(measure).map((name) => share(name, words)));

/**
 * The measures a sentence may speak of, the surest first: by the live numbers in it, by its own words, and less surely by what stands
 * before it in its paragraph and by the report's title.
 */
export function spokenOf(sentence: Sentence, reading: Reading): readonly Spoken[] {
	const known = told.get(reading) ?? new WeakMap<Sentence, readonly Spoken[]>();
	told.set(reading, known);
	const before = known.get(sentence);
	if (before) return before;
	const found = weigh(sentence, reading);
	known.set(sentence, found);
	return found;
}

const told = new WeakMap<Reading, WeakMap<Sentence, readonly Spoken[]>>();

function weigh(sentence: Sentence, { evidence, report }: Reading): readonly Spoken[] {
	const idsIn = ({ cites }: Sentence) => cites.map(({ binding }) => String(binding.indicator));
	const cited = new Set(idsIn(sentence));
	// The nearest sentence with live numbers says most, those before it less and less.
	const last = sentence.before.findLast(({ cites }) => cites.length > 0);
	const near = new Set(last ? idsIn(last) : []);
	const latest = last?.cites.at(-1)?.binding.indicator;
	const title = wordsOf(report.title);
	const scored = evidence.measures.map((measure) => ({
		measure,
		id: String(measure.indicator.indicator),
		own: named(measure, wordsIn(sentence))
	}));
	// Where a sentence names none itself, what stands before it and the title say more.
	const bare = cited.size === 0 && scored.every(({ own }) => own < SURE);
	return scored
		.map(({ measure, id, own }): Spoken => {
			const earlier = Math.max(
				0,
				...sentence.before
					.toReversed()
					.map((each, place) => 0.85 ** place * named(measure, wordsIn(each)))
			);
			const bound = id === latest ? 0.75 : near.has(id) ? 0.65 : 0;
			const carried = Math.max(bound, 0.6 * earlier, 0.5 * named(measure, title));
			const score = own + (cited.has(id) ? 1 : bare ? carried : carried / 3);
			return { measure, score, carried: !cited.has(id) && own < SURE };
		})
		.toSorted(
			(a, b) =>
				b.score - a.score ||
				a.measure.indicator.indicator.localeCompare(b.measure.indicator.indicator)
		);
}
