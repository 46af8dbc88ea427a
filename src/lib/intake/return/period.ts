import { date, monthOf, yearOf } from '$lib/domain/calendar';
import type { FosteringTime } from '$lib/domain/fostering-stages';
import { periodBetween, type Period, type YearKind } from '$lib/domain/period';
import { parsePeriodLabel } from '$lib/domain/period-label';
import type { ReturnWord } from '$lib/domain/return-column';
import type { Gathering } from '../gathering';
import type { ReturnRow } from './row';

/** What is counted in time; `cohort` is of those who enquired in the period, `any` where the return does not say. */
export type Counting = FosteringTime | 'cohort' | 'any';

const splitting: ReadonlySet<YearKind> = new Set(['financial-year', 'academic-year', 'cohort']);

/** How a label is read: a measure by quarter, month or span may be given for a year too, which is a financial one. */
function kindFor(label: string, kind: YearKind): YearKind {
	return parsePeriodLabel(label, kind) === null ? 'financial-year' : kind;
}

function askBareYear(gathering: Gathering, label: string, row: ReturnRow): void {
	const year = Number(label);
	const short = String((year + 1) % 100).padStart(2, '0');
	const before = String(year % 100).padStart(2, '0');
	gathering.ask({
		rule: 'period.bare-year',
		text: `Does “${label}” end or begin the year?`,
		options: [
			{ option: 'ends', label: `It ends it: ${label} is ${year - 1}/${before}` },
			{ option: 'begins', label: `It begins it: ${label} is ${year}/${short}` }
		],
		fallback: null,
		evidence: `Row ${row.row} has it first. DfE labels a year by its end; many board papers label it by its start.`
	});
}

const toDate = (row: ReturnRow, period: Period): Period | null => {
	const { end } = period;
	const start = date(yearOf(end) - (monthOf(end) < 4 ? 1 : 0), 4, 1);
	return period.start < start
		? row.fault(
				'window',
				'period.to-date',
				`gives “${row.text('period')}” as a year to date, but it begins before the year does, on 1 April. Write the quarter or month the figure runs to.`
			)
		: periodBetween(start, end);
};

/**
 * The period a row's figure covers: the one in its column, its last day for what is counted on a day, or the year up to its
 * end for a year to date. Null sets the row aside: no period, or one that does not fit what is counted.
 */
export function readReturnPeriod(
	row: ReturnRow,
	gathering: Gathering,
	kind: YearKind,
	window: ReturnWord | 'unsaid',
	counting: Counting
): Period | null {
	const label = row.text('period');
	const read = kindFor(label, kind);
	if (/^(?:19|20)\d{2}$/.test(label) && splitting.has(read)) askBareYear(gathering, label, row);
	const period = gathering.period(row.row, 'period', label, read);
	if (!period) return null;
	const said = window === 'unsaid' ? (counting === 'stock' ? 'day' : 'period') : window.slug;
	const day = period.kind === 'snapshot';
	if (counting === 'any')
		return said === 'to-date'
			? toDate(row, period)
			: said === 'day'
				? periodBetween(period.end, period.end)
				: period;
	if (counting === 'stock') {
		if (said === 'day' || day) return periodBetween(period.end, period.end);
		return row.fault(
			'window',
			'period.mixed-kinds',
			`counts what there is on a day, but its window is “${row.text('window')}”. Write “last day”, or the day itself in the column period.`
		);
	}
	if ((counting === 'flow' || counting === 'cohort') && (said === 'day' || day))
		return row.fault(
			said === 'day' ? 'window' : 'period',
			'period.mixed-kinds',
			'counts what happened over a stretch of time, but names one day. Write the quarter, or the first and last day as 2021-01-01/2021-07-31.'
		);
	if (counting === 'opening' && said === 'day' && !day)
		return row.fault(
			'window',
			'period.mixed-kinds',
			'gives what a period opens with, but its window is the last day. Write “whole period”.'
		);
	if (said === 'to-date') return toDate(row, period);
	return said === 'day' ? periodBetween(period.end, period.end) : period;
}
