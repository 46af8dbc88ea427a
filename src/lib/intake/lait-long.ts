import type { Geography } from '$lib/domain/geography';
import type { GeographyCode, VintageId } from '$lib/domain/id';
import type { Indicator } from '$lib/domain/indicator';
import { LAIT_COLUMNS } from '$lib/domain/lait';
import type { Observation } from '$lib/domain/observation';
import { parsePeriodLabel } from '$lib/domain/period-label';
import type { Checked, Problem } from '$lib/domain/problem';
import { emptyFile, ragged, visitRows } from './csv';
import { readNumber } from './number';

/** A row of LAIT's long file with the number it has there. */
interface LaitRow {
	readonly row: number;
	readonly code: string;
	readonly label: string;
	readonly area: string;
	readonly value: string;
	readonly number: string;
}

/** What is wanted of a LAIT file. */
export interface LaitWanted {
	readonly indicators: readonly Indicator[];
	readonly geographies: readonly Geography[];
	readonly vintage: VintageId;
}

/** The places a LAIT file speaks of: number, name and, for an authority, its region as LAIT writes it. */
export interface LaitArea {
	readonly number: number;
	readonly name: string;
	readonly region: string;
}

function visitLait(text: string, file: string, visit: (row: LaitRow) => void): Problem[] {
	const problems: Problem[] = [];
	let rows = 0;
	const structural = visitRows(text, file, (cells, row) => {
		rows += 1;
		if (rows === 1) return;
		const [code, item, label, area, value, number, region, ...rest] = cells;
		if (
			code === undefined ||
			item === undefined ||
			label === undefined ||
			area === undefined ||
			value === undefined ||
			number === undefined ||
			region === undefined ||
			rest.length > 0
		) {
			problems.push(ragged(file, row, cells.length, LAIT_COLUMNS.length));
			return;
		}
		visit({ row, code: code.trim(), label, area, value, number });
	});
	return [...structural, ...problems, ...(rows < 2 ? [emptyFile(file)] : [])];
}

/** Reads the figures of the wanted measures from LAIT's long file. */
export function readLaitLong(
	text: string,
	file: string,
	{ indicators, geographies, vintage }: LaitWanted
): Checked<Observation> {
	const byCode = new Map(indicators.map((each) => [each.lait_code, each]));
	const byNumber = new Map(geographies.map((each) => [String(each.number), each.geography]));
	const read: Observation[] = [];
	const faults: Problem[] = [];
	const seen = new Map<string, number>();
	const problems = visitLait(text, file, (line) => {
		const indicator = byCode.get(line.code);
		if (!indicator) return;
		const observation = readLaitRow(line, file, indicator, byNumber, vintage);
		if ('rule' in observation) {
			faults.push(observation);
			return;
		}
		const key = [indicator.indicator, observation.geography, observation.period].join();
		const first = seen.get(key);
		if (first !== undefined) {
			faults.push(
				fault(
					file,
					line.row,
					'Years',
					'lait.duplicate-key',
					`Row ${line.row} of ${file} gives ${line.code} for ${line.area} in ${line.label} a second time; row ${first} has it already. Keep one of the two rows.`
				)
			);
			return;
		}
		seen.set(key, line.row);
		read.push(observation);
	});
	return {
		values: withYearPrecision(read, indicators),
		problems: [...problems, ...faults],
		questions: []
	};
}

function readLaitRow(
	line: LaitRow,
	file: string,
	indicator: Indicator,
	byNumber: ReadonlyMap<string, GeographyCode>,
	vintage: VintageId
): Observation | Problem {
	const { row } = line;
	const geography = byNumber.get(line.number.trim());
	if (!geography) {
		return fault(
			file,
			row,
			'LA Number',
			'lait.unknown-area',
			`Row ${row} of ${file} has the LA Number “${line.number}” (${line.area}), which is not a place the record knows. Correct the number, or add the place to geographies.csv.`
		);
	}
	const label = parsePeriodLabel(line.label, indicator.year_kind);
	if (!label) {
		return fault(
			file,
			row,
			'Years',
			'lait.unknown-period',
			`Row ${row} of ${file} has “${line.label}” in the column Years, which names no period. Correct it to a year such as 2020 or 2019-20.`
		);
	}
	const figure = readNumber(line.value);
	if (figure.kind === 'unreadable') {
		return fault(
			file,
			row,
			'Values',
			'lait.bad-value',
			`Row ${row} of ${file} has “${line.value}” in the column Values, which ${figure.reason}. Correct it to the figure, or to “-” where there is none.`
		);
	}
	const { value, symbol, decimals } = figure;
	return {
		indicator: indicator.indicator,
		geography,
		period: label.period.period,
		vintage,
		value,
		symbol,
		numerator: null,
		denominator: null,
		decimals,
		source_row: row
	};
}

/**
 * A spreadsheet drops trailing zeros, so 15.0 stands as 15 among 15.2 and 14.8. One year of one measure is published to
 * one precision: every figure of it gets the most decimals any area shows, and never more than the measure's own, because
 * LAIT prints some figures unrounded.
 */
function withYearPrecision(
	observations: readonly Observation[],
	indicators: readonly Indicator[]
): Observation[] {
	const own = new Map(indicators.map((each) => [each.indicator, each.decimals]));
	const most = new Map<string, number>();
	const key = (each: Observation) => `${each.indicator} ${each.period}`;
	for (const each of observations) {
		most.set(key(each), Math.max(most.get(key(each)) ?? 0, each.decimals));
	}
	return observations.map((each) => ({
		...each,
		decimals:
			each.value === null
				? 0
				: Math.min(most.get(key(each)) ?? each.decimals, own.get(each.indicator) ?? Infinity)
	}));
}

/** Reads the places of a LAIT file, each once, in the file's order. */
export function readLaitAreas(text: string, file: string): Checked<LaitArea> {
	const areas = new Map<string, LaitArea>();
	const problems = visitRows(text, file, (cells, row) => {
		const [, , , name = '', , number = '', region = ''] = cells;
		if (row === 1 || areas.has(number) || !/^\d+$/.test(number)) return;
		areas.set(number, { number: Number(number), name, region });
	});
	return { values: [...areas.values()], problems, questions: [] };
}

const fault = (
	file: string,
	row: number,
	column: (typeof LAIT_COLUMNS)[number],
	rule: string,
	message: string
): Problem => ({ file, row, column, rule, severity: 'error', message });
