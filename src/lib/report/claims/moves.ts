import { formatPeriodShort } from '$lib/domain/period-words';
import type { MeasureEvidence } from '$lib/view/evidence';
import { figureInFull, moveBetween, trendVerdict, type HeldFigure } from '$lib/view/evidence-facts';
import type { Finding } from '../finding';
import { heldOf, spanOf } from './move-span';
import { claimsNothing } from './claims-nothing';
import { paperTwist } from './paper-twist';
import { findingAt, type Reading, type Sentence } from './reading';
import { spokenOf, SURE } from './measures';

/** What an author says became of a measure. */
export interface MoveClaim {
	readonly start: number;
	readonly end: number;
	readonly text: string;
	readonly says: 'up' | 'down' | 'level' | 'better' | 'worse';
	/** `doubled`: 2; `halved`: 0.5; null for no multiple. */
	readonly times: number | null;
	/** `slight` or `significant`, where it is said how much. */
	readonly size: 'slight' | 'large' | null;
	/** Said of how many, not of a rate. */
	readonly of_number: boolean;
	/** Said of a trend over several periods. */
	readonly trend: boolean;
}

const kinds: readonly (readonly [MoveClaim['says'], number | null, RegExp])[] = [
	['up', 2, /\b(?:doubled|twice as (?:many|much|high))\b/gi],
	['up', 3, /\b(?:trebled|tripled|three times as (?:many|much|high))\b/gi],
	['up', 4, /\bquadrupled\b/gi],
	['down', 0.5, /\b(?:halved|half as (?:many|much|high))\b/gi],
	[
		'up',
		null,
		/\b(?:increased|increasing|risen|rose|rising|grew|grown|growing|gone up|went up|climbed)\b/gi
	],
	[
		'up',
		null,
		/\b(?:an?|the|slight|small|significant|sharp|marginal|modest|large|further|year-on-year) (?:increase|rise|growth)\b|\bupwards? trend\b/gi
	],
	[
		'down',
		null,
		/\b(?:decreased|decreasing|reduced(?! (?:timetables?|hours))|fallen|fell|falling|dropped|declined|declining|dipped|gone down|went down)\b/gi
	],
	[
		'down',
		null,
		/\b(?:an?|the|slight|small|significant|sharp|marginal|modest|large|further|year-on-year) (?:decrease|reduction|fall|drop|decline|dip)\b|\bdownwards? trend\b/gi
	],
	[
		'level',
		null,
		/\b(?:maintained(?! (?:schools?|nurser|contact|relationships?))|unchanged|stayed (?:the same|level|stable|steady|at)|remain(?:s|ed|ing)? (?:at|the same|steady|stable|level|constant|unchanged|similar|static|broadly)|no change|held (?:at|steady)|(?:has|have) been (?:stable|steady)|(?:is|are|was|were) (?:\w+ly )?(?:stable|steady)|the same as (?:the (?:year|quarter|month) before|last (?:year|quarter|month)|in the))\b/gi
	],
	['up', null, /\bup (?:slightly |sharply )?from\b/gi],
	['down', null, /\bdown (?:slightly |sharply )?from\b/gi],
	['better', null, /\b(?:improved|improving|an? (?:\w+ )?improvement)\b/gi],
	['worse', null, /\b(?:worsened|worsening|deteriorated|got worse)\b/gi],
	[
		'down',
		null,
		/\b(?:five|three|four|ten|six|seven|eight|\d+)[- ]year (?:downward|falling|declining|decreasing) trend\b/gi
	],
	[
		'up',
		null,
		/\b(?:five|three|four|ten|six|seven|eight|\d+)[- ]year (?:upward|rising|increasing) trend\b/gi
	]
];

/** Words before a movement that make it a wish, a duty, a question or a denial. */
const notSaid =
	/\b(?:to|will|would|should|could|may|might|can|must|shall|cannot|aims?|hopes?|seeks?|whether|if|how|not|never|no|nor|neither|be|being|target|plans?|towards?|for|of|by|expected to|without|cannot be called|called|any)\s+(?:be\s+|been\s+|an?\s+|the\s+|\w+ly\s+)?$/i;
/** What goes before a word of movement in -ing that says it goes on. */
const going = /\b(?:is|are|was|were|been|keeps?|kept)\s+(?:\w+ly\s+)?$/i;
const SLIGHT = /\b(?:slight(?:ly)?|small|marginal(?:ly)?|modest(?:ly)?|minor|a little)\b/i;
const LARGE =
	/\b(?:significant(?:ly)?|sharp(?:ly)?|substantial(?:ly)?|marked(?:ly)?|dramatic(?:ally)?|large)\b/i;

/** The movements a sentence says there were. */
export function movesIn({ text, cites }: Sentence): readonly MoveClaim[] {
	const found: MoveClaim[] = [];
	for (const [says, times, pattern] of kinds)
		for (const match of text.matchAll(pattern)) {
			const [start, end] = [match.index, match.index + match[0].length];
			const before = text.slice(Math.max(0, start - 40), start);
			if (notSaid.test(before) && !/\b(?:trend of|result of|pattern of)\s+\S*\s*$/i.test(before))
				continue;
			if (/ing$/i.test(match[0]) && !going.test(before)) continue;
			if (/\b(?:whether|if|how far)\b[^.;]*$/i.test(text.slice(0, start))) continue;
			if (found.some((each) => each.start < end && start < each.end)) continue;
			if (cites.some((each) => each.start < end && start < each.end)) continue;
			const around = text.slice(Math.max(0, start - 25), Math.min(text.length, end + 15));
			found.push({
				...{ start, end, text: match[0], says, times },
				size: SLIGHT.test(around) ? 'slight' : LARGE.test(around) ? 'large' : null,
				of_number: /\bnumbers?\b/i.test(
					text.slice(Math.max(0, start - 70), Math.min(text.length, end + 25))
				),
				trend: /\btrend|year on year|consistently|steadily|continu/i.test(text)
			});
		}
	return found.toSorted((a, b) => a.start - b.start);
}

/** The movement as the measure's own way of going makes it: `better` is down where low is better. */
function wayOf(
	{ says }: MoveClaim,
	{ indicator }: MeasureEvidence
): 'up' | 'down' | 'level' | null {
	if (says !== 'better' && says !== 'worse') return says;
	if (indicator.polarity === 'none') return null;
	return (says === 'better') === (indicator.polarity === 'high') ? 'up' : 'down';
}

const judged = { up: 'rose', down: 'fell', level: 'did not move' } as const;

/** A count behind a share or a rate, as a figure of its own. */
const asCount = (figure: HeldFigure): HeldFigure | null =>
	figure.numerator === null
		? null
		: { ...figure, value: figure.numerator, decimals: 0, numerator: null, denominator: null };

function checkMove(claim: MoveClaim, sentence: Sentence, measure: MeasureEvidence): Finding {
	const { indicator } = measure;
	const at = (rule: string, weight: Finding['weight'], words: string, flip: string | null = null) =>
		findingAt(sentence, claim.start, claim.end, { rule, weight, sentence: words, flip });
	const name = `“${indicator.name}”`;
	const way = wayOf(claim, measure);
	if (way === null)
		return at(
			'no-better-way',
			'unsupported',
			`Neither way is better for ${name}: say that it is higher or lower, not that it is ${claim.says}.`
		);
	const span = spanOf(sentence, measure);
	if (span.later === null || span.earlier === null)
		return at(
			'no-earlier-figure',
			'unsupported',
			`Nothing held bears “${claim.text}”: ${span.why ?? `there is no earlier figure of ${name} to compare with`}. Say what it is compared with, or take it out.`
		);
	const { earlier, later } = span;
	const both = `${figureInFull(indicator, earlier)}, then ${figureInFull(indicator, later)}`;
	const counts = claim.of_number && indicator.unit !== 'count';
	const [was, is] = counts ? [asCount(earlier), asCount(later)] : [earlier, later];
	const move =
		was && is && moveBetween(counts ? { ...indicator, unit: 'count' } : indicator, was, is);
	if (!was || !is || !move) {
		const rate = moveBetween(indicator, earlier, later);
		return at(
			'number-not-published',
			'unsupported',
			`“${claim.text}” is said of a number, and ${name} has no count for both periods: its figure ${judged[rate?.direction ?? 'level']} (${both}). Say it of the figure, or give the counts.`
		);
	}
	const wrong = move.direction !== way;
	const flip = paperTwist(
		measure,
		earlier,
		later,
		(a, b) => (moveBetween(indicator, a, b)?.direction === way) === wrong,
		wrong
	);
	if (wrong)
		return at(
			'movement-wrong',
			'wrong',
			`“${claim.text}” is not what is held. ${name}, ${measure.authority.name}: ${both}. ${counts ? `The number ${judged[move.direction]}, from ${was.value} to ${is.value}.` : `It ${judged[move.direction]}${move.direction === 'level' ? ' as printed' : ` by ${move.size}`}.`}${move.doubt ? ` ${move.doubt}` : ''}`,
			flip
		);
	if (claim.times !== null) {
		const ratio = was.value === 0 ? null : is.value / was.value;
		const close = ratio !== null && Math.abs(ratio - claim.times) <= claim.times * 0.1;
		if (!close)
			return at(
				'multiple-wrong',
				'wrong',
				`“${claim.text}” is not what is held. ${name}, ${measure.authority.name}: ${both}.`,
				flip
			);
	}
	if (claim.trend && way !== 'level') {
		const verdict = trendVerdict(measure, later);
		const wanted = way === 'up' ? 'increasing' : 'decreasing';
		if (verdict !== wanted)
			return at(
				'trend-unsupported',
				verdict === 'cannot be calculated' || verdict === 'no significant change'
					? 'unsupported'
					: 'wrong',
				`A trend cannot be read from this: the test of the five periods up to ${formatPeriodShort(later.at)} of ${name} says “${verdict}”. The first and last are ${both}. Say what the two figures are, and no more.`,
				flip
			);
	}
	const slight = claim.size === 'large' && move.doubt !== null;
	return at(
		slight ? 'size-unsupported' : 'movement-holds',
		slight ? 'unsupported' : move.doubt === null ? 'holds' : 'doubt',
		`${name}, ${measure.authority.name}: ${both}.${move.doubt ? ` ${move.doubt}` : ''}${slight ? ` So “${claim.text}” should not be called large or significant.` : ''}`,
		flip
	);
}

const ofFigures =
	/\b(?:numbers?|rates?|percentages?|proportions?|figures?|levels?|per cent|totals?)\b|%/i;

/** Every word of movement, worked out again from the figures held. */
export const checkMoves = (reading: Reading): readonly Finding[] =>
	reading.sentences
		.filter((sentence) => !claimsNothing(reading, sentence))
		.flatMap((sentence) =>
			movesIn(sentence).flatMap((claim): readonly Finding[] => {
				const spoken = spokenOf(sentence, reading).filter(({ score }) => score >= SURE);
				const withFigures = spoken.filter(({ measure }) => heldOf(measure).length > 0);
				const best = (withFigures[0] ?? spoken[0])?.measure;
				if (best) {
					return [checkMove(claim, sentence, best)];
				}
				if (!ofFigures.test(sentence.text)) return [];
				return [
					findingAt(sentence, claim.start, claim.end, {
						rule: 'movement-unsupported',
						weight: 'unsupported',
						sentence: `Nothing held bears “${claim.text}”: the sentence names no measure of the record. Say of what, since when, and where it is from.`
					})
				];
			})
		);
