import type { Event } from '$lib/domain/event';
import type { Period } from '$lib/domain/period';

/** The least share of a year that Covid restrictions filled for it to be called a Covid year: 2019/20 had nine days of them. */
const least = 0.25;

const dayOf = (text: string) => Date.parse(text) / 86_400_000;

/** Whether Covid restrictions filled a quarter of a period or more; of a figure at a day, whether they were in force. */
export const wasCovidYear = ({ start, end }: Period, events: readonly Event[]): boolean =>
	events
		.filter(({ kind }) => kind === 'covid')
		.some((event) => {
			const from = Math.max(dayOf(start), dayOf(event.start));
			const to = Math.min(dayOf(end), event.end === null ? Infinity : dayOf(event.end));
			return to >= from && to - from + 1 >= least * (dayOf(end) - dayOf(start) + 1);
		});
