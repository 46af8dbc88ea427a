import { canBeOf, shareOf } from '$lib/view/evidence-facts';
import type { Finding } from '../finding';
import { claimsNothing } from './claims-nothing';
import { numbersIn, type NumberClaim } from './numbers';
import { findingAt, type Reading, type Sentence } from './reading';

/** A percentage with the whole number it is a share of. */
interface Based {
	readonly claim: NumberClaim;
	readonly base: number;
	/** Whether the words say so outright: `83% of the 26 offences`. */
	readonly plainly: boolean;
}

/** `83% of 26`, `83% of the 26 offences`. */
const outright =
	/^\s+of\s+(?:the |these |those |our |all |a total of )*((?:\d{1,3}(?:,\d{3})+|\d+))(?![\d.,]*\d|\s?%)/i;
/** `26 offences were reported, of which 83% …`, `83% of these`. */
const back = /^\s+of (?:these|those|them|which|whom)\b/i;
/** `Of the 26 offences reported, 83% …`. */
const opening = /^(?:of|among) (?:the |these |those |our )?(\d[\d,]*)\b[^.;%\d]*,\s*$/i;
const forward = /\b(?:of (?:which|whom|these|those|them))[\s,]*$/i;

function basedIn(sentence: Sentence, numbers: readonly NumberClaim[]): readonly Based[] {
	const { text, before } = sentence;
	return numbers.flatMap((claim): readonly Based[] => {
		if (claim.kind !== 'percent' || claim.about !== 'exactly') return [];
		if (!/\d/.test(claim.text)) return [];
		const after = text.slice(claim.end);
		const [, stated] = outright.exec(after) ?? [];
		const [, opened] = opening.exec(text.slice(0, claim.start)) ?? [];
		if (opened !== undefined)
			return [{ claim, base: Number(opened.replaceAll(',', '')), plainly: true }];
		if (stated !== undefined)
			return [{ claim, base: Number(stated.replaceAll(',', '')), plainly: true }];
		if (!back.test(after) && !forward.test(text.slice(0, claim.start))) return [];
		const earlier = numbers.filter(
			(each) => each.end <= claim.start && each.kind === 'count' && each.base === null
		);
		const last = before.at(-1);
		const said =
			earlier.at(-1) ??
			(last && numbersIn(last.text, last.cites).findLast((each) => each.kind === 'count'));
		return said && said.value > 0 ? [{ claim, base: said.value, plainly: false }] : [];
	});
}

/** What may stand between a percentage and its counts: brackets, a period and words without a number. */
const besides = /^[^.;%]{0,50}$/;

/** Percentages beside the counts they are of: `181 of 233 (77.6%)`. Of several the nearest with no other number between. */
function pairsIn(text: string, numbers: readonly NumberClaim[]) {
	return numbers.flatMap((pair, place) => {
		if (pair.base === null || pair.base <= 0 || !Number.isInteger(pair.value)) return [];
		const near = [numbers[place - 1], numbers[place + 1]].flatMap((claim) => {
			if (claim?.kind !== 'percent' || !/\d/.test(claim.text)) return [];
			const [from, to] =
				claim.end <= pair.start ? [claim.end, pair.start] : [pair.end, claim.start];
			const between = text.slice(from, to);
			return besides.test(between) ? [{ claim, between: between.length }] : [];
		});
		const [best] = near.toSorted((a, b) => a.between - b.between);
		return best ? [{ claim: best.claim, count: pair.value, base: pair.base }] : [];
	});
}

function checkPair(
	{ claim, count, base }: { claim: NumberClaim; count: number; base: number },
	sentence: Sentence
): Finding | null {
	if (claim.about !== 'exactly' || count > base) return null;
	const { rounded, cut } = shareOf(count, base, claim.decimals);
	const worked = `${count} of ${base} is ${rounded.toFixed(claim.decimals)}%`;
	if (rounded === claim.value)
		return findingAt(sentence, claim.start, claim.end, {
			rule: 'share-holds',
			weight: 'holds',
			sentence: `${worked}.`
		});
	return findingAt(sentence, claim.start, claim.end, {
		rule: cut === claim.value ? 'cut-not-rounded' : 'share-wrong',
		weight: 'wrong',
		sentence:
			cut === claim.value
				? `${worked}: “${claim.text}” was cut off instead of rounded.`
				: `${worked}, not “${claim.text}”.`
	});
}

function checkBase({ claim, base, plainly }: Based, sentence: Sentence): Finding | null {
	const can = canBeOf(claim.value, claim.decimals, base);
	if (can !== false) return null;
	const count = Math.floor((claim.value * base) / 100);
	const near = [count, count + 1].map(
		(each) => `${each} would be ${shareOf(each, base, claim.decimals).rounded}%`
	);
	return findingAt(sentence, claim.start, claim.end, {
		rule: 'no-whole-count',
		weight: plainly ? 'wrong' : 'doubt',
		sentence: `No whole number of ${base} gives “${claim.text}”: ${near.join(' and ')}. Check the count and what it is a share of.`
	});
}

/** Percentages that their own counts do not give, that no whole count can give, or that were cut off instead of rounded. */
export const checkShares = (reading: Reading): readonly Finding[] =>
	reading.sentences
		.filter((sentence) => !claimsNothing(reading, sentence))
		.flatMap((sentence) => {
			const numbers = numbersIn(sentence.text, sentence.cites);
			return [
				...pairsIn(sentence.text, numbers).map((pair) => checkPair(pair, sentence)),
				...basedIn(sentence, numbers).map((based) => checkBase(based, sentence))
			].filter((each) => each !== null);
		});
