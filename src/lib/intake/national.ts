import { ENGLAND, type Geography } from '$lib/domain/geography';
import type { Indicator } from '$lib/domain/indicator';
import type { HeldBack, Observation } from '$lib/domain/observation';
import { parsePeriod } from '$lib/domain/period';
import { formatPeriod } from '$lib/domain/period-words';

const lowered = (text: string) => `${text.charAt(0).toLowerCase()}${text.slice(1)}`;

/** Fewer authorities than this say nothing of a country. */
const authoritiesNeeded = 5;

/**
 * Finds national figures that cannot be right: an average of a country lies between the lowest and the highest of its
 * authorities, so a rate, percentage or score outside that range is wrong or a sum. Rounding at both
 * ends is allowed for. Counts are not checked.
 */
export function holdNational(
	observations: readonly Observation[],
	indicators: readonly Indicator[],
	geographies: readonly Geography[]
): readonly HeldBack[] {
	const averages = new Set(
		indicators
			.filter(({ unit }) => unit === 'rate' || unit === 'percent' || unit === 'score')
			.map((each) => each.indicator)
	);
	const kinds = new Map(geographies.map((each) => [each.geography, each.kind]));
	const cells = new Map<string, { values: number[]; regions: number[]; england?: Observation }>();
	for (const each of observations) {
		if (each.value === null || !averages.has(each.indicator)) continue;
		const key = `${each.vintage} ${each.indicator} ${each.period}`;
		const cell = cells.get(key) ?? { values: [], regions: [] };
		cells.set(key, cell);
		if (each.geography === ENGLAND) cell.england = each;
		else if (kinds.get(each.geography) === 'authority') cell.values.push(each.value);
		else if (each.geography.startsWith(statisticalRegion)) cell.regions.push(each.value);
	}
	return [...cells.values()].flatMap(({ values, regions, england }) => {
		if (!england || england.value === null || values.length < authoritiesNeeded) return [];
		const lowest = Math.min(...values);
		const highest = Math.max(...values);
		const rounding = 10 ** -england.decimals;
		if (england.value >= lowest - rounding && england.value <= highest + rounding) return [];
		const { vintage, indicator, geography, period } = england;
		const read = parsePeriod(period);
		const sum = regions.reduce((total, value) => total + value, 0);
		const isSum =
			regions.length > 1 && Math.abs(sum - england.value) <= (regions.length * rounding) / 2;
		const reason = `England is printed as ${england.value} for ${read ? lowered(formatPeriod(read)) : period}, outside the range of its authorities (${lowest} to ${highest})${isSum ? `: it is the sum of the regions’ figures, not a figure for England` : ', so it cannot be right'}.`;
		return [{ vintage, indicator, geography, period, rule: 'lait.national-out-of-range', reason }];
	});
}

/** Codes of the nine regions begin with this; those of London's halves do not. */
const statisticalRegion = 'E12';
