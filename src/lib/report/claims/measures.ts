import type { Indicator } from '$lib/domain/indicator';
import type { MeasureEvidence } from '$lib/view/evidence';
import { meantBy, periodMentions } from './periods';
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
	'cla care child young people person care number rate share local council year quarter authority living live who with own one foster old aged age month more time day service board percentage proportion level figure those they have had were was been are the and for from over because their that this which not into out all our look after'.split(
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
	[
		/\b(?:placed|living|lives?|lived) with (?:[a-z’']+ ){0,3}?foster (?:carers?|families|parents)\b/gi,
		' foster care '
	],
	[/\bEET\b|\bNEET\b/g, ' education employment training '],
	[/\bSGOs?\b/g, ' special guardianship order '],
	[/\b(?:kinship|family and friends|relatives (?:and|or) friends)\b/gi, ' connected person '],
	[/\b(?:vaccin\w+|jabs)\b/gi, ' immunisation '],
	[/\bbeing assessed\b/gi, ' process applicant '],
	[/\bFTEs?\b/g, ' first time entrant youth justice '],
	[/\bSDQ\b/g, ' emotional health sdq score '],
	[/\b(?:moved|moves?) (?:home|placement)s?\b/gi, ' placement move ']
];

const stemOnce = (word: string) =>
	word
		.replace(/['’]s?$/, '')
		.replace(/ies$/, 'y')
		.replace(/(?:ations?|ions?|ings?|ment|ed|es|s)$/, '')
		.replace(/e$/, '');

/** A word without its endings, all of them: “cautioned” and “cautions” are one. */
function stem(word: string): string {
	const shorter = stemOnce(word);
	return shorter === word || shorter.length < 3 ? word : stem(shorter);
}

const weakStems = new Set([...weak].map(stem));

function wordsOf(text: string): ReadonlySet<string> {
	const more = synonyms.reduce(
		(all, [pattern, words]) => (text.match(pattern) ? `${all} ${words}` : all),
		text
	);
	return new Set((more.toLowerCase().match(/[a-z][a-z'’]{2,}/g) ?? []).map(stem));
}

const weightOf = (word: string) => (weakStems.has(word) ? 0.2 : 1);

/** How much of a name is met, from 0 to 1, and how much that is: a longer name met whole says more than a shorter one. */
interface Met {
	readonly share: number;
	readonly much: number;
}

function share(wanted: ReadonlySet<string>, words: ReadonlySet<string>): Met {
	let [met, all] = [0, 0];
	for (const word of wanted) {
		all += weightOf(word);
		if (words.has(word)) met += weightOf(word);
	}
	// Words that every measure has name one less surely than a word of its own.
	const weaker = all < 1 ? 0.8 : 1;
	return { share: all === 0 ? 0 : (weaker * met) / all, much: met };
}

/** What of a measure says how it is called. */
type Called = Pick<Indicator, 'name' | 'subject' | 'predicate'>;

const known = new WeakMap<Called, readonly ReadonlySet<string>[]>();

function namesOf(indicator: Called): readonly ReadonlySet<string>[] {
	const before = known.get(indicator);
	if (before) return before;
	const { name, subject, predicate } = indicator;
	const names = [
		name,
		name.replace(/[,(].*$/, ''),
		name.replace(/ to the .*$/, ''),
		predicate ? `${subject ?? ''} ${predicate}` : ''
	]
		.filter((each) => each !== '')
		.map(wordsOf)
		.filter((each) => [...each].some((word) => weightOf(word) === 1));
	// A measure named by weak words alone (Looked-after children) is met by all of them.
	const found = names.length > 0 ? names : [wordsOf(name)];
	known.set(indicator, found);
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
const named = ({ indicator }: { readonly indicator: Called }, words: ReadonlySet<string>): Met =>
	namesOf(indicator)
		.map((name) => share(name, words))
		.toSorted((a, b) => b.share - a.share || b.much - a.much)[0] ?? { share: 0, much: 0 };

/** From here a measure's figures are asked for: what stands around a sentence may make surer which is meant. */
const POSSIBLE = 0.35;

/** Of some measures, those that a sentence of these texts names, in other words too: what they are checked against is to be asked for. */
export function measuresNamed<Measure extends Called>(
	indicators: readonly Measure[],
	texts: readonly string[]
): readonly Measure[] {
	const sentences = texts
		.flatMap((text) => text.replace(/\[\[.*?\]\]/gs, ' ').split(/(?<=[.!?;])\s+|\n+/))
		.filter((each) => each.trim() !== '')
		.map(wordsOf);
	return indicators.filter((indicator) =>
		sentences.some((words) => named({ indicator }, words).share >= POSSIBLE)
	);
}

/** How much of a name met in an earlier sentence stays with those after it: one of words that every measure has, little. */
const carriedOf = ({ share: own, much }: Met) => own * (much >= 1 ? 1.1 : 0.7);

/** What sets one measure before another that the words name as well: more of its name is met, and it has a figure of a period named. */
function fitOf(measure: MeasureEvidence, { text }: Sentence, { share: own, much }: Met): number {
	if (own < SURE) return 0;
	const periods = periodMentions(text).flatMap(
		(mention) => meantBy(mention, measure)?.period.period ?? []
	);
	const held = measure.figures.some(
		({ period, value }) => value !== null && periods.includes(period)
	);
	const { unit } = measure.indicator;
	const wanted =
		(/\b(?:percentage|proportion|share) of\b/i.test(text) && unit === 'percent') ||
		(/\bnumbers? of\b/i.test(text) && unit === 'count')
			? 0.1
			: /\brates?\b/i.test(text) && unit === 'rate'
				? 0.05
				: 0;
	const values = measure.figures.filter(({ value }) => value !== null).length;
	return (
		0.02 * Math.min(10, much) +
		wanted +
		0.03 * Math.min(5, values) +
		(periodMentions(text).length === 0 ? 0 : held ? 0.15 : -0.15)
	);
}

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
		met: named(measure, wordsIn(sentence))
	}));
	// Where a sentence names none itself, what stands before it and the title say more.
	const bare = cited.size === 0 && scored.every(({ met }) => met.share < SURE);
	return scored
		.map(({ measure, id, met }): Spoken => {
			const own = met.share;
			const earlier = Math.max(
				0,
				...sentence.before
					.toReversed()
					.map((each, place) => 0.85 ** place * carriedOf(named(measure, wordsIn(each))))
			);
			const bound = id === latest ? 0.75 : near.has(id) ? 0.65 : 0;
			const carried = Math.max(bound, 0.6 * earlier, 0.5 * named(measure, title).share);
			const score =
				own + fitOf(measure, sentence, met) + (cited.has(id) ? 1 : bare ? carried : carried / 3);
			return { measure, score, carried: !cited.has(id) && own < SURE };
		})
		.toSorted(
			(a, b) =>
				b.score - a.score ||
				a.measure.indicator.indicator.localeCompare(b.measure.indicator.indicator)
		);
}
