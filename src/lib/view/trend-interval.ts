import type { TrendRow } from '$lib/database/queries/trend';
import type { Indicator } from '$lib/domain/indicator';
import { countsBehindMark } from '$lib/statistics/attainable';
import { intervalOf, type IntervalMethod as Method } from '$lib/statistics/interval';
import { manyOf } from './doubt';
import { isSuppressed } from './missing';
import { formatFigure } from './number';
import type { Mode } from '$lib/domain/mode';
import type { TrendBand, TrendPoint, TrendSeries } from './trend';

/**
 * What a point's range is of. `Wilson`, `Byar` and `exact Poisson`: the 95% interval from the published counts. `rounding`:
 * whatever would be printed the same. `suppressed`: what the counts behind a suppression mark allow.
 */
export type IntervalMethod = Method | 'suppressed';

/** Ranges that are drawn alike. */
export type BandKind = 'counts' | 'rounding' | 'suppressed';

/** The range of one point; all null when none can be given. */
export type PointInterval = Pick<TrendPoint, 'low' | 'high' | 'interval_method' | 'range'>;

export const noInterval: PointInterval = {
	low: null,
	high: null,
	interval_method: null,
	range: null
};

/** What the kinds are, in a few words. */
const words: Readonly<Record<BandKind, string>> = {
	counts: 'likely range (95%)',
	rounding: 'what rounding allows',
	suppressed: 'suppressed, 1 to 5'
};

/** The kind a method is drawn as. */
export const kindOf = (method: IntervalMethod): BandKind =>
	method === 'rounding' || method === 'suppressed' ? method : 'counts';

/** Whether the range is worked out from counts, published or suppressed, so that a table can print it. */
export const isFromCounts = ({ interval_method }: PointInterval) =>
	interval_method !== null && interval_method !== 'rounding';

/** Figures made by dividing, which have a range; a count of things is what it is. */
const divided = ({ unit }: Indicator) => unit === 'percent' || unit === 'rate' || unit === 'score';

function worded(
	{ unit }: Indicator,
	decimals: number,
	low: number,
	high: number,
	method: IntervalMethod
): PointInterval {
	const [from, to] = [low, high].map((end) => formatFigure(end, decimals, unit));
	return { low, high, interval_method: method, range: `${from} to ${to}` };
}

/**
 * What 1 to 5 of a published base would be; nothing where the mark does not say that the number is small, where the group is small
 * itself, and where the source prints the number beside its mark.
 */
function suppressedRange(indicator: Indicator, row: TrendRow): PointInterval {
	const { numerator, denominator, symbol } = row;
	if (numerator !== null || denominator === null || !isSuppressed(symbol)) return noInterval;
	const share = countsBehindMark(denominator);
	const scale = indicator.unit === 'rate' ? (indicator.per ?? 0) / 100 : 1;
	if (share === null || scale === 0 || indicator.unit === 'score') return noInterval;
	const decimals = indicator.unit === 'percent' ? 1 : indicator.decimals;
	const [low, high] = [share.low * scale, share.high * scale];
	const interval = worded(indicator, decimals, low, high, 'suppressed');
	return { ...interval, range: `${interval.range}: 1 to 5 ${manyOf(indicator)}` };
}

/**
 * The range the authority's figure may lie in: from its counts where they are published, else what rounding allows. None for
 * a plain count. A percentage's is printed to one decimal, a rate's as the rate is. A suppressed figure has one for `internal` eyes only, where its base is published.
 * `positive` says that no figure of the measure is below nought, so that no range is.
 */
export function intervalAt(
	indicator: Indicator,
	row: TrendRow | null,
	mode: Mode,
	positive = false
): PointInterval {
	if (row === null || !divided(indicator)) return noInterval;
	if (row.value === null) return mode === 'internal' ? suppressedRange(indicator, row) : noInterval;
	const found = intervalOf({ ...row, unit: indicator.unit, per: indicator.per }, { positive });
	if (found === null) return noInterval;
	const { low, high, method } = found;
	const decimals =
		method === 'rounding' ? row.decimals + 1 : indicator.unit === 'percent' ? 1 : row.decimals;
	return worded(indicator, decimals, low, high, method);
}

/** The kinds of range among some lines' points, in the order they are explained. */
export function bandsOf(
	series: readonly TrendSeries[],
	indicator: Indicator
): readonly TrendBand[] {
	const used = new Set(
		series
			.flatMap(({ points }) => points)
			.flatMap(({ interval_method }) => (interval_method === null ? [] : [kindOf(interval_method)]))
	);
	return (['counts', 'rounding', 'suppressed'] as const)
		.filter((kind) => used.has(kind))
		.map((kind) => ({
			kind,
			means: kind === 'suppressed' ? `${words[kind]} ${manyOf(indicator)}` : words[kind]
		}));
}

const byChance = ['Wilson', 'exact Poisson', 'Byar'] as const;

const names: Readonly<Record<(typeof byChance)[number], string>> = {
	Wilson: 'the Wilson score interval of the counts',
	'exact Poisson': 'the exact Poisson interval of counts below 10',
	Byar: 'Byar’s interval of counts from 10'
};

/** The least share of a figure that rounding must hide to be worth a word: 4% hides a quarter, 28.57% next to nothing. */
const coarse = 0.02;

/** Whether rounding hides enough of a point's figure to be said. */
export const isCoarse = ({ low, high, value }: Pick<TrendPoint, 'low' | 'high' | 'value'>) =>
	low !== null && high !== null && high - low >= coarse * Math.abs(value ?? 0);

/** How the ranges were made, a sentence a kind. */
export function rangeNotes(points: readonly TrendPoint[], indicator: Indicator): readonly string[] {
	const last = (method: IntervalMethod) =>
		points.findLast((point) => point.interval_method === method);
	const methods = byChance.filter(last);
	const notes =
		methods.length === 0
			? []
			: [
					`The likely range (95%) is ${methods.map((each) => names[each]).join(' or ')}: how far chance alone could have moved the figure.`
				];
	const rounded = last('rounding');
	const uncounted = `No counts are held here for ${methods.length === 0 ? 'these' : 'some'} figures`;
	if (rounded && isCoarse(rounded))
		notes.push(
			`${uncounted}: ${rounded.text} (${rounded.label}) can be anything from ${rounded.range}, and how far chance could move it is not known.`
		);
	else if (rounded) notes.push(`${uncounted}, so how far chance could move them is not known.`);
	const hidden = last('suppressed');
	if (hidden)
		notes.push(
			`Internal only: a suppressed number is taken as 1 to 5 ${manyOf(indicator)}, which makes ${hidden.label} ${(hidden.range ?? '').replace(/:.*/, '')}.`
		);
	return notes;
}
