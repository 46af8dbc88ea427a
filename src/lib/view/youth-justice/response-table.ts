import { formatPeriod } from '$lib/domain/period-words';
import { responseCategoryOf, type ResponseCategory } from '$lib/domain/response-category';
import { capital } from '$lib/domain/wording';
import { wordCell } from '../held-cell';
import { rowOf, type RowSources } from '../held-sources';
import { formatNumber } from '../number';
import { spanOf } from '../period-words';
import type { SubjectContext } from '../subject';
import type { TableView } from '../table';
import { notesOfCells } from '../trend-table';
import type { Refused } from './outcome-words';
import { groupAt, incidentsAt, type ResponseSeries } from './response-series';

/** Incidents by category: a quarter a row, the latest first, and all of them where every response is given. */
export function responseTable(
	series: ResponseSeries,
	context: SubjectContext,
	refused: Refused
): TableView {
	const { groups, periods, of } = series;
	const rows = [...periods].reverse().map((period) => {
		const total = incidentsAt(series, period);
		const doubt = refused.get(period.period) ?? null;
		const cells = [
			...groups.map((group) => {
				const { value, text, reason } = groupAt(series, group, period);
				return value === null || doubt === null
					? { value, text, reason }
					: wordCell(`${text}, in doubt`, doubt);
			}),
			total === null
				? wordCell('Not known', 'A response of the quarter is not given or is hidden.')
				: doubt === null
					? { text: formatNumber(total, 0), reason: null, value: total }
					: wordCell('In doubt', doubt)
		];
		return rowOf(
			context,
			formatPeriod(period),
			cells,
			series.figures.filter((figure) => figure.period === period.period)
		);
	});
	return {
		caption: `${capital(of)} by response, ${context.authority.name}${spanOf(periods)}`,
		columns: ['Quarter', ...groups.map(({ name }) => `${name} (incidents)`), 'All (incidents)'],
		rows,
		notes: notesOfCells(rows)
	};
}

/** Which category each response of some series is in, by whose words, and what it means. */
export function categoryTable(
	series: readonly ResponseSeries[],
	table: readonly ResponseCategory[],
	sources: RowSources
): TableView {
	const responses = new Map(
		series
			.flatMap(({ figures }) => figures)
			.map(({ of, called }) => [of.outcome.slug, { called, meaning: of.outcome.meaning }])
	);
	const rows = [...responses].map(([slug, word]) => {
		const found = responseCategoryOf(table, slug);
		return {
			head: found?.response ?? word.called,
			place: found?.place ?? Infinity,
			cells: found
				? [wordCell(found.category), wordCell(found.scheme), wordCell(found.meaning)]
				: [
						wordCell('Not in the table of response categories'),
						wordCell('Not known'),
						wordCell(word.meaning)
					]
		};
	});
	return {
		caption: 'Which category each response is in, from the record’s table of response categories',
		columns: ['Response', 'Category', 'Whose word', 'Meaning'],
		rows: rows
			.toSorted((a, b) => a.place - b.place)
			.map(({ head, cells }) => ({ head, cells, ...sources })),
		notes: []
	};
}
