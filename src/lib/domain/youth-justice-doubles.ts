import { plainWord } from './return-column';
import { faultOf, type ReturnFault } from './return-fault';
import { listed } from './wording';
import { barScope, type YouthJusticeChecked } from './youth-justice-checked';
import { outcomeKind } from './youth-justice-words';

const outOfCourt = [
	'outcome-20',
	'outcome-21',
	'community-resolution',
	'youth-caution',
	'youth-conditional-caution'
];
const cautions = ['youth-caution', 'youth-conditional-caution'];

/** Names of outcomes of the council's own that are sums of others, with what they sum; null for all outcomes. */
const sums: readonly { readonly name: RegExp; readonly of: readonly string[] | null }[] = [
	{
		name: /^(?:(?:all|total) )?(?:out of court|pre court|oocds?|oocrs?)(?: (?:disposals?|outcomes?|resolutions?))?(?: (?:total|in all))?$/,
		of: outOfCourt
	},
	{ name: /\b(?:all|total) cautions\b|^cautions$/, of: cautions },
	{
		name: /^(?:(?:all|total|overall|sum of all)(?: (?:outcomes?|disposals?|offences|children))?|sum of outcomes)$|\b(?:total|in all)$/,
		of: null
	}
];

const named = (slug: string) => slug.replace(/^other-/, '').replaceAll('-', ' ');
const slugOf = ({ of }: YouthJusticeChecked) => of.outcome.slug;
const isOutcome = (figure: YouthJusticeChecked) =>
	['disposal', 'other'].includes(outcomeKind(slugOf(figure)));

/** Which outcomes an outcome of the council's own is the sum of, by its name: undefined where the name says nothing. */
const sumNamed = (figure: YouthJusticeChecked) =>
	outcomeKind(slugOf(figure)) === 'other'
		? sums.find(({ name }) => name.test(named(slugOf(figure))))
		: undefined;

/** Whether an outcome’s name says that it is a sum of others: the bars of the page of youth justice leave it out by this too. */
export const isSumOfOutcomes = (figure: YouthJusticeChecked): boolean =>
	sumNamed(figure) !== undefined;

const quoted = (figure: YouthJusticeChecked) => `${plainWord(figure.of.outcome)} (${figure.value})`;
const given = <Figure extends YouthJusticeChecked>(figures: readonly Figure[]) =>
	figures.filter(({ value }) => value !== null);
const total = (figures: readonly YouthJusticeChecked[]) =>
	figures.reduce((sum, { value }) => sum + (value ?? 0), 0);

/** How many an unexplained sum must be before it is taken for one: smaller ones agree by chance. */
const TELLING = 5;

/** A total given beside its parts as if it were another outcome: known by its name, or suspected by its value. */
export function countedTwice<Figure extends YouthJusticeChecked>(
	bar: readonly Figure[]
): readonly ReturnFault<Figure>[] {
	const outcomes = bar.filter(isOutcome);
	const plain = outcomes.filter((each) => !isSumOfOutcomes(each));
	const among = (slugs: readonly string[]) => plain.filter((each) => slugs.includes(slugOf(each)));
	const byName = outcomes.flatMap((sum) => {
		const found = sumNamed(sum);
		const parts = found ? (found.of ? among(found.of) : plain) : [];
		return parts.length > 0
			? [
					faultOf('value.counted-twice', [sum, ...parts], {
						measures: [sum, ...parts].map(slugOf),
						what: `“${plainWord(sum.of.outcome)}” is given as an outcome beside those it is made of, ${listed(parts.map(({ of }) => of.outcome.word))}: ${barScope(sum)}. They would be counted twice.`,
						cure: 'Take the row of the total out, or the rows of its parts.',
						refused: [sum]
					})
				]
			: [];
	});
	const suspects = given(bar).filter(
		(each) =>
			(each.value ?? 0) >= TELLING &&
			((outcomeKind(slugOf(each)) === 'other' && !isSumOfOutcomes(each)) ||
				(slugOf(each) === 'out-of-court-disposals' && each.denominator === null))
	);
	const byValue = suspects.flatMap((sum) => {
		const others = given(plain).filter((each) => each !== sum && (each.value ?? 0) > 0);
		const parts = [others.filter((each) => outOfCourt.includes(slugOf(each))), others].find(
			(each) => each.length > 1 && total(each) === sum.value
		);
		return parts
			? [
					faultOf('value.counted-twice', [sum, ...parts], {
						measures: [sum, ...parts].map(slugOf),
						what: `${quoted(sum)} is exactly what ${listed(parts.map(quoted))} make together: ${barScope(sum)}. It may count them twice.`,
						cure: 'If it is their total, take its row out; if it is an outcome of its own, say so in the note.'
					})
				]
			: [];
	});
	return [...byName, ...byValue];
}

/** Offences by outcome that are more than the offences there were: some stand under two outcomes. */
export function offencesTwice<Figure extends YouthJusticeChecked>(
	bar: readonly Figure[]
): readonly ReturnFault<Figure>[] {
	const outcomes = given(bar).filter((each) => isOutcome(each) && !isSumOfOutcomes(each));
	const [first] = outcomes;
	const bases = outcomes.flatMap(({ denominator }) => (denominator === null ? [] : [denominator]));
	if (!first || first.of.counted.slug !== 'offences' || bases.length === 0) return [];
	const base = Math.max(...bases);
	const sum = total(outcomes);
	if (sum <= base || outcomes.length < 2) return [];
	return [
		faultOf('value.counted-twice', outcomes, {
			measures: outcomes.map(slugOf),
			what: `The outcomes make ${sum} offences (${listed(outcomes.map(quoted))}), but there were ${base}: ${barScope(first)}. An offence stands under two outcomes.`,
			cure: 'Give each offence its last outcome only, or correct the denominator.',
			refused: outcomes
		})
	];
}
