import { browser } from '$app/environment';
import { error } from '@sveltejs/kit';
import { parseIsoDate, type IsoDate } from '$lib/domain/id';
import type { MeetingView } from '$lib/view/meeting';
import type { MeetingFigures } from '$lib/view/meeting-figures';
import { readView } from '../../read-view';
import type { ReportsRecord } from '../../reports/reports-list';

/** A meeting as the published record has it. */
export interface LoadedMeeting {
	readonly date: IsoDate;
	/** Null where the published record has none on that day: one that was planned on this computer may be shown all the same. */
	readonly meeting: MeetingView | null;
	/** Null where its figures are to be asked of the engine. */
	readonly figures: MeetingFigures | null;
	/** The reports of the published record; null where it could not be read. */
	readonly reports: ReportsRecord | null;
}

/** Reads what the pages of one meeting show. */
export async function loadMeeting(
	text: string,
	fetch: typeof globalThis.fetch
): Promise<LoadedMeeting> {
	const date = parseIsoDate(text);
	if (!date) error(404, `“${text}” is not a day. Choose a meeting from the list of meetings.`);
	const meeting = await readView<MeetingView>(`meetings/${date}.json`, fetch);
	if (!meeting && !browser) error(404, 'No meeting of the board is recorded on this day.');
	const figures = meeting
		? await readView<MeetingFigures>(`meeting-figures/${date}.json`, fetch, false)
		: null;
	const reports = await readView<ReportsRecord>('reports.json', fetch);
	return { date, meeting, figures, reports };
}
