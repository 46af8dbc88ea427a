import type { StandingAnswer, StandingArea, StandingFigure } from '$lib/database/queries/standing';
import type { GeographyCode } from '$lib/domain/id';
import type { Indicator, Polarity } from '$lib/domain/indicator';
import { intervalOf } from '$lib/statistics/interval';
import { rankOf, type Rank } from '$lib/statistics/rank';
import { missingSentence, missingWord } from './missing';
import { formatCounts, formatFigure } from './number';

/** What the bar beside a dot is: what chance could do to the counts, or only what rounding hides. */
type RangeKind = 'counts' | 'rounding';

/** One authority among the others, worded. */
export interface StandingPlace {
	readonly geography: GeographyCode;
	readonly name: string;
	/** The code of its region; null above authority level. */
	readonly region: GeographyCode | null;
	/** True of the authority the page is about. */
	readonly own: boolean;
	readonly neighbour: boolean;
	/** In the measure's unit; null when there is no figure. */
	readonly value: number | null;
	/** `4%`, `Suppressed`. */
	readonly text: string;
	/** Why there is no figure, as a sentence; null when there is one. */
	readonly reason: string | null;
	/** `15 of 337`; null when no counts are published. */
	readonly counts: string | null;
	/** 1 is the best, ties at their minimum; null without a figure, and where neither way is better. */
	readonly rank: number | null;
	/** The ends of the range in the measure's unit; null when there is none to give. */
	readonly low: number | null;
	readonly high: number | null;
	/** `2.7% to 7.2%`; null when there is none. */
	readonly range: string | null;
	readonly range_kind: RangeKind | null;
	/** The figure as asked for; null when no edition has a row. */
	readonly figure: StandingFigure | null;
}

/** All authorities beside the one asked about. */
export interface Standing {
	readonly answer: StandingAnswer;
	/** Every current authority, by name, those without a figure too; then those since abolished that the source still prints. */
	readonly places: readonly StandingPlace[];
	/** The statistical neighbours, closest first, those since abolished among them. */
	readonly neighbours: readonly StandingPlace[];
	readonly own: StandingPlace;
	/** The figures of the authorities that have one. */
	readonly values: readonly number[];
	/** The authority's place; null without a figure, and where neither way is better. */
	readonly rank: Rank | null;
	/** Authorities without a figure, and how many of those are no more. */
	readonly without: number;
	readonly abolished_without: number;
	/** How many of those with a figure are no more. */
	readonly abolished_with: number;
	/** The most decimals any of the figures is printed to. */
	readonly decimals: number;
}

type Range = Pick<StandingPlace, 'low' | 'high' | 'range' | 'range_kind'>;

const noRange: Range = { low: null, high: null, range: null, range_kind: null };

/** Figures made by dividing, which have a range; a count of things is what it is. */
const divided = ({ unit }: Indicator) => unit === 'percent' || unit === 'rate' || unit === 'score';

/** The range a figure stands for. A percentage's is printed to one decimal from counts, and what rounding hides to one more than it has. */
function rangeOf(indicator: Indicator, figure: StandingFigure): Range {
	const { unit, per } = indicator;
	const { value, numerator, denominator, decimals } = figure;
	if (value === null || !divided(indicator)) return noRange;
	const found = intervalOf({ unit, per, numerator, denominator, value, decimals });
	if (found === null) return noRange;
	const rounded = found.method === 'rounding';
	const places = rounded ? decimals + 1 : unit === 'percent' ? 1 : decimals;
	const [from, to] = [found.low, found.high].map((end) => formatFigure(end, places, unit));
	return {
		low: found.low,
		high: found.high,
		range: `${from} to ${to}`,
		range_kind: rounded ? 'rounding' : 'counts'
	};
}

function placeOf(
	{ indicator, authority }: StandingAnswer,
	{ geography, name, region, neighbour_rank, figure }: StandingArea,
	ranks: ReadonlyMap<number, number>
): StandingPlace {
	const value = figure?.value ?? null;
	const symbol = figure?.symbol ?? null;
	const missing = figure === null || value === null;
	return {
		geography,
		name,
		region,
		own: geography === authority.geography,
		neighbour: neighbour_rank !== null,
		value,
		text: missing ? missingWord(symbol) : formatFigure(value, figure.decimals, indicator.unit),
		reason: missing ? missingSentence(symbol, figure?.denominator ?? null) : null,
		counts: figure && formatCounts(figure.numerator, figure.denominator),
		rank: value === null ? null : (ranks.get(value) ?? null),
		...(figure === null ? noRange : rangeOf(indicator, figure)),
		figure
	};
}

/** The rank of each figure there is, worked out once for all that share it. */
function ranksOf(values: readonly number[], polarity: Polarity): ReadonlyMap<number, number> {
	const ranks = new Map<number, number>();
	for (const value of new Set(values)) {
		const found = rankOf(values, value, polarity);
		if (found) ranks.set(value, found.rank);
	}
	return ranks;
}

const nearestFirst = (a: StandingArea, b: StandingArea) =>
	(a.neighbour_rank ?? 0) - (b.neighbour_rank ?? 0);

/** Places every authority and ranks those with a figure, those since abolished that the source prints among them, as LAIT does. */
export function standingOf(answer: StandingAnswer): Standing {
	const { areas, authority, indicator } = answer;
	const former = answer.former ?? [];
	const everyone = [...areas, ...former];
	const figures = everyone
		.map((area) => area.figure)
		.filter((figure) => figure !== null && figure.value !== null);
	const values = figures.map((figure) => figure?.value ?? 0);
	const ranks = ranksOf(values, indicator.polarity);
	const places = everyone.map((area) => placeOf(answer, area, ranks));
	const apart = (answer.former_neighbours ?? []).map((area) => placeOf(answer, area, ranks));
	const byCode = new Map([...apart, ...places].map((place) => [place.geography, place]));
	const neighbours = [...areas, ...(answer.former_neighbours ?? [])]
		.filter((area) => area.neighbour_rank !== null)
		.sort(nearestFirst)
		.map((area) => byCode.get(area.geography))
		.filter((place) => place !== undefined);
	// An authority since abolished stands among no others.
	const absent: StandingArea = {
		geography: authority.geography,
		name: authority.name,
		region: authority.region,
		neighbour_rank: null,
		figure: null,
		previous: null
	};
	const gone = former.filter((area) => (area.figure?.value ?? null) === null).length;
	const own = byCode.get(authority.geography) ?? placeOf(answer, absent, ranks);
	return {
		answer,
		places,
		neighbours,
		own,
		values,
		rank: own.value === null ? null : rankOf(values, own.value, indicator.polarity),
		without: everyone.length - values.length,
		abolished_without: gone,
		abolished_with: former.length - gone,
		decimals: Math.max(0, ...figures.map((figure) => figure?.decimals ?? 0))
	};
}
