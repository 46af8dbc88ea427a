import { dayOf, formatDate, monthOf, months, pad, yearOf } from './calendar';
import type { IsoDate } from './id';
import type { Period } from './period';

const short = (year: number) => pad(year % 100);

/** The period in full: `Year ending 31 March 2020 (2019/20)`, `Calendar year 2016`, `31 March 2020`. */
export function formatPeriod(period: Period): string {
	const { start, end } = period;
	switch (period.kind) {
		case 'financial-year':
		case 'rolling-year':
			return `Year ending ${formatDate(end)}${period.kind === 'financial-year' ? ` (${formatPeriodShort(period)})` : ''}`;
		case 'calendar-year':
			return `Calendar year ${yearOf(start)}`;
		case 'academic-year':
			return `Academic year ${formatPeriodShort(period)}`;
		case 'quarter':
			return `${months[monthOf(start) - 1]} to ${months[monthOf(end) - 1]} ${yearOf(end)} (${formatPeriodShort(period)})`;
		case 'month':
			return `${months[monthOf(start) - 1]} ${yearOf(start)}`;
		case 'snapshot':
			return formatDate(start);
		case 'pooled-years':
			return `${yearOf(end) - yearOf(start) + (monthOf(start) === 1 ? 1 : 0)} years pooled, ${formatDate(start)} to ${formatDate(end)}`;
		case 'span':
			return `${formatDate(start)} to ${formatDate(end)}`;
	}
}

/** The period as a chart or a table head shows it: `2019/20`, `2016`, `Mar 2020`, `Q1 2021/22`. */
export function formatPeriodShort(period: Period): string {
	const { start, end } = period;
	switch (period.kind) {
		case 'financial-year':
		case 'academic-year':
			return `${yearOf(start)}/${short(yearOf(end))}`;
		case 'calendar-year':
			return String(yearOf(start));
		case 'rolling-year':
			return `year to ${shortMonth(end)} ${yearOf(end)}`;
		case 'quarter': {
			const quarter = monthOf(start) === 1 ? 4 : (monthOf(start) - 1) / 3;
			const first = quarter === 4 ? yearOf(start) - 1 : yearOf(start);
			return `Q${quarter} ${first}/${short(first + 1)}`;
		}
		case 'month':
			return `${shortMonth(start)} ${yearOf(start)}`;
		case 'snapshot':
			return `${dayOf(start)} ${shortMonth(start)} ${yearOf(start)}`;
		case 'pooled-years':
			return monthOf(start) === 1
				? `${yearOf(start)}–${short(yearOf(end))}`
				: `${yearOf(start)}/${short(yearOf(start) + 1)}–${short(yearOf(end) - 1)}/${short(yearOf(end))}`;
		case 'span':
			return `${shortMonth(start)} ${yearOf(start)} – ${shortMonth(end)} ${yearOf(end)}`;
	}
}

const shortMonth = (day: IsoDate) => (months[monthOf(day) - 1] as string).slice(0, 3);

/**
 * The period as it stands inside a sentence: `in the year ending March 2020`, `in 2016`, `at 31 March 2025`,
 * `in the quarter April to June 2021`.
 */
export function periodPhrase(period: Period): string {
	switch (period.kind) {
		case 'financial-year':
		case 'rolling-year':
			return `in the year ending ${months[monthOf(period.end) - 1]} ${yearOf(period.end)}`;
		case 'calendar-year':
			return `in ${yearOf(period.start)}`;
		case 'academic-year':
			return `in the academic year ${formatPeriodShort(period)}`;
		case 'quarter':
			return `in the quarter ${months[monthOf(period.start) - 1]} to ${months[monthOf(period.end) - 1]} ${yearOf(period.end)}`;
		case 'month':
			return `in ${months[monthOf(period.start) - 1]} ${yearOf(period.start)}`;
		case 'snapshot':
			return `at ${formatDate(period.start)}`;
		case 'pooled-years':
		case 'span':
			return `between ${formatDate(period.start)} and ${formatDate(period.end)}`;
	}
}
