import { shareOf } from '$lib/view/evidence-facts';
import type { Finding } from '../finding';
import { matches } from './match';
import { spokenOf, SURE } from './measures';
import { claimsNothing } from './claims-nothing';
import { numbersIn, type NumberClaim } from './numbers';
import { fewWordsIn } from './few-words';
import { findingAt, type Reading, type Sentence } from './reading';

/** Children and those who were: a small number of them may show who is meant. */
export const children =
	/^(?:of (?:our|the|these|those|all) (?:looked-after |older |younger |disabled |remaining |other )?|(?:(?!of\b)[a-z’-]+ ){0,3}?)(?:(?:children|child|young (?:people|person|men|women|man|woman)|pupils?|boys?|girls?|babies|siblings?|sisters?|brothers?|twins?|care leavers?|teenagers?|youths?)(?![’'a-z])|of (?:them|these|those|whom)\b)|^of (?:them|these|those|whom)\b/i;
const ofChildren = /\b(?:child|children|young (?:people|person)|pupils?|care leavers?)\b/i;
/** A group of ten or fewer lets each be counted. */
const SMALL_BASE = 10;

/** Whether the figures held in this mode print the number themselves: then it is out, and hides nobody. */
const isOut = (claim: NumberClaim, sentence: Sentence, reading: Reading) =>
	spokenOf(sentence, reading)
		.filter(({ score, carried }) => score >= SURE && !carried)
		.some(({ measure: { indicator, figures, papers } }) =>
			[...figures, ...papers.flatMap((paper) => paper.figures)].some(
				(figure) => matches(claim, indicator, figure) !== null
			)
		);

function smallOf(claim: NumberClaim, sentence: Sentence, threshold: number, text: string) {
	const small = (count: number) => count > 0 && count <= threshold;
	if (!Number.isInteger(claim.value) && claim.kind === 'count') return null;
	if (claim.kind === 'count' && claim.base === null)
		return small(claim.value) && claim.about !== 'under' && children.test(claim.noun)
			? 'number'
			: null;
	if (!ofChildren.test(text)) return null;
	if (claim.kind === 'count' && claim.base !== null) {
		const rest = claim.base - claim.value;
		return small(claim.value) || small(rest) || claim.base <= SMALL_BASE ? 'share' : null;
	}
	if (claim.kind !== 'percent' || claim.about !== 'exactly') return null;
	const [, stated] =
		/^\s+of\s+(?:the |these |those |our |all )*(\d{1,5})\b(?!\s?%)/i.exec(
			sentence.text.slice(claim.end)
		) ?? [];
	if (stated === undefined) return null;
	const base = Number(stated);
	const count = Math.round((claim.value * base) / 100);
	const fits = base > 0 && shareOf(count, base, claim.decimals).rounded === claim.value;
	return base <= SMALL_BASE || (fits && (small(count) || small(base - count))) ? 'share' : null;
}

/** The same said in other ways than by a number right before its noun. */
function saidOf(
	sentence: Sentence,
	typed: readonly Finding[],
	reading: Reading
): readonly Finding[] {
	if (typed.length > 0) return [];
	const { threshold, evidence } = reading;
	const bare = sentence.cites.reduce(
		(left, { start, end }) =>
			`${left.slice(0, start)}${'\ufffc'.repeat(end - start)}${left.slice(end)}`,
		sentence.text
	);
	const printed = (count: number) =>
		spokenOf(sentence, reading)
			.filter(({ score, carried }) => score >= SURE && !carried)
			.some(({ measure: { indicator, figures, papers } }) =>
				[...figures, ...papers.flatMap((paper) => paper.figures)].some(
					({ value, numerator }) =>
						(indicator.unit === 'count' && value === count) || numerator === count
				)
			);
	return fewWordsIn(bare, threshold)
		.filter(({ count }) => count === null || !printed(count))
		.slice(0, 1)
		.map(({ start, end }) =>
			findingAt(sentence, start, end, {
				rule: 'few-children',
				weight: evidence.mode === 'public' ? 'leak' : 'doubt',
				sentence: `“${sentence.text.slice(start, end)}” tells of so few that a reader could know who is meant. ${evidence.mode === 'public' ? 'Write “a small number”, or insert a live number: that is hidden here.' : 'An internal paper may say so; a public version of this text would print it too, because what is typed cannot be hidden.'}`
			})
		);
}

/** Typed numbers by which a few children could be known: the product hides live numbers and cannot hide these. */
export const checkSmallNumbers = (reading: Reading): readonly Finding[] =>
	reading.sentences
		.filter((sentence) => !claimsNothing(reading, sentence))
		.flatMap((sentence) => {
			const { threshold, evidence } = reading;
			const typed = numbersIn(sentence.text, sentence.cites).flatMap((claim) => {
				const small = smallOf(claim, sentence, threshold, sentence.text);
				if (small === null || isOut(claim, sentence, reading)) return [];
				const what =
					small === 'number'
						? `“${claim.text}” counts from 1 to ${threshold} children`
						: `“${claim.text}” is a share of so few, or leaves so few, that children could be counted`;
				return [
					findingAt(sentence, claim.start, claim.end, {
						rule: 'few-children',
						weight: evidence.mode === 'public' ? 'leak' : 'doubt',
						sentence:
							evidence.mode === 'public'
								? `${what}, by which a reader could know who is meant. Write “a small number”, or insert a live number: that is hidden here.`
								: `${what}. An internal paper may say so; a public version of this text would print it too, because a typed number cannot be hidden. Insert a live number.`
					})
				];
			});
			return [...typed, ...saidOf(sentence, typed, reading)];
		});
