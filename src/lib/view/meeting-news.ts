import { formatDate } from '$lib/domain/calendar';
import type { IsoDate } from '$lib/domain/id';
import type { MeetingFigure } from './meeting-figures';

const figures = (count: number) => (count === 1 ? '1 figure is' : `${count} figures are`);

/** When a meeting's figures are looked at. */
interface Standing {
	readonly date: IsoDate;
	readonly day: IsoDate;
	readonly previous: IsoDate | null;
	/** Whether the calendar's day is the demonstration's and not the reader's own. */
	readonly still: boolean;
}

/** What is new or revised since the meeting before, as sentences. */
export function newsSentences(
	rows: readonly Pick<MeetingFigure, 'news' | 'later'>[],
	standing: Standing
): string {
	const { date, day, previous, still } = standing;
	if (rows.length === 0) return 'No measure is linked to an item of this meeting.';
	const past = date < day;
	const later = rows.filter((row) => row.later).length;
	const all = later === rows.length;
	const of = all
		? later === 1
			? 'The figure'
			: `All ${later} figures`
		: `${later} of the ${rows.length} figures`;
	const were = later === 1 ? 'was' : 'were';
	const after = past
		? 'after the meeting: the board did not have them.'
		: still
			? `after ${formatDate(day)}, the day the calendar here stands at: they are not called new.`
			: '';
	const unsaid =
		later > 0 && after !== ''
			? `${of} shown ${were} published ${later === 1 ? after.replace('they are', 'it is').replace('them', 'it') : after}`
			: null;
	const count = (kind: 'new' | 'revised') => rows.filter(({ news }) => news?.kind === kind).length;
	const [fresh, revised] = [count('new'), count('revised')];
	const what =
		fresh > 0 && revised > 0
			? `${figures(fresh)} new and ${revised} revised`
			: fresh > 0
				? `${figures(fresh)} new`
				: `${figures(revised)} revised`;
	const said =
		previous === null
			? 'No earlier meeting is in the record, so nothing is called new.'
			: previous >= day
				? `The meeting before, on ${formatDate(previous)}, is still to come, so nothing is called new since.`
				: fresh + revised > 0
					? `${what} since the meeting of ${formatDate(previous)}.`
					: unsaid === null
						? `No figure is new or revised since the meeting of ${formatDate(previous)}.`
						: null;
	return [said, unsaid].filter((sentence) => sentence !== null).join(' ');
}
