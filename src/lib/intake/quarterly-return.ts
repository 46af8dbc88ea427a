import { parseIsoDate, type VintageId } from '$lib/domain/id';
import type { Indicator } from '$lib/domain/indicator';
import type { Observation } from '$lib/domain/observation';
import { month, periodBetween, type Period } from '$lib/domain/period';
import { parsePeriodLabel } from '$lib/domain/period-label';
import type { Checked, Problem } from '$lib/domain/problem';
import { readTable } from './csv';
import { readNumber } from './number';
import type { PlaceFinder } from './place';

/** The columns of the council's own return. `note` is for its reader and is not stored. */
export const quarterlyReturnColumns = [
	'indicator',
	'authority',
	'period',
	'value',
	'numerator',
	'denominator',
	'symbol',
	'note'
] as const;
type Column = (typeof quarterlyReturnColumns)[number];

const monthNames = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** Reads a period as a return writes it: what `parsePeriodLabel` reads, `31/07/2021` (a day) or `Jul-21` (a month). */
export function readReturnPeriod(text: string, indicator: Indicator): Period | null {
	const day = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(text);
	if (day) {
		const date = parseIsoDate(`${day[3]}-${day[2]}-${day[1]}`);
		return date && periodBetween(date, date);
	}
	const named = /^([A-Za-z]{3})-(\d{2})$/.exec(text);
	if (named) {
		const number = monthNames.indexOf((named[1] ?? '').toLowerCase()) + 1;
		return number === 0 ? null : month(2000 + Number(named[2]), number);
	}
	const kind = indicator.year_kind === 'span' ? 'financial-year' : indicator.year_kind;
	return parsePeriodLabel(text, kind)?.period ?? null;
}

/** Reads a council's own return: one figure a row, with its count and base where it has them. */
export function readQuarterlyReturn(
	text: string,
	file: string,
	asked: {
		readonly indicators: readonly Indicator[];
		readonly vintage: VintageId;
		readonly places: PlaceFinder;
	}
): Checked<Observation> {
	const { header, rows, problems: structural } = readTable(text, file);
	const problems: Problem[] = [...structural];
	const report = (row: number, column: Column, rule: string, message: string) => {
		problems.push({ file, row, column, rule, severity: 'error', message });
		return null;
	};
	for (const column of quarterlyReturnColumns.filter((each) => !header.includes(each))) {
		report(
			1,
			column,
			'return.no-column',
			`${file} has no column “${column}”. Use the header ${quarterlyReturnColumns.join(', ')}.`
		);
	}
	if (problems.length > 0) return { values: [], problems, questions: [] };
	const indicators = new Map<string, Indicator>(
		asked.indicators.map((each) => [each.indicator, each])
	);
	const values = rows.flatMap(({ row, cells }): Observation[] => {
		const at = (column: Column) => (cells[header.indexOf(column)] ?? '').trim();
		const number = (column: Column) => {
			const figure = readNumber(at(column));
			return figure.kind === 'printed'
				? figure
				: report(
						row,
						column,
						'return.value',
						`Row ${row} of ${file} has “${at(column)}” in the column ${column}, which ${figure.reason}. Write the number, or leave the value empty and give its symbol.`
					);
		};
		const indicator =
			indicators.get(at('indicator')) ??
			report(
				row,
				'indicator',
				'return.unknown-indicator',
				`Row ${row} of ${file} has the indicator “${at('indicator')}”, which is not in indicators.csv. Correct it or add the measure.`
			);
		const place =
			asked.places.byName(at('authority')) ??
			asked.places.byCode(at('authority')) ??
			asked.places.byNumber(at('authority')) ??
			report(
				row,
				'authority',
				'return.unknown-area',
				`Row ${row} of ${file} has the authority “${at('authority')}”, which is no place the record knows. Write its full name, ONS code or DfE number.`
			);
		const period =
			indicator &&
			(readReturnPeriod(at('period'), indicator) ??
				report(
					row,
					'period',
					'return.no-period',
					`Row ${row} of ${file} has the period “${at('period')}”, which names no period. Write it as 2021-22 Q1, 2021/22, 31/07/2021 or Jul-21.`
				));
		const figure = number(at('value') === '' && at('symbol') !== '' ? 'symbol' : 'value');
		const count = at('numerator') === '' ? undefined : number('numerator');
		const base = at('denominator') === '' ? undefined : number('denominator');
		if (!indicator || !place || !period || !figure || count === null || base === null) return [];
		return [
			{
				indicator: indicator.indicator,
				geography: place.geography,
				period: period.period,
				vintage: asked.vintage,
				value: figure.value,
				symbol: figure.symbol,
				numerator: count?.value ?? null,
				denominator: base?.value ?? null,
				decimals: figure.decimals,
				source_row: row
			}
		];
	});
	return { values, problems, questions: [] };
}
