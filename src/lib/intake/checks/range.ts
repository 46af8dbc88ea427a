import type { Indicator } from '$lib/domain/indicator';
import type { Findings } from './findings';
import type { CheckContext, Held, MeasureFigures, Series } from './series';
import { counted, printedAs, whereIs } from './words';

/** A point past 100, because a count and its base may come from different returns (100.21% of offers made). */
const mostPercent = 101;
const signed = /\b(?:gap|change|difference|growth|variation|net)\b/i;
/** So many authorities beyond a limit are the measure's nature; fewer are slips. */
const vouching = 3;
const rule = 'value.out-of-range';
/** No authority has so many children. */
const mostChildren = 1_000_000;
const ofChildren = /\b(?:child|young|pupil|care leaver|carer|looked[- ]after)/i;
/** Counts that are not of whole persons. */
const partial = /\b(?:FTE|full[- ]time equivalent|average|mean|median)\b/i;

const lowestOf = ({ unit, name, unit_label }: Indicator) =>
	signed.test(name) || signed.test(unit_label) ? (unit === 'percent' ? -100 : -Infinity) : 0;

/** The highest a figure of a measure can be in a place. */
function highestOf({ unit, per, name, unit_label }: Indicator, { place }: Series): number {
	if (unit === 'percent') return mostPercent;
	if (unit === 'rate') return per ?? Infinity;
	const one = place === null || place.kind === 'authority';
	return one && ofChildren.test(`${name} ${unit_label}`) ? mostChildren : Infinity;
}

/** Whether the counts of a measure must be whole: it is no average, and the file does not print fractions of it throughout. */
function mustBeWhole(
	{ indicator, series }: MeasureFigures,
	own: boolean,
	{ measures }: CheckContext
): boolean {
	const { unit, name, unit_label } = indicator;
	if (unit !== 'count' || partial.test(`${name} ${unit_label}`)) return false;
	if (own) return measures.byId(indicator.indicator) !== null;
	const fractions = series.filter(({ points }) =>
		points.some(({ figure: { value } }) => value !== null && !Number.isInteger(value))
	);
	return fractions.length < vouching;
}

/**
 * Percentages outside 0 to 100, counts and rates below zero, rates above the population they are per, and counts of children that
 * are not whole or beyond what one authority has. Where at least three authorities' figures of a measure are beyond a limit, up
 * to three times the third of them is let be: gaps and changes go below zero, and ratios a source calls percentages go past
 * 100. Scores, pounds and other units may be anything. In a publication such a figure is held back; in the council's own
 * return or a paper its row is set aside.
 */
export function checkRange(
	measure: MeasureFigures,
	context: CheckContext,
	findings: Findings
): readonly Held[] {
	const { indicator, series } = measure;
	const { unit } = indicator;
	if (unit !== 'percent' && unit !== 'count' && unit !== 'rate') return [];
	const own = (context.status ?? 'statistics') !== 'statistics';
	const least = lowestOf(indicator);
	const whole = mustBeWhole(measure, own, context);
	const found = series.flatMap((each) => {
		const most = highestOf(indicator, each);
		return each.points.flatMap((point) => {
			const { value } = point.figure;
			if (value === null) return [];
			const broken = whole && !Number.isInteger(value);
			return value < least || value > most || broken
				? [{ each, ...point, value, most, broken }]
				: [];
		});
	});
	if (found.length === 0) return [];
	const values = found
		.filter(({ each }) => each.place === null || each.place.kind === 'authority')
		.filter(({ value, most }) => value < least || value > most)
		.map(({ value }) => value)
		.sort((a, b) => a - b);
	const low = values[vouching - 1];
	const high = values[values.length - vouching];
	const floor = low !== undefined && low < least ? Math.min(least, 3 * low) : least;
	const ceiling = (most: number) => (high !== undefined && high > most ? 3 * high : most);
	const noun = unit === 'percent' ? 'percentage' : unit;
	const why = ({ broken, value, most }: (typeof found)[number]) =>
		broken
			? 'which is no whole number, and a count is one'
			: unit === 'rate' && value > most
				? `which is more than the ${counted(most)} it is per`
				: `which no ${noun} of this measure can be`;
	return found
		.filter(({ value, most, broken }) => broken || value < floor || value > ceiling(most))
		.flatMap((cell): Held[] => {
			const { each, figure, period } = cell;
			findings.add(rule, own ? 'error' : 'warning', figure.source_row, 'figures', () => {
				const said = `Row ${figure.source_row} prints ${printedAs(figure, indicator)} ${whereIs(each, period, indicator)}, ${why(cell)}.`;
				return own
					? `${said} Correct the cell and choose the file again.`
					: `${said} Held back: it is kept and not shown, and an earlier edition’s figure stands where one is held.`;
			});
			if (own) return [];
			const { geography, period: id } = figure;
			const reason = `The edition prints ${printedAs(figure, indicator)}, ${why(cell)}.`;
			return [{ indicator: figure.indicator, geography, period: id, rule, reason }];
		});
}
