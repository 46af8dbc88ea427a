import { parsePeriod } from '$lib/domain/period';
import { formatPeriodShort } from '$lib/domain/period-words';
import type { Problem, Question } from '$lib/domain/problem';
import type { VintageStatus } from '$lib/domain/vintage';
import type { Engine } from '../engine';
import { findDoubts, type DoubtedCell } from './doubts';
import type { Staged } from './relation';

/** What figures far from those held give to say and to ask. */
export interface Doubted {
	readonly problems: readonly Problem[];
	/** `value.confirm:<rows>` with the options `keep` and `leave-out`; none of a publication that is not wholly off. */
	readonly questions: readonly Question[];
	/** By measure, what what is held says of the question whether its figures are shares of one. */
	readonly shares: ReadonlyMap<string, string>;
}

/** Findings said in full; the rest are counted. */
const SAID = 20;
/** The middle ratio that a change of unit makes. */
const isHundredfold = (times: number) =>
	(times >= 0.004 && times <= 0.025) || (times >= 40 && times <= 250);
/** So many cells tell a change of unit from a slip in a publication. */
const ENOUGH = 3;

const number = (value: number, decimals: number, { unit }: DoubtedCell) =>
	`${value.toLocaleString('en-GB', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })}${unit === 'percent' ? '%' : ''}`;

const printed = (cell: DoubtedCell) => number(cell.value, cell.decimals, cell);

function heldOf(cell: DoubtedCell): string {
	const [low, high] = [
		number(cell.low, cell.held_decimals, cell),
		number(cell.high, cell.held_decimals, cell)
	];
	return low === high ? low : `${low} to ${high}`;
}

function where({ place, period }: DoubtedCell): string {
	const read = parsePeriod(period);
	return `for ${place}${read ? ` in ${formatPeriodShort(read)}` : ''}`;
}

const isShifted = ({ unit, middle, far, compared }: DoubtedCell) =>
	isHundredfold(middle) && far * 2 >= compared && (compared >= ENOUGH || unit === 'percent');

const timesOf = ({ value, low, high }: DoubtedCell) =>
	value > high
		? `about ${Math.round(value / high)} times the highest`
		: `the lowest is about ${Math.round(low / value)} times as much`;

function ofCell(file: string, cell: DoubtedCell): Problem {
	return {
		file,
		row: cell.source_row,
		column: null,
		rule: 'value.tenfold',
		severity: 'warning',
		message: `Row ${cell.source_row} prints ${printed(cell)} ${where(cell)} as “${cell.name}”, where ${heldOf(cell)} is held over the years: ${timesOf(cell)}. Look whether a digit, the decimal point or the column slipped.`
	};
}

function ofMeasure(file: string, cell: DoubtedCell): Problem {
	const much = cell.middle < 1 ? 'a hundredth of' : 'a hundred times';
	return {
		file,
		row: cell.source_row,
		column: null,
		rule: 'value.unit',
		severity: 'warning',
		message: `“${cell.name}” is about ${much} what is held, in ${cell.far.toLocaleString('en-GB')} of the ${cell.compared.toLocaleString('en-GB')} figures that can be compared: row ${cell.source_row} prints ${printed(cell)} ${where(cell)}, where ${heldOf(cell)} is held. It looks written in another unit. Write it in the unit of the measure, or choose the measure it is of.`
	};
}

function confirm(cells: readonly DoubtedCell[], total: number): Question[] {
	const [first] = cells;
	if (!first) return [];
	const rows = [...new Set(cells.map(({ source_row }) => source_row))];
	const one = rows.length === 1;
	const said = `${printed(first)} ${where(first)} as “${first.name}”, where ${heldOf(first)} is held`;
	return [
		{
			rule: `value.confirm:${rows.join(',')}`,
			text: one
				? `Row ${first.source_row}: ${said}. Is it right?`
				: `${rows.length.toLocaleString('en-GB')} rows have figures far from what is held; the first, row ${first.source_row}, has ${said}. Are they right?`,
			options: [
				{ option: 'keep', label: one ? 'Yes: use it' : 'Yes: use them' },
				{
					option: 'leave-out',
					label: one ? 'No: leave the row out' : 'No: leave these rows out'
				}
			],
			fallback: null,
			evidence: `${total.toLocaleString('en-GB')} ${total === 1 ? 'figure is' : 'figures are'} more than ten times the highest held of the same measure and place, or less than a tenth of the lowest.`
		}
	];
}

/**
 * What figures far from those held give to say, and in the council's own return, a paper or a table also to ask, so that none is
 * taken in silence. Of a publication only a measure that is wholly off is asked about. `sharing`: whether it is still being
 * asked if a measure's figures are shares of one, so that nothing else is said of it.
 */
export async function askDoubts(
	engine: Engine,
	staged: Staged,
	status: VintageStatus,
	sharing: (cell: Pick<DoubtedCell, 'indicator' | 'unit' | 'value'>) => boolean
): Promise<Doubted> {
	const { cells: all, total } = await findDoubts(engine, staged);
	const { file } = staged;
	const shares = new Map<string, string>();
	const cells = all.filter((cell) => !sharing(cell));
	for (const cell of all)
		if (sharing(cell) && !shares.has(cell.indicator))
			shares.set(
				cell.indicator,
				`Of the ${cell.compared} figures that can be compared with those held, ${cell.far} ${cell.far === 1 ? 'is' : 'are'} far lower: row ${cell.source_row} has ${cell.value} ${where(cell)}, where ${heldOf(cell)} is held.`
			);
	const shifted = new Map<string, DoubtedCell>();
	for (const cell of cells)
		if (isShifted(cell) && !shifted.has(cell.indicator)) shifted.set(cell.indicator, cell);
	const single = cells.filter(({ indicator }) => !shifted.has(indicator));
	const more = single.length - SAID + (cells.length === 0 ? 0 : total - all.length);
	const problems = [
		...[...shifted.values()].map((cell) => ofMeasure(file, cell)),
		...single.slice(0, SAID).map((cell) => ofCell(file, cell)),
		...(single.length > SAID
			? [
					{
						file,
						row: null,
						column: null,
						rule: 'value.tenfold',
						severity: 'warning',
						message: `${more.toLocaleString('en-GB')} more figures of ${file} are as far from what is held as the ${SAID} listed. Look at those first: the cause is often one and the same.`
					} satisfies Problem
				]
			: [])
	];
	const wholly = ({ unit, value, compared }: DoubtedCell) =>
		compared >= ENOUGH || (unit === 'percent' && value < 1);
	const asked =
		status === 'statistics'
			? cells.filter((cell) => shifted.has(cell.indicator) && wholly(cell))
			: cells;
	return { problems, questions: confirm(asked, asked.length), shares };
}
