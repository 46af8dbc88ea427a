import { formatPeriodShort } from '$lib/domain/period-words';
import { besideAnother, figureInFull, figureWords, heldFigure } from '$lib/view/evidence-facts';
import type { MeasureEvidence } from '$lib/view/evidence';
import type { Finding } from '../finding';
import { areaMentions, areaName, figureOf } from './areas';
import { spokenOf, SURE } from './measures';
import { spanOf } from './move-span';
import { claimsNothing } from './claims-nothing';
import { findingAt, type Reading, type Sentence } from './reading';

type Says = 'higher' | 'lower' | 'similar' | 'better' | 'worse';
const words: readonly (readonly [Says, RegExp])[] = [
	['higher', /\b(?:above|higher than|greater than|exceeds|more than)\b/gi],
	['lower', /\b(?:below|lower than|less than|fewer than|under)\b/gi],
	[
		'similar',
		/\b(?:in line with|similar to|close to|comparable (?:with|to)|the same as|equal to|matches)\b/gi
	],
	['better', /\b(?:better than|outperform(?:s|ed|ing)?)\b/gi],
	['worse', /\bworse than\b/gi]
];

function check(
	says: Says,
	{ start, end }: { readonly start: number; readonly end: number },
	sentence: Sentence,
	measure: MeasureEvidence
): Finding | null {
	const { text } = sentence;
	const beside = areaMentions(text, measure).find(
		(each) =>
			each.start >= end &&
			each.whose !== 'own' &&
			/^ (?:[a-z’'-]+ ){0,5}$/i.test(text.slice(end, each.start))
	);
	if (!beside) return null;
	const { indicator } = measure;
	const { later } = spanOf(sentence, measure);
	const name = areaName(measure, beside.whose);
	const other = later && heldFigure(figureOf(measure, beside.whose, later.period));
	const phrase = text.slice(start, beside.end);
	const at = (rule: string, weight: Finding['weight'], said: string) =>
		findingAt(sentence, start, beside.end, { rule, weight, sentence: said });
	if (!later || !other)
		return at(
			'comparison-unsupported',
			'unsupported',
			`Nothing held bears “${phrase}”: there is no figure of “${indicator.name}” for ${name}${later ? `, ${formatPeriodShort(later.at)}` : ''}.`
		);
	const { way, similar } = besideAnother(indicator, later, other);
	const facts = `“${indicator.name}”: ${measure.authority.name} ${figureInFull(indicator, later)}, ${name} ${figureWords(indicator, other)}.`;
	if (says === 'similar')
		return similar
			? at('comparison-holds', 'holds', facts)
			: at('comparison-wrong', 'wrong', `“${phrase}” is not what is held. ${facts}`);
	const judges = says === 'better' || says === 'worse';
	if (judges && indicator.polarity === 'none')
		return at(
			'no-better-way',
			'unsupported',
			`Neither way is better for “${indicator.name}”: say higher or lower. ${facts}`
		);
	const wanted = judges
		? (says === 'better') === (indicator.polarity === 'high')
			? 'higher'
			: 'lower'
		: says;
	if (way !== wanted)
		return at('comparison-wrong', 'wrong', `“${phrase}” is not what is held. ${facts}`);
	return similar
		? at(
				'comparison-doubtful',
				'doubt',
				`${facts} The two are too close to be told apart: rounding or chance may be all there is.`
			)
		: at('comparison-holds', 'holds', facts);
}

/** What an author says of the authority beside England, its neighbours, its region or another authority. */
export const checkComparisons = (reading: Reading): readonly Finding[] =>
	reading.sentences
		.filter((sentence) => !claimsNothing(reading, sentence))
		.flatMap((sentence) => {
			const [best] = spokenOf(sentence, reading).filter(({ score }) => score >= SURE);
			if (!best) return [];
			return words.flatMap(([says, pattern]) =>
				[...sentence.text.matchAll(pattern)].flatMap((match) => {
					const place = { start: match.index, end: match.index + match[0].length };
					return check(says, place, sentence, best.measure) ?? [];
				})
			);
		});
