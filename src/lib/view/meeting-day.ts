import { formatDate, formatWeekday } from '$lib/domain/calendar';
import type { Board } from '$lib/domain/board';
import type { IsoDate } from '$lib/domain/id';
import { municipalYear } from '$lib/domain/meeting-rule';
import { writeMunicipalYear } from '$lib/domain/plan-year';
import { financialQuarter, type Period } from '$lib/domain/period';
import { offDay, workingDaysBetween } from './clear-days';
import { deadlinesOf } from './deadlines';

/** Fewer working days than these between the end of a quarter and the first deadline are too few to draw figures, write and sign off. */
export const ENOUGH_DAYS = 10;
/** Meetings nearer to one another than these days leave no time between minutes and papers. */
const CLOSE = 14;

const daysBetween = (from: IsoDate, to: IsoDate) =>
	Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

/** The quarter that ended last before a day, with its number. */
function quarterBefore(day: IsoDate): { readonly number: number; readonly period: Period } {
	const year = Number(day.slice(0, 4));
	const all = [year, year + 1].flatMap((ending) =>
		([1, 2, 3, 4] as const).map((number) => ({ number, period: financialQuarter(ending, number) }))
	);
	const ended = all.filter(({ period }) => period.end < day).at(-1);
	return ended ?? { number: 3, period: financialQuarter(year, 3) };
}

/**
 * What a board should know of a day on which to meet, as sentences: a weekend or a bank holiday, another meeting close by, a day
 * outside the municipal year, a quarter that will hardly be over. Empty where nothing speaks against it.
 *
 * @param others the board's other meetings. @param year the municipal year it is meant for; null for any.
 */
export function notesOnDay(
	board: Pick<Board, 'clear_days' | 'paper_days' | 'sign_off_days'>,
	day: IsoDate,
	others: readonly IsoDate[],
	year: string | null = null
): readonly string[] {
	const off = offDay(day);
	const near = others
		.filter((other) => other !== day && Math.abs(daysBetween(other, day)) < CLOSE)
		.map((other) => ({ other, days: Math.abs(daysBetween(other, day)) }))
		.toSorted((a, b) => a.days - b.days)[0];
	const { publish_by } = deadlinesOf(board, { meeting: day });
	const { number, period } = quarterBefore(day);
	const left = workingDaysBetween(period.end, publish_by);
	const own = municipalYear(day);
	return [
		off === 'bank holiday' ? `${formatWeekday(day)} is a bank holiday in England.` : null,
		off === 'weekend' ? `${formatWeekday(day)} is at a weekend.` : null,
		year !== null && own !== year
			? `${formatDate(day)} lies in the municipal year ${writeMunicipalYear(own)}, which runs from May to April.`
			: null,
		near
			? `The meeting of ${formatDate(near.other)} is only ${near.days} ${near.days === 1 ? 'day' : 'days'} away.`
			: null,
		left < ENOUGH_DAYS
			? `A report on Quarter ${number} would have ${left === 1 ? '1 working day' : `${left} working days`}: the quarter ends on ${formatDate(period.end)} and the papers must be public by ${formatDate(publish_by)}.`
			: null
	].filter((sentence) => sentence !== null);
}
