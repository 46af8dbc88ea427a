import type { GeographyCode } from '$lib/domain/id';
import type { Period } from '$lib/domain/period';
import type { Figure, Reading, Sum } from '../format';
import type { Findings } from './findings';
import { halfWidths, intervalOf, unrounded, type HalfWidths } from './interval';
import { isBroken } from './making';
import { checkPlaces } from './place-sums';
import type { CheckContext, MeasureFigures, Point, Series } from './series';
import { Kept } from './sums-kept';
import { sumSentence } from './sum-sentence';

/** A hundred per cent is not rounded. */
const hundred = { least: 100, most: 100 };

const yearly = new Set(['financial-year', 'calendar-year', 'academic-year', 'snapshot']);
/** What the periods of a whole and a part have in common: a count on 31 March is part of the year that ends then. */
const when = ({ kind, end, period }: Period): string => (yearly.has(kind) ? end : period);

type Found = ReadonlyMap<GeographyCode, ReadonlyMap<string, Point | null>>;

/** The figures of a measure by place and time; null where two claim one. */
function byPlace({ series }: MeasureFigures): Found {
	return new Map(
		series.map(({ geography, points }) => {
			const found = new Map<string, Point | null>();
			for (const point of points) {
				const at = when(point.period);
				found.set(at, found.has(at) ? null : point);
			}
			return [geography, found] as const;
		})
	);
}

const kindOf = ({ place }: Series) => place?.kind ?? 'authority';

/** How the counts of a sum are rounded, by kind of place and time: publishers round whole tables, and not all of them alike. */
function roundings(
	measures: readonly MeasureFigures[]
): (series: Series, point: Point) => HalfWidths {
	const counts = new Map<string, Map<string, number[]>>();
	for (const { series } of measures)
		for (const each of series) {
			const kind = kindOf(each);
			const ofKind = counts.get(kind) ?? new Map<string, number[]>();
			counts.set(kind, ofKind);
			for (const { figure, period } of each.points) {
				if (figure.value === null) continue;
				const held = ofKind.get(when(period));
				if (held) held.push(figure.value);
				else ofKind.set(when(period), [figure.value]);
			}
		}
	const found = new Map(
		[...counts].map(([kind, times]) => [
			kind,
			new Map([...times].map(([time, values]) => [time, halfWidths(values)]))
		])
	);
	return (series, { period }) => found.get(kindOf(series))?.get(when(period)) ?? unrounded;
}

/**
 * Parts against their whole, wherever the format says what is part of what: the figures must be ones that could have been
 * printed so, after rounding and with what is suppressed left open. Always a warning: which figure is wrong cannot be told.
 */
export function checkSums(
	measures: readonly MeasureFigures[],
	{ sums = [], places_add }: Pick<Reading, 'sums' | 'places_add'>,
	context: CheckContext,
	findings: Findings
): void {
	const published = (context.status ?? 'statistics') === 'statistics';
	const kept = new Kept(findings);
	const byId = new Map<string, MeasureFigures>(
		measures.map((each) => [each.indicator.indicator, each])
	);
	const places = new Map<string, Found>();
	const placesOf = (measure: MeasureFigures) => {
		const { indicator } = measure.indicator;
		const known = places.get(indicator) ?? byPlace(measure);
		places.set(indicator, known);
		return known;
	};
	for (const sum of sums) {
		const parts = sum.parts.map((id) => byId.get(id) ?? null);
		const known = parts.filter((each) => each !== null);
		const total = sum.total === null ? known[0] : byId.get(sum.total);
		if (!total || known.length === 0) continue;
		const round = published ? roundings([total, ...known]) : () => unrounded;
		const found = parts.map((each) => each && placesOf(each));
		for (const series of total.series)
			for (const point of series.points) {
				const at = when(point.period);
				const figures = found.map((each) => each?.get(series.geography)?.get(at)?.figure ?? null);
				judge(sum, { total, series, point, figures }, round(series, point), kept);
			}
	}
	if (places_add) checkPlaces(measures, places_add, context, kept);
	kept.say(published);
}

interface Placed {
	readonly total: MeasureFigures;
	readonly series: Series;
	readonly point: Point;
	readonly figures: readonly (Figure | null)[];
}

function judge(
	sum: Sum,
	{ total, series, point, figures }: Placed,
	round: HalfWidths,
	kept: Kept
): void {
	const { indicator } = total;
	const shares = sum.total === null;
	if (!shares && point.figure.value === null) return;
	let printed = 0;
	let first: Figure | null = null;
	let none = true;
	for (const each of figures) {
		if (!each || each.value === null) continue;
		printed += 1;
		first ??= each;
		if (each.value !== 0) none = false;
	}
	// Nobody is in a group of none, and percentages of it are printed as 0.
	if (!first || (shares && none)) return;
	const about = shares ? first : point.figure;
	const whole = shares ? hundred : intervalOf(about, indicator, round, sum.hidden);
	const parts = figures.map((each) => intervalOf(each, indicator, round, sum.hidden));
	if (!isBroken(whole, parts, sum.holds)) {
		if (printed === figures.length && about.value !== 0) kept.holds(sum.where_kept);
		return;
	}
	kept.broken(sum.where_kept, {
		about,
		column: sum.column,
		sentence: sumSentence({ ...sum, indicator, series, point, figures, whole, parts })
	});
}
