import type { Indicator } from '$lib/domain/indicator';
import type { Figure } from '../format';
import type { Findings } from './findings';
import type { CheckContext, MeasureFigures, Series } from './series';
import { counted, printedAs, whereIs } from './words';

/** Room for a binary number's last digits. */
const noise = 1e-9;
/** So many counts that are all multiples of ten (or five) are rounded ones. */
const roundedNeeded = 3;

/** What a share is out of: 100 for a percentage, the population for a rate; null where the unit has no base. */
const shareOf = ({ unit, per }: Indicator) =>
	unit === 'percent' ? 100 : unit === 'rate' ? per : null;

/** To what multiple counts are rounded: 10, 5 or 1. */
function multipleOf(counts: readonly (number | null)[]): number {
	const given = counts.filter((each): each is number => each !== null && each !== 0);
	if (given.length < roundedNeeded) return 1;
	if (given.every((each) => each % 10 === 0)) return 10;
	return given.every((each) => each % 5 === 0) ? 5 : 1;
}

/** The multiples that a group’s counts and bases are rounded to. */
interface Rounding {
	readonly numerator: number;
	readonly denominator: number;
}

/**
 * How the counts of a group of figures are rounded. National and regional tables are commonly rounded to ten, and a
 * percentage made before the rounding does not follow from them exactly.
 */
const roundingOf = (figures: readonly Figure[]): Rounding => ({
	numerator: multipleOf(figures.map(({ numerator }) => numerator)),
	denominator: multipleOf(figures.map(({ denominator }) => denominator))
});

const halfOf = (multiple: number) => (multiple === 1 ? 0 : multiple / 2);

/** Every value a count and base could give before they were rounded, per `of`, as its least and most. */
function sharesFrom(numerator: number, denominator: number, of: number, rounding: Rounding) {
	const [up, down] = [halfOf(rounding.numerator), halfOf(rounding.denominator)];
	const most = denominator - down > 0 ? (numerator + up) / (denominator - down) : Infinity;
	return [(of * Math.max(0, numerator - up)) / (denominator + down), of * most] as const;
}

/** The values a printed figure stands for: 9.8 is anything from 9.75 to 9.85. */
const standsFor = (value: number, decimals: number) => {
	const half = 0.5 * 10 ** -decimals;
	const room = noise * Math.max(1, Math.abs(value));
	return [value - half - room, value + half + room] as const;
};

/** Whether a printed share follows from its count and base at the precision printed. */
function follows(figure: Figure, of: number, rounding: Rounding): boolean {
	const { value, numerator, denominator, decimals } = figure;
	if (value === null || numerator === null || denominator === null || denominator <= 0) return true;
	const [least, most] = standsFor(value, decimals);
	const [low, high] = sharesFrom(numerator, denominator, of, rounding);
	return low <= most && high >= least;
}

/** Counts taken as printed. */
const exact: Rounding = { numerator: 1, denominator: 1 };

/** Whether a figure is a hundredth of what its count and base make, and not what they make. */
export function seemsShare(figure: Figure, of: number, rounding: Rounding = exact): boolean {
	const { value, numerator, denominator, decimals } = figure;
	if (value === null || numerator === null || denominator === null || denominator <= 0)
		return false;
	if (value <= 0 || value > 1 || follows(figure, of, rounding)) return false;
	return follows({ ...figure, value: value * 100, decimals: decimals - 2 }, of, rounding);
}

/** Of how many figures the counts beside them make a share of one, and of how many a percentage; zeros are neither. */
export function sharesOf(figures: readonly Figure[]) {
	const counted = figures.filter(
		({ value, numerator, denominator }) =>
			value !== null && value > 0 && numerator !== null && denominator !== null && denominator > 0
	);
	return {
		counted: counted.length,
		as_share: counted.filter((each) => seemsShare(each, 100)).length,
		as_percent: counted.filter((each) => follows(each, 100, exact)).length
	};
}

/** Whether some whole count over the base gives the printed percentage: of 40, 9% is none (3 are 7.5%, 4 are 10%). */
function isAttainable(value: number, decimals: number, denominator: number): boolean {
	const [least, most] = standsFor(value, decimals);
	return Math.floor((most * denominator) / 100) >= Math.ceil((least * denominator) / 100);
}

/**
 * Percentages and rates against the counts and bases printed with them. In a publication a percentage that is a hundredth of what
 * they make is no percentage, and its row is set aside; elsewhere the analyst is asked.
 */
export function checkShares(
	{ indicator, series }: MeasureFigures,
	{ status }: CheckContext,
	findings: Findings
): void {
	const published = (status ?? 'statistics') === 'statistics';
	const of = shareOf(indicator);
	if (of === null) return;
	const groups = new Map<string, Series[]>();
	for (const each of series) {
		if (each.points.every(({ figure }) => figure.denominator === null)) continue;
		const kind = each.place?.kind ?? 'authority';
		groups.set(kind, [...(groups.get(kind) ?? []), each]);
	}
	for (const group of groups.values()) {
		const rounding = roundingOf(group.flatMap(({ points }) => points.map(({ figure }) => figure)));
		for (const each of group)
			for (const point of each.points) {
				const { figure, period } = point;
				const { value, numerator, denominator, decimals, source_row } = figure;
				if (value === null || denominator === null || denominator <= 0) continue;
				if (
					published &&
					numerator !== null &&
					indicator.unit === 'percent' &&
					seemsShare(figure, of, rounding)
				) {
					findings.add(
						'value.disagrees',
						'error',
						source_row,
						'figures',
						() =>
							`Row ${source_row} prints ${printedAs(figure, indicator)} ${whereIs(each, period, indicator)}, but ${counted(numerator)} of ${counted(denominator)} is a hundred times that: the figure is a share of one and not a percentage. Write it as a percentage, or take the file as its source published it.`
					);
				} else if (numerator !== null && !follows(figure, of, rounding)) {
					findings.add('value.disagrees', 'warning', source_row, 'figures', () => {
						const made = ((of * numerator) / denominator).toFixed(Math.min(20, decimals));
						return `Row ${source_row} prints ${printedAs(figure, indicator)} ${whereIs(each, period, indicator)}, but ${counted(numerator)} of ${counted(denominator)} is ${made}${indicator.unit === 'percent' ? '%' : ''}. Correct the figure, the count or the base; if all three stand so in the source, say so beside the figure.`;
					});
				} else if (
					numerator === null &&
					indicator.unit === 'percent' &&
					rounding.denominator === 1 &&
					Number.isInteger(denominator) &&
					!isAttainable(value, decimals, denominator)
				)
					findings.add(
						'value.unattainable',
						'warning',
						source_row,
						'figures',
						() =>
							`Row ${source_row} prints ${printedAs(figure, indicator)} of ${counted(denominator)} ${whereIs(each, period, indicator)}, and no whole number of ${counted(denominator)} gives that. Check the percentage and the base: one belongs to another group, or was rounded before.`
					);
			}
	}
}
