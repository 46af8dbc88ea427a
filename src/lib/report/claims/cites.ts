import type { FigureBinding } from '$lib/domain/figure-binding';
import type { MeasureEvidence } from '$lib/view/evidence';
import { figureWords, heldFigure } from '$lib/view/evidence-facts';
import { parsePeriod } from '$lib/domain/period';
import { formatPeriodShort } from '$lib/domain/period-words';
import type { Finding } from '../finding';
import { figureOf } from './areas';
import { differs, papersAt, quotesPapers } from './paper-figures';
import { findingAt, type CiteMention, type Reading, type Sentence } from './reading';

const measureOf = ({ evidence }: Reading, binding: FigureBinding): MeasureEvidence | null =>
	evidence.measures.find(
		({ indicator, authority }) =>
			indicator.indicator === binding.indicator && authority.geography === binding.geography
	) ?? null;

function checkCite(cite: CiteMention, sentence: Sentence, reading: Reading): readonly Finding[] {
	const { figure, start, end } = cite;
	const at = (rule: string, weight: Finding['weight'], words: string, flip: string | null = null) =>
		findingAt(sentence, start, end, { rule, weight, sentence: words, flip });
	if (!figure)
		return [
			at(
				'citation-withdrawn',
				'unsupported',
				'The edition this number was bound to is not held, or no longer has the figure. Insert the number again from an edition that is held.'
			)
		];
	if (figure.reason !== null)
		return [
			at(
				'citation-without-figure',
				'doubt',
				`${figure.what}: ${figure.reason} The report prints words in its place: see that the sentence can be read with them.`
			)
		];
	const found: Finding[] = [
		at(
			'number-holds',
			'holds',
			[`${figure.what}: ${figure.text}.`, `Source: ${figure.source}.`, ...figure.doubts].join(' '),
			flipOf(cite, reading)
		)
	];
	if (figure.since !== null)
		found.push(
			at(
				'stale-edition',
				'doubt',
				`This number is from an older edition. ${figure.since} Insert it again if the report should have the latest.`
			)
		);
	return found;
}

/** Papers that printed another figure than the one a live number is. */
function papersAgainst({ binding, figure }: CiteMention, reading: Reading) {
	const measure = measureOf(reading, binding);
	const edition = measure && heldFigure(figureOf(measure, 'own', binding.period));
	if (!measure || !edition || binding.of !== 'value' || figure?.reason !== null) return [];
	// A number bound to a paper's own edition is what that paper printed.
	const own = measure.papers
		.find(({ vintage }) => vintage === binding.vintage)
		?.figures.find(({ period }) => period === binding.period);
	const held = heldFigure(own) ?? edition;
	return papersAt(measure, binding.period)
		.filter((each) => differs(each.figure, held))
		.map((each) => ({ ...each, held, measure }));
}

const flipOf = (cite: CiteMention, reading: Reading): string | null => {
	const [first] = papersAgainst(cite, reading);
	return first
		? `The ${first.paper} prints ${figureWords(first.measure.indicator, first.figure)}: by that it would not be so.`
		: null;
};

/** What papers printed otherwise of a figure the report gives, each paper once for each figure. */
function contradictions(reading: Reading): readonly Finding[] {
	return reading.sentences.flatMap((sentence) =>
		sentence.cites.flatMap((cite) =>
			papersAgainst(cite, reading).flatMap(({ paper, figure, held, measure }) => {
				const period = parsePeriod(cite.binding.period);
				const [then, now] = [figure, held].map((each) => figureWords(measure.indicator, each));
				if (quotesPapers(sentence, `printed ${then}.`, reading)) return [];
				return findingAt(sentence, cite.start, cite.end, {
					rule: 'contradicts-paper',
					key: paper,
					weight: 'doubt',
					sentence: `The ${paper} printed ${then} for ${period ? formatPeriodShort(period) : 'the same period'}; this report says ${now}. Say which is right and why they differ.`
				});
			})
		)
	);
}

/** Live numbers: whether they can still be drawn, from what edition, and whether a paper printed otherwise. */
export const checkCites = (reading: Reading): readonly Finding[] => [
	...reading.sentences.flatMap((sentence) =>
		sentence.cites.flatMap((cite) => checkCite(cite, sentence, reading))
	),
	...contradictions(reading)
];
