import { figureInFull } from '$lib/view/evidence-facts';
import type { Finding } from '../finding';
import { claimsNothing } from './claims-nothing';
import { spokenOf, SURE } from './measures';
import { spanOf } from './move-span';
import { findingAt, type Reading } from './reading';

/** `No child in our care was …`, `every care leaver had …`: none, or all, of those a percentage is of. */
const absolute =
	/\b(no|not one|not a single|none of (?:our|the|these)|every|each|all(?: of)?(?: our| the)?) (?:[a-z-]+ )?(?:child(?:ren)?|young (?:people|person)|care leavers?)\b(?! who\b| whose\b| that\b)[^.;,:]{0,40}?\b(?:was|were|had|received|went|got)\b(?! (?:asked|invited|offered|told|spoken|seen by|able|the chance))/gi;

/** Percentages said in words that leave nobody out: none, and all. Only where the sentence names the measure itself. */
export const checkAbsolutes = (reading: Reading): readonly Finding[] =>
	reading.sentences
		.filter((sentence) => !claimsNothing(reading, sentence))
		.flatMap((sentence) =>
			[...sentence.text.matchAll(absolute)].flatMap((match) => {
				const best = spokenOf(sentence, reading).find(
					({ score, carried, measure }) =>
						score >= SURE && !carried && measure.indicator.unit === 'percent'
				)?.measure;
				const later = best && spanOf(sentence, best).later;
				if (!best || !later) return [];
				const none = /^no/i.test(match[1] ?? '');
				const held = none ? later.value === 0 : later.value === 100;
				const exactly =
					later.numerator === null ||
					(none ? later.numerator === 0 : later.numerator === later.denominator);
				if (held && exactly) return [];
				return [
					findingAt(sentence, match.index, match.index + match[0].length, {
						rule: 'number-wrong',
						weight: held ? 'doubt' : 'wrong',
						sentence: `“${match[0]}” says ${none ? 'none' : 'all'}, and “${best.indicator.name}” for ${best.authority.name} is ${figureInFull(best.indicator, later)}. Insert the live number, or say who is meant.`
					})
				];
			})
		);
