import type { GeographyCode, VintageId } from '$lib/domain/id';
import type { Indicator } from '$lib/domain/indicator';
import type { Observation } from '$lib/domain/observation';
import { parsePeriodLabel } from '$lib/domain/period-label';
import type { Checked, Problem, Question } from '$lib/domain/problem';
import { readTable } from './csv';
import { readNumber } from './number';

/** What a board paper's table does not say and the analyst must. */
export interface PaperAnswers {
	readonly indicator: Indicator;
	readonly geography: GeographyCode;
	readonly vintage: VintageId;
	/** Whether `2019` ends or begins the year; null while it has not been answered. */
	readonly bare_year: 'ends' | 'begins' | null;
}

const yearQuestion: Question = {
	rule: 'paper.bare-year',
	text: 'What does a year at the head of a column mean?',
	options: [
		{ option: 'ends', label: 'The year it ends in: 2019 is the year ending March 2019' },
		{ option: 'begins', label: 'The year it begins in: 2019 is the year ending March 2020' }
	],
	fallback: null,
	evidence: null
};

/**
 * Reads a table as a board paper prints it: one row of years above one row of values. It names neither place, measure
 * nor kind of year, so those come from the analyst; without an answer about the years nothing is read.
 */
export function readBoardPaper(
	text: string,
	file: string,
	{ indicator, geography, vintage, bare_year }: PaperAnswers
): Checked<Observation> {
	if (bare_year === null) return { values: [], problems: [], questions: [yearQuestion] };
	const { header, rows, problems: structural } = readTable(text, file);
	const problems: Problem[] = [...structural];
	const [line] = rows;
	if (!line || rows.length > 1) {
		problems.push({
			file,
			row: null,
			column: null,
			rule: 'paper.one-row',
			severity: 'error',
			message: `${file} has ${rows.length} rows of values under its years. Leave exactly one.`
		});
		return { values: [], problems, questions: [] };
	}
	const values = header.flatMap((year, place): Observation[] => {
		const cell = line.cells[place] ?? '';
		const label = parsePeriodLabel(year, indicator.year_kind, bare_year);
		const figure = readNumber(cell);
		if (!label || figure.kind === 'unreadable') {
			problems.push({
				file,
				row: label ? line.row : 1,
				column: year,
				rule: label ? 'paper.value' : 'paper.no-period',
				severity: 'error',
				message:
					figure.kind === 'unreadable' && label
						? `Row ${line.row} of ${file} has “${cell}” under ${year}, which ${figure.reason}. Write the figure the paper prints.`
						: `The first row of ${file} has “${year}”, which names no year. Write a year such as 2019 or 2019/20.`
			});
			return [];
		}
		return [
			{
				indicator: indicator.indicator,
				geography,
				period: label.period.period,
				vintage,
				value: figure.value,
				symbol: figure.symbol,
				numerator: null,
				denominator: null,
				decimals: figure.decimals,
				source_row: line.row
			}
		];
	});
	return { values, problems, questions: [] };
}
