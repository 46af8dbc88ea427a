import { possessive } from '$lib/domain/geography';
import { meanOf, medianOf } from '$lib/statistics/neighbours';
import { missingClause } from './missing';
import { formatFigure, formatNumber } from './number';
import type { Standing, StandingPlace } from './standing-places';
import { authorities, labelOf, listed, ordinal } from './standing-words';

const have = (count: number) => (count === 1 ? 'has' : 'have');

/** `62 have none`, `every authority has one`: said of those without a figure wherever a rank is. */
function noneOf({ without, abolished_without }: Standing): string {
	if (without === 0) return 'every authority has one';
	const gone =
		abolished_without === 0 || without === abolished_without
			? ''
			: ` (${formatNumber(abolished_without, 0)} of them ${abolished_without === 1 ? 'is' : 'are'} no longer ${abolished_without === 1 ? 'an authority' : 'authorities'})`;
	return `${formatNumber(without, 0)} ${have(without)} none${gone}`;
}

function unplaced({ answer, own, values, without }: Standing): readonly string[] {
	const { name } = answer.authority;
	if (!answer.authority.current)
		return [`${name} is no longer an authority, so it has no place among those of today.`];
	const why = missingClause(own.figure?.symbol ?? null, own.figure?.denominator ?? null);
	const period = labelOf(answer.period);
	if (values.length === 0)
		return [
			`No authority has a figure${period === null ? '' : ` for ${period}`}, so there is no rank. ${possessive(name)} is ${why}.`
		];
	const among =
		without === 1
			? `${name} has none`
			: `${formatNumber(without, 0)}, ${name} among them, have none`;
	return [
		`${name} has no rank: its figure is ${why}. ${authorities(values.length)} ${have(values.length)} a figure; ${among}.`
	];
}

function unranked(standing: Standing): readonly string[] {
	const { answer, own, values, decimals } = standing;
	const { unit } = answer.indicator;
	const [least, most] = [Math.min(...values), Math.max(...values)];
	const [lowest, highest] = [least, most].map((value) => formatFigure(value, decimals, unit));
	const us = `${possessive(own.name)} ${own.text}`;
	const of = `of ${authorities(values.length)} with a figure; ${noneOf(standing)}.`;
	const neither = 'Neither higher nor lower is better in itself, so no rank is given.';
	if (least === most) return [`${us} is the same as that ${of}`, neither];
	if (own.value === least) return [`${us} is the lowest ${of} The highest is ${highest}.`, neither];
	if (own.value === most) return [`${us} is the highest ${of} The lowest is ${lowest}.`, neither];
	return [`${us} lies between the lowest, ${lowest}, and the highest, ${highest}, ${of}`, neither];
}

/** Where the authority stands among all, with the ties and those without a figure, or why it has no place. */
export function rankSentences(standing: Standing): readonly string[] {
	const { answer, own, values, rank } = standing;
	const { name } = answer.authority;
	if (answer.alone) return [`Only ${name} counts this, so there is nobody to compare it with.`];
	if (own.value === null) return unplaced(standing);
	if (answer.areas.length === 1)
		return [`${name} is the only authority held here, so there is no rank.`];
	if (values.length === 1)
		return [
			`${name} is the only authority with a figure; ${noneOf(standing)}, so there is no rank.`
		];
	if (rank === null) return unranked(standing);
	if (rank.tied === rank.of)
		return [
			`All ${formatNumber(rank.of, 0)} authorities with a figure have the same one, ${own.text}, so a rank says nothing; ${noneOf(standing)}.`
		];
	const tied =
		rank.tied === 1
			? 'tied with no other'
			: `tied with ${formatNumber(rank.tied - 1, 0)} other${rank.tied === 2 ? '' : 's'}`;
	const best = answer.indicator.polarity === 'low' ? 'lowest' : 'highest';
	return [
		`${name} is ${ordinal(rank.rank)} of ${formatNumber(rank.of, 0)} authorities with a figure, ${tied}; ${noneOf(standing)}.`,
		`First is the ${best} figure, which is best.`,
		...abolished(standing)
	];
}

/** How many of those ranked are no more; nothing where none is. */
function abolished({ abolished_with: count }: Standing): readonly string[] {
	if (count === 0) return [];
	return count === 1
		? ['1 of those ranked is no longer an authority.']
		: [`${formatNumber(count, 0)} of those ranked are no longer authorities.`];
}

/** The least base, and the least count England's share of it would give, at which none at all is surprising. */
const largeBase = 200;
const expected = 5;

/** Whether a zero looks like a gap in recording: its base is large, or nobody says how large it is. */
function isDoubtful({ figure }: StandingPlace, share: number): 'large' | 'unknown' | null {
	const base = figure?.denominator ?? null;
	if (base === null) return 'unknown';
	return base >= largeBase && base * share >= expected ? 'large' : null;
}

/**
 * What is usual elsewhere, in the measure's unit: England's figure, for a rate else the neighbours' mean or the middle of all
 * authorities. Nought where zeros are as usual as anything.
 */
function usualOf({ answer, neighbours, values }: Standing): number {
	const england = answer.england?.figure?.value ?? null;
	if (answer.indicator.unit === 'percent') return england ?? 100;
	const around = meanOf(neighbours.map((place) => place.value)).value;
	return england || around || (medianOf(values).value ?? 0);
}

/**
 * A doubt about zeros, which rank first where low is best: a source prints 0 for nobody and for nobody counted alike. Silent
 * where every base is known and small, or England's figure is a zero too.
 */
export function zeroSentence(standing: Standing): string | null {
	const { answer, places, own } = standing;
	const { unit, per, polarity } = answer.indicator;
	if (answer.alone || (unit !== 'percent' && unit !== 'rate')) return null;
	const usual = usualOf(standing);
	if (usual <= 0) return null;
	const share = usual / (unit === 'percent' ? 100 : (per ?? 1));
	const zeros = places.filter((place) => !place.own && place.value === 0);
	const doubts = zeros.map((place) => isDoubtful(place, share));
	const large = doubts.filter((doubt) => doubt === 'large').length;
	const mine = own.value === 0 && isDoubtful(own, share) !== null;
	if (!mine && doubts.every((doubt) => doubt === null)) return null;
	const zero = own.value === 0 ? own.text : (zeros[0]?.text ?? '');
	if (mine && zeros.length === 0)
		return `${own.name} alone prints ${zero}; it may not have been recorded.`;
	const one = zeros.length === 1;
	const others = `${formatNumber(zeros.length, 0)} other ${one ? 'authority' : 'authorities'}`;
	const of = large === 0 || one ? '' : `, ${large} of them out of ${largeBase} or more`;
	if (mine)
		return `${own.name} prints ${zero}, as ${one ? 'does' : 'do'} ${others}${of}; some of these may not have been recorded.`;
	const first = polarity !== 'low' || own.value === 0 ? '' : ` and so rank${one ? 's' : ''} first`;
	const doubt = one ? 'it' : 'some of these';
	return `${others} print${one ? 's' : ''} ${zero}${first}${of}; ${doubt} may not have been recorded.`;
}

/** How the neighbours' figures lie beside the authority's: `Of those 8, 3 are lower, 2 the same and 3 higher.` */
export function besideNeighbours({ own, neighbours }: Standing): string | null {
	const mine = own.value;
	const held = neighbours.filter((place) => place.value !== null);
	if (mine === null || held.length === 0) return null;
	const count = (test: (value: number) => boolean) =>
		held.filter((place) => place.value !== null && test(place.value)).length;
	const parts = [
		[count((value) => value < mine), 'lower'],
		[count((value) => value === mine), 'the same'],
		[count((value) => value > mine), 'higher']
	] as const;
	const some = parts.filter(([number]) => number > 0);
	const [only] = some;
	if (only && some.length === 1)
		return held.length === 1 ? `Its figure is ${only[1]}.` : `All ${held.length} are ${only[1]}.`;
	const [first, ...rest] = some.map(([number, word]) => `${number} ${word}`);
	const is = some[0]?.[0] === 1 ? 'is' : 'are';
	return `Of those ${held.length}, ${listed([(first ?? '').replace(' ', ` ${is} `), ...rest])}.`;
}

/** The places without a figure, each with why: `No figure for 2 of 10 neighbours: Derby (suppressed) and Luton (not published).` */
export function missingNeighbours(neighbours: readonly StandingPlace[]): string | null {
	const missing = neighbours.filter((place) => place.value === null);
	if (missing.length === 0) return null;
	const words = [...new Set(missing.map((place) => place.text))];
	const said = words.map((word) => {
		const names = missing.filter((place) => place.text === word).map((place) => place.name);
		return `${listed(names)} (${word.toLowerCase()})`;
	});
	return `No figure for ${missing.length} of ${neighbours.length} neighbours: ${said.join('; ')}.`;
}
