import type { IndicatorId, PeriodId } from '$lib/domain/id';
import type { Indicator } from '$lib/domain/indicator';
import { parsePeriodLabel } from '$lib/domain/period-label';
import { OFFENDING_BASE, OFFENDING_COUNT, OFFENDING_PERCENT } from './columns';
import type { DfeMeasure } from './measures';
import type { Asked, Figure } from '../format';
import type { Gathering } from '../gathering';
import type { Printed } from '../number';
import { shareOf } from './share';

/** `x` meant suppressed in these files to 2017; it is stored as the `c` that later files use. */
const suppressedAsX = 2017;
/** DfE printed percentages of offending with one decimal to 2014. */
const oneDecimal = 2014;

/** What a row has in the columns of figures, in their order; null where a cell is blank or a band. */
export type Cells = readonly (Printed | null)[];

/** What one figure of every row is made from; places are among the columns of figures, -1 where there is none. */
export interface DfeTarget {
	readonly indicator: IndicatorId;
	readonly period: PeriodId;
	readonly year: number;
	/** The printed figure; null where the percentage is worked out from count and base. */
	readonly cell: number | null;
	readonly numerator: number;
	readonly denominator: number;
}

/**
 * Plans the figures of every row: one a column and, where a file prints no percentage of offending, the one worked out from its
 * count and base. `year` is for columns without one of their own; while nobody has said it they give nothing.
 */
export function targetsOf(
	columns: readonly DfeMeasure[],
	year: number | null,
	asked: Asked,
	gathering: Gathering
): readonly DfeTarget[] {
	const key = (id: string, { group, heading }: DfeMeasure) => `${id} ${group} ${heading.year}`;
	const places = new Map<string, number>();
	columns.forEach((column, at) => {
		if (column.known) places.set(key(column.known.column, column), at);
	});
	const targets: DfeTarget[] = [];
	columns.forEach((column, at) => {
		const { known, group, heading, indicator } = column;
		const ends = heading.year ?? year;
		if (ends === null) return;
		const beside = (id: string | undefined) =>
			id === undefined ? -1 : (places.get(key(id, column)) ?? -1);
		const add = (measure: Indicator, cell: number | null, count?: string, base?: string) => {
			const period = parsePeriodLabel(String(ends), measure.year_kind)?.period.period;
			if (period === undefined) return;
			const [numerator, denominator] = [beside(count), beside(base)];
			targets.push({
				indicator: measure.indicator,
				period,
				year: ends,
				cell,
				numerator,
				denominator
			});
		};
		const follows = known?.follows && group === null ? asked.measures.byId(known.follows) : null;
		add(follows ?? gathering.measure(indicator), at, known?.of?.count, known?.of?.base);
		const offending = asked.measures.byId('cla-offending');
		const unprinted = beside(OFFENDING_PERCENT) < 0 && beside(OFFENDING_BASE) >= 0;
		if (known?.column === OFFENDING_COUNT && group === null && offending && unprinted)
			add(offending, null, OFFENDING_COUNT, OFFENDING_BASE);
	});
	return targets;
}

/** The figures of one row. A blank cell gives none. */
export function figuresOf(
	targets: readonly DfeTarget[],
	cells: Cells
): readonly Omit<Figure, 'geography' | 'source_row'>[] {
	return targets.flatMap(({ indicator, period, year, cell, numerator, denominator }) => {
		const count = cells[numerator] ?? null;
		const base = cells[denominator] ?? null;
		const printed = cell === null ? worked(count, base, year) : (cells[cell] ?? null);
		if (!printed) return [];
		const { value, symbol, decimals } = printed;
		return {
			indicator,
			period,
			value,
			symbol: symbol === 'x' && year <= suppressedAsX ? 'c' : symbol,
			decimals,
			numerator: count?.value ?? null,
			denominator: base?.value ?? null
		};
	});
}

const worked = (count: Printed | null, base: Printed | null, year: number) =>
	count && base && shareOf(count, base, year <= oneDecimal ? 1 : 0);
