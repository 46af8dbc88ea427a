import type { PeriodId } from '$lib/domain/id';
import type { EvidenceFigure, MeasureEvidence } from '$lib/view/evidence';

/** Whose figure a number is: the council's own, a comparator's, or another authority's by its code. */
export type Whose = 'own' | 'neighbours' | 'region' | 'england' | { readonly code: string };

/** An area named in a sentence. */
export interface AreaMention {
	readonly start: number;
	readonly end: number;
	readonly whose: Whose;
}

const words: readonly (readonly [Whose, RegExp])[] = [
	[
		'england',
		/\b(?:England|nationally|national(?:ly)? (?:average|figure|rate|mean)|national|the country)\b/gi
	],
	[
		'neighbours',
		/\b(?:statistical )?neighbours?[’']?(?: (?:average|mean))?|\b(?:similar|comparable) (?:authorities|councils|areas)\b/gi
	],
	[
		'region',
		/\b(?:regionally|regional|the region|East Midlands|West Midlands|North West|North East|South West|South East|Yorkshire and The Humber|East of England|Inner London|Outer London|London)\b/gi
	]
];

/** The areas a sentence names, in order; a longer name wins over one within it. */
export function areaMentions(text: string, measure: MeasureEvidence): readonly AreaMention[] {
	const found: AreaMention[] = [];
	const put = (start: number, end: number, whose: Whose) => {
		if (!found.some((each) => each.start < end && start < each.end))
			found.push({ start, end, whose });
	};
	const names = [
		[measure.authority.name, 'own' as Whose] as const,
		...measure.standings.flatMap(({ areas }) =>
			areas
				.filter(({ geography }) => geography !== measure.authority.geography)
				.map(({ geography, name }) => [name, { code: geography } as Whose] as const)
		)
	].toSorted((a, b) => b[0].length - a[0].length);
	const region = measure.comparators.find(({ key }) => key === 'region')?.name;
	if (region) names.push([region, 'region']);
	const own = measure.authority.name;
	for (const [name, whose] of names) {
		if (name.length < 3) continue;
		for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
			const [before, after] = [text[at - 1] ?? ' ', text[at + name.length] ?? ' '];
			// “Nottinghamshire” is not Nottingham, and a council's own name in its title is no place to compare with.
			if (/[A-Za-z]/.test(before) || /[A-Za-z]/.test(after)) continue;
			if (name !== own && /^ (?:City|County|Borough)? ?Council/.test(text.slice(at + name.length)))
				continue;
			put(at, at + name.length, whose);
		}
	}
	for (const [whose, pattern] of words)
		for (const match of text.matchAll(pattern))
			put(match.index, match.index + match[0].length, whose);
	return found.toSorted((a, b) => a.start - b.start);
}

/** The measure's figure of an area and period; null where none is held. */
export function figureOf(
	measure: MeasureEvidence,
	whose: Whose,
	period: PeriodId
): EvidenceFigure | null {
	if (whose === 'own') return measure.figures.find((each) => each.period === period) ?? null;
	if (typeof whose === 'string') {
		const line = measure.comparators.find(({ key }) => key === whose);
		return line?.figures.find((each) => each.period === period) ?? null;
	}
	const area = measure.standings
		.find((each) => each.period === period)
		?.areas.find(({ geography }) => geography === whose.code);
	return area
		? {
				period,
				value: area.value,
				decimals: area.decimals,
				symbol: null,
				numerator: null,
				denominator: null,
				vintage: null
			}
		: null;
}

/** An area by name. */
export function areaName(measure: MeasureEvidence, whose: Whose): string {
	if (whose === 'own') return measure.authority.name;
	if (typeof whose === 'string')
		return measure.comparators.find(({ key }) => key === whose)?.name ?? whose;
	return (
		measure.standings
			.flatMap(({ areas }) => areas)
			.find(({ geography }) => geography === whose.code)?.name ?? whose.code
	);
}

const contrast = /\b(?:compared|than|against|while|but|whereas|above|below|versus|is|was)\b/i;

/**
 * Whose figure a number is: a name right after it (`3% in England`), or one before it with no other number and no contrast between; else
 * the council's own.
 */
export function whoseIs(
	text: string,
	claim: { readonly start: number; readonly end: number },
	areas: readonly AreaMention[],
	numbers: readonly { readonly start: number; readonly end: number }[]
): Whose {
	const after = areas.find(
		(each) =>
			each.start >= claim.end &&
			/^\s*\(?(?:(?:in|for|across|of) )?(?:the |our |all )?$/i.test(
				text.slice(claim.end, each.start)
			)
	);
	if (after) return after.whose;
	const before = areas.findLast((each) => each.end <= claim.start);
	if (!before) return 'own';
	const between = text.slice(before.end, claim.start);
	const parted = numbers.some((each) => each.start >= before.end && each.end <= claim.start);
	return parted ||
		(contrast.test(between) &&
			!/^[\s,]*(?:the |average |figure |rate |mean )*(?:is|was|of)?\b/i.test(between))
		? 'own'
		: before.whose;
}
