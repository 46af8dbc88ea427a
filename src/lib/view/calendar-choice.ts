import { parseIsoDate, type IsoDate } from '$lib/domain/id';
import {
	datesByRule,
	municipalYear,
	parseMeetingRule,
	writeMeetingRule,
	type MeetingRule
} from '$lib/domain/meeting-rule';
import type { CalendarView } from './calendar';

/** What the link to the calendar chooses. */
export interface CalendarChoice {
	/** The municipal year shown, `2022-23`. */
	readonly year: string;
	/** The rule days are proposed by; null where the board has none and the link gives none. */
	readonly rule: MeetingRule | null;
	/** The days proposed, as the rule gives them or as they were adjusted by hand. */
	readonly days: readonly IsoDate[];
	/** Whether the days were adjusted by hand. */
	readonly adjusted: boolean;
	/** What of the link cannot be followed, as sentences. */
	readonly complaints: readonly string[];
}

/** Reads a municipal year as links write it, two years that follow one another; null for anything else. */
function parseYear(text: string): string | null {
	const [, first = '', second = ''] = /^(20\d{2})-(\d{2})$/.exec(text) ?? [];
	return first !== '' && (Number(first) + 1) % 100 === Number(second) ? text : null;
}

/** The municipal year after one. */
export function yearAfter(year: string): string {
	const first = Number(year.slice(0, 4)) + 1;
	return `${first}-${String((first + 1) % 100).padStart(2, '0')}`;
}

/** The municipal year to plan next: the one after the last that has a meeting, but none that is over. */
export function yearToPlan({ years }: Pick<CalendarView, 'years'>, day: IsoDate): string {
	const now = municipalYear(day);
	const last = years.at(-1);
	return last === undefined || last < now ? now : yearAfter(last);
}

/** The municipal years to choose from beside the one shown: those with meetings, the one to plan, and always one to come. */
export const yearsOffered = (
	view: Pick<CalendarView, 'years'>,
	shown: string,
	day: IsoDate
): readonly string[] =>
	[
		...new Set([...view.years, shown, yearToPlan(view, day), yearAfter(municipalYear(day))])
	].toSorted();

/** The days by rule that are still to come, in months that have no meeting yet: one set by hand on another day counts. */
const free = (view: CalendarView, rule: MeetingRule | null, year: string, today: IsoDate) =>
	rule === null
		? []
		: datesByRule(rule, year).filter(
				(day) =>
					day >= today &&
					view.meetings.every(({ meeting }) => meeting.slice(0, 7) !== day.slice(0, 7))
			);

const cut = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

/** What a link chooses; `query` null for a page as it was built. `day` is the calendar's. */
export function readCalendarChoice(
	view: CalendarView,
	query: URLSearchParams | null,
	day: IsoDate
): CalendarChoice {
	const complaints: string[] = [];
	const now = municipalYear(day);
	const usual = view.years.includes(now) ? now : (view.years.findLast((each) => each > now) ?? now);
	const asked = query?.get('year') ?? null;
	const year = asked === null ? usual : (parseYear(asked) ?? usual);
	if (asked !== null && parseYear(asked) === null)
		complaints.push(`“${cut(asked)}” is no municipal year: write it like 2022-23.`);
	const written = query?.get('rule') ?? null;
	const given = written === null ? null : parseMeetingRule(written);
	const rule = given ?? view.rule;
	if (written !== null && given === null)
		complaints.push(`“${cut(written)}” is no rule: write it like third Monday of May, July.`);
	const list = query?.get('days') ?? null;
	const texts = (list ?? '').split(',').filter((text) => text !== '');
	const read = texts.map(parseIsoDate);
	const bad = texts.find((_, place) => read[place] === null);
	if (bad !== undefined)
		complaints.push(`“${cut(bad)}” is no day of the calendar and is left out.`);
	const days = [...new Set(read.filter((each) => each !== null))].slice(0, 24).toSorted();
	return {
		year,
		rule,
		days: list === null ? free(view, rule, year, day) : days,
		adjusted: list !== null,
		complaints
	};
}

/** A link's query for a choice, without its question mark: the rule only where it is not the board's, the days only where adjusted. */
export function writeCalendarChoice(
	view: CalendarView,
	{ year, rule, days, adjusted }: Omit<CalendarChoice, 'complaints'>
): string {
	const query = new URLSearchParams({ year });
	const own = view.rule === null ? '' : writeMeetingRule(view.rule);
	if (rule !== null && writeMeetingRule(rule) !== own) query.set('rule', writeMeetingRule(rule));
	if (adjusted) query.set('days', days.join(','));
	return query.toString();
}
