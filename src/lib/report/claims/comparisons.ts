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

const multiples: ReadonlyMap<string, number> = new Map([
	['twice', 2],
	['double', 2],
	['half', 0.5],
	['three times', 3],
	['treble', 3],
	['triple', 3],
	['four times', 4],
	['a third of', 1 / 3]
]);
const multiple =
	/\b(twice|double|half|three times|treble|triple|four times|a third of)(?: as (?:high|many|much|large) as)?(?= (?:that |those |the rate |the figure |the share )?(?:of |for |in )?(?:the )?)/gi;

/** `twice the England figure`: how many times another's figure the authority's is. */
function checkMultiples(sentence: Sentence, measure: MeasureEvidence): readonly Finding[] {
	const { text } = sentence;
	const { indicator } = measure;
	return [...text.matchAll(multiple)].flatMap((match) => {
		const end = match.index + match[0].length;
		const beside = areaMentions(text, measure).find(
			({ start, whose }) =>
				start >= end && whose !== 'own' && /^ (?:[a-z’'-]+ ){0,5}$/i.test(text.slice(end, start))
		);
		const times = multiples.get((match[1] ?? '').toLowerCase());
		const { later } = spanOf(sentence, measure);
		const other = beside && later && heldFigure(figureOf(measure, beside.whose, later.period));
		if (!beside || times === undefined || !later || !other || indicator.unit === 'count') return [];
		// Either figure may be half a step off as printed.
		const [own, theirs] = [later, other].map(({ value, decimals }) => ({
			low: value - 0.5 * 10 ** -decimals,
			high: value + 0.5 * 10 ** -decimals
		}));
		if (!own || !theirs) return [];
		const low = theirs.high > 0 ? own.low / theirs.high : 0;
		const high = theirs.low > 0 ? own.high / theirs.low : Infinity;
		const near = /\b(?:about|around|nearly|almost|roughly|over|more than|less than)\s+$/i.test(
			text.slice(0, match.index)
		);
		const slack = near ? 0.25 : 0.1;
		const holds = times * (1 + slack) >= low && times * (1 - slack) <= high;
		return [
			findingAt(sentence, match.index, beside.end, {
				rule: holds ? 'comparison-holds' : 'comparison-wrong',
				weight: holds ? 'holds' : 'wrong',
				sentence: `${holds ? '' : `“${text.slice(match.index, beside.end)}” is not what is held. `}“${indicator.name}”: ${measure.authority.name} ${figureInFull(indicator, later)}, ${areaName(measure, beside.whose)} ${figureWords(indicator, other)}.`
			})
		];
	});
}

/** What an author says of the authority beside England, its neighbours, its region or another authority. */
export const checkComparisons = (reading: Reading): readonly Finding[] =>
	reading.sentences
		.filter((sentence) => !claimsNothing(reading, sentence))
		.flatMap((sentence) => {
			const [best] = spokenOf(sentence, reading).filter(({ score }) => score >= SURE);
			if (!best) return [];
			const found = words.flatMap(([says, pattern]) =>
				[...sentence.text.matchAll(pattern)].flatMap((match) => {
					const place = { start: match.index, end: match.index + match[0].length };
					return check(says, place, sentence, best.measure) ?? [];
				})
			);
			return [...found, ...checkMultiples(sentence, best.measure)];
		});
