import { ENGLAND } from '$lib/domain/geography';
import type { Event } from '$lib/domain/event';
import type { GeographyCode, IsoDate, VintageId } from '$lib/domain/id';
import type { Indicator } from '$lib/domain/indicator';
import { comparePeriods, isAdjacent, parsePeriod, type Period } from '$lib/domain/period';
import { changeBetween, type Change, type Counted } from '$lib/statistics/change';
import { intervalOf } from '$lib/statistics/interval';
import { rankOf } from '$lib/statistics/rank';
import { halfWidth, roundHalfUp, withinRounding } from '$lib/statistics/rounding';
import { doubtOf } from './doubt';
import type { EvidenceFigure, MeasureEvidence } from './evidence';

/** A figure that is there, with its period and its place. */
export interface ToldFigure extends Counted {
	readonly geography: GeographyCode;
	readonly vintage: VintageId;
	/** The edition the counts are from; null without counts. */
	readonly counts_vintage: VintageId | null;
}

/** How one figure lies to another, as far as their rounding lets it be said. */
type Beside = 'higher' | 'lower' | 'close';

/** A period that papers of the council printed otherwise than each other, or than the figure held now. */
interface PaperDifference {
	readonly period: Period;
	readonly printed: readonly {
		readonly title: string;
		readonly published: IsoDate;
		readonly figure: ToldFigure;
	}[];
	/** Null when no figure is held now. */
	readonly now: ToldFigure | null;
}

/** What can be told of a measure without a word more than its figures bear. */
export interface MeasureStory {
	/** The authority's last figure; null when it has none. */
	readonly latest: ToldFigure | null;
	/** The measure's last period, where the authority has no figure for it, with the mark in its place; null where it has one. */
	readonly without: { readonly period: Period; readonly symbol: string | null } | null;
	/** Null where nothing adjacent and of the same definition is held. */
	readonly previous: ToldFigure | null;
	readonly change: Change | null;
	/** How far the change can be trusted, as a sentence without a number; null when there is nothing to say. */
	readonly doubt: string | null;
	/** The change of definition that stands between the latest figure and the one before; null for none. */
	readonly broken: Event | null;
	/** England's figure for the same period; null when it has none. */
	readonly england: ToldFigure | null;
	/** The mark in its place; null when there is a figure or no row. */
	readonly england_symbol: string | null;
	/** Beside the mean of the statistical neighbours; null where none can be made. */
	readonly neighbours: { readonly name: string; readonly beside: Beside } | null;
	/** Among all authorities in the period of the latest figure, ties at their minimum; null where there is no rank. */
	readonly rank: {
		readonly rank: number;
		readonly of: number;
		/** Others with the same figure. */
		readonly tied: number;
		readonly without: number;
	} | null;
	/** Periods among the last five that have no figure, the mark beside each. */
	readonly gaps: readonly { readonly period: Period; readonly symbol: string }[];
	readonly papers: readonly PaperDifference[];
}

/** How many of the last periods are looked through for gaps. */
const RECENT = 5;

function told(figure: EvidenceFigure, geography: GeographyCode): ToldFigure | null {
	const period = parsePeriod(figure.period);
	const { value, decimals, numerator, denominator, vintage } = figure;
	if (period === null || value === null || vintage === null) return null;
	const counts = numerator !== null && denominator !== null;
	return {
		...{ period, value, decimals, numerator, denominator, geography, vintage },
		counts_vintage: counts ? (figure.counts_vintage ?? vintage) : null
	};
}

/** The measure's last period over the authority and those it is compared with. */
function lastPeriod({ figures, comparators, standings }: MeasureEvidence): Period | null {
	const ids = [
		...figures.map(({ period }) => period),
		...comparators.flatMap((each) => each.figures.map(({ period }) => period)),
		...standings.map(({ period }) => period)
	];
	return (
		ids
			.map(parsePeriod)
			.filter((period) => period !== null)
			.toSorted(comparePeriods)
			.at(-1) ?? null
	);
}

const concerns = (event: Event, { indicator, authority }: MeasureEvidence) =>
	(event.indicators.length === 0 || event.indicators.includes(indicator.indicator)) &&
	(event.geography === null || event.geography === authority.geography);

/** What stands between two periods and forbids their comparison. */
const brokenBy = (
	events: readonly Event[],
	measure: MeasureEvidence,
	earlier: Period,
	later: Period
) =>
	events.find(
		(event) =>
			event.kind === 'definition' &&
			concerns(event, measure) &&
			event.start > earlier.end &&
			event.start <= later.end
	) ?? null;

/** Close while chance or rounding could make the two the same: the range of the figure's own counts reaches the other's. */
function besideOf(
	own: ToldFigure,
	other: { readonly value: number; readonly decimals: number },
	{ unit, per }: Pick<Indicator, 'unit' | 'per'>
): Beside {
	const range = intervalOf({ ...own, unit, per });
	const half = halfWidth(other.decimals);
	const reached =
		range !== null && range.low <= other.value + half && other.value - half <= range.high;
	if (reached || withinRounding(own, other) || own.value === other.value) return 'close';
	return own.value > other.value ? 'higher' : 'lower';
}

function doubtSentence(
	measure: MeasureEvidence,
	change: Change,
	previous: ToldFigure,
	latest: ToldFigure
): string | null {
	const { unit } = measure.indicator;
	if (change.explanation === 'no-counts' && unit !== 'count' && unit !== 'pounds') {
		const noun = change.direction === 'up' ? 'rise' : 'fall';
		return `The source prints no counts, so it cannot be told whether the ${noun} is more than chance.`;
	}
	return doubtOf(change, previous, latest, measure.indicator).sentence;
}

function rankIn(measure: MeasureEvidence, latest: ToldFigure): MeasureStory['rank'] {
	const standing = measure.standings.find(({ period }) => period === latest.period.period);
	const own = standing?.areas.find(({ geography }) => geography === measure.authority.geography);
	if (!standing || !own || standing.areas.length < 2) return null;
	const values = standing.areas.map(({ value }) => value);
	const rank = rankOf(values, own.value, measure.indicator.polarity);
	return rank === null || rank.tied === rank.of
		? null
		: { ...rank, tied: rank.tied - 1, without: standing.without };
}

/** Whether two printed figures are the same, to the coarser of their precisions. */
function agree(a: Counted, b: Counted): boolean {
	const decimals = Math.min(a.decimals, b.decimals);
	return roundHalfUp(a.value, decimals) === roundHalfUp(b.value, decimals);
}

function papersOf(measure: MeasureEvidence): readonly PaperDifference[] {
	const { geography } = measure.authority;
	const printed = measure.papers.flatMap(({ title, published, figures }) =>
		figures.flatMap((each) => {
			const figure = told(each, geography);
			return figure ? [{ title, published, figure }] : [];
		})
	);
	const periods = [...new Set(printed.map(({ figure }) => figure.period.period))];
	return periods.flatMap((id) => {
		const there = printed.filter(({ figure }) => figure.period.period === id);
		const [first] = there;
		const row = measure.figures.find(({ period }) => period === id);
		const now = row ? told(row, geography) : null;
		if (!first) return [];
		const same = there.every(
			({ figure }) => agree(figure, first.figure) && (now === null || agree(figure, now))
		);
		return same ? [] : [{ period: first.figure.period, printed: there, now }];
	});
}

/** The authority's last figure, and what it may be compared with. */
export function storyOf(measure: MeasureEvidence, events: readonly Event[]): MeasureStory {
	const { geography } = measure.authority;
	const figures = measure.figures.flatMap((each) => told(each, geography) ?? []);
	const latest = figures.at(-1) ?? null;
	const last = lastPeriod(measure);
	const before = latest && figures.findLast((each) => isAdjacent(each.period, latest.period));
	const broken = before && latest ? brokenBy(events, measure, before.period, latest.period) : null;
	const previous = broken === null ? (before ?? null) : null;
	const change = previous && latest ? changeBetween(previous, latest, measure.indicator) : null;
	const rowOf = (key: 'neighbours' | 'england') => {
		const line = measure.comparators.find((each) => each.key === key);
		const row = line?.figures.find(({ period }) => period === latest?.period.period);
		return line && row ? { name: line.name, row } : null;
	};
	const [england, neighbours] = [rowOf('england'), rowOf('neighbours')];
	const mean = neighbours?.row.value ?? null;
	const missing = last && last.period !== latest?.period.period ? last : null;
	return {
		latest,
		without: missing && {
			period: missing,
			symbol: measure.figures.find(({ period }) => period === missing.period)?.symbol ?? null
		},
		previous,
		change,
		doubt: change && previous && latest ? doubtSentence(measure, change, previous, latest) : null,
		broken,
		england: england ? told(england.row, ENGLAND) : null,
		england_symbol: england?.row.symbol ?? null,
		neighbours:
			neighbours && mean !== null && latest
				? {
						name: neighbours.name,
						beside: besideOf(
							latest,
							{ value: mean, decimals: neighbours.row.decimals },
							measure.indicator
						)
					}
				: null,
		rank: latest ? rankIn(measure, latest) : null,
		gaps: measure.figures.slice(-RECENT).flatMap(({ period: id, symbol }) => {
			const period = parsePeriod(id);
			return period && symbol !== null ? [{ period, symbol }] : [];
		}),
		papers: papersOf(measure)
	};
}
