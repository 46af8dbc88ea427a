import { formatDate, months } from '$lib/domain/calendar';
import type { IsoDate } from '$lib/domain/id';
import { readDay, readMonth, readsAs, readSerial } from '$lib/domain/written-date';

const names = months.map((name) => `${name}|${name.slice(0, 3)}`).join('|');
const written = new RegExp(
	String.raw`\b(?:\d{4}-\d{2}-\d{2}|\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2})|(?:\d{1,2}(?:st|nd|rd|th)?[\s-]+(?:of\s+)?)?(?:${names}|sept)\b\.?,?(?:[\s-]+'?(?:\d{4}|\d{2}(?!\s*(?:[:.]\d|am|pm))))?)(?![\p{L}\d])`,
	'giu'
);

/** The days and months that a text names, as it writes them: `Monday 15 November 2021 at 2.00 pm` has one. */
export const datesIn = (text: string): readonly string[] =>
	[...text.replace(/\s+/g, ' ').matchAll(written)]
		.map(([found]) => found)
		// “may” is a word; a month alone is one only with a capital.
		.filter((found) => /\d/.test(found) || /^\p{Lu}/u.test(found));

/** The meeting a cell means, and what is doubtful about it. */
export interface MeantMeeting {
	/** Null where none can be told. */
	readonly meeting: IsoDate | null;
	/** As a sentence; null where it is sure. */
	readonly doubt: string | null;
}

const listed = (meetings: readonly IsoDate[]) =>
	meetings.length === 0 ? 'none is recorded' : meetings.map(formatDate).join(', ');

/** A day without its year, in the one year of a municipal year's meetings in which it lies. */
const withYear = (text: string, meetings: readonly IsoDate[]) => {
	const years = [...new Set(meetings.map((day) => day.slice(0, 4)))];
	const days = years.flatMap((year) => readDay(`${text} ${year}`) ?? []);
	return days.find((day) => meetings.includes(day)) ?? days[0] ?? null;
};

const inMonth = (start: string, meetings: readonly IsoDate[]) =>
	meetings.filter((day) => day.slice(0, 7) === start.slice(0, 7));

/** The month that stands in a text which is no day; null where there is none. */
function monthIn(text: string, meetings: readonly IsoDate[]): string | null {
	const [name] = text.match(new RegExp(`(?:${names}|sept)[a-z]*`, 'i')) ?? [];
	if (name === undefined) return null;
	const year = /\b(\d{4})\b/.exec(text)?.[1];
	const years = year ? [year] : [...new Set(meetings.map((day) => day.slice(0, 4)))];
	const starts = years.flatMap((each) => readMonth(`${name} ${each}`)?.start ?? []);
	return starts.find((start) => inMonth(start, meetings).length > 0) ?? starts[0] ?? null;
}

/** Which of a year's meetings a cell means, in any usual form of a day, without its year or by its month alone. */
export function meantMeeting(cell: string, meetings: readonly IsoDate[]): MeantMeeting {
	const text = cell.replace(/\s+/g, ' ').trim();
	const [found, ...more] = datesIn(text).map((each) => each.replace(/\.(?=,|\s|$)/g, ''));
	const serial = readSerial(text);
	if (found === undefined && serial === null)
		return {
			meeting: null,
			doubt: `“${text}” names no day. The meetings of this year: ${listed(meetings)}.`
		};
	const said = found ?? text;
	if (more.length > 0)
		return {
			meeting: null,
			doubt: `“${text}” names more than one day. Choose the meeting it is for.`
		};
	const day = serial ?? readDay(said) ?? (/^\d/.test(said) ? withYear(said, meetings) : null);
	if (day !== null && meetings.includes(day)) return { meeting: day, doubt: null };
	const isDay = day !== null || /^\d/.test(said);
	const start = day ?? monthIn(said, meetings);
	const near = start === null ? [] : inMonth(start, meetings);
	const [only] = near.length === 1 ? near : [];
	if (!isDay && only !== undefined) return { meeting: only, doubt: null };
	const what =
		day !== null
			? `${formatDate(day)} is no meeting of this year`
			: readsAs(said) === 'month-first'
				? `“${said}” seems to have its month first`
				: isDay
					? `“${said}” is no day of the calendar`
					: near.length > 1
						? `There is more than one meeting in ${said}`
						: `No meeting of this year is in ${said}`;
	return {
		meeting: only ?? null,
		doubt:
			only === undefined
				? `${what}. The meetings of this year: ${listed(meetings)}.`
				: `${what}; ${formatDate(only)} is the only one in that month. Is it that?`
	};
}
