import { formatPeriodShort } from '$lib/domain/period-words';
import { figureInFull, trendVerdict } from '$lib/view/evidence-facts';
import type { Finding } from '../finding';
import { spokenOf, SURE } from './measures';
import { spanOf, yearsIn } from './move-span';
import { movesIn } from './move-words';
import { claimsNothing } from './claims-nothing';
import { findingAt, type Reading, type Sentence } from './reading';

const trend =
	/\b(?:(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten)[- ]year trend|(?:long[- ]term|overall|general|clear|positive|negative|encouraging|worrying) trend|trend over)\b/i;
const denied = /\b(?:no|not|cannot|never|nor|without|whether|too few|question)\b[^.]{0,60}$/i;

function check(sentence: Sentence, reading: Reading): Finding | null {
	const match = trend.exec(sentence.text);
	if (!match || denied.test(sentence.text.slice(0, match.index))) return null;
	if (/\b(?:cannot|not) be (?:calculated|told|judged|read)\b/i.test(sentence.text)) return null;
	// A trend with a direction is checked as a movement.
	if (movesIn(sentence).length > 0) return null;
	const at = (rule: string, weight: Finding['weight'], words: string) =>
		findingAt(sentence, match.index, match.index + match[0].length, {
			...{ rule, weight, sentence: words }
		});
	const [best] = spokenOf(sentence, reading).filter(({ score }) => score >= SURE);
	if (!best)
		return at(
			'trend-unsupported',
			'unsupported',
			`Nothing held bears “${match[0]}”: the sentence names no measure of the record. Say of what, and from when to when.`
		);
	const { measure } = best;
	const name = `“${measure.indicator.name}”`;
	const { earlier, later, why } = spanOf(sentence, measure);
	if (!earlier || !later)
		return at(
			'trend-unsupported',
			'unsupported',
			`Nothing held bears “${match[0]}” of ${name}: ${why ?? 'there is no earlier figure to compare with'}.`
		);
	const verdict = trendVerdict(measure, later);
	const ends = `${figureInFull(measure.indicator, earlier)} and ${figureInFull(measure.indicator, later)}`;
	const years = yearsIn(sentence.text) === null ? '' : ' at the two ends';
	return verdict === 'increasing' || verdict === 'decreasing'
		? at(
				'trend-holds',
				'holds',
				`The test of the five periods up to ${formatPeriodShort(later.at)} of ${name} says “${verdict}”: ${ends}${years}.`
			)
		: at(
				'trend-unsupported',
				'unsupported',
				`The test of the five periods up to ${formatPeriodShort(later.at)} of ${name} says “${verdict}”, so no trend can be told: ${ends}${years}. Say what the figures are, and no more.`
			);
}

/** Trends that are named without a direction, tested as the rules have it. */
export const checkTrends = (reading: Reading): readonly Finding[] =>
	reading.sentences
		.filter((sentence) => !claimsNothing(reading, sentence))
		.flatMap((sentence) => check(sentence, reading) ?? []);
