import type { MeasureEvidence } from '$lib/view/evidence';
import {
	figureInFull,
	figureWords,
	heldFigure,
	moveBetween,
	type HeldFigure
} from '$lib/view/evidence-facts';
import { toDecimals } from '$lib/view/evidence-facts';
import type { Finding } from '../finding';
import { areaMentions, areaName, figureOf } from './areas';
import { agrees } from './match';
import type { NumberClaim } from './numbers';
import { spanOf } from './move-span';
import { meantBy, periodMentions } from './periods';
import { findingAt, type Sentence } from './reading';

const between =
	/\b(?:increase[ds]?|rise|rose|risen|fall|fell|fallen|drop(?:ped)?|decrease[ds]?|reduc\w+|up|down|more|fewer|less|higher|lower|above|below|short|difference|change[ds]?|moved|by|grew|grown|net|points?)\b/i;

/** Pairs of figures a difference in a sentence could be between, with the words for each. */
function pairs(
	sentence: Sentence,
	measure: MeasureEvidence
): readonly { readonly one: HeldFigure; readonly other: HeldFigure; readonly words: string }[] {
	const { text, cites } = sentence;
	const { indicator, figures } = measure;
	const held = figures.map(heldFigure).filter((each) => each !== null);
	const named = new Set([
		...periodMentions(text).map((mention) => meantBy(mention, measure)?.period.period),
		...cites
			.filter(({ binding }) => binding.indicator === indicator.indicator)
			.map(({ binding }) => binding.period)
	]);
	const said = held.filter(({ period }) => named.has(period));
	const wanted = said.length > 0 ? said : held.slice(-1);
	const inTime = wanted.flatMap((later) => {
		const place = held.indexOf(later);
		const earlier = [...said, held[place - 1]].filter(
			(each) => each !== undefined && each !== later
		);
		return earlier.map((each) => ({
			...{ one: each as HeldFigure, other: later },
			words: `${figureInFull(indicator, each as HeldFigure)} and ${figureInFull(indicator, later)}`
		}));
	});
	const besides = wanted.flatMap((own) =>
		areaMentions(text, measure).flatMap(({ whose }) => {
			const figure = heldFigure(figureOf(measure, whose, own.period));
			return figure && whose !== 'own'
				? [
						{
							...{ one: figure, other: own },
							words: `${figureInFull(indicator, own)} and ${areaName(measure, whose)} ${figureWords(indicator, figure)}`
						}
					]
				: [];
		})
	);
	const aims = wanted.flatMap((own) =>
		measure.targets
			.filter(({ period }) => period === own.period)
			.map(({ value }) => ({
				one: { ...own, value, decimals: String(value).split('.')[1]?.length ?? 0 },
				other: own,
				words: `${figureInFull(indicator, own)} and the target of ${value}`
			}))
	);
	return [...inTime, ...besides, ...aims];
}

/** Whether a percentage is said to be a change, or a difference: `fell by 50%`, `a 50% increase`, `20% more`. */
const isRelative = ({ start, end, about }: NumberClaim, { text }: Sentence) =>
	about !== 'over' &&
	about !== 'under' &&
	(/\b(?:by|of|up|down)\s+(?:about |around |nearly |almost |some |just )?(?:an? )?$/i.test(
		text.slice(0, start)
	) ||
		/^\s+(?:[a-z]+ )?(?:increase|rise|growth|fall|drop|decrease|reduction|decline|more|fewer|less|higher|lower|up|down)\b/i.test(
			text.slice(end)
		));

/** The finding of a number that is the difference of two figures of a measure spoken of; null when it is not one. */
export function isDifference(
	claim: NumberClaim,
	sentence: Sentence,
	spoken: readonly MeasureEvidence[]
): Finding | null {
	if (claim.base !== null || !between.test(sentence.text)) return null;
	for (const measure of spoken) {
		const { unit } = measure.indicator;
		if (claim.kind === 'points' && unit !== 'percent') continue;
		if (claim.kind === 'count' && unit === 'percent') continue;
		for (const { one, other, words } of pairs(sentence, measure)) {
			const places = Math.max(one.decimals, other.decimals);
			const gap = Math.abs(toDecimals(other.value - one.value, places));
			const share = one.value === 0 ? null : (100 * gap) / Math.abs(one.value);
			const relative = claim.kind === 'percent';
			if (relative && !isRelative(claim, sentence)) continue;
			if (relative ? share === null || !agrees(claim, share, 6) : !agrees(claim, gap, places))
				continue;
			if (relative && unit === 'percent')
				return findingAt(sentence, claim.start, claim.end, {
					rule: 'percent-of-percent',
					weight: 'doubt',
					sentence: `“${claim.text}” is a share of a share (${words}). Say the change in percentage points.`
				});
			const move = moveBetween(measure.indicator, one, other);
			return findingAt(sentence, claim.start, claim.end, {
				rule: 'difference-holds',
				weight: 'holds',
				sentence: `“${claim.text}” is the difference of what is held: ${words}.${move?.doubt ? ` ${move.doubt}` : ''}`
			});
		}
	}
	return null;
}

/** What of a change a number is said to be: `rose by 12 percentage points`, `a fall of 40%`. */
const CHANGED =
	/\b(rose|risen|increased|grew|went up|up|fell|fallen|decreased|dropped|reduced|declined|went down|down|rise|increase|growth|fall|decrease|drop|reduction|decline) (?:by|of) (?:about |around |nearly |almost |some |just )?(?:an? )?$/i;

/** The finding of a change that is said to be as large as it is not; null where that cannot be told, or nothing of the kind is said. */
export function wrongDifference(
	claim: NumberClaim,
	sentence: Sentence,
	measure: MeasureEvidence
): Finding | null {
	const { unit } = measure.indicator;
	const fits = claim.kind === 'points' ? unit === 'percent' : claim.kind === 'percent';
	if (!fits || claim.base !== null || claim.about === 'over' || claim.about === 'under')
		return null;
	if (!CHANGED.test(sentence.text.slice(0, claim.start))) return null;
	const { earlier, later } = spanOf(sentence, measure);
	const move = earlier && later && moveBetween(measure.indicator, earlier, later);
	if (!earlier || !later || !move) return null;
	return findingAt(sentence, claim.start, claim.end, {
		rule: 'difference-wrong',
		weight: 'wrong',
		sentence: `“${claim.text}” is not how far it moved. “${measure.indicator.name}”, ${measure.authority.name}: ${figureInFull(measure.indicator, earlier)}, then ${figureInFull(measure.indicator, later)}, a difference of ${move.size}.`
	});
}
