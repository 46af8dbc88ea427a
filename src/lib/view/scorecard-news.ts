import type { StoodFigure } from '$lib/database/queries/stood';
import type { TrendAnswer } from '$lib/database/queries/trend';
import { dayOf, formatDate, months, monthOf, yearOf } from '$lib/domain/calendar';
import type { IsoDate } from '$lib/domain/id';
import { withinRounding } from '$lib/statistics/rounding';
import type { Latest } from './latest';
import { missingWord } from './missing';
import { formatFigure } from './number';

/** What happened to the latest figure since the last meeting. */
export interface News {
	readonly kind: 'new' | 'revised';
	/** `New since 26 July`, `New to this record since 26 July`, `Revised since 26 July: was 4%`. */
	readonly text: string;
}

/** The meeting before, and what the record would have shown on its day. */
export interface LastMeeting {
	readonly meeting: IsoDate;
	/** The day the calendar is shown as at. */
	readonly day: IsoDate;
	/** Whether that day is the demonstration's and not the reader's own. */
	readonly still: boolean;
	readonly stood: readonly StoodFigure[];
}

/** The last meeting before a day; null when there is none. One on the day itself is yet to come. */
export const meetingBefore = (meetings: readonly IsoDate[], day: IsoDate): IsoDate | null =>
	meetings
		.filter((meeting) => meeting < day)
		.toSorted()
		.at(-1) ?? null;

const dayMonth = (meeting: IsoDate, day: IsoDate) =>
	yearOf(meeting) === yearOf(day)
		? `${dayOf(meeting)} ${months[monthOf(meeting) - 1]}`
		: formatDate(meeting);

const publishedOf = (answer: TrendAnswer, latest: Latest | null) =>
	answer.vintages.find((each) => each.vintage === latest?.row?.vintage)?.published ?? null;

/**
 * Whether the latest figure's edition is from after the day the calendar is shown as at. A demonstration's calendar stands still
 * while its figures are the latest published: seen from its day such a figure is not new, it is not there yet.
 */
export function isFromLater(answer: TrendAnswer, latest: Latest | null, last: LastMeeting) {
	const published = publishedOf(answer, latest);
	return published !== null && published > last.day;
}

/**
 * What an edition published after the last meeting, and by the calendar's day, made of the latest figure: `new` where no edition
 * had it by then or the one that did printed a mark, `revised` where it differs by more than the two roundings. Where the record
 * held nothing of the measure by then, the figure is new to the record: its publisher may have printed it before. Null where
 * nothing changed, and where there was no meeting.
 */
export function newsOf(
	answer: TrendAnswer,
	latest: Latest | null,
	last: LastMeeting | null
): News | null {
	const row = latest?.row ?? null;
	const published = publishedOf(answer, latest);
	if (!last || !latest || row === null || published === null) return null;
	if (published <= last.meeting || published > last.day) return null;
	const { indicator, unit } = answer.indicator;
	const before = last.stood.find(
		(each) => each.indicator === indicator && each.period === latest.period.period
	);
	const since = `since ${dayMonth(last.meeting, last.day)}`;
	if (!before) {
		const held = last.stood.some((each) => each.indicator === indicator);
		return { kind: 'new', text: held ? `New ${since}` : `New to this record ${since}` };
	}
	if (before.value === null)
		return row.value === null
			? null
			: { kind: 'new', text: `New ${since}: was ${missingWord(before.symbol).toLowerCase()}` };
	const earlier = { value: before.value, decimals: before.decimals };
	if (row.value !== null && withinRounding(earlier, { value: row.value, decimals: row.decimals }))
		return null;
	const was = formatFigure(before.value, before.decimals, unit);
	return { kind: 'revised', text: `Revised ${since}: was ${was}` };
}

const figures = (count: number) => (count === 1 ? '1 figure is' : `${count} figures are`);

/** How many figures are new or revised since the last meeting, and what cannot be said, as sentences; null when no meeting was before. */
export function newsSentence(
	rows: readonly { readonly news: News | null; readonly later: boolean }[],
	last: LastMeeting | null
): string | null {
	if (!last) return null;
	const count = (kind: News['kind']) => rows.filter(({ news }) => news?.kind === kind).length;
	const [fresh, revised] = [count('new'), count('revised')];
	const later = rows.filter((row) => row.later).length;
	const since = `since the meeting of ${formatDate(last.meeting)}`;
	const said =
		fresh > 0 && revised > 0
			? `${figures(fresh)} new and ${revised} revised ${since}.`
			: fresh > 0
				? `${figures(fresh)} new ${since}.`
				: revised > 0
					? `${figures(revised)} revised ${since}.`
					: `No figure is new or revised ${since}.`;
	if (later === 0) return said;
	const where = last.still ? 'The calendar here stands at' : 'Today is';
	const all = rows.length === 2 ? 'both figures' : `all ${later} figures`;
	const of =
		later < rows.length
			? `${later} of the ${rows.length} figures`
			: later === 1
				? 'the figure'
				: all;
	const were =
		later === 1
			? 'was published after it: it is not called new.'
			: 'were published after it: they are not called new.';
	const unsaid = `${where} ${formatDate(last.day)}, and ${of} shown ${were}`;
	return fresh + revised === 0 ? unsaid : `${said} ${unsaid}`;
}
