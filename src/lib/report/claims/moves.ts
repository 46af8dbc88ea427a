import { formatPeriodShort } from '$lib/domain/period-words';
import type { MeasureEvidence } from '$lib/view/evidence';
import { figureInFull, moveBetween, trendVerdict, type HeldFigure } from '$lib/view/evidence-facts';
import type { Finding } from '../finding';
import { heldOf, spanOf } from './move-span';
import { movesIn, type MoveClaim } from './move-words';
import { claimsNothing } from './claims-nothing';
import { paperTwist } from './paper-twist';
import { findingAt, type Reading, type Sentence } from './reading';
import { spokenOf, SURE } from './measures';

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
		const slack = claim.times * (claim.about === 'nearly' ? 0.25 : 0.1);
		const close =
			ratio !== null &&
			(claim.about === 'more'
				? claim.times < 1
					? ratio <= claim.times
					: ratio >= claim.times
				: Math.abs(ratio - claim.times) <= slack);
		if (!close)
			return at(
				'multiple-wrong',
				'wrong',
				`“${claim.text}” is not what is held. ${name}, ${measure.authority.name}: ${both}.`,
				flip
			);
	}
	if (claim.every) {
		const all = heldOf(measure);
		const between = all.filter(({ at: { end } }) => end >= earlier.at.end && end <= later.at.end);
		const broken = between.findIndex((each, place) => {
			const last = between[place - 1];
			return last !== undefined && moveBetween(indicator, last, each)?.direction !== way;
		});
		const [last, next] = [between[broken - 1], between[broken]];
		if (last && next)
			return at(
				'movement-wrong',
				'wrong',
				`“${claim.text}” every time is not what is held. ${name}, ${measure.authority.name}: ${figureInFull(indicator, last)}, then ${figureInFull(indicator, next)}.`,
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
	const doubtful = move.doubt !== null && !move.certain;
	const slight = claim.size === 'large' && doubtful;
	return at(
		slight ? 'size-unsupported' : 'movement-holds',
		slight ? 'unsupported' : doubtful ? 'doubt' : 'holds',
		`${name}, ${measure.authority.name}: ${both}.${move.doubt ? ` ${move.doubt}` : ''}${slight ? ` So “${claim.text}” should not be called large or significant.` : ''}`,
		flip
	);
}

const ofFigures =
	/\b(?:numbers?|rates?|percentages?|proportions?|figures?|levels?|per cent|totals?|performance|outcomes?)\b|%/i;

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
				const measured = claim.times !== null || claim.size !== null || claim.trend;
				if (!measured && !ofFigures.test(sentence.text)) return [];
				return [
					findingAt(sentence, claim.start, claim.end, {
						rule: 'movement-unsupported',
						weight: 'unsupported',
						sentence: `Nothing held bears “${claim.text}”: the sentence names no measure of the record. Say of what, since when, and where it is from.`
					})
				];
			})
		);
