import { date, dayOf, formatDate, lastDay, monthOf, months, yearOf } from '$lib/domain/calendar';
import type { IsoDate } from '$lib/domain/id';
import type { Indicator } from '$lib/domain/indicator';
import type { YearKind } from '$lib/domain/period';
import type { Register } from '$lib/domain/record';

/** When a measure's figures come out next after a day. */
export interface Release {
	/** The first and last day it may be: the same where a day is known. */
	readonly from: IsoDate;
	readonly to: IsoDate;
	/** `on 19 November 2026`, `in November 2026`, `about 5 December 2021`. */
	readonly when: string;
	/** Announced by its publisher, or only expected since it came out then before. */
	readonly announced: boolean;
}

/** The editions a calendar is read from: of the whole register, or of the figures at hand. */
type Editions = Pick<Register, 'vintages'>;

/** Kinds of figures that come out once a year; others have no calendar but what their source announces. */
const YEARLY: readonly YearKind[] = [
	'financial-year',
	'calendar-year',
	'academic-year',
	'snapshot',
	'january',
	'september',
	'cohort'
];

/** A publication's name so that `including adoption` and `including adoptions` are one. */
const plain = (name: string) => name.toLowerCase().replace(/s\b/g, '');

/** The days on which earlier editions of a measure's publication came out, in order. */
function editionDays(register: Editions, { source }: Indicator): readonly IsoDate[] {
	const publication = plain(source.slice(source.indexOf(', ') + 1).trim());
	return register.vintages
		.filter(
			({ status, title }) =>
				(status === 'statistics' || status === 'provisional') && plain(title).includes(publication)
		)
		.map(({ published }) => published)
		.toSorted();
}

/** A day announced as the first of a month stands for the month: sources name the month long before the day. */
function announced(day: IsoDate): Release {
	const [year, month] = [yearOf(day), monthOf(day)];
	return dayOf(day) === 1
		? {
				from: day,
				to: date(year, month, lastDay(year, month)),
				when: `in ${months[month - 1] ?? ''} ${year}`,
				announced: true
			}
		: { from: day, to: day, when: `on ${formatDate(day)}`, announced: true };
}

/** The same day of another year. */
const inYear = (day: IsoDate, year: number) =>
	date(year, monthOf(day), Math.min(dayOf(day), lastDay(year, monthOf(day))));

/** The first yearly return of a day after another: one that may fall within the month counts by its end. */
function returning(pattern: Release, after: IsoDate): Release {
	const year = yearOf(after);
	const turn = inYear(pattern.to, year) > after ? year : year + 1;
	const from = inYear(pattern.from, turn);
	const month = pattern.from !== pattern.to;
	return {
		from,
		to: month ? date(turn, monthOf(from), lastDay(turn, monthOf(from))) : from,
		when: month ? `in ${months[monthOf(from) - 1] ?? ''} ${turn}` : `about ${formatDate(from)}`,
		announced: false
	};
}

/**
 * When a measure comes out next after a day, as known on `today`: on the day its source has announced, otherwise when the edition
 * known last came out in its year, or at the time of year announced. Null for a measure that keeps to no calendar.
 */
export function nextRelease(
	register: Editions,
	measure: Indicator,
	after: IsoDate,
	today: IsoDate
): Release | null {
	const told = measure.next_update === null ? null : announced(measure.next_update);
	if (told && told.to > after && yearOf(told.to) - yearOf(after) <= 1) return told;
	if (!YEARLY.includes(measure.year_kind)) return null;
	const days = editionDays(register, measure);
	const known = days.findLast((day) => day <= today) ?? days[0];
	const pattern = known ? { from: known, to: known } : told;
	return pattern ? returning({ ...pattern, when: '', announced: false }, after) : null;
}
