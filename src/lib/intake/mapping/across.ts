import type { GeographyCode } from '$lib/domain/id';
import type { Indicator } from '$lib/domain/indicator';
import { parsePeriodLabel } from '$lib/domain/period-label';
import { readsAs } from '$lib/domain/written-date';
import type { BlankCells } from '../blank-cells';
import type { Row } from '../csv';
import type { Gathering } from '../gathering';
import type { UnnamedRow } from '../format';
import { cellAt, type Header } from '../header';
import { readNumber } from '../number';

/** A column headed by a period. */
export interface PeriodColumn {
	readonly place: number;
	readonly label: string;
}

/** Whether a text is a period's label for any kind of year, or a date month first, which is one that cannot be read. */
export const isPeriod = (text: string) =>
	parsePeriodLabel(text, 'financial-year') !== null || readsAs(text) === 'month-first';

/** The columns of a table that are headed by periods, in its order. */
export const periodColumns = ({ names }: Pick<Header, 'names'>): readonly PeriodColumn[] =>
	names.flatMap((label, place) => (isPeriod(label) ? [{ place, label }] : []));

/** The figures of a row whose measure is not known, its periods read as financial years that end in the year printed. */
export const valuesAcross = (line: Row, columns: readonly PeriodColumn[]): UnnamedRow['values'] =>
	columns.flatMap(({ place, label }) => {
		const period = parsePeriodLabel(label, 'financial-year')?.period.period;
		const read = readNumber(cellAt(line, place));
		return period && read.kind === 'printed' && read.value !== null
			? [{ period, value: read.value, decimals: read.decimals }]
			: [];
	});

/**
 * Reads one row of figures with the periods across. A label that is no period of the measure, or a cell that is no figure, sets
 * the row aside; the row's other figures are kept out with it. `bareYear` is `ends` for a source that always labels so.
 */
export function readAcross(
	gathering: Gathering,
	blanks: BlankCells,
	line: Row,
	columns: readonly PeriodColumn[],
	{ indicator, year_kind }: Indicator,
	geography: GeographyCode,
	bareYear: 'ends' | 'as-answered' = 'as-answered'
): void {
	const { row } = line;
	const read = columns.flatMap(({ place, label }) => {
		const text = cellAt(line, place);
		if (text === '') {
			blanks.count(row, label);
			return [];
		}
		const period =
			(bareYear === 'ends' && parsePeriodLabel(label, year_kind)?.period) ||
			gathering.period(row, label, label, year_kind);
		const printed = gathering.printed(row, label, text);
		return [period && printed && { period: period.period, printed }];
	});
	if (read.includes(null)) return;
	for (const { period, printed } of read.filter((each) => each !== null))
		gathering.add({
			indicator,
			geography,
			period,
			value: printed.value,
			symbol: printed.symbol,
			numerator: null,
			denominator: null,
			decimals: printed.decimals,
			source_row: row
		});
}
