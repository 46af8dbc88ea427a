import type { Engine } from '$lib/database/engine';
import { askCurrent, askPrinted } from '$lib/database/queries/printed';
import { askStood } from '$lib/database/queries/stood';
import { askTold } from '$lib/database/queries/told';
import { askTrend } from '$lib/database/queries/trend';
import type { IsoDate } from '$lib/domain/id';
import type { Register } from '$lib/domain/record';
import { viewMeetingFigures, type MeetingFigures } from '$lib/view/meeting-figures';
import { meetingQuestions } from '$lib/view/meeting-questions';

/** The measures whose figures a meeting's page shows. */
export function measuresAsked(register: Register, date: IsoDate, day: IsoDate) {
	const { linked, current } = meetingQuestions(register, date, day);
	return [...new Set([...linked, ...current])];
}

/**
 * Asks and words the figures for a meeting; null when the record has none on that day. `day` is the day the calendar is shown as at.
 * The build and the browser both make them here.
 */
export async function makeMeetingFigures(
	engine: Engine,
	register: Register,
	date: IsoDate,
	day: IsoDate
): Promise<MeetingFigures | null> {
	if (!register.meetings.some(({ meeting }) => meeting === date)) return null;
	const { geography } = register.board;
	const { previous, linked, before, cells, current } = meetingQuestions(register, date, day);
	const answers = [];
	for (const indicator of linked) {
		const answer = await askTrend(engine, { indicator, geography, neighbour_set: null });
		if (answer) answers.push(answer);
	}
	return viewMeetingFigures(register, date, day, {
		answers,
		stood:
			previous === null
				? []
				: await askStood(engine, { indicators: linked, geography, day: previous }),
		printed: await askPrinted(engine, { geography, cells }),
		told:
			previous === null
				? []
				: await askTold(engine, { indicators: before, geography, day: previous }),
		current: await askCurrent(engine, { geography, indicators: current })
	});
}
