import type { LaitStatistics } from '$lib/database/queries/lait-statistics';
import type { GeographyCode, PeriodId } from '$lib/domain/id';
import type { Indicator } from '$lib/domain/indicator';
import type { Neighbour } from '$lib/domain/neighbour';
import { comparePeriods, isAdjacent, type Period } from '$lib/domain/period';
import { bandOf, cutPoints } from '$lib/statistics/band';
import { median } from '$lib/statistics/quantile';
import { rankOf } from '$lib/statistics/rank';

/** The printed cells of one measure, of authorities only: null is printed as missing. */
export type Cells = ReadonlyMap<Period, ReadonlyMap<GeographyCode, number | null>>;

/** LAIT's statistics of one measure worked out one authority at a time, without a database. */
export function plainStatistics(
	{ indicator, polarity, quartile }: Indicator,
	cells: Cells,
	current: readonly GeographyCode[],
	neighbours: readonly Neighbour[]
): LaitStatistics[] {
	const periods = [...cells.keys()].sort(comparePeriods);
	const latest = periods.at(-1);
	if (!latest) return [];
	const before = periods.slice(0, -1);
	const adjacent = before.findLast((each) => isAdjacent(each, latest));
	const valueOf = (period: Period | undefined, place: GeographyCode) =>
		(period && cells.get(period)?.get(place)) ?? null;
	const places = [...new Set([...current, ...(cells.get(latest)?.keys() ?? [])])].sort();
	const values = places.flatMap((place) => valueOf(latest, place) ?? []);
	const cuts = cutPoints(values);
	return places.map((geography) => {
		const value = valueOf(latest, geography);
		const rank = value === null ? null : rankOf(values, value, polarity);
		const less = (other: number | null) =>
			value === null || other === null ? null : value - other;
		const around = neighbours.filter((each) => each.geography === geography);
		const found = around.flatMap((each) => valueOf(latest, each.neighbour) ?? []);
		return {
			indicator,
			geography,
			period: latest.period as PeriodId,
			value,
			rank: rank?.rank ?? null,
			of: values.length,
			tied: value === null ? null : values.filter((each) => each === value).length,
			without: places.length - values.length,
			band: value === null || !quartile || !cuts ? null : bandOf(value, cuts, polarity),
			q25: cuts?.q25 ?? null,
			q50: cuts?.q50 ?? null,
			q75: cuts?.q75 ?? null,
			neighbours_mean:
				found.length === 0 ? null : found.reduce((sum, each) => sum + each, 0) / found.length,
			neighbours_median: median(found),
			neighbours_with: found.length,
			neighbours_of: around.length,
			change: less(valueOf(adjacent, geography)),
			lait_change: less(valueOf(before.at(-1), geography))
		};
	});
}

/** Fields that are equal only up to floating-point noise. */
const MEASURED = [
	'q25',
	'q50',
	'q75',
	'neighbours_mean',
	'neighbours_median',
	'change',
	'lait_change'
];

const near = (a: unknown, b: unknown) =>
	typeof a === 'number' && typeof b === 'number'
		? Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b))
		: a === b;

/** Every field of every authority in which the two differ, in words; no words where they are the same. */
export function differences(
	found: readonly LaitStatistics[],
	expected: readonly LaitStatistics[]
): string[] {
	if (found.length !== expected.length)
		return [`${found.length} authorities, not ${expected.length}`];
	return expected.flatMap((row, at) => {
		const other = found[at] as LaitStatistics;
		return (Object.keys(row) as (keyof LaitStatistics)[])
			.filter((field) =>
				MEASURED.includes(field) ? !near(other[field], row[field]) : other[field] !== row[field]
			)
			.map((field) => `${row.geography} ${field}: ${other[field]}, not ${row[field]}`);
	});
}
