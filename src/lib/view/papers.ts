import type { PaperRow } from '$lib/database/queries/papers';
import { formatDate } from '$lib/domain/calendar';
import type { PeriodId } from '$lib/domain/id';
import type { Indicator } from '$lib/domain/indicator';
import { comparePeriods, parsePeriod, type Period } from '$lib/domain/period';
import { formatPeriod, formatPeriodShort } from '$lib/domain/period-words';
import { listed } from '$lib/domain/wording';
import { roundHalfUp } from '$lib/statistics/rounding';
import { missingClause, missingSentence, missingWord } from './missing';
import { formatFigure, formatNumber } from './number';
import type { TableCell, TableView } from './table';
import { headUnit, notesOfCells } from './trend-table';

/** What the board has been told of a measure, paper by paper, beside what is held now. */
export interface PapersView {
	readonly table: TableView;
	/** A sentence for every period in which papers differ among themselves or from the figure held now, the latest first. */
	readonly differences: readonly string[];
}

interface Printed {
	readonly value: number | null;
	readonly symbol: string | null;
	readonly decimals: number;
}

/** The paper in a sentence: by its day, or by its title where that does not vouch for the day. */
export function paperName({ title, published }: Pick<PaperRow, 'title' | 'published'>): string {
	const day = formatDate(published);
	return title.includes(day) ? `paper of ${day}` : `paper “${title}”`;
}

const held = (row: PaperRow): Printed | null =>
	row.held_decimals === null
		? null
		: { value: row.held_value, symbol: row.held_symbol, decimals: row.held_decimals };

/** Whether two printed figures are not the same thing, beyond the precision they are printed to: 9.80 is 9.8. */
function differ(a: Printed | null, b: Printed | null): boolean {
	if (a === null || b === null || a.value === null || b.value === null)
		return (a?.value ?? null) !== (b?.value ?? null);
	const decimals = Math.min(a.decimals, b.decimals);
	return roundHalfUp(a.value, decimals) !== roundHalfUp(b.value, decimals);
}

function cellOf(printed: Printed | null, absent: string): TableCell {
	if (printed === null) return { text: 'No figure', reason: absent, value: null };
	const { value, symbol, decimals } = printed;
	return value === null
		? { text: missingWord(symbol), reason: missingSentence(symbol), value: null }
		: { text: formatNumber(value, decimals), reason: null, value };
}

function difference(rows: readonly PaperRow[], period: Period, { unit }: Indicator): string | null {
	const [first] = rows;
	if (!first) return null;
	const now = held(first);
	const same = rows.every((row) => !differ(row, now) && !differ(row, first));
	if (same) return null;
	const say = ({ value, decimals, symbol }: Printed) =>
		value === null ? `“${symbol}”` : formatFigure(value, decimals, unit);
	const told = rows.map((row) => `the ${paperName(row)} prints ${say(row)}`);
	const kept =
		now === null
			? 'no figure is held now'
			: now.value === null
				? `the figure held now is ${missingClause(now.symbol)}`
				: `the figure held now is ${say(now)}`;
	return `For ${formatPeriodShort(period)} ${listed(told)}; ${kept}.`;
}

/**
 * Words what papers have printed: a table with a column a paper, the earliest first, and the figure held now last. Null when no
 * paper has printed the measure.
 */
export function viewPapers(rows: readonly PaperRow[], indicator: Indicator): PapersView | null {
	if (rows.length === 0) return null;
	const papers = [...new Map(rows.map((row) => [row.vintage, row])).values()].sort(
		(a, b) => a.published.localeCompare(b.published) || a.vintage.localeCompare(b.vintage)
	);
	const periods = [...new Set(rows.map((row) => row.period))]
		.map(parsePeriod)
		.filter((period) => period !== null)
		.sort((a, b) => comparePeriods(b, a));
	const at = (period: PeriodId) => rows.filter((row) => row.period === period);
	const unit = headUnit(indicator);
	const head = (name: string) => (unit === null ? name : `${name} (${unit})`);
	const lines = periods.map((period) => {
		const printed = at(period.period);
		const [first] = printed;
		return {
			head: formatPeriod(period),
			cells: [
				...papers.map(({ vintage }) =>
					cellOf(
						printed.find((row) => row.vintage === vintage) ?? null,
						'The paper prints none for this period.'
					)
				),
				cellOf(first ? held(first) : null, 'No edition held here has one for this period.')
			],
			source: printed.map(({ publisher, title }) => `${publisher}, ${title}`).join('; '),
			retrieved: [...new Set(printed.map((row) => formatDate(row.retrieved)))].join('; ')
		};
	});
	return {
		table: {
			caption: 'As printed in board papers',
			columns: [
				'Period',
				...papers.map((paper) => head(paperName(paper).replace(/^p/, 'P'))),
				head('Held now')
			],
			rows: lines,
			notes: notesOfCells(lines)
		},
		differences: periods
			.map((period) => difference(at(period.period), period, indicator))
			.filter((sentence) => sentence !== null)
	};
}
