import type { IndicatorId, VintageId } from '$lib/domain/id';
import type { Observation } from '$lib/domain/observation';
import { financialYearEnding } from '$lib/domain/period';
import type { Checked, Problem } from '$lib/domain/problem';
import { readTable } from './csv';
import { readNumber } from './number';
import type { PlaceFinder } from './place';

/** Names of the four columns that changed between releases. `characteristic` changed its meaning. */
interface Generation {
	readonly group: string;
	readonly line: string;
	readonly count: string;
	readonly percent: string;
}

const generations: readonly Generation[] = [
	{ group: 'cla_group', line: 'characteristic', count: 'number', percent: 'percentage' },
	{
		group: 'characteristic',
		line: 'breakdown',
		count: 'children_count',
		percent: 'children_percent'
	}
];

const offending = 'Convictions: Children looked after Ages 10 to 17 years';
const baseLine = 'Total ages 10 to 17 years';

/**
 * Reads offending by looked-after children from the tidy file of Explore Education Statistics, in either generation of
 * its columns. Count and percentage stand on one row and the base on another; the base is kept where the count is
 * suppressed.
 */
export function readEesOffending(
	text: string,
	file: string,
	asked: {
		readonly indicator: IndicatorId;
		readonly vintage: VintageId;
		readonly places: PlaceFinder;
	}
): Checked<Observation> {
	const { header, rows, problems: structural } = readTable(text, file);
	const problems: Problem[] = [...structural];
	const report = (row: number, column: string, rule: string, message: string) =>
		problems.push({ file, row, column, rule, severity: 'error', message });
	const generation = generations.find((each) =>
		Object.values(each).every((name: string) => header.includes(name))
	);
	if (!generation) {
		report(
			1,
			'characteristic',
			'ees.no-column',
			`${file} has neither the columns cla_group and characteristic nor characteristic and breakdown. Choose the offending and health file of “Children looked after in England including adoptions”.`
		);
		return { values: [], problems, questions: [] };
	}
	const at = (cells: readonly string[], name: string) => cells[header.indexOf(name)] ?? '';
	const bases = new Map<string, number | null>();
	const lines = new Map<string, Observation>();
	for (const { row, cells } of rows) {
		if (at(cells, generation.group) !== offending) continue;
		const level = at(cells, 'geographic_level');
		const place =
			level === 'Local authority'
				? asked.places.byNumber(at(cells, 'old_la_code'))
				: asked.places.byCode(at(cells, level === 'National' ? 'country_code' : 'region_code'));
		if (!place) {
			report(
				row,
				'old_la_code',
				'ees.unknown-area',
				`Row ${row} of ${file} is for a place the record does not know. Add the place to geographies.csv.`
			);
			continue;
		}
		const period = financialYearEnding(Number(at(cells, 'time_period'))).period;
		const count = readNumber(at(cells, generation.count));
		const percent = readNumber(at(cells, generation.percent));
		if (count.kind === 'unreadable' || percent.kind === 'unreadable') {
			report(
				row,
				generation.count,
				'ees.value',
				`Row ${row} of ${file} has a count or percentage that is neither a number nor a known mark. Choose the file as DfE published it.`
			);
			continue;
		}
		const key = `${place.geography} ${period}`;
		if (at(cells, generation.line) === baseLine) {
			bases.set(key, count.value);
			continue;
		}
		lines.set(key, {
			indicator: asked.indicator,
			geography: place.geography,
			period,
			vintage: asked.vintage,
			value: percent.value,
			symbol: percent.symbol,
			numerator: count.value,
			denominator: null,
			decimals: percent.decimals,
			source_row: row
		});
	}
	const values = [...lines].map(([key, line]) => ({
		...line,
		denominator: bases.get(key) ?? null
	}));
	return { values, problems, questions: [] };
}
