import type { StandingAnswer } from '$lib/database/queries/standing';
import type { GeographyCode, IndicatorId } from '$lib/domain/id';
import type { Polarity, Unit } from '$lib/domain/indicator';
import { averageOf, type AverageKind, type StandingAverage } from './standing-average';
import { describeDots, describeStrip } from './standing-description';
import { englandOf, type StandingEngland } from './standing-england';
import { atMost, laitOf, type StandingLait } from './standing-lait';
import { standingOf, type Standing, type StandingPlace } from './standing-places';
import { missingNeighbours, rankSentences, zeroSentence } from './standing-sentences';
import { everyAuthority, inOrder, nearestPlaces } from './standing-table';
import { labelOf, ordinal } from './standing-words';
import { formatNumber } from './number';
import type { TableView } from './table';

/** What a dot needs to be drawn and named. */
export type StandingDot = Pick<
	StandingPlace,
	'name' | 'own' | 'neighbour' | 'value' | 'text' | 'counts' | 'low' | 'high' | 'range_kind'
>;

/** A figure drawn as a rule across others, with its name: `England 3%`. */
export interface StandingRule {
	readonly value: number;
	readonly label: string;
}

/** The authority among its statistical neighbours. */
export interface StandingDots {
	readonly title: string;
	/** Those with a figure by value, the best first, the authority always among them. */
	readonly dots: readonly StandingDot[];
	/** England, then the neighbours' mean or median; those that have a figure. */
	readonly rules: readonly StandingRule[];
	/** Neighbours without a figure and why, as a sentence; null when all have one. */
	readonly missing: string | null;
	readonly description: string;
}

/** The authority among all. */
export interface StandingStrip {
	readonly title: string;
	/** Those with a figure, by value. */
	readonly dots: readonly StandingDot[];
	/** `Nottingham 4%, 48th of 96`. */
	readonly label: string;
	/** Where the quarters part, each named: `half have 3% or less`. */
	readonly cuts: readonly StandingRule[];
	/** How many authorities have no figure. */
	readonly without: number;
	/** Whether the authority is one of those. */
	readonly own_missing: boolean;
	readonly description: string;
}

/** One authority on the map. */
interface StandingArea {
	readonly geography: GeographyCode;
	readonly name: string;
	readonly text: string;
	readonly value: number | null;
	readonly own: boolean;
	readonly neighbour: boolean;
	/** The code of its region. */
	readonly region: GeographyCode | null;
}

/** What "Compared with whom?" says: sentences, figures and tables are made from this one object. */
export interface StandingView {
	readonly indicator: IndicatorId;
	readonly name: string;
	readonly authority: { readonly geography: GeographyCode; readonly name: string };
	/** `2019/20`; null when no authority has a row. */
	readonly period: string | null;
	readonly unit: Unit;
	readonly unit_label: string;
	/** The most decimals any figure is printed to. */
	readonly decimals: number;
	readonly polarity: Polarity;
	readonly neighbour_set: string | null;
	/** What a councillor can read aloud: England, the rank, the neighbours, the doubts. */
	readonly sentences: readonly string[];
	/** The same as they stand on the page: England and the rank, the doubt about zeros, the neighbours. */
	readonly paragraphs: readonly string[];
	/** Null without a figure, and where neither way is better. */
	readonly rank: {
		readonly rank: number;
		readonly of: number;
		readonly tied: number;
		readonly without: number;
	} | null;
	readonly england: StandingEngland;
	readonly average: StandingAverage;
	readonly lait: StandingLait;
	/** Whether nobody else ever has a figure: then there is nothing to draw or rank. */
	readonly alone: boolean;
	/** Null when the authority has no neighbours or none of them, nor itself, has a figure. */
	readonly dots: StandingDots | null;
	/** Null when fewer than two authorities have a figure. */
	readonly strip: StandingStrip | null;
	/** Every current authority, for the map. */
	readonly areas: readonly StandingArea[];
	/** The places around the authority's; null when it has none. */
	readonly nearest: TableView | null;
	readonly table: TableView;
}

/** How the authority stands, without what only a list of every authority needs. */
export type StandingPart = Omit<StandingView, 'strip' | 'areas' | 'table'>;

/** Every authority as a strip: what is needed to draw it. */
export type StandingStripView = Pick<StandingView, 'strip' | 'unit' | 'decimals'>;

function dotOf(place: StandingPlace): StandingDot {
	const { name, own, neighbour, value, text, counts, low, high, range_kind } = place;
	return { name, own, neighbour, value, text, counts, low, high, range_kind };
}

function dotsOf(
	standing: Standing,
	england: StandingEngland,
	average: StandingAverage
): StandingDots | null {
	const { answer, neighbours, own } = standing;
	const held = neighbours.filter((place) => place.value !== null);
	if (held.length === 0) return null;
	const sign = answer.indicator.polarity === 'high' ? -1 : 1;
	const value = (place: StandingPlace) =>
		place.value === null ? Number.POSITIVE_INFINITY : sign * place.value;
	const dots = [...held, own]
		.sort((a, b) => value(a) - value(b) || a.name.localeCompare(b.name, 'en'))
		.map(dotOf);
	const middle = average.chosen === 'mean' ? average.mean : average.median;
	const rules = [
		...(england.value === null ? [] : [{ value: england.value, label: `England ${england.text}` }]),
		...(middle === null
			? []
			: [{ value: middle, label: `Neighbours’ ${average.chosen} ${average.text}` }])
	];
	return {
		title: `${own.name} and its statistical neighbours${answer.neighbour_set === null ? '' : `, ${answer.neighbour_set} set`}`,
		dots,
		rules,
		missing: missingNeighbours(neighbours),
		description: describeDots(dots, rules)
	};
}

/** What a quarter, half and three quarters of the authorities do not exceed, those that coincide together. */
function cutsOf(standing: Standing, lait: StandingLait): readonly StandingRule[] {
	const { cut_points: cuts } = lait;
	if (cuts === null) return [];
	const shares = [
		['a quarter', cuts.q25],
		['half', cuts.q50],
		['three quarters', cuts.q75]
	] as const;
	const last = new Map(shares.map(([share, cut]) => [atMost(cut, standing), { share, cut }]));
	return [...last].map(([text, { share, cut }]) => ({
		value: cut,
		label: `${share} have ${text}`
	}));
}

function stripOf(standing: Standing, lait: StandingLait): StandingStrip | null {
	const { own, values, rank, without } = standing;
	if (values.length < 2) return null;
	const sorted = inOrder(standing).filter((place) => place.value !== null);
	const dots = sorted.map(dotOf).sort((a, b) => (a.value ?? 0) - (b.value ?? 0));
	const place = rank === null ? '' : `, ${ordinal(rank.rank)} of ${formatNumber(rank.of, 0)}`;
	const label = `${own.name} ${own.value === null ? own.text.toLowerCase() : own.text}${place}`;
	const cuts = cutsOf(standing, lait);
	return {
		title: 'Every authority with a figure, a dot each',
		dots,
		label,
		cuts,
		without,
		own_missing: own.value === null,
		description: describeStrip(dots, cuts, label, without)
	};
}

/**
 * Words how the authority stands: among its statistical neighbours, beside England, among all, and as LAIT would show it.
 * `average` chooses the neighbours' mean (LAIT's) or median.
 */
export function viewStanding(
	answer: StandingAnswer,
	context: { readonly average: AverageKind }
): StandingView {
	const standing = standingOf(answer);
	const { indicator, authority } = answer;
	const { rank, without } = standing;
	const alone = answer.alone ?? false;
	const england = englandOf(standing);
	const average = averageOf(standing, context.average);
	const lait = laitOf(standing, average);
	const said = [
		[alone ? null : england.sentence, ...rankSentences(standing)],
		[zeroSentence(standing)],
		alone ? [] : average.sentences
	].map((group) => group.filter((sentence) => sentence !== null));
	return {
		indicator: indicator.indicator,
		name: indicator.name,
		authority: { geography: authority.geography, name: authority.name },
		period: labelOf(answer.period),
		unit: indicator.unit,
		unit_label: indicator.unit_label,
		decimals: standing.decimals,
		polarity: indicator.polarity,
		neighbour_set: answer.neighbour_set,
		sentences: said.flat(),
		paragraphs: said.filter((group) => group.length > 0).map((group) => group.join(' ')),
		rank: rank && standing.values.length > 1 ? { ...rank, without } : null,
		england,
		average,
		lait,
		alone,
		dots: dotsOf(standing, england, average),
		strip: stripOf(standing, lait),
		areas: standing.places
			.slice(0, answer.areas.length)
			.map(({ geography, name, text, value, own, neighbour, region }) => ({
				geography,
				region,
				name,
				text,
				value,
				own,
				neighbour
			})),
		nearest: nearestPlaces(standing),
		table: everyAuthority(standing)
	};
}
