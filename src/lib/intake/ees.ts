import type { VintageId } from '$lib/domain/id';
import type { Indicator } from '$lib/domain/indicator';
import type { Observation } from '$lib/domain/observation';
import { parsePeriodLabel } from '$lib/domain/period-label';
import type { Checked, Problem } from '$lib/domain/problem';
import { readTable, type Row } from './csv';
import type { EesLayout, EesMeasure } from './ees-layouts';
import { readNumber, type Printed } from './number';
import type { PlaceFinder } from './place';

type Part = 'count' | 'percent' | 'base';
const parts: readonly Part[] = ['count', 'percent', 'base'];

/** What is printed of one measure for one place and year, put together from its rows. */
interface Gathered {
	readonly key: Pick<Observation, 'indicator' | 'geography' | 'period'>;
	readonly printed: Partial<Record<Part, Printed & { readonly row: number }>>;
}

const release = 'of “Children looked after in England including adoptions”';

/**
 * Reads the measures of a layout from a tidy file of Explore Education Statistics, in any generation of its columns. A
 * count and its base stand on rows of their own; the base is kept where the count is suppressed. A measure none of whose
 * rows is found is reported, because a line that was renamed must not vanish.
 */
export function readEes(
	text: string,
	file: string,
	layout: EesLayout,
	asked: {
		readonly indicators: readonly Indicator[];
		readonly vintage: VintageId;
		readonly places: PlaceFinder;
	}
): Checked<Observation> {
	const { header, rows, problems: structural } = readTable(text, file);
	const problems: Problem[] = [...structural];
	const said = new Set<string>();
	// A row may be read for several figures, and its fault is one all the same.
	const report = (row: number, column: string, rule: string, message: string) => {
		const fault = `${row} ${column} ${rule} ${message}`;
		if (!said.has(fault)) problems.push({ file, row, column, rule, severity: 'error', message });
		said.add(fault);
		return null;
	};
	const columns = layout.generations.find((each) =>
		Object.values(each).every((name: string | null) => name === null || header.includes(name))
	);
	if (!columns) {
		const wanted = layout.generations
			.map((each) => [...new Set(Object.values(each).filter((name) => name !== null))].join(', '))
			.join('; or ');
		report(
			1,
			layout.generations.at(-1)?.line ?? '',
			'ees.no-column',
			`${file} does not have the columns ${wanted}. Choose the file on ${layout.title} ${release}.`
		);
		return { values: [], problems, questions: [] };
	}
	const at = (cells: readonly string[], name: string | null) =>
		name === null ? '' : (cells[header.indexOf(name)] ?? '');
	const placeOf = ({ row, cells }: Row) => {
		const level = at(cells, 'geographic_level');
		const found =
			level === 'Local authority'
				? asked.places.byNumber(at(cells, 'old_la_code'))
				: asked.places.byCode(at(cells, level === 'National' ? 'country_code' : 'region_code'));
		return (
			found ??
			report(
				row,
				'old_la_code',
				'ees.unknown-area',
				`Row ${row} of ${file} is for a place the record does not know. Add the place to geographies.csv.`
			)
		);
	};
	const periodOf = ({ row, cells }: Row, indicator: Indicator) =>
		parsePeriodLabel(at(cells, 'time_period'), indicator.year_kind)?.period.period ??
		report(
			row,
			'time_period',
			'ees.no-period',
			`Row ${row} of ${file} has “${at(cells, 'time_period')}” in the column time_period, which names no year. Choose the file as DfE published it.`
		);
	const numberOf = ({ row, cells }: Row, column: string) => {
		const read = readNumber(at(cells, column));
		return read.kind === 'printed'
			? { ...read, row }
			: report(
					row,
					column,
					'ees.value',
					`Row ${row} of ${file} has “${at(cells, column)}” in the column ${column}, which ${read.reason}. Choose the file as DfE published it.`
				);
	};

	const wanted = linesOf(layout, asked.indicators);
	const gathered = new Map<string, Gathered>();
	for (const each of rows) {
		const lines = wanted.get(lineKey(at(each.cells, columns.group), at(each.cells, columns.line)));
		const place = lines && placeOf(each);
		if (!place) continue;
		for (const { indicator, part } of lines) {
			const period = periodOf(each, indicator);
			const printed = numberOf(each, part === 'percent' ? columns.percent : columns.count);
			if (period === null || printed === null) continue;
			const key = { indicator: indicator.indicator, geography: place.geography, period };
			const id = Object.values(key).join(' ');
			const held = gathered.get(id) ?? { key, printed: {} };
			gathered.set(id, held);
			const first = held.printed[part];
			if (first)
				report(
					each.row,
					columns.line,
					'ees.duplicate-key',
					`Row ${each.row} of ${file} gives “${at(each.cells, columns.line)}” for ${place.name} and the same year a second time; row ${first.row} has it already. Keep one of the two rows.`
				);
			else held.printed[part] = printed;
		}
	}
	const values = [...gathered.values()].flatMap((each) => observationOf(each, asked.vintage));
	for (const { indicator, percent } of layout.measures) {
		if (values.some((value) => value.indicator === indicator)) continue;
		report(
			1,
			columns.line,
			'ees.no-line',
			`${file} has no figure on a line “${percent}”. Choose the file on ${layout.title} ${release}, or name the line as the release does now.`
		);
	}
	return { values, problems, questions: [] };
}

const lineKey = (group: string, line: string) => JSON.stringify([group, line]);

/** What each line of the file is read for: one base may serve several measures. */
function linesOf(layout: EesLayout, indicators: readonly Indicator[]) {
	const lines = new Map<string, { readonly indicator: Indicator; readonly part: Part }[]>();
	for (const measure of layout.measures) {
		const indicator = named(indicators, measure);
		for (const part of parts) {
			const key = lineKey(measure.group ?? '', measure[part]);
			lines.set(key, [...(lines.get(key) ?? []), { indicator, part }]);
		}
	}
	return lines;
}

function named(indicators: readonly Indicator[], { indicator }: EesMeasure): Indicator {
	const found = indicators.find((each) => each.indicator === indicator);
	if (!found) throw new Error(`indicators.csv has no measure ${indicator}.`);
	return found;
}

function observationOf({ key, printed }: Gathered, vintage: VintageId): readonly Observation[] {
	const { count, percent, base } = printed;
	if (!percent) return [];
	return [
		{
			...key,
			vintage,
			value: percent.value,
			symbol: percent.symbol,
			numerator: count?.value ?? null,
			denominator: base?.value ?? null,
			decimals: percent.decimals,
			source_row: percent.row
		}
	];
}
