import type { TrendAnswer, TrendRow, TrendSeriesKey } from '$lib/database/queries/trend';
import type { PeriodId } from '$lib/domain/id';
import type { Indicator } from '$lib/domain/indicator';
import { formatPeriod } from '$lib/domain/period-words';
import { citationOf } from './citation';
import { periodsOf, rowAt } from './latest';
import { missingSentence, missingWord } from './missing';
import { formatNumber } from './number';
import { spanOf } from './period-words';
import type { TableCell, TableView } from './table';
import type { Mode } from '$lib/domain/mode';
import { intervalAt, isFromCounts, type PointInterval } from './trend-interval';
import { everySeriesOf, seriesName, setOf } from './trend-series';

/** The unit as a column's head carries it: `%`, `per 100,000`, `£`; null when the figure has none to carry. */
export function headUnit({ unit, per }: Indicator): string | null {
	if (unit === 'percent') return '%';
	if (unit === 'pounds') return '£';
	return unit === 'rate' && per !== null ? `per ${formatNumber(per, 0)}` : null;
}

function figureCell(row: TrendRow | null): TableCell {
	if (row === null || row.value === null) {
		const symbol = row?.symbol ?? null;
		return {
			text: missingWord(symbol),
			reason: missingSentence(symbol, row?.denominator ?? null),
			value: null
		};
	}
	return { text: formatNumber(row.value, row.decimals), reason: null, value: row.value };
}

/** How many neighbours the mean is of: a word, so it has no value of its own. */
const howMany = (row: TrendRow | null, of: number): TableCell => ({
	text: `${row?.neighbours_with ?? 0} of ${row?.neighbours_of ?? of}`,
	reason: null,
	value: null
});

function countCell(count: number | null): TableCell {
	if (count === null)
		return {
			text: 'Not held',
			reason: 'No counts are held here for this period.',
			value: null
		};
	return { text: formatNumber(count, 0), reason: null, value: count };
}

/** The range a count gives, without its unit, which the head has. */
function rangeCell(row: TrendRow | null, interval: PointInterval | null): TableCell {
	if (interval !== null && isFromCounts(interval) && interval.range !== null)
		return { text: interval.range.replace(/%/g, ''), reason: null, value: null };
	const missing = row === null || row.value === null;
	return {
		text: 'Not known',
		reason: missing
			? 'There is no figure to give a range for.'
			: 'Without the counts the likely range cannot be worked out.',
		value: null
	};
}

/** The editions of one period's figures, in the answer's order; all of them where the cells do not say. */
function sourceAt(answer: TrendAnswer, period: PeriodId) {
	const rows = answer.rows.filter((row) => row.period === period);
	const used = new Set(rows.flatMap((row) => [row.vintage, row.counts_vintage]));
	const own = answer.vintages.filter((vintage) => used.has(vintage.vintage));
	const cited = (own.length > 0 ? own : answer.vintages).map(citationOf);
	return {
		source: cited.map((each) => each.text).join('; '),
		retrieved: [...new Set(cited.map((each) => each.retrieved))].join('; ')
	};
}

/** The figure's numbers as a table: a period a row, the latest first, a line a column, no cell blank. */
export function tableOf(answer: TrendAnswer, mode: Mode = 'public'): TableView {
	const unit = headUnit(answer.indicator);
	const keys = everySeriesOf(answer).map((series) => series.key);
	const own = answer.rows.filter((row) => row.series === 'authority');
	const withCount = own.some((row) => row.numerator !== null);
	const withBase = own.some((row) => row.denominator !== null);
	const ranges = new Map(
		own.map((row) => [row.period, intervalAt(answer.indicator, row, mode)] as const)
	);
	const withRange = [...ranges.values()].some(isFromCounts);
	const headOf = (key: TrendSeriesKey) => {
		const name =
			key === 'neighbours'
				? `Statistical neighbours’ mean${setOf(answer)}`
				: seriesName(answer, key);
		return unit === null ? name : `${name} (${unit})`;
	};
	const besideHeads: Partial<Record<TrendSeriesKey, readonly string[]>> = {
		authority: [
			...(withCount ? ['Number counted'] : []),
			...(withBase ? ['Out of'] : []),
			...(withRange ? [`Likely range${unit === null ? '' : ` (${unit})`}`] : [])
		],
		neighbours: ['Neighbours with a figure']
	};
	const beside = (key: TrendSeriesKey, row: TrendRow | null): readonly TableCell[] => {
		if (key === 'neighbours') return [howMany(row, answer.neighbours.length)];
		if (key !== 'authority') return [];
		return [
			...(withCount ? [countCell(row?.numerator ?? null)] : []),
			...(withBase ? [countCell(row?.denominator ?? null)] : []),
			...(withRange ? [rangeCell(row, row && (ranges.get(row.period) ?? null))] : [])
		];
	};
	const columns = keys.flatMap((key) => [headOf(key), ...(besideHeads[key] ?? [])]);
	const periods = [...periodsOf(answer)].reverse();
	const rows = periods.map((period) => ({
		head: formatPeriod(period),
		cells: keys.flatMap((key) => {
			const row = rowAt(answer, key, period);
			return [figureCell(row), ...beside(key, row)];
		}),
		...sourceAt(answer, period.period)
	}));
	return {
		caption: `${answer.indicator.name}, ${answer.authority.name}${spanOf(periodsOf(answer))}`,
		columns: ['Period', ...columns],
		rows,
		notes: notesOfCells(rows)
	};
}

/** What the marks in some cells mean, each once. */
export function notesOfCells(rows: TableView['rows']): readonly string[] {
	const used = new Set<string>();
	for (const { text, reason } of rows.flatMap((row) => row.cells))
		if (reason !== null) used.add(`${text}: ${reason.charAt(0).toLowerCase()}${reason.slice(1)}`);
	return [...used].sort();
}
