import type { Indicator } from '$lib/domain/indicator';
import type { Findings } from './findings';
import type { CheckContext, Held, MeasureFigures } from './series';
import { printedAs, whereIs } from './words';

/** A point past 100, because a count and its base may come from different returns (100.21% of offers made). */
const mostPercent = 101;
const signed = /\b(?:gap|change|difference|growth|variation|net)\b/i;
/** So many authorities beyond a limit are the measure's nature; fewer are slips. */
const vouching = 3;
const rule = 'value.out-of-range';

const lowestOf = ({ unit, name, unit_label }: Indicator) =>
	signed.test(name) || signed.test(unit_label) ? (unit === 'percent' ? -100 : -Infinity) : 0;

/**
 * Percentages outside 0 to 100, and counts and rates below zero. Where at least three authorities' figures of a measure are
 * beyond a limit, up to three times the third of them is let be: gaps and changes go below zero, and ratios a source calls
 * percentages go past 100. Scores, pounds and other units may be anything. In a publication such a figure is held back; in
 * the council's own return or a paper its row is set aside.
 */
export function checkRange(
	{ indicator, series }: MeasureFigures,
	context: CheckContext,
	findings: Findings
): readonly Held[] {
	const { unit } = indicator;
	if (unit !== 'percent' && unit !== 'count' && unit !== 'rate') return [];
	const [least, most] = [lowestOf(indicator), unit === 'percent' ? mostPercent : Infinity];
	const beyond = series.flatMap((each) =>
		each.points.flatMap((point) => {
			const { value } = point.figure;
			return value !== null && (value < least || value > most) ? [{ each, ...point, value }] : [];
		})
	);
	if (beyond.length === 0) return [];
	const values = beyond
		.filter(({ each }) => each.place === null || each.place.kind === 'authority')
		.map(({ value }) => value)
		.sort((a, b) => a - b);
	const low = values[vouching - 1];
	const high = values[values.length - vouching];
	const floor = low !== undefined && low < least ? Math.min(least, 3 * low) : least;
	const ceiling = high !== undefined && high > most ? 3 * high : most;
	const noun = unit === 'percent' ? 'percentage' : unit;
	const own = (context.status ?? 'statistics') !== 'statistics';
	return beyond
		.filter(({ value }) => value < floor || value > ceiling)
		.flatMap(({ each, figure, period }): Held[] => {
			findings.add(rule, own ? 'error' : 'warning', figure.source_row, 'figures', () => {
				const said = `Row ${figure.source_row} prints ${printedAs(figure, indicator)} ${whereIs(each, period, indicator)}, which no ${noun} of this measure can be.`;
				return own
					? `${said} Correct the cell and choose the file again.`
					: `${said} Held back: it is kept and not shown, and an earlier edition’s figure stands where one is held.`;
			});
			if (own) return [];
			const { geography, period: id } = figure;
			const reason = `The edition prints ${printedAs(figure, indicator)}, which no ${noun} of this measure can be.`;
			return [{ indicator: figure.indicator, geography, period: id, rule, reason }];
		});
}
