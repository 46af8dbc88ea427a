import { isAdjacent } from '$lib/domain/period';
import { formatPeriodShort } from '$lib/domain/period-words';
import type { Findings } from './findings';
import type { Cell, MeasureFigures, Point } from './series';
import { placeName, printedAs } from './words';

/** A slip of the decimal point or a digit is a step of ten or of a hundred, give or take the year’s own change. */
const isSlip = (ratio: number) => (ratio >= 8 && ratio <= 13) || (ratio >= 80 && ratio <= 125);
/** The step that a fraction written as a percentage makes, in the middle value of all places. */
const hundredfold = [40, 250] as const;
/** In a count or rate of this or less, ten times as much can be chance. */
const chanceBelow = 10;
/** The same for a percentage. */
const chanceBelowPercent = 4;

/**
 * A figure about ten or a hundred times the one before it, or as much less. Small figures jump by chance and are let be.
 */
export function checkTenfold({ indicator, series }: MeasureFigures, findings: Findings): void {
	const least = indicator.unit === 'percent' ? chanceBelowPercent : chanceBelow;
	for (const each of series)
		for (let index = 1; index < each.points.length; index += 1) {
			const [earlier, later] = [each.points[index - 1] as Point, each.points[index] as Point];
			const [before, after] = [earlier.figure.value, later.figure.value];
			if (before === null || after === null) continue;
			const [small, large] = before < after ? [before, after] : [after, before];
			if (small < least || !isSlip(large / small)) continue;
			if (!isAdjacent(earlier.period, later.period)) continue;
			const { source_row } = later.figure;
			findings.add(
				'value.tenfold',
				'warning',
				source_row,
				'steps',
				() =>
					`Row ${source_row} prints ${printedAs(later.figure, indicator)} for ${placeName(each)} in ${formatPeriodShort(later.period)} as “${indicator.name}”, where ${formatPeriodShort(earlier.period)} has ${printedAs(earlier.figure, indicator)}: about ${Math.round(large / small)} times ${after > before ? 'more' : 'less'}. Look whether a decimal point or a digit slipped.`
			);
		}
}

const middle = (cells: readonly Cell[]) => {
	const values = cells
		.flatMap(({ figure: { value } }) => (value !== null && value > 0 ? [value] : []))
		.sort((a, b) => a - b);
	return values[Math.floor(values.length / 2)];
};

/**
 * A measure that goes from fractions (0 to 1) to percentages (0 to 100) or back between adjacent periods: the middle value
 * of its places rises some hundredfold from below 1. Gives back whether it did.
 */
export function checkUnit(
	{ indicator, periods, by_period }: MeasureFigures,
	findings: Findings
): boolean {
	let found = false;
	for (const [index, period] of periods.entries()) {
		const before = periods[index - 1];
		if (!before || !isAdjacent(before, period)) continue;
		const [old, now] = [by_period.get(before.period) ?? [], by_period.get(period.period) ?? []];
		const [was, is] = [middle(old), middle(now)];
		if (was === undefined || is === undefined) continue;
		const [small, large] = was < is ? [was, is] : [is, was];
		const fractions = was < is ? old : now;
		if (large / small < hundredfold[0] || large / small > hundredfold[1]) continue;
		if (fractions.some(({ figure: { value } }) => value !== null && (value < 0 || value > 1)))
			continue;
		if (!fractions.some(({ figure: { decimals } }) => decimals > 1) || large <= 1) continue;
		found = true;
		const row = Math.min(...now.map(({ figure: { source_row } }) => source_row));
		findings.add(
			'value.unit',
			'warning',
			row,
			'changes of unit',
			() =>
				`“${indicator.name}” goes from about ${was} in ${formatPeriodShort(before)} to about ${is} in ${formatPeriodShort(period)} (row ${row}): one of the two is written as a fraction and the other as a percentage. Write both in the same unit.`
		);
	}
	return found;
}
