import { parsePeriodLabel } from '$lib/domain/period-label';
import type { Gathering } from '../gathering';
import type { Header } from '../header';
import type { Sheet } from '../sheet';
import { isPeriod } from './across';
import type { Mapping } from './mapped-rows';
import type { TableColumn } from './mapping';

const toDate = /\b(?:ytd|year[ -]to[ -]date|cumulative|running total)\b/i;
const parts = new Set(['quarter', 'month']);

/** Names the columns of a table that no role was given to, and warns of a year to date beside its quarters. */
export function noteUnread(
	gathering: Gathering,
	file: string,
	{ row }: Pick<Header, 'row'>,
	columns: readonly TableColumn[],
	mapping: Mapping
): void {
	const { area, measure, values, period, numerator, denominator } = mapping;
	const used = new Set<unknown>([area, measure, ...values, period, numerator, denominator]);
	// A column of codes is read beside the names of places.
	const unread = columns.filter((each) => !used.has(each) && each.codes <= 0.8);
	const [first] = unread;
	if (!first) return;
	const named = unread.slice(0, 8).map(({ option }) => option.slice(0, 60));
	const more = unread.length - named.length;
	const one = unread.length === 1;
	gathering.note(
		row,
		first.option,
		'structure.other-column',
		`${file} has ${one ? 'a column that is' : 'columns that are'} not read: ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}. If ${one ? 'it holds' : 'they hold'} figures to keep, head ${one ? 'it' : 'them'} with a period, or give ${one ? 'it' : 'them'} rows of their own.`
	);
	const running = unread.find(({ name }) => toDate.test(name));
	const beside = values.some(({ name }) =>
		parts.has(parsePeriodLabel(name, 'financial-year')?.period.kind ?? '')
	);
	if (running && beside)
		gathering.warn(
			row,
			running.option,
			'period.to-date',
			`${file} has the column “${running.option}” beside quarters or months: it adds them up, and does not say to which day. It is not read. Head it with the quarter it runs to, as in “Q2 2021/22 YTD”, to keep it.`
		);
}

/** The sentence for a table whose periods stand over a second row of names, of which none can be read; null for any other. */
export function periodsOverNames(sheet: Sheet, { index, body, names }: Header): string | null {
	if (body - index !== 2) return null;
	const above = (sheet.rows[index]?.cells ?? []).map((cell) => cell.trim()).filter(isPeriod);
	const [joined] = names.flatMap((name) => {
		const period = above.find((each) => name.startsWith(`${each} `));
		return period === undefined || isPeriod(name) ? [] : [[period, name.slice(period.length + 1)]];
	});
	return joined
		? `${sheet.file} has periods over a second row of names (“${joined[0]}” over “${joined[1]}”), so a column is of a period and of a measure at once. Write it with one row of names and a row for each place and period: Area, Year, and a column for each measure such as “${joined[1]}”.`
		: null;
}
