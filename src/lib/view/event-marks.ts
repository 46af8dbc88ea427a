import type { Event } from '$lib/domain/event';
import type { Period } from '$lib/domain/period';
import type { TrendMark } from './trend';

/** Events as a time axis marks them, earliest first. */
export const eventMarks = (events: readonly Event[]): readonly TrendMark[] =>
	events
		.map(({ start, end, kind, title, detail }) => ({
			date: start,
			end,
			kind,
			title,
			detail,
			breaks: kind === 'definition' || kind === 'precision'
		}))
		.sort((a, b) => a.date.localeCompare(b.date));

/** Those of some events that fall in the time that periods cover, which are in the order of time. */
export function marksWithin(
	events: readonly Event[],
	periods: readonly Period[]
): readonly TrendMark[] {
	const [first, last] = [periods[0], periods.at(-1)];
	if (!first || !last) return [];
	return eventMarks(
		events.filter(({ start, end }) => start <= last.end && (end ?? start) >= first.start)
	);
}
