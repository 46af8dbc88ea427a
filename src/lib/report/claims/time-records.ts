import { formatPeriodShort } from '$lib/domain/period-words';
import type { MeasureEvidence } from '$lib/view/evidence';
import { figureInFull } from '$lib/view/evidence-facts';
import type { Finding } from '../finding';
import { heldOf, spanOf } from './move-span';
import { findingAt, type Sentence } from './reading';

/** The highest or the lowest of the authority's own figures: `the lowest since 2014/15`. */
export const inTime =
	/\b(?:the |its |our )?(highest|lowest|best|worst)\b(?=(?: [a-z-]+){0,3}? (?:since|for (?:\w+ )*years|on record|ever|in (?:the )?(?:last |past )?(?:\w+ )?(?:years|decade)|recorded|over the|to date|so far))/gi;

/** Whether a figure is the highest or the lowest of its line, as a sentence says. */
export function checkInTime(sentence: Sentence, measure: MeasureEvidence): readonly Finding[] {
	return [...sentence.text.matchAll(inTime)].map((match) => {
		const [start, end] = [match.index, match.index + match[0].length];
		const word = (match[1] ?? '').toLowerCase();
		const { earlier, later } = spanOf(sentence, measure);
		const all = heldOf(measure);
		const last = later ?? all.at(-1) ?? null;
		const { polarity } = measure.indicator;
		const low = word === 'lowest' || (polarity === 'low' ? word === 'best' : word === 'worst');
		const from = /\bsince\b/i.test(sentence.text) && earlier ? earlier.at.end : '';
		const others = all.filter(
			(each) => each !== last && each.at.end >= from && each.at.end <= (last?.at.end ?? '')
		);
		const beaten =
			last && others.filter(({ value }) => (low ? value < last.value : value > last.value));
		const same = last && others.filter(({ value }) => value === last.value);
		const name = `“${measure.indicator.name}”`;
		if (!last || !beaten || !same || others.length === 0)
			return findingAt(sentence, start, end, {
				rule: 'record-unsupported',
				weight: 'unsupported',
				sentence: `Nothing held bears “${match[0]}”: ${name} has no other figure to compare with.`
			});
		const [other] = beaten;
		const since = formatPeriodShort((others[0] ?? last).at);
		return other
			? findingAt(sentence, start, end, {
					rule: 'record-wrong',
					weight: 'wrong',
					sentence: `“${match[0]}” is not what is held. ${name} is ${figureInFull(measure.indicator, last)}, and ${figureInFull(measure.indicator, other)}.`
				})
			: findingAt(sentence, start, end, {
					rule: 'record-holds',
					weight: same.length > 0 ? 'doubt' : 'holds',
					sentence: `${name}: ${figureInFull(measure.indicator, last)} is the ${low ? 'lowest' : 'highest'} held since ${since}${same.length > 0 ? `, and the same was printed for ${same.map(({ at }) => formatPeriodShort(at)).join(' and ')}` : ''}.`
				});
	});
}
