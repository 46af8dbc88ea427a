import { parsePeriod, type Period } from '$lib/domain/period';
import { formatPeriodShort } from '$lib/domain/period-words';
import type { Indicator } from '$lib/domain/indicator';
import { attainableCounts } from '$lib/statistics/attainable';
import { cutPoints } from '$lib/statistics/band';
import { changeBetween, type Counted } from '$lib/statistics/change';
import { intervalOf } from '$lib/statistics/interval';
import { rankOf } from '$lib/statistics/rank';
import { recentTrend, trendTestOf, type TrendVerdict } from '$lib/statistics/recent-trend';
import { asPrinted, difference, roundHalfUp, withinRounding } from '$lib/statistics/rounding';
import { overlaps } from '$lib/statistics/wilson';
import { doubtOf } from './doubt';
import type { EvidenceFigure, EvidenceStanding, MeasureEvidence } from './evidence';
import { formatCounts, formatDifference, formatFigure } from './number';

/** A figure there is, with its period read. */
export interface HeldFigure extends EvidenceFigure {
	readonly value: number;
	readonly at: Period;
}

/** The figure with its period read; null where a mark stands instead, or there is none. */
export function heldFigure(figure: EvidenceFigure | null | undefined): HeldFigure | null {
	const at = figure ? parsePeriod(figure.period) : null;
	return figure && at && figure.value !== null && Number.isFinite(figure.value)
		? { ...figure, value: figure.value, at }
		: null;
}

/** A figure as printed: `4%`, `162 per 100,000`, `712`. */
export const figureWords = ({ unit, per }: Indicator, { value, decimals }: HeldFigure) =>
	formatFigure(value, decimals, unit, per);

/** A figure with its period and counts: `4% in 2019/20 (15 of 337)`. */
export function figureInFull(indicator: Indicator, figure: HeldFigure): string {
	const counts =
		indicator.unit === 'count' ? null : formatCounts(figure.numerator, figure.denominator);
	return `${figureWords(indicator, figure)} in ${formatPeriodShort(figure.at)}${counts === null ? '' : ` (${counts})`}`;
}

/** What became of a figure from one period to a later one. */
export interface Move {
	readonly direction: 'up' | 'down' | 'level';
	/** Later less earlier as printed, in the measure's unit, at the coarser precision. */
	readonly difference: number;
	readonly decimals: number;
	/** `1 percentage point`. */
	readonly size: string;
	/** Why it may be nothing, or that it is more than chance explains, as a sentence; null when nothing is to be said. */
	readonly doubt: string | null;
	/** Whether the sentence says that it is more than chance explains. */
	readonly certain: boolean;
}

const counted = (figure: HeldFigure): Counted => ({ ...figure, period: figure.at });

function doubtFarApart(earlier: HeldFigure, later: HeldFigure, indicator: Indicator) {
	if (withinRounding(earlier, later)) return 'The difference is within rounding.';
	const [before, after] = [earlier, later].map((each) => intervalOf({ ...each, ...indicator }));
	if (!before || !after || before.method === 'rounding' || after.method === 'rounding') return null;
	return overlaps(before, after) ? 'With numbers this small it could be chance.' : null;
}

/** The move from one figure of a measure to a later one, of the same kind of period. */
export function moveBetween(
	indicator: Indicator,
	earlier: HeldFigure,
	later: HeldFigure
): Move | null {
	if (earlier.at.kind !== later.at.kind) return null;
	const [was, is] = [asPrinted(earlier), asPrinted(later)];
	const decimals = Math.min(earlier.decimals, later.decimals);
	const moved = difference(earlier, later);
	const change = changeBetween(counted(earlier), counted(later), indicator);
	const weighed = was !== is && change ? doubtOf(change, earlier, later, indicator) : null;
	const doubt =
		was === is ? null : weighed ? weighed.sentence : doubtFarApart(earlier, later, indicator);
	const direction = was === is ? 'level' : is > was ? 'up' : 'down';
	const size = formatDifference(moved, decimals, indicator.unit);
	const certain = weighed?.kind === 'certain';
	return { direction, difference: moved, decimals, size, doubt, certain };
}

/** Where an authority stands among all with a figure. */
export interface Standing {
	readonly of: number;
	/** Authorities without a figure. */
	readonly without: number;
	/** From the best; null where neither way is better. Ties take the smallest place. */
	readonly rank: number | null;
	/** From the highest value, and from the lowest. */
	readonly from_highest: number;
	readonly from_lowest: number;
	/** How many have the same figure, this authority included. */
	readonly tied: number;
	/** The figures that cut the authorities into quarters; null when there are none. */
	readonly cuts: { readonly q25: number; readonly q50: number; readonly q75: number } | null;
}

/** Where a measure's authority would stand with `value`; null when it is not among those ranked. */
export function standAt(
	{ indicator, authority }: MeasureEvidence,
	standing: EvidenceStanding,
	value?: number
): Standing | null {
	const own = standing.areas.find(({ geography }) => geography === authority.geography);
	const has = value ?? (own && asPrinted(own));
	if (has === undefined) return null;
	const values = [
		...standing.areas.filter((each) => each !== own).map((each) => asPrinted(each)),
		has
	];
	const rank = rankOf(values, has, indicator.polarity);
	const high = rankOf(values, has, 'high');
	const low = rankOf(values, has, 'low');
	return {
		of: values.length,
		without: standing.without + (own ? 0 : -1),
		rank: rank?.rank ?? null,
		from_highest: high?.rank ?? 1,
		from_lowest: low?.rank ?? 1,
		tied: low?.tied ?? 1,
		cuts: cutPoints(values)
	};
}

/** A figure beside another's of the same period, a comparator's or a target: which is higher, and whether that is sure. */
export function besideAnother(
	indicator: Indicator,
	own: HeldFigure,
	other: { readonly value: number; readonly decimals: number }
): { readonly way: 'higher' | 'lower' | 'the same'; readonly similar: boolean } {
	const places = Math.min(own.decimals, other.decimals);
	const gap = roundHalfUp(own.value, places) - roundHalfUp(other.value, places);
	const range = intervalOf({ ...own, ...indicator });
	const within = range !== null && range.low <= other.value && other.value <= range.high;
	return {
		way: gap === 0 ? 'the same' : gap > 0 ? 'higher' : 'lower',
		similar: gap === 0 || within || withinRounding(own, other)
	};
}

/** What OHID's test says of the last five periods up to the given one. */
export function trendVerdict(
	{ indicator, figures }: MeasureEvidence,
	until: HeldFigure
): TrendVerdict {
	const points = figures
		.slice(0, figures.findIndex(({ period }) => period === until.period) + 1)
		.map((each) => {
			const held = heldFigure(each);
			return held && { ...held, period: held.at };
		});
	return recentTrend(points, trendTestOf(indicator.unit)).verdict;
}

/** Whether some whole count of `base` prints as the percentage; null when that cannot be told. */
export const canBeOf = (value: number, decimals: number, base: number): boolean | null =>
	Number.isInteger(base) && base > 0 ? attainableCounts({ value, decimals }, base) !== null : null;

/** A share of whole counts in percent, rounded as the rules have it, and cut off instead. */
export function shareOf(count: number, base: number, decimals: number) {
	const exact = (100 * count) / base;
	const scale = 10 ** decimals;
	return { rounded: roundHalfUp(exact, decimals), cut: Math.floor(exact * scale + 1e-9) / scale };
}

/** Rounds a held figure to the decimals a text uses, half away from zero. */
export const toDecimals = (value: number, decimals: number) => roundHalfUp(value, decimals);
