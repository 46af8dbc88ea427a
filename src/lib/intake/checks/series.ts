import type { Geography } from '$lib/domain/geography';
import type { GeographyCode, PeriodId } from '$lib/domain/id';
import type { Indicator } from '$lib/domain/indicator';
import type { HeldBack } from '$lib/domain/observation';
import { comparePeriods, parsePeriod, type Period } from '$lib/domain/period';
import type { Problem } from '$lib/domain/problem';
import type { VintageStatus } from '$lib/domain/vintage';
import type { Figure } from '../format';
import type { MeasureFinder } from '../measure';

/** What the checks may look things up in. */
export interface CheckContext {
	/** The file's name as its owner knows it. */
	readonly file: string;
	/** Measures of the record; a reading brings its own beside them. */
	readonly measures: Pick<MeasureFinder, 'byId'>;
	readonly geographies: readonly Geography[];
	/**
	 * Whose figures they are: what cannot be right in a publication is held back, and in the council's own return or a paper
	 * it is a slip to correct. A publication’s where nothing is said.
	 */
	readonly status?: VintageStatus;
}

/** A figure kept with its edition and not shown as true; the edition is not made yet. */
export type Held = Omit<HeldBack, 'vintage'>;

/** What the checks found. */
export interface Checks {
	readonly problems: readonly Problem[];
	readonly held: readonly Held[];
}

/** One place's figures of one measure, in the order of their periods. */
export interface Series {
	readonly place: Geography | null;
	readonly geography: GeographyCode;
	readonly points: readonly Point[];
}

/** A figure with its period read. */
export interface Point {
	readonly figure: Figure;
	readonly period: Period;
	/** Place among all periods of the reading, in order. */
	readonly rank: number;
}

/** A figure with its place. */
export interface Cell {
	readonly figure: Figure;
	readonly place: Geography | null;
}

/** Every figure of one measure. */
export interface MeasureFigures {
	readonly indicator: Indicator;
	readonly series: readonly Series[];
	/** The periods it has anywhere, in order. */
	readonly periods: readonly Period[];
	/** The same figures by period. */
	readonly by_period: ReadonlyMap<PeriodId, readonly Cell[]>;
}

/** The periods of all figures, in order, each with its place among them. Ids that are no period are left out. */
function rankPeriods(figures: readonly Figure[]) {
	const ids = new Set<PeriodId>();
	for (const { period } of figures) ids.add(period);
	const periods = [...ids].flatMap((id) => parsePeriod(id) ?? []).sort(comparePeriods);
	return new Map(periods.map((period, rank) => [period.period, { period, rank }]));
}

/** Sorts points where they do not run in order already, as most do. */
function inOrder(points: Point[]): readonly Point[] {
	for (let index = 1; index < points.length; index += 1)
		if ((points[index] as Point).rank < (points[index - 1] as Point).rank)
			return points.sort((a, b) => a.rank - b.rank);
	return points;
}

/** Sorts figures by measure, place and period; a figure of an undescribed measure or unreadable period is left out. */
export function gatherSeries(
	figures: readonly Figure[],
	indicators: readonly Indicator[],
	context: CheckContext
): readonly MeasureFigures[] {
	const own = new Map<string, Indicator>(indicators.map((each) => [each.indicator, each]));
	const places = new Map(context.geographies.map((each) => [each.geography, each]));
	const ranked = rankPeriods(figures);
	const measures = new Map<string, Map<GeographyCode, Point[]>>();
	for (const figure of figures) {
		const at = ranked.get(figure.period);
		if (at === undefined) continue;
		let measure = measures.get(figure.indicator);
		if (!measure) measures.set(figure.indicator, (measure = new Map()));
		const point = { figure, period: at.period, rank: at.rank };
		const points = measure.get(figure.geography);
		if (points) points.push(point);
		else measure.set(figure.geography, [point]);
	}
	return [...measures].flatMap(([id, unsorted]): MeasureFigures[] => {
		const indicator = own.get(id) ?? context.measures.byId(id);
		if (!indicator) return [];
		const cells = new Map<number, { readonly period: Period; readonly cells: Cell[] }>();
		const series = [...unsorted].map(([geography, points]): Series => {
			const place = places.get(geography) ?? null;
			for (const { figure, period, rank } of points) {
				const held = cells.get(rank);
				if (held) held.cells.push({ figure, place });
				else cells.set(rank, { period, cells: [{ figure, place }] });
			}
			return { place, geography, points: inOrder(points) };
		});
		const sorted = [...cells].sort(([a], [b]) => a - b).map(([, each]) => each);
		return [
			{
				indicator,
				series,
				periods: sorted.map(({ period }) => period),
				by_period: new Map(sorted.map((each) => [each.period.period, each.cells]))
			}
		];
	});
}
