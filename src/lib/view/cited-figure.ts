import type { PlacedFigure } from '$lib/database/queries/cell-editions';
import type { PrintedFigure } from '$lib/database/queries/printed';
import type { FigureBinding } from '$lib/domain/figure-binding';
import type { Indicator } from '$lib/domain/indicator';
import { parsePeriod } from '$lib/domain/period';
import { formatPeriodShort } from '$lib/domain/period-words';
import { familyOf } from '$lib/domain/vintage';
import { intervalOf } from '$lib/statistics/interval';
import { roundHalfUp } from '$lib/statistics/rounding';
import { citationOf } from './citation';
import { oneOf } from './doubt';
import type { CitedFigure } from './evidence';
import { missingClause, missingSentence, missingWord } from './missing';
import { formatCounts, formatFigure, formatNumber } from './number';
import { paperName } from './papers';
import { sourceOf } from './then-and-now';
import { isCoarse } from './trend-interval';

/** What a number bound in a text is worded from. */
export interface CitedCell {
	readonly indicator: Indicator;
	/** The place's name. */
	readonly place: string;
	/** What every edition that may be drawn from prints of the cell, in the order of publication. */
	readonly printed: readonly PlacedFigure[];
	/** What is shown of the cell now, whatever may be drawn from; null when nothing is. */
	readonly now: PrintedFigure | null;
}

type Numbers = Pick<
	PrintedFigure,
	'value' | 'symbol' | 'decimals' | 'numerator' | 'denominator' | 'vintage'
>;
type Part = FigureBinding['of'];

/** The number a binding means, to the decimals it is printed with; null where there is none. */
function numberOf(
	row: Numbers,
	of: Part
): { readonly value: number; readonly decimals: number } | null {
	if (of === 'value')
		return row.value === null ? null : { value: row.value, decimals: row.decimals };
	const count = of === 'count' ? row.numerator : row.denominator;
	return count === null ? null : { value: count, decimals: 0 };
}

function textOf({ indicator }: CitedCell, row: Numbers, of: Part): string {
	const number = numberOf(row, of);
	if (number === null) return row.value === null ? missingWord(row.symbol) : 'Not published';
	return of === 'value'
		? formatFigure(number.value, number.decimals, indicator.unit, indicator.per)
		: formatNumber(number.value, 0);
}

/** Why there is no number, as a sentence; null when there is one. */
function reasonOf(row: Numbers, of: Part): string | null {
	if (numberOf(row, of) !== null) return null;
	if (row.value === null) return missingSentence(row.symbol, row.denominator);
	return `This edition does not print the number ${of === 'count' ? 'counted' : 'it is out of'}.`;
}

const parts: Readonly<Record<Part, string>> = {
	value: '',
	count: ', the number counted',
	base: ', the number it is out of'
};

/** Whether two numbers are printed the same, to the coarser of their precisions: 9.80 is 9.8. */
function agree(a: ReturnType<typeof numberOf>, b: ReturnType<typeof numberOf>): boolean {
	if (a === null || b === null) return a === b;
	const decimals = Math.min(a.decimals, b.decimals);
	return roundHalfUp(a.value, decimals) === roundHalfUp(b.value, decimals);
}

/** The counts behind a figure: its own, or those of the latest edition that prints counts and agrees with it. */
function countsOf(cell: CitedCell, row: PlacedFigure): Pick<Numbers, 'numerator' | 'denominator'> {
	if (row.numerator !== null || row.value === null) return row;
	const beside = cell.printed.findLast(
		(each) =>
			each.status !== 'paper' &&
			each.held_back === null &&
			each.numerator !== null &&
			each.denominator !== null &&
			agree(numberOf(each, 'value'), numberOf(row, 'value'))
	);
	return beside ?? row;
}

/** How far the figure may be off: its likely range from counts, or what rounding hides; none for a plain count. */
function rangeOf(cell: CitedCell, row: PlacedFigure): string | null {
	const { unit, per } = cell.indicator;
	const { value, decimals } = row;
	if (value === null || (unit !== 'percent' && unit !== 'rate' && unit !== 'score')) return null;
	const { numerator, denominator } = countsOf(cell, row);
	const found = intervalOf({ unit, per, value, decimals, numerator, denominator });
	if (found === null) return null;
	const rounded = found.method === 'rounding';
	if (rounded && !isCoarse({ ...found, value })) return null;
	const places = rounded ? decimals + 1 : unit === 'percent' ? 1 : decimals;
	const [from, to] = [found.low, found.high].map((end) => formatFigure(end, places, unit));
	if (rounded) return `Rounded: it can be anything from ${from} to ${to}.`;
	const counts = formatCounts(numerator, denominator);
	return `Likely range (95%): ${from} to ${to}${counts === null ? '' : ` (${counts})`}.`;
}

/** What one child more or fewer is, where the base is small enough for it to matter. */
function oneDoubt(cell: CitedCell, row: PlacedFigure): string | null {
	const base = countsOf(cell, row).denominator;
	if (cell.indicator.unit !== 'percent' || row.value === null) return null;
	if (base === null || base <= 0 || base > 1000) return null;
	return `${oneOf(cell.indicator)} is ${formatNumber(100 / base, 1)} percentage points.`;
}

/** What an earlier edition of the same source printed instead; null when it printed the same. */
function revisedFrom(cell: CitedCell, row: PlacedFigure, of: Part): string | null {
	const before = cell.printed.findLast(
		(each) =>
			each.published < row.published &&
			each.status !== 'paper' &&
			each.held_back === null &&
			familyOf(each.vintage) === familyOf(row.vintage) &&
			numberOf(each, of) !== null &&
			!agree(numberOf(each, of), numberOf(row, of))
	);
	return before ? `Revised: an earlier edition printed ${textOf(cell, before, of)}.` : null;
}

function doubtsOf(cell: CitedCell, row: PlacedFigure, of: Part): readonly string[] {
	const doubts = [
		row.held_back === null ? null : `Held back: ${row.held_back}`,
		row.status === 'paper' ? `Quoted from the ${paperName(row)}.` : null,
		row.status === 'provisional' ? 'Provisional: the source may revise it.' : null,
		revisedFrom(cell, row, of),
		...(of === 'value' ? [rangeOf(cell, row), oneDoubt(cell, row)] : [])
	];
	return doubts.filter((doubt) => doubt !== null);
}

/** What is shown now in place of a figure, as a sentence; null when it is the same, and for what is quoted from a paper: that stands. */
function sinceOf(cell: CitedCell, row: PlacedFigure, of: Part): string | null {
	const { now } = cell;
	if (now === null || now.vintage === row.vintage || row.status === 'paper') return null;
	const [was, is] = [numberOf(row, of), numberOf(now, of)];
	if (agree(was, is)) return null;
	// A later edition without counts takes none away: the counts are still those of this one.
	if (is === null && now.value !== null) return null;
	if (is === null) return `The figure held now is ${missingClause(now.symbol, now.denominator)}.`;
	return `The figure held now is ${textOf(cell, now, of)} (${sourceOf(now)}).`;
}

/**
 * Words a number bound in a text, as its edition has it. What is said of doubt comes from the editions that may be drawn from alone,
 * so that a published report's does not change; only `since` looks at what is held now. Null when the edition has no such row.
 */
export function viewCited(binding: FigureBinding, cell: CitedCell): CitedFigure | null {
	const { period: id, vintage, of } = binding;
	const row = cell.printed.find((each) => each.vintage === vintage);
	if (!row) return null;
	const period = parsePeriod(id);
	const what = `${cell.indicator.name}, ${cell.place}, ${period ? formatPeriodShort(period) : id}`;
	const reason = reasonOf(row, of);
	return {
		binding,
		text: textOf(cell, row, of),
		reason,
		symbol: reason === null ? null : row.value === null ? row.symbol : 'x',
		what: `${what}${parts[of]}`,
		source: sourceOf(row),
		citation: citationOf(row),
		published: row.published,
		doubts: reason === null ? doubtsOf(cell, row, of) : [],
		since: sinceOf(cell, row, of)
	};
}
